"""Readings of every shape, for the properties that hold for each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from habeas.record import (
    Case,
    Count,
    DateBasis,
    Entity,
    EntityKind,
    Event,
    Mention,
    MentionForm,
    Modality,
    Participant,
    PeriodBasis,
    Precision,
    Reading,
    Role,
    Source,
    State,
    Status,
)
from habeas.spans import Quote

# Plain words and all that is awkward: markup, formulas, terminal codes, wide and turning letters.
AWKWARD = [
    *(
        "",
        "=1+1",
        "-2",
        "@SUM(A1)",
        "\tx",
        "\r\n",
        "a;b,c\"d'",
        "“disorder”",
        "警察は逮捕した",
        "🚨",
    ),
    *("</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "\x1b[2J", "\u202etxt.exe"),
]
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(AWKWARD))
DATES = st.one_of(st.none(), st.sampled_from("2012-01-23 2012 2005/.. ../2005 201X".split()), WORDS)


def _one_of(words: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(words))


def _or_none(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _list(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


# Made once, without their places in a text, which are drawn when there is a text.
IDS = ("p1", "p2", "p3")
COUNTRIES = st.sampled_from([None, "KAZ", "XXX"])
NOWHERE = Quote(0, 0, "")
SOURCES = st.builds(
    Source,
    id=WORDS,
    name=st.just(""),
    media_type=WORDS,
    text=st.text(min_size=1, max_size=60),
    blocks=st.just(()),
    title=_or_none(WORDS),
    publisher=_or_none(WORDS),
    author=_or_none(WORDS),
    published=DATES,
    period=DATES,
    period_basis=_or_none(_one_of(PeriodBasis)),
    country=COUNTRIES,
    language=_or_none(WORDS),
    warnings=st.just(()),
)
ENTITIES = st.builds(
    Entity,
    id=st.just(""),
    kind=_one_of(EntityKind),
    name=WORDS,
    other_names=_list(WORDS),
    descriptions=_list(WORDS),
    designations=_list(WORDS),
    count=_or_none(st.builds(Count, _or_none(st.integers(0)), _one_of(Precision))),
    country=COUNTRIES,
    mentions=st.just(()),
)
EVENTS = st.builds(
    Event,
    id=st.just(""),
    type=st.one_of(st.sampled_from(["release", "arrest", "death_in_custody"]), WORDS),
    trigger=st.just(NOWHERE),
    passage=st.just(NOWHERE),
    date=DATES,
    date_basis=_or_none(_one_of(DateBasis)),
    participants=_list(st.builds(Participant, _one_of(Role), st.sampled_from(IDS))),
    place=st.sampled_from([None, *IDS]),
    destination=st.sampled_from([None, *IDS]),
    charges=_list(WORDS),
    term=_or_none(st.one_of(st.sampled_from(["P7Y6M", "life", "P3Y/P5Y"]), WORDS)),
    outcome=_or_none(WORDS),
    modality=_one_of(Modality),
    attributed_to=st.sampled_from([None, *IDS]),
    section=_or_none(WORDS),
    confidence=st.floats(0, 1),
    cue=WORDS,
)
STATUSES = st.builds(
    Status, st.just("2012-12-31"), _one_of(State), DATES, _or_none(WORDS), st.just(())
)
FORMS = _one_of(MentionForm)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading as it comes back from JSON: without the file's name and the blocks."""
    source = draw(SOURCES)
    entities = [replace(draw(ENTITIES), id=one, mentions=_mentions(draw, source)) for one in IDS]
    events = [
        replace(
            event,
            id=f"e{number}",
            trigger=_quote(draw, source),
            passage=_quote(draw, source),
            date_text=_quote(draw, source) if event.date else None,
        )
        for number, event in enumerate(draw(_list(EVENTS)), 1)
    ]
    case = Case("c1", "p1", entities[0].name, tuple(events), draw(STATUSES))
    case = replace(case, status=replace(case.status, basis=case.events))
    return Reading(source, tuple(entities), tuple(events), (case,), draw(_list(WORDS)))


def _mentions(draw: st.DrawFn, source: Source) -> tuple[Mention, ...]:
    quotes = [_quote(draw, source) for _ in range(draw(st.integers(0, 2)))]
    return tuple(Mention(q.start, q.end, q.text, draw(FORMS)) for q in quotes)


def _quote(draw: st.DrawFn, source: Source) -> Quote:
    place = st.integers(0, len(source.text))
    start, end = sorted((draw(place), draw(place)))
    return Quote.from_text(source.text, start, end)
