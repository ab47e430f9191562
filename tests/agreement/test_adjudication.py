"""Adjudication: nothing is lost, nothing is asked twice, nothing undecided becomes gold."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from habeas.agreement.adjudication import Gold, Hands, adjudicate
from habeas.agreement.annotation_form import read_annotation
from habeas.agreement.coded_event import CodedEvent
from habeas.agreement.coding import Coding
from habeas.agreement.decisions import COLUMNS, Decision, problems_of, write_decisions
from habeas.agreement.disagreements import Disagreement, disagreements
from habeas.agreement.double_coding import compare
from habeas.codebook import load_codebook
from tests.agreement.codings import CODINGS, TEXT, coding, event

BOOK = load_codebook()
HANDS = Hands("Ana", "Ben", "Cleo")
TAKE_ALL = {"event": "", "type": "both"}  # "" stands for whoever has the event


def decide(listed: list[Disagreement], said: dict[str, str]) -> dict[str, Decision]:
    """The same decision for every row of a slot; A where nothing is said."""
    decided = {}
    for row, one in enumerate(listed, 2):
        choice = said.get(one.slot, "A") or one.cause[-1]
        decided[one.key] = Decision(row, choice, "so it is")
    return decided


def gold_of(a: Coding, b: Coding, said: dict[str, str]) -> tuple[Gold, list[str]]:
    texts = [compare("note", a, b)]
    listed = disagreements(texts)
    [gold], problems = adjudicate(texts, listed, decide(listed, said), BOOK, HANDS)
    return gold, problems


def events_of(gold: Gold) -> tuple[CodedEvent, ...]:
    """The gold, read back as an annotation."""
    return read_annotation(Path("gold.json"), gold.annotation, gold.text, BOOK).events


@given(CODINGS)
def test_a_coder_adjudicated_with_themself_stays_the_same(a: Coding) -> None:
    assert disagreements([compare("note", a, a)]) == []
    gold, problems = gold_of(a, a, {})
    assert problems == []
    told = [replace(one, core=one.core is not False) for one in a.events]
    assert Counter(events_of(gold)) == Counter(told)


@given(CODINGS, CODINGS)
def test_no_event_of_either_coder_is_lost(a: Coding, b: Coding) -> None:
    gold, problems = gold_of(a, b, TAKE_ALL)
    assert problems == []
    double = compare("note", a, b)
    assert gold.events == sum(
        2 if pair.a and pair.b and pair.a.type != pair.b.type else 1 for pair in double.pairs
    )
    told = Counter((one.type, double.sentence(one)) for one in events_of(gold))
    for coder in (a, b):
        theirs = Counter((one.type, double.sentence(one)) for one in coder.events)
        assert theirs - told == Counter()


@given(CODINGS, CODINGS)
def test_each_row_has_a_key_of_its_own(a: Coding, b: Coding) -> None:
    listed = disagreements([compare("note", a, b)])
    assert len({one.key for one in listed}) == len(listed)
    rows = list(csv.DictReader(io.StringIO(write_decisions(listed).removeprefix("\ufeff"))))
    assert [row["key"] for row in rows] == [one.key for one in listed]
    assert all(tuple(row) == COLUMNS for row in rows)


A = coding(event("torture", "beat", agent=("Guards",), date="2013-10"))
B = coding(event("assault", "beat", agent=("Osk District Court",)))


def test_what_was_decided_is_taken() -> None:
    said = {"type": "B", "agent": "guards", "date": "none"}
    gold, problems = gold_of(A, B, said)
    assert problems == []
    [one] = events_of(gold)
    assert (one.type, one.agent, one.date) == ("assault", ("Guards",), None)
    assert gold.annotation["events"][0]["decided"] == ["type", "date", "agent"]
    history = gold.annotation["coding"]
    assert history["coders"] == {"A": "Ana", "B": "Ben"}
    assert history["adjudicator"] == "Cleo"
    first = history["decisions"][0]
    assert (first["slot"], first["decision"], first["reason"]) == ("type", "B", "so it is")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"agent": "the militia"}, "row 4: 'the militia' does not stand in the text"),
        ({"type": "beating"}, "row 2: 'beating' is none of A, B, both, neither, nor a type"),
        ({"date": "10/2013"}, "row 3: date '10/2013' is not EDTF"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_row(said: dict[str, str], line: str) -> None:
    _, [problem] = gold_of(A, B, said)
    assert problem.startswith(line)


def test_an_outcome_must_go_with_the_type_that_is_decided() -> None:
    a = coding(event("appeal", "upheld", outcome="upheld"))
    b = coding(event("ruling", "upheld"))
    assert gold_of(a, b, {"type": "A", "outcome": "A"})[1] == []
    _, [problem] = gold_of(a, b, {"type": "B", "outcome": "A"})
    assert problem == "row 3: outcome 'upheld': ruling has no outcomes"


def test_what_is_not_decided_is_told_a_line_each() -> None:
    listed = disagreements([compare("note", A, B)])
    decided = decide(listed, {})
    decided[listed[1].key] = Decision(3, "")
    decided["k0"] = Decision(9, "A")
    del decided[listed[2].key]
    assert [line.split(":")[0] for line in problems_of(listed, decided)] == [
        "row 9",
        "row 3",
        "has no row for disagreement 3 (agent of torture “beat” in note)",
    ]


@pytest.mark.parametrize("kept", ["both", "neither"])
def test_where_both_events_are_kept_or_none_their_slots_need_no_decision(kept: str) -> None:
    texts = [compare("note", A, B)]
    listed = disagreements(texts)
    decided = {one.key: Decision(row, "") for row, one in enumerate(listed, 2)}
    decided[listed[0].key] = Decision(2, kept)
    assert problems_of(listed, decided) == []
    [gold], problems = adjudicate(texts, listed, decided, BOOK, HANDS)
    assert (problems, gold.events) == ([], 2 if kept == "both" else 0)


def test_an_event_of_one_coder_is_taken_left_out_or_optional() -> None:
    only = coding(event("release", "free her"))
    assert len(events_of(gold_of(only, coding(), {"event": "A"})[0])) == 1
    assert events_of(gold_of(only, coding(), {"event": "B"})[0]) == ()
    [optional] = events_of(gold_of(only, coding(), {"event": "optional"})[0])
    assert optional.core is False


def test_of_names_that_agree_the_fuller_one_is_taken_and_the_shorter_trigger() -> None:
    a = coding(event("arrest", "arrested Ivo Maltin", subject=("Ivo Maltin", "Sorn")))
    b = coding(event("arrest", "arrested", subject=("Lidia Sorn", "Maltin")))
    [one] = events_of(gold_of(a, b, {})[0])
    assert one.subject == ("Ivo Maltin", "Lidia Sorn")
    assert one.words.of(TEXT) == "arrested"


def test_what_one_word_tells_of_several_people_stays_in_its_order() -> None:
    told = [
        event("sentence", "sentenced", subject=(name,)) for name in ("Lidia Sorn", "Ivo Maltin")
    ]
    gold, _ = gold_of(coding(*told), coding(*reversed(told)), {})
    assert [one.subject for one in events_of(gold)] == [("Lidia Sorn",), ("Ivo Maltin",)]


def naming(coded: Coding, **names: tuple[str, ...]) -> Coding:
    return replace(coded, names=names)


ANA = naming(A, persons=("Ivo Maltin", "Lidia Sorn"), organizations=("Osk District Court",))
BEN = naming(
    A, persons=("Maltin",), organizations=("the union",), optional_organizations=("Osk court",)
)


def test_names_that_only_one_lists_are_asked_with_their_passage() -> None:
    found = [one for one in disagreements([compare("note", ANA, BEN)]) if one.pair is None]
    assert [(one.cause, one.slot, one.a, one.b) for one in found] == [
        ("only A", "person", "Lidia Sorn", ""),
        ("only B", "organization", "", "the union"),
    ]
    assert found[0].passage.startswith("Osk District Court sentenced Lidia Sorn")


@pytest.mark.parametrize(
    ("choice", "persons", "optional"),
    [("A", ["Ivo Maltin", "Lidia Sorn"], []), ("optional", ["Ivo Maltin"], ["Lidia Sorn"]),
     ("B", ["Ivo Maltin"], []), ("neither", ["Ivo Maltin"], [])],
)  # fmt: skip
def test_a_name_is_taken_optional_or_left_out_as_decided(
    choice: str, persons: list[str], optional: list[str]
) -> None:
    gold, problems = gold_of(ANA, BEN, {"person": choice, "organization": "optional"})
    assert problems == []
    assert gold.annotation["persons"] == persons
    assert gold.annotation.get("optional_persons", []) == optional
    listed = gold.annotation["optional_organizations"]
    assert "the union" in listed, "as it was decided"
    assert "Osk District Court" in listed, "nobody asks: the other lists it as optional"
    decided = gold.annotation["coding"]["decisions"]
    assert ("person", choice) in [(one["slot"], one["decision"]) for one in decided]


def test_another_decision_on_a_name_is_told_with_its_row() -> None:
    _, problems = gold_of(ANA, BEN, {"person": "Lidia", "organization": "optional"})
    assert problems == [
        "row 2: 'Lidia' is none of A, B, optional: A takes the name, B leaves it out"
    ]


def test_names_are_not_asked_where_a_coder_made_no_list() -> None:
    assert disagreements([compare("note", ANA, A)]) == []
