"""Which event is which: the rule, and what holds for any two codings."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from habeas.agreement.coding import Coding
from habeas.agreement.double_coding import DoubleCoding, compare
from habeas.agreement.matching import Pair, pair_up
from tests.agreement.codings import CODINGS, SENTENCES, TEXT, coding, event


def kinds(pairs: list[Pair]) -> list[tuple[str | None, str | None]]:
    return [(p.a.type if p.a else None, p.b.type if p.b else None) for p in pairs]


def paired(a: Coding, b: Coding) -> DoubleCoding:
    return compare("note", a, b)


def test_events_of_one_type_in_a_sentence_are_one_event() -> None:
    a = event("release", "released", subject=("Ivo Maltin",))
    b = event("release", "the next day", subject=("Maltin",))
    assert kinds(pair_up([a], [b], SENTENCES)) == [("release", "release")]


def test_events_of_one_type_in_two_sentences_are_two() -> None:
    second = event("arrest", "arrested again")
    pairs = pair_up([event("arrest", "arrested Ivo")], [second], SENTENCES)
    assert kinds(pairs) == [("arrest", None), (None, "arrest")]


def test_the_nearest_triggers_come_first() -> None:
    near, far = event("torture", "Guards beat"), event("torture", "her.")
    [first, second] = pair_up([near], [far, near], SENTENCES)
    assert (first.a, first.b) == (near, near)
    assert (second.a, second.b) == (None, far)


def test_of_one_trigger_told_of_two_people_each_is_paired_with_the_same_person() -> None:
    ivo, lidia = (
        event("sentence", "sentenced", subject=(name,)) for name in ("Ivo Maltin", "Lidia Sorn")
    )
    pairs = pair_up([ivo, lidia], [lidia, ivo], SENTENCES)
    assert all(pair.a == pair.b for pair in pairs)


def test_overlapping_triggers_of_two_types_are_one_event_with_two_types() -> None:
    a, b = event("torture", "Guards beat her"), event("assault", "beat")
    assert kinds(pair_up([a], [b], SENTENCES)) == [("torture", "assault")]


def test_a_passage_without_a_trigger_is_no_second_type_of_what_stands_in_it() -> None:
    passage = event("release", "He was released the next day", has_trigger=False)
    pairs = pair_up([passage], [event("trial", "released")], SENTENCES)
    assert Counter(kinds(pairs)) == Counter([("release", None), (None, "trial")])


@given(CODINGS, CODINGS)
def test_each_event_of_each_coder_is_in_one_pair(a: Coding, b: Coding) -> None:
    pairs = paired(a, b).pairs
    assert Counter(pair.a for pair in pairs if pair.a) == Counter(a.events)
    assert Counter(pair.b for pair in pairs if pair.b) == Counter(b.events)


@given(CODINGS, CODINGS)
def test_the_pairs_are_the_same_when_the_coders_change_places(a: Coding, b: Coding) -> None:
    turned = Counter((pair.b, pair.a) for pair in paired(b, a).pairs)
    assert Counter((pair.a, pair.b) for pair in paired(a, b).pairs) == turned


@given(CODINGS)
def test_a_coder_is_paired_with_themself_event_by_event(a: Coding) -> None:
    assert all(pair.a == pair.b for pair in paired(a, a).pairs)


def test_the_sentences_of_an_annotation_are_taken_and_gaps_are_filled() -> None:
    partly = Coding(coding().path, TEXT, (event("appeal", "upheld"),), SENTENCES[:3])
    double = compare("note", partly, coding(event("arrest", "arrested")))
    assert double.sentences[:3] == SENTENCES[:3]
    assert "upheld" in double.sentence(partly.events[0]).of(TEXT)
