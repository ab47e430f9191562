"""Two coders' files, whatever their forms: the same events, on one text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.agreement.double_coding import compare
from habeas.agreement.handed_in import HandedIn, find_pairs, read_pair
from habeas.codebook import load_codebook
from habeas.errors import CodingError, HabeasError
from habeas.exchange.reading_json import dumps
from habeas.record import Entity, Event, Participant, Reading, Source
from habeas.spans import Quote
from tests.agreement.codings import TEXT, annotation, write

BOOK = load_codebook()


def reading(text: str) -> Reading:
    start = text.index("arrested")
    event = Event(
        "e1",
        "arrest",
        Quote.from_text(text, start, start + 8),
        Quote.from_text(text, start, start + 8),
        participants=(Participant("subject", "p1"),),
    )
    entity = Entity("p1", "person", "Ivo Maltin")
    return Reading(Source("sha256:0", "", "text/plain", text, ()), (entity,), (event,))


def test_annotation_reading_and_table_of_one_text_are_the_same_events(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    paths = [
        write(tmp_path, json.dumps(annotation()), "annotation.json"),
        write(tmp_path, dumps(reading(TEXT.replace("\n", "\r\n"))), "reading.json"),
        write(tmp_path, "trigger,type,subject\narrested Ivo,arrest,Ivo Maltin\n", "table.csv"),
    ]
    for a in paths:
        for b in paths:
            pair = HandedIn("note", a, b, tmp_path / "note.txt")
            double = compare("note", *read_pair(pair, BOOK))
            assert [(p.a and p.a.subject, p.b and p.b.subject) for p in double.pairs] == [
                (("Ivo Maltin",), ("Ivo Maltin",))
            ]


def test_a_reading_brings_its_own_text(tmp_path: Path) -> None:
    one = write(tmp_path, dumps(reading(TEXT)), "machine.json")
    other = write(tmp_path, "trigger,type\nupheld,appeal\n", "ana.csv")
    [pair], _ = find_pairs(one, other)
    a, b = read_pair(pair, BOOK)
    assert a.text == b.text == TEXT


def test_a_reading_of_another_text_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, dumps(reading(TEXT + "More.")), "machine.json")
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(CodingError, match="is the reading of another text"):
        read_pair(HandedIn("note", path, path, tmp_path / "note.txt"), BOOK)


def test_folders_are_paired_by_name_and_the_rest_is_told(tmp_path: Path) -> None:
    for folder, names in (("a", ("x.json", "y.csv", "x.txt")), ("b", ("x.csv", "z.json"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text("", encoding="utf-8")
    a, b = tmp_path / "a", tmp_path / "b"
    [pair], alone = find_pairs(a, b)
    assert pair == HandedIn("x", a / "x.json", b / "x.csv", a / "x.txt")
    assert alone == [a / "y.csv", b / "z.json"]
    with pytest.raises(CodingError, match="is no folder"):
        find_pairs(a, b / "x.csv")


def test_without_a_text_it_says_how_to_give_one(tmp_path: Path) -> None:
    path = write(tmp_path, "trigger,type\n", "alone.csv")
    with pytest.raises(HabeasError, match="there is no text: no alone"):
        read_pair(HandedIn("alone", path, path), BOOK)
