"""``habeas corpus table``, ``release``, ``page`` and ``people`` as a person runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Habeas
from tests.corpus.data_set import build, event, person, source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    first, second = source("Ostrava 2012"), source("Ostrava 2013", period="2013")
    people = [person(one, 1, "Marta Keldova") for one in (first, second)]
    return build(
        tmp_path / "set", sources=[first, second], events=[event(first, 1)], entities=people
    )


def test_a_table_is_shown_and_written(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    csv, chart = tmp_path / "out.csv", tmp_path / "out.svg"
    asked = ("--rows", "country", "--columns", "type", "--period", "2006/2013")
    done = habeas("corpus", "table", folder, *asked, "--csv", csv, "--chart", chart)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Events by country and type\nOnly reports on 2006 – 2013.\n")
    assert csv.read_text(encoding="utf-8").startswith("country,country_in_words,type,")
    assert chart.read_text(encoding="utf-8").startswith("<svg ")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--rows", "contry"), "'contry' is nothing to count by; did you mean country?"),
        (("--only", "type"), "'type' is not of the form type=arrest"),
        (("--only", "type=arest"), "'arest' is no event type of the codebook"),
        (("--rate", "page"), "--rate: 'page' is neither source nor words"),
        (("--period", "2012-13"), "'2012-13' is no EDTF date"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_in_one_line(
    habeas: Habeas, folder: Path, asked: tuple[str, str], why: str
) -> None:
    done = habeas("corpus", "table", folder, *asked)
    assert done.returncode == 2
    assert done.stderr.startswith(f"habeas: {why}")
    assert done.stderr.count("\n") == 1


def test_a_folder_that_is_no_data_set_is_told_in_one_line(habeas: Habeas, tmp_path: Path) -> None:
    done = habeas("corpus", "table", tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path}: is no data set: habeas corpus read makes one\n"


def test_a_release_is_made_once(habeas: Habeas, folder: Path) -> None:
    done = habeas("corpus", "release", folder, "--version", "1.0", "--doi", "10.1234/abcd")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "releases" / "1.0" / "datapackage.json").is_file()
    again = habeas("corpus", "release", folder, "--version", "1.0")
    assert again.returncode == 2
    assert again.stderr == f"{folder}: release 1.0 is there, and a release is never changed\n"


def test_a_page_is_made(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    done = habeas("corpus", "page", folder, "--out", tmp_path / "page")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Events by type" in (tmp_path / "page" / "index.html").read_text(encoding="utf-8")


def test_people_are_suggested(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    csv = tmp_path / "people.csv"
    done = habeas("corpus", "people", folder, "--score", "0.5", "--csv", csv)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 suggestion. Nothing is merged" in done.stdout
    assert csv.read_text(encoding="utf-8").count("Marta Keldova") == 2
