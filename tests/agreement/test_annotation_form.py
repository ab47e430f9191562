"""Annotations: the one line for what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.agreement.handed_in import HandedIn, read_pair
from habeas.codebook import load_codebook
from habeas.errors import HabeasError
from tests.agreement.codings import TEXT, annotation, write

BOOK = load_codebook()
BAD_ANNOTATIONS: list[tuple[object, str]] = [
    ([], "is no JSON object"),
    ({}, "is no annotation: sentences is no list"),
    (annotation(sentences=[[0, 10**9]]), "is no annotation: sentence 1"),
    (annotation(sentences=[[5, 3]]), "is no annotation: sentence 1"),
    (annotation(events={}), "is no annotation: events is no list"),
    (annotation(events=[7]), "event 1: 7 is no event"),
    (annotation(persons=[7]), "is no annotation: 7 is no text"),
    (annotation(s=99), "event 1: there is no sentence 99"),
    (annotation(s=True), "event 1: there is no sentence True"),
    (annotation(trigger="fled"), "event 1: 'fled' does not stand in sentence 2"),
    (annotation(type="victory"), "event 1: 'victory' is no event type"),
    (annotation(type=None), "event 1: None is no text"),
    (annotation(date="May 2013"), "event 1: date 'May 2013' is not EDTF"),
    (annotation(subject=[["x"]]), "event 1: ['x'] is no text"),
    (annotation(core="no"), "event 1: core is neither true nor false"),
    (annotation(outcome="won"), "event 1: outcome 'won': arrest has no outcomes"),
]


@pytest.mark.parametrize(("content", "line"), BAD_ANNOTATIONS, ids=[e for _, e in BAD_ANNOTATIONS])
def test_a_broken_annotation_is_told_in_one_line(
    tmp_path: Path, content: object, line: str
) -> None:
    assert refused(tmp_path, json.dumps(content)).startswith(line)


def test_json_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    assert refused(tmp_path, "{").startswith("is not one JSON object")
    assert refused(tmp_path, "[" * 100_000).startswith("is no coding: it is nested too deep")
    assert refused(tmp_path, '{"habeas": "9"}').startswith("is no reading that can be compared")


def refused(folder: Path, content: str) -> str:
    """The line for a JSON file beside a text."""
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    path = write(folder, content, "note.json")
    with pytest.raises(HabeasError) as told:
        read_pair(HandedIn("note", path, path, folder / "note.txt"), BOOK)
    return str(told.value)
