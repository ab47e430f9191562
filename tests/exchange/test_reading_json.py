"""Readings as JSON: the documented form, and back again without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from habeas.exchange.reading_json import dumps, from_json, loads, to_json
from habeas.record import Reading
from tests.conftest import ROOT
from tests.exchange.example import example
from tests.exchange.readings import readings

REFERENCE = ROOT / "docs" / "reference" / "record-format.md"


def without_layout(reading: Reading) -> Reading:
    return replace(reading, source=replace(reading.source, name="", blocks=()))


def keys(value: Any) -> set[str]:
    """All keys of an object and of the objects in it."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


@given(readings())
def test_what_is_written_reads_back_the_same(reading: Reading) -> None:
    assert loads(dumps(reading)) == reading
    assert from_json(to_json(reading)) == reading


def test_only_the_name_of_the_file_and_the_layout_are_left_out() -> None:
    assert loads(dumps(example())) == without_layout(example())


def test_every_quote_of_the_object_stands_in_its_text() -> None:
    made = to_json(example())
    text = made["source"]["text"]
    quotes = [m for entity in made["entities"] for m in entity["mentions"]]
    quotes += [event[key] for event in made["events"] for key in ("trigger", "passage")]
    quotes += [event["date_text"] for event in made["events"] if event["date_text"]]
    assert len(quotes) > 30
    assert [q for q in quotes if text[q["start"] : q["end"]] != q["text"]] == []


def test_an_event_is_written_with_every_entry_in_order() -> None:
    event = to_json(example())["events"][1]
    assert {k: v for k, v in event.items() if k not in ("trigger", "passage", "date_text")} == {
        "id": "e2",
        "type": "sentence",
        "date": "2012-10-11",
        "date_basis": "stated",
        "participants": [
            {"role": "agent", "entity": "o2"},
            {"role": "subject", "entity": "p1"},
        ],
        "place": None,
        "destination": None,
        "charges": ["inciting disorder"],
        "term": "P7Y6M",
        "outcome": None,
        "modality": "actual",
        "attributed_to": None,
        "section": "Unfair trials",
        "confidence": 0.9,
        "cue": "sentence.verb",
    }
    assert event["trigger"]["text"] == "sentenced"
    assert list(event)[:3] == ["id", "type", "date"]


def test_a_case_names_its_events_in_the_order_in_which_they_happened() -> None:
    case = to_json(example())["cases"][0]
    assert case == {
        "id": "c1",
        "subject": "p1",
        "events": ["e1", "e2", "e4", "e5", "e6"],
        "status": {
            "as_of": "2012-12-31",
            "state": "imprisoned",
            "since": "2012-10-11",
            "term": "P7Y6M",
            "basis": ["e2"],
        },
    }


def test_letters_stay_letters() -> None:
    assert "“inciting disorder”" in dumps(example())
    assert dumps(example()).endswith("}\n")


def test_every_entry_is_documented() -> None:
    documented = set(re.findall(r"`([a-z_]+)`", REFERENCE.read_text(encoding="utf-8")))
    assert keys(to_json(example())) - documented == set()


def changed(change: Callable[[dict[str, Any]], Any]) -> str:
    """The example's JSON after a change by a careless hand."""
    made = to_json(example())
    change(made)
    return json.dumps(made)


BROKEN = {
    "no JSON": "{",
    "no object": "[]",
    "nothing": "null",
    "another version": changed(lambda made: made.update(habeas="0.0")),
    "an entry is missing": changed(lambda made: made["events"][0].pop("charges")),
    "a text where a list is due": changed(lambda made: made["events"][0].update(charges="theft")),
    "a number where a text is due": changed(lambda made: made["source"].update(text=7)),
    "a number where a text or null is due": changed(lambda made: made["source"].update(title=7)),
    "a word that is none of the words": changed(lambda made: made["events"][0].update(modality="")),
    "null where a word is due": changed(lambda made: made["entities"][0].update(kind=None)),
    "a confidence above 1": changed(lambda made: made["events"][0].update(confidence=1.5)),
    "a quote that does not stand there": changed(
        lambda made: made["events"][0]["trigger"].update(text="released")
    ),
    "a quote moved by one": changed(
        lambda made: made["entities"][1]["mentions"][0].update(start=0)
    ),
    "an offset that is no number": changed(
        lambda made: made["events"][0]["trigger"].update(start="1")
    ),
    "a person who is not there": changed(lambda made: made["events"][0].update(place="p99")),
    "a subject who is not there": changed(lambda made: made["cases"][0].update(subject="p99")),
    "an event that is not there": changed(lambda made: made["cases"][0]["events"].append("e99")),
    "a basis that is not there": changed(
        lambda made: made["cases"][0]["status"].update(basis=["e99"])
    ),
    "an id twice": changed(lambda made: made["events"][1].update(id="e1")),
    "an id with markup in it": changed(lambda made: made["events"][8].update(id='e9" onclick="')),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_reading_is_told_as_such(text: str) -> None:
    with pytest.raises(ValueError, match=r".{10}"):
        loads(text)
