"""Tables that people fill in: what is taken, and the one line for what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.agreement.coding import Coding
from habeas.agreement.table_form import read_table
from habeas.codebook import load_codebook
from habeas.errors import CodingError
from tests.agreement.codings import TEXT, write

BOOK = load_codebook()
HEAD = "passage,trigger,type,date,agent,subject,modality\n"


def read(path: Path, text: str = TEXT) -> Coding:
    return read_table(path, text, BOOK)


def test_a_row_is_looked_up_in_the_text(tmp_path: Path) -> None:
    rows = HEAD + ",arrested Ivo,arrest,2013-10-03,Police,Ivo Maltin,\n"
    rows += "He was released,arrested,Arrest,,,Ivo Maltin; Lidia Sorn,ALLEGED\n"
    first, second = read(write(tmp_path, rows)).events
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
    [one] = read(write(tmp_path, content.encode(encoding))).events
    assert one.words.of(TEXT) == "sentenced"


def test_only_the_slots_that_have_a_column_are_coded(tmp_path: Path) -> None:
    found = read(write(tmp_path, "trigger,type,attribution\nupheld,appeal,\n"))
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
    path = write(tmp_path, content)
    with pytest.raises(CodingError) as told:
        read(path)
    assert str(told.value).startswith(line)
    assert told.value.path == path


def test_a_table_in_an_old_encoding_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="save it as “CSV UTF-8”"):
        read(write(tmp_path, "trigger,type\nfrère,arrest\n".encode("cp1252")))
