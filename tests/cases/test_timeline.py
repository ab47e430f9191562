"""The order of a timeline: texts with marks, and what must hold for any events."""

from __future__ import annotations

import random
from bisect import bisect_right
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.cases.timeline import in_order
from habeas.language import edtf
from habeas.record import Event
from tests.cases.marked import events_of, read, triggers


def order_of(marked: str, *, one_life: bool = True) -> str:
    source, events = read(marked)
    starts = [block.start for block in source.blocks]
    timeline = in_order(
        events, lambda event: bisect_right(starts, event.trigger.start), one_life=one_life
    )
    return " ".join(triggers(timeline))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # Dates are stronger than the telling.
        ("[release 2012-03]. [sentence 2011-08].", "sentence release"),
        ("[arrest 2012-05-03|a]. [arrest 2012-05-02|b].", "b a"),
        ("[torture 2012|a]. [torture 2005/..|b].", "b a"),
        # A search is thought to come before the charge, and follows the arrest told before it.
        ("[arrest 2012-01-23|arrested] on [charge 2012-01-23|charges]. Also [search|searched].",
         "arrested searched charges"),
        # A detention is thought to come before the trial, but not one that goes on.
        ("[sentence 2011|sentenced]. She [detention|remained in] jail. After a [trial 2011-02].",
         "trial sentenced remained in"),
        ("She was [detention|detained]. She was [sentence 2011|sentenced].", "detained sentenced"),
        # An inquiry follows what it is about.
        ("An [investigation|inquiry] went on in the case of Brask, [disappearance 2003|abducted].",
         "abducted inquiry"),
        # A wide date gives way to what is known of its events.
        ("In 2012 she was [arrest 2012|arrested]. She was [charge 2012-03-03|charged].",
         "arrested charged"),
        ("She was [charge 2012-03-03|charged]. In 2012 she was [trial 2012|tried].",
         "charged tried"),
        ("[trial 2012]. [charge 2012-03-03].", "charge trial"),
        ("[arrest 2012-03]\n[release 2012]", "arrest release"),
        # The order of telling places what has no date, inside a scene.
        ("[arrest 2012-01-23], [torture], [conviction 2012-10-08].", "arrest torture conviction"),
        ("[threat 2012-01], [assault], [threat 2012-10|again].", "threat assault again"),
        ("[search 2012-01-23] and [arrest 2012-01-23].", "search arrest"),
        # A scene that opens without a date follows what was told just before.
        ("[arrest 2012-01-23]. [release 2012-03].\n[threat]. [search 2012-05].",
         "arrest release threat search"),
        ("[threat].\n[arrest 2012-01-23].", "arrest threat"),
        # The logic of proceedings is stronger than the telling.
        (("The court [appeal/upheld 2012-11|upheld] the verdict. He was [sentence|sentenced] and"
          " [arrest|arrested]."), "arrested sentenced upheld"),
        ("He was [sentence 2012-10-08|sentenced]. His [trial] had been unfair.", "trial sentenced"),
        ("[release 2012-03].\nShe was [sentence|sentenced].", "sentenced release"),
        ("[confiscation 2012-10-08] [sentence 2012-10-08] [conviction 2012-10-08]",
         "conviction sentence confiscation"),
        # A release before the verdict is not the end; after an end, proceedings begin anew.
        ("He was [arrest 2012-01|arrested], [release|freed] on bail, and [sentence 2012-09|fined].",
         "arrested freed fined"),
        ("[sentence 2009]. [release 2011]. He was then [charge|charged].",
         "sentence release charged"),
        (("[arrest 2012-02]. [charge]. He had been [sentence 2009|sentenced] and"
          " [release 2010|released]."), "sentenced released arrest charge"),
        (("He was [deportation 2012-04|deported]. He was [arrest|arrested] at the airport and"
          " [sentence|jailed]."), "deported arrested jailed"),
        (("The court [appeal/overturned 2012-04|quashed] his [sentence 2011]. He was"
          " [sentence|sentenced] again."), "sentence quashed sentenced"),
        ("[release 2012-05]. He was [charge|charged] with libel.", "charged release"),
        ("[release 2012-05]. [charge 2012-06]. [trial].", "release charge trial"),
        (("He was [arrest 2012-04-26|arrested], [release 2012-06-17|freed], and his [detention] was"
          " unlawful."), "arrested detention freed"),
        (("They had [arrest 1992|arrested] him and passed him to others, who [sentence|sentenced]"
          " him. He was [release 2012-03|freed]."), "arrested sentenced freed"),
        # What was only asked for, or did not happen, has no stage.
        ("They asked for his [release ?requested|release]. He was [charge|charged].",
         "release charged"),
        # Words turn the telling round.
        (("She was [release 2012-03|freed] after a prosecutor [complaint|complained]. She had been"
          " [sentence 2011-08|sentenced]."), "sentenced complained freed"),
        ("He was [threat|threatened]. He had been [assault|beaten] and [threat|warned].",
         "beaten warned threatened"),
        ("He [death_in_custody 2012-05|died] after being [torture|beaten].", "beaten died"),
        ("Before being [deportation 2012-05|deported], he was [torture|beaten].",
         "beaten deported"),
        ("He was [arrest 2012-05|arrested] after a rally and [torture|beaten].", "arrested beaten"),
        ("He was [arrest 2012-05|arrested], after which he was [torture|beaten].",
         "arrested beaten"),
        # Nothing happens to a person after death, but an inquiry.
        ("He [death_in_custody 2012-05|died].\n[torture]. [arrest].", "torture arrest died"),
        ("[killing 2012-05]. [investigation/opened].", "killing investigation"),
    ],
)  # fmt: skip
def test_events_stand_in_the_order_in_which_they_happened(marked: str, expected: str) -> None:
    assert order_of(marked) == expected


def test_of_a_group_some_are_killed_and_others_arrested() -> None:
    assert order_of("[killing 2012-05]. [arrest].", one_life=False) == "killing arrest"


def test_a_tie_of_dates_and_stages_is_decided_by_the_text() -> None:
    told = events_of("[ban 2012-05|a]\n[closure 2012-05|b]\n[ban 2012-05|c]")
    assert triggers(in_order(told[::-1], lambda event: event.trigger.start)) == ["a", "b", "c"]


KINDS = (
    "arrest", "search", "detention", "charge", "trial", "conviction", "sentence", "appeal/upheld",
    "appeal/overturned", "release", "pardon", "execution", "killing", "torture", "threat",
    "investigation/opened", "charge/dropped", "deportation", "extradition/requested", "own_type",
)  # fmt: skip
days = st.integers(0, 1500).map(lambda n: (date(2009, 1, 1) + timedelta(n)).isoformat())
dates = st.one_of(
    st.just(""),
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    days.map(lambda day: f"{day[:7]}~"),
    days.map(lambda day: f"{day[:4]}/.."),
    days.map(lambda day: f"/{day}"),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(days, days).map(lambda pair: "{" + ",".join(sorted(pair)) + "}"),
)
joints = st.sampled_from([" ", ". ", "\n", " after ", ". He had been ", ", and ", " before "])
threads = st.lists(st.tuples(st.sampled_from(KINDS), dates, joints), max_size=14).map(
    lambda told: "".join(f"[{kind} {day}]{joint}" for kind, day, joint in told)
)


def scene_of(event: Event) -> int:
    return event.passage.start


@settings(deadline=None)
@given(threads, st.randoms(use_true_random=False), st.booleans())
def test_the_order_in_which_events_are_given_does_not_matter(
    marked: str, chance: random.Random, one_life: bool
) -> None:
    told = events_of(marked)
    shuffled = chance.sample(told, len(told))
    timeline = in_order(told, scene_of, one_life=one_life)
    assert in_order(shuffled, scene_of, one_life=one_life) == timeline
    assert sorted(event.id for event in timeline) == sorted(event.id for event in told)


@settings(deadline=None)
@given(threads)
def test_what_is_certainly_earlier_comes_first(marked: str) -> None:
    timeline = in_order(events_of(marked), scene_of)
    for place, later in enumerate(timeline):
        for earlier in timeline[:place]:
            if later.date and earlier.date:
                assert not edtf.latest(later.date) < edtf.earliest(earlier.date)


@settings(deadline=None)
@given(st.lists(days, max_size=10))
def test_full_dates_alone_decide(told: list[str]) -> None:
    events = events_of(" ".join(f"[own_type {day}]" for day in told))
    assert [event.date for event in in_order(events, scene_of)] == sorted(told)


def test_a_case_of_a_thousand_events_is_put_in_order_at_once() -> None:
    chance = random.Random(7)  # noqa: S311 -- the same thousand each time
    marked = "".join(
        f"[{chance.choice(KINDS)} {chance.choice(['', '2012', '2012-05', '2011-03-04'])}]. "
        for _ in range(1000)
    )
    assert len(in_order(events_of(marked), scene_of)) == 1000
