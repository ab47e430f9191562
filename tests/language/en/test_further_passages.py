"""Annotations without words: with the report they read back, without it they say nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from habeas.language.en.training.further import ANNOTATIONS, further_passages
from tests.conftest import ROOT

REPORT = """\
Veldara 2012
On 3 March,  police arrested
Ivo Tarn in Ostrin.
A headline
He was released two days later.
"""
TEXT = "On 3 March, police arrested Ivo Tarn in Ostrin.\n\nHe was released two days later."


def at(words: str, whole: str = TEXT) -> list[int]:
    start = whole.index(words)
    return [start, start + len(words)]


def kept(**changes: Any) -> dict[str, Any]:
    first, second = (
        at("On 3 March,  police arrested\nIvo Tarn in Ostrin.", REPORT),
        at("He was released two days later.", REPORT),
    )
    return {
        "passage": "veldara-2012-13",
        "file": "veldara.txt",
        "parts": [first, second],
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "period": "2012",
        "persons": [at("Ivo Tarn")],
        "organizations": [],
        "optional_organizations": [at("police")],
        "events": [
            {"type": "arrest", "trigger": at("arrested"), "agent": at("police"),
             "subject": [at("Ivo Tarn")], "place": at("Ostrin"), "date": "2012-03-03"},
            {"type": "release", "trigger": at("released"), "subject": [at("Ivo Tarn")]},
        ],
    } | changes  # fmt: skip


def folders(tmp_path: Path, line: dict[str, Any]) -> tuple[Path, Path]:
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "veldara.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "veldara.txt").write_text(REPORT, "utf-8")
    return tmp_path / "annotations", tmp_path / "corpus"


def test_offsets_become_the_words_that_were_annotated(tmp_path: Path) -> None:
    [passage] = further_passages(*folders(tmp_path, kept()))
    assert passage.text == TEXT
    assert passage.annotation["persons"] == ["Ivo Tarn"]
    arrest, release = passage.annotation["events"]
    assert (arrest["agent"], arrest["subject"], arrest["place"]) == (
        "police",
        ["Ivo Tarn"],
        "Ostrin",
    )
    assert (arrest["s"], release["s"]) == (1, 2)
    assert release["date"] is None


def test_another_edition_of_the_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"veldara.txt is not the report"):
        further_passages(*folders(tmp_path, kept(sha256="0" * 64)))


@pytest.mark.parametrize("folder", [".", "earlier", "added", "apart"])
def test_every_annotation_has_its_report(folder: str) -> None:
    corpus = ROOT.parent / "shared" / "corpus"
    if not corpus.is_dir():
        pytest.skip("no real reports beside the repository")
    found = further_passages(ROOT / ANNOTATIONS / folder, corpus)
    assert found
    for passage in found:
        for event in passage.annotation["events"]:
            assert passage.text.startswith(event["trigger"], event["at"])


def test_a_passage_that_was_written_for_the_project_needs_no_report(tmp_path: Path) -> None:
    written = {key: value for key, value in kept().items() if key not in ("parts", "sha256")}
    [passage] = further_passages(*folders(tmp_path, written | {"file": "", "text": TEXT}))
    assert passage.text == TEXT
    assert passage.annotation["events"][0]["subject"] == ["Ivo Tarn"]


def test_written_passages_say_what_stands_in_them() -> None:
    found = [
        json.loads(line)
        for path in (ROOT / ANNOTATIONS).rglob("written.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert len(found) > 200
    for passage in found:
        for event in passage["events"]:
            start, end = event["trigger"]
            assert passage["text"][start:end].strip() == passage["text"][start:end] != ""


def test_no_annotation_of_a_report_holds_words() -> None:
    numbers = ("parts", "persons", "organizations", "optional_organizations")
    spans = ("trigger", "agent", "subject", "place", "charges", "destination", "attributed_to")
    for path in (ROOT / ANNOTATIONS).rglob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            passage = json.loads(line)
            if "text" in passage:
                continue  # written for this project
            held = [passage[key] for key in numbers]
            held += [event[key] for event in passage["events"] for key in spans if key in event]
            assert not any(c.isalpha() for c in json.dumps(held)), passage["passage"]
