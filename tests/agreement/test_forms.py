"""The forms that coders hand in: what is taken, and the one line for what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from habeas.agreement.coding import Coding
from habeas.agreement.double_coding import compare
from habeas.agreement.handed_in import HandedIn, find_pairs, read_pair
from habeas.agreement.table_form import read_table
from habeas.codebook import load_codebook
from habeas.errors import CodingError, HabeasError
from habeas.exchange.reading_json import dumps
from habeas.record import Entity, Event, Participant, Reading, Source
from habeas.spans import Quote
from tests.agreement.codings import SENTENCES, TEXT

BOOK = load_codebook()
HEAD = "passage,trigger,type,date,agent,subject,modality\n"


def table(folder: Path, content: str | bytes, name: str = "ana.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, text: str = TEXT) -> Coding:
    return read_table(path, text, BOOK)


def test_a_row_is_looked_up_in_the_text(tmp_path: Path) -> None:
    rows = HEAD + ",arrested Ivo,arrest,2013-10-03,Police,Ivo Maltin,\n"
    rows += "He was released,arrested,Arrest,,,Ivo Maltin; Lidia Sorn,ALLEGED\n"
    first, second = read(table(tmp_path, rows)).events
    assert first.words.of(TEXT) == "arrested Ivo"
    assert (first.agent, first.modality) == (("Police",), "actual")
    assert second.at == TEXT.index("arrested again")
    assert (second.type, second.modality) == ("arrest", "alleged")
    assert second.subject == ("Ivo Maltin", "Lidia Sorn")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_of_every_spreadsheet_are_read(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    cells = ["for “insulting the mayor”", "sentenced", "sentence", "'=1+1"]
    rows = [["Passage", "Trigger", "Type", "notes"], cells, ["", "", "", ""]]
    rows[1][0] = '"for ""insulting  the MAYOR"""'
    content = "\r\n".join(separator.join(row) for row in rows)
    [one] = read(table(tmp_path, content.encode(encoding))).events
    assert one.words.of(TEXT) == "sentenced"


def test_only_the_slots_that_have_a_column_are_coded(tmp_path: Path) -> None:
    found = read(table(tmp_path, "trigger,type,attribution\nupheld,appeal,\n"))
    assert found.coded == {"attributed_to"}


BAD_TABLES = {
    "": "is empty; the first row names the columns",
    "trigger,date\n": "row 1: there is no column 'type'",
    "type,date\n": "row 1: there is neither a column passage nor a column trigger",
    "type,type\n": "row 1: the column 'type' stands there twice",
    HEAD + ",arrested,arrest,,,,\n": "row 2: 'arrested' stands 2 times in the text: give more",
    HEAD + ",upheld,appeal,,,,\n,fled,arrest,,,,\n": "row 3: 'fled' does not stand in the text",
    HEAD + "Guards beat,upheld,appeal,,,,\n": "row 2: 'upheld' does not stand in its passage",
    HEAD + ",upheld,,,,,\n": "row 2: there is no type in it",
    HEAD + ",,arrest,,,,\n": "row 2: it names neither trigger nor passage",
    HEAD + ",upheld,victory,,,,\n": "row 2: 'victory' is no event type of the codebook",
    HEAD + ",upheld,appeal,03.10.2013,,,\n": "row 2: date '03.10.2013' is not EDTF",
    HEAD + ",upheld,appeal,,,,surely\n": "row 2: modality 'surely' is none of actual, alleged",
    HEAD + ",upheld,appeal,,,,,,more\n": "row 2: has more cells than the first row",
    "trigger,type,outcome\nupheld,appeal,won\n": "row 2: outcome 'won' is none of those of appeal",
    "trigger,type,core\nupheld,appeal,maybe\n": "row 2: core 'maybe' is neither yes nor no",
    "trigger,type,trigger_start\nupheld,appeal,3\n": "row 2: 'upheld' does not stand at 3",
    HEAD + "," + "x" * 200_000 + ",arrest,,,,\n": "is no CSV table: field larger than field limit",
    HEAD + ",up\0held,appeal,,,,\n": "is no CSV table: it holds bytes that are no text",
}


@pytest.mark.parametrize(("content", "line"), BAD_TABLES.items(), ids=BAD_TABLES.values())
def test_a_broken_table_is_told_in_one_line_with_its_row(
    tmp_path: Path, content: str, line: str
) -> None:
    path = table(tmp_path, content)
    with pytest.raises(CodingError) as told:
        read(path)
    assert str(told.value).startswith(line)
    assert told.value.path == path


def test_a_table_in_an_old_encoding_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="save it as “CSV UTF-8”"):
        read(table(tmp_path, "trigger,type\nfrère,arrest\n".encode("cp1252")))


def annotation(**changes: Any) -> dict[str, Any]:
    """An annotation of one event, with changes to that event or to the whole."""
    one = {"s": 2, "trigger": "arrested", "type": "arrest", "date": None, "subject": ["Ivo Maltin"]}
    whole: dict[str, Any] = {"sentences": [[s.start, s.end] for s in SENTENCES], "events": [one]}
    for key, value in changes.items():
        (whole if key in ("sentences", "events", "persons") else one)[key] = value
    return whole


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
    path = table(folder, content, "note.json")
    with pytest.raises(HabeasError) as told:
        read_pair(HandedIn("note", path, path, folder / "note.txt"), BOOK)
    return str(told.value)


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
        table(tmp_path, json.dumps(annotation()), "annotation.json"),
        table(tmp_path, dumps(reading(TEXT.replace("\n", "\r\n"))), "reading.json"),
        table(tmp_path, "trigger,type,subject\narrested Ivo,arrest,Ivo Maltin\n", "table.csv"),
    ]
    for a in paths:
        for b in paths:
            pair = HandedIn("note", a, b, tmp_path / "note.txt")
            double = compare("note", *read_pair(pair, BOOK))
            assert [(p.a and p.a.subject, p.b and p.b.subject) for p in double.pairs] == [
                (("Ivo Maltin",), ("Ivo Maltin",))
            ]


def test_a_reading_brings_its_own_text(tmp_path: Path) -> None:
    one = table(tmp_path, dumps(reading(TEXT)), "machine.json")
    other = table(tmp_path, "trigger,type\nupheld,appeal\n", "ana.csv")
    [pair], _ = find_pairs(one, other)
    a, b = read_pair(pair, BOOK)
    assert a.text == b.text == TEXT


def test_a_reading_of_another_text_is_told(tmp_path: Path) -> None:
    path = table(tmp_path, dumps(reading(TEXT + "More.")), "machine.json")
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
    path = table(tmp_path, "trigger,type\n", "alone.csv")
    with pytest.raises(HabeasError, match="there is no text: no alone"):
        read_pair(HandedIn("alone", path, path), BOOK)
