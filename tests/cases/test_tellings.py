"""The order of what several sources tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from habeas.cases import Telling, in_order_across
from tests.cases.marked import events_of


def tellings(*reports: tuple[str, int]) -> list[Telling]:
    """Marked texts of reports, each with the year it covers; ids are unique to a report."""
    return [
        Telling(replace(event, id=f"r{number}.{event.id}"), 0, number, date(year, 12, 31))
        for number, (marked, year) in enumerate(reports)
        for event in events_of(marked)
    ]


def order_of(told: list[Telling]) -> str:
    return " ".join(event.trigger.text for event in in_order_across(told))


def test_places_in_two_texts_are_not_compared() -> None:
    told = tellings(
        ("A long way into a text that tells much else, she was [arrest|arrested].", 2011),
        ("[threat|Threatened].", 2012),
    )
    assert order_of(told) == order_of(told[::-1]) == "arrested Threatened"


def test_what_an_earlier_report_tells_came_before_what_a_later_one_dates() -> None:
    told = tellings(("[assault 2013-02|beaten]", 2013), ("[threat|threatened]", 2012))
    assert order_of(told) == "threatened beaten"


def test_what_was_only_feared_by_then_has_no_day_by_which_it_had_happened() -> None:
    told = tellings(("[assault 2013-02|beaten]", 2013), ("[deportation ?possible|deport]", 2012))
    assert order_of(told) == "beaten deport"


def test_the_logic_of_proceedings_holds_across_sources() -> None:
    told = tellings(
        ("The court [appeal/upheld|upheld] it.", 2012), ("She was [arrest|arrested].", 2012)
    )
    assert order_of(told) == "arrested upheld"


def test_the_words_of_each_source_speak_for_an_event_that_two_tell() -> None:
    first, second = "He was [threat|threatened] and [assault|beaten].", "[dismissal|Dismissed]."
    (threat, assault), (dismissal,) = events_of(first), events_of(second)
    later = events_of("[assault|x]. He was then [dismissal|y].")
    told = [
        Telling(threat, 0, 0, date(2012, 12, 31)),
        Telling(replace(assault, id="a"), 0, 0, date(2012, 12, 31)),
        Telling(replace(dismissal, id="d"), 0, 1, date(2012, 12, 31)),
        Telling(replace(later[0], id="d2"), 1, 1, date(2012, 12, 31)),
        Telling(replace(later[0], id="a"), 0, 2, date(2012, 12, 31)),
        Telling(replace(later[1], id="d"), 0, 2, date(2012, 12, 31)),
    ]
    line = [event.trigger.text for event in in_order_across(told)]
    assert line.index("beaten") < line.index("Dismissed")
    assert line.count("beaten") == 1
