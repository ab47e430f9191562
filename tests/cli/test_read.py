"""``habeas read`` as a person runs it: the forms, the folder, what is said beside the data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHORT_REPORT, Habeas


def same_stem_in_two_folders(tmp_path: Path) -> list[Path]:
    files = [tmp_path / folder / "report.txt" for folder in ("first", "second")]
    for number, file in enumerate(files):
        file.parent.mkdir()
        file.write_text(SHORT_REPORT.replace("14 February", f"{14 + number} February"))
    return files


def objects(text: str) -> list[dict[str, Any]]:
    """All JSON objects of a text, one after another."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text.rstrip()):
        made, at = decoder.raw_decode(text, at)
        found.append(made)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def test_json_is_one_object_a_file(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, report, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = objects(done.stdout)
    assert first == second
    assert first["source"]["text"] == SHORT_REPORT


def test_jsonl_is_one_line_a_file(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, report, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert [len(objects(line)) for line in done.stdout.splitlines()] == [1, 1]


def test_csv_is_one_table_over_all_files(habeas: Habeas, tmp_path: Path) -> None:
    done = habeas("read", *same_stem_in_two_folders(tmp_path), "--format", "csv")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) >= 4
    assert not any(row[next(iter(row))] == next(iter(row)) for row in rows), "one heading"
    assert any("report.txt" in value for value in rows[0].values()), "a column names the source"


def test_the_table_names_the_person_and_what_happened(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Marta Keldova" in done.stdout
    assert "\x1b" not in done.stdout, "no terminal codes where no terminal is"


def test_the_page_goes_to_standard_output_for_one_file(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, "--format", "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_a_folder_gets_a_file_for_each_source(
    habeas: Habeas, tmp_path: Path, report: Path, form: str
) -> None:
    out = tmp_path / "new" / "out"
    done = habeas("read", report, "--out", out, "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in out.iterdir()] == [f"report.{form}"]
    assert (out / f"report.{form}").stat().st_size > 100


def test_a_folder_without_a_form_gets_json(habeas: Habeas, tmp_path: Path, report: Path) -> None:
    assert habeas("read", report, "--out", tmp_path / "out").returncode == 0
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["events"]


def test_a_folder_gets_the_lines_in_one_file(habeas: Habeas, tmp_path: Path, report: Path) -> None:
    done = habeas("read", report, report, "--out", tmp_path / "out", "--format", "jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    [lines] = (tmp_path / "out").iterdir()
    assert lines.name == "readings.jsonl"
    assert len(lines.read_text(encoding="utf-8").splitlines()) == 2


def test_the_same_stem_in_two_folders_makes_two_files_and_a_notice(
    habeas: Habeas, tmp_path: Path
) -> None:
    first, second = same_stem_in_two_folders(tmp_path)
    out = tmp_path / "out"
    done = habeas("read", first, second, "--out", out)
    assert done.returncode == 0
    assert done.stderr == f"{second}: report.json is taken; written to report-2.json\n"
    texts = [
        json.loads((out / name).read_text(encoding="utf-8"))["source"]["text"]
        for name in ("report.json", "report-2.json")
    ]
    assert ["14 February" in text for text in texts] == [True, False]


def test_an_input_is_never_overwritten(habeas: Habeas, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("<html><body><p>On 2 May, police arrested Ivo Tarn.</p></body></html>")
    before = page.read_bytes()
    done = habeas("read", page, "--out", tmp_path, "--format", "html")
    assert done.returncode == 0
    assert page.read_bytes() == before
    assert (tmp_path / "report-2.html").exists()
    assert "report-2.html" in done.stderr


def test_a_link_to_an_input_is_not_written_through(
    habeas: Habeas, tmp_path: Path, report: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.json").symlink_to(report)
    assert habeas("read", report, "--out", out).returncode == 0
    assert report.read_text(encoding="utf-8") == SHORT_REPORT


def test_period_and_country_win_over_the_file(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, "--format", "json", "--period", "2007", "--country", "KAZ")
    assert (done.returncode, done.stderr) == (0, "")
    source = json.loads(done.stdout)["source"]
    assert (source["period"], source["period_basis"]) == ("2007", "given")
    assert source["country"] == "KAZ"


def test_a_country_by_name_is_taken_and_said(habeas: Habeas, report: Path) -> None:
    done = habeas("read", report, "--format", "json", "--country", "Chile")
    assert json.loads(done.stdout)["source"]["country"] == "CHL"
    assert done.stderr == "--country: took CHL (Chile) for 'Chile'\n"


def test_the_command_says_its_version(habeas: Habeas) -> None:
    done = habeas("--version")
    assert (done.returncode, done.stdout) == (0, "habeas 0.1.0\n")


def test_the_codebook_is_listed_and_shown(habeas: Habeas) -> None:
    listed, shown = habeas("codebook"), habeas("codebook", "arrest")
    assert (listed.returncode, shown.returncode) == (0, 0)
    assert "arrest" in listed.stdout
    assert "taken into custody" in " ".join(shown.stdout.split())
