"""``habeas add``, as a person runs it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.conftest import Habeas
from tests.workspace.intake.files import archive, report


def test_files_are_read_into_the_record_with_a_line_for_each(
    habeas: Habeas, tmp_path: Path
) -> None:
    good, broken, zipped = (tmp_path / name for name in ("good.txt", "broken.pdf", "all.zip"))
    good.write_bytes(report())
    broken.write_bytes(b"%PDF-1.4 and nothing else")
    zipped.write_bytes(archive(["Dolna", "Sarvik"]))
    record = tmp_path / "its record"
    done = habeas("add", good, broken, zipped, good, "--record", record, "--country", "CZE")
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{good}: 1 source, ")
    assert lines[0].endswith("(CZE 2012)")
    assert lines[1].startswith(f"{zipped}: 2 sources, ")
    assert lines[2] == f"{good}: it is in the record already"
    assert done.stderr == f"{broken}: it is damaged: it is no complete PDF file\n"
    database = sqlite3.connect(record / "record.sqlite3")
    assert database.execute("SELECT count(*) FROM record_source").fetchone() == (3,)
    states = database.execute("SELECT name, state FROM intake_job ORDER BY id").fetchall()
    assert states == [("good.txt", "done"), ("broken.pdf", "failed"), ("all.zip", "done")]
    database.close()


def test_what_makes_no_sense_is_refused_before_a_record_is_made(
    habeas: Habeas, report: Path, tmp_path: Path
) -> None:
    record = tmp_path / "its record"
    for option, value in (("--country", "Atlantis"), ("--period", "soon"), ("--ocr", "; ls")):
        done = habeas("add", report, "--record", record, option, value)
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
    assert not record.exists()


def test_a_file_that_is_not_there_is_told(habeas: Habeas, tmp_path: Path) -> None:
    done = habeas("add", tmp_path / "none.txt", "--record", tmp_path / "its record")
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path / 'none.txt'}: there is no such file\n"
