"""A release: frozen, described, checked by its checksums, compared with the last."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from habeas.codebook import load_codebook
from habeas.corpus.columns import COLUMNS
from habeas.corpus.messages import Failed
from habeas.corpus.release.release import Wanted, make_release, releases_of
from habeas.corpus.rows import Row
from habeas.corpus.schemas import schema_of
from habeas.errors import DataSetError
from tests.corpus.data_set import build, event, note, on, person, source

BOOK = load_codebook()
FIRST = source("Ostrava 2012", warnings=["page 3 holds no text"])
SECOND = source("Ostrava 2013", period="2013")
EVENTS = [
    event(FIRST, 1, agent=["police", "=HYPERLINK()"], passage="=1+1", **on("2012-02-14")),
    event(FIRST, 2, "torture", modality="alleged"),
    *(event(SECOND, number, "trial") for number in range(1, 12)),
]


def make(
    folder: Path, events: Iterable[Row] = EVENTS, sources: Iterable[Row] = (FIRST, SECOND)
) -> Path:
    people = [person(one, 1, "Marta Keldova") for one in sources]
    return build(folder, sources=sources, events=events, entities=people)


def release(folder: Path, version: str = "1.0", **wanted: object) -> Path:
    return make_release(folder, Wanted(version, **wanted), BOOK)  # type: ignore[arg-type]


def test_the_tables_are_there_as_parquet_and_csv(tmp_path: Path) -> None:
    made = release(make(tmp_path / "set"))
    for table in COLUMNS:
        parquet = pq.read_table(made / f"{table}.parquet")
        assert parquet.schema.equals(schema_of(table), check_metadata=False)
        assert parquet.schema.field(0).metadata[b"meaning"]
        with (made / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == parquet.column_names
        assert len(rows) == parquet.num_rows
    events = pq.read_table(made / "events.parquet").to_pylist()
    of_second = [row["event"] for row in events if row["source"] == SECOND["source"]]
    assert of_second == [f"e{number}" for number in range(1, 12)], "e2 stands before e10"


def test_the_csv_runs_nothing_and_the_parquet_is_to_the_letter(tmp_path: Path) -> None:
    made = release(make(tmp_path / "set"))
    with (made / "events.csv").open(encoding="utf-8", newline="") as file:
        told = next(row for row in csv.DictReader(file) if row["type"] == "arrest")
    assert told["passage"] == "'=1+1"
    assert told["agent"] == "police; =HYPERLINK()", "the cell begins with no sign"
    assert (told["earliest"], told["outcome"]) == ("2012-02-14", "")
    passages = pq.read_table(made / "events.parquet")["passage"].to_pylist()
    assert "=1+1" in passages


def test_the_same_data_set_gives_the_same_bytes_however_it_lies(tmp_path: Path) -> None:
    one = release(make(tmp_path / "one" / "set"))
    turned = make(tmp_path / "two" / "set", list(reversed(EVENTS)), [SECOND, FIRST])
    other = release(turned)
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in other.iterdir())
    assert [n for n in names if (one / n).read_bytes() != (other / n).read_bytes()] == []


def test_the_checksums_hold_and_nothing_can_be_written(tmp_path: Path) -> None:
    made = release(make(tmp_path / "set"), reliability=figures(tmp_path))
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(check, cwd=made, capture_output=True, text=True, check=True)
    files = {path.name for path in made.iterdir()} - {"SHA256SUMS"}
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == files
    assert all(path.stat().st_mode & 0o222 == 0 for path in made.iterdir())


def figures(folder: Path) -> Path:
    path = folder / "result.json"
    event_scores = {"tp": 90, "fp": 10, "fn": 30, "p": 0.9, "r": 0.75, "f1": 0.818}
    told = {"habeas": "0.1.0", "dev": {"scores": {"event": event_scores}}}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_the_methods_say_what_is_known_and_what_is_not(tmp_path: Path) -> None:
    folder = make(tmp_path / "set")
    methods = (release(folder) / "METHODS.md").read_text(encoding="utf-8")
    assert "| habeas-0.1.0 en-1 codebook-1 | 2 | 2,000 | 0 |" in methods
    assert "2 sources were read with another codebook" in methods
    assert "Of 2 sources 1 carry a warning" in methods
    assert "No figures were given" in methods
    measured = release(folder, "1.1", reliability=figures(tmp_path))
    methods = (measured / "METHODS.md").read_text(encoding="utf-8")
    assert "| dev | event | 90 | 10 | 30 | 0.900 | 0.750 | 0.818 |" in methods
    assert "No figures" not in methods


def test_the_package_describes_every_file_and_column(tmp_path: Path) -> None:
    made = release(make(tmp_path / "set"), doi="https://doi.org/10.1234/ab.cd")
    package = json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["version"]) == ("set", "1.0")
    assert package["id"] == "https://doi.org/10.1234/ab.cd"
    assert "10.1234/ab.cd" in (made / "README.md").read_text(encoding="utf-8")
    sums = (made / "SHA256SUMS").read_text(encoding="utf-8")
    for resource in package["resources"]:
        assert (made / resource["path"]).stat().st_size == resource["bytes"]
        assert f"{resource['hash'].removeprefix('sha256:')}  {resource['path']}\n" in sums
    tables = {one["name"]: one["schema"] for one in package["resources"] if "schema" in one}
    assert set(tables) == set(COLUMNS)
    for table, columns in COLUMNS.items():
        fields = tables[table]["fields"]
        told = [(field["name"], field["description"], field.get("unit", "")) for field in fields]
        assert told == [(column.name, column.meaning, column.unit) for column in columns]
        for key in tables[table].get("foreignKeys", []):
            other = tables[key["reference"]["resource"]]
            assert set(key["reference"]["fields"]) <= {field["name"] for field in other["fields"]}


def test_the_codebook_is_a_page_that_needs_nothing_else(tmp_path: Path) -> None:
    page = unescape((release(make(tmp_path / "set")) / "codebook.html").read_text(encoding="utf-8"))
    for kind in BOOK.types.values():
        assert f'id="{kind.name}"' in page
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert [part for part in ("src=", "url(", 'href="http') if part in page] == []
    assert all(f"<code>{one.name}</code>" in page for one in COLUMNS["events"])


def test_the_first_release_says_so_and_the_next_what_has_changed(tmp_path: Path) -> None:
    folder = make(tmp_path / "set")
    first = (release(folder) / "CHANGES.md").read_text(encoding="utf-8")
    assert "This is the first release." in first
    third = source("Veldara 2013", country="VEL", period="2013")
    again = {**SECOND, "version": "habeas-0.2.0 en-1 codebook-1"}
    kept, changed = EVENTS[2:11], EVENTS[11] | {"outcome": "adjourned"}
    surer = [{**row, "confidence": 0.99, "event": f"e{n}"} for n, row in enumerate(kept, 20)]
    events = [*surer, changed, event(SECOND, 12, "trial"), event(third, 1)]
    second = release(make(tmp_path / "next", events, [third, again]), "0.9")
    (folder / "data").rename(folder / "old")
    (tmp_path / "next" / "data").rename(folder / "data")
    assert second.is_dir()
    made = release(folder, "1.1")
    text = (made / "CHANGES.md").read_text(encoding="utf-8")
    assert "Against 1.0: 1 sources added, 1 sources removed, 1 sources re-read." in text
    assert "| arrest | 1 | 1 | 1 | 1 | 0 |" in text
    assert "| torture | 1 | 0 | 0 | 1 | 0 |" in text
    assert "| trial | 11 | 11 | 1 | 1 | 1 |" in text
    assert "| all | 13 | 12 | 2 | 3 | 1 |" in text
    with (made / "changed-sources.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["change"], row["name"]) for row in csv.DictReader(file)]
    assert rows == [
        ("added", "Veldara 2013.txt"),
        ("re-read", "Ostrava 2013.txt"),
        ("removed", "Ostrava 2012.txt"),
    ]


def test_a_release_is_never_changed(tmp_path: Path) -> None:
    folder = make(tmp_path / "set")
    release(folder, "1.1")
    for version, why in (
        ("1.1", "release 1.1 is there"),
        ("1.1.0", "release 1.1 is there"),
        ("1.0", "would come before 1.1"),
        ("../1", "is no version"),
    ):
        with pytest.raises(DataSetError, match=why):
            release(folder, version)
    assert [one.name for one in releases_of(folder)] == ["1.1"]
    release(folder, "1.10")
    assert [one.name for one in releases_of(folder)] == ["1.1", "1.10"]


def test_what_cannot_be_released_leaves_nothing(tmp_path: Path) -> None:
    folder = make(tmp_path / "set")
    broken = tmp_path / "broken.json"
    broken.write_text("[", encoding="utf-8")
    for wanted in ({"doi": "example"}, {"reliability": broken}, {"reliability": tmp_path / "no"}):
        with pytest.raises(DataSetError):
            release(folder, **wanted)
    [part] = (folder / "data" / "events").rglob("period=2013/rows.parquet")
    part.write_bytes(b"PAR1 damaged PAR1")
    with pytest.raises(DataSetError):
        release(folder)
    assert not list(folder.glob("releases/*"))
    assert not list(folder.glob("releases/.*"))


def test_the_licence_stands_where_people_and_programs_look_for_it(tmp_path: Path) -> None:
    made = release(make(tmp_path / "set"), licence="CC-BY-4.0")
    page = "https://creativecommons.org/licenses/by/4.0/"
    package = json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": page}]
    assert f"Licence: [CC-BY-4.0]({page})." in (made / "README.md").read_text(encoding="utf-8")


def test_without_a_licence_the_release_says_so(tmp_path: Path) -> None:
    made = release(make(tmp_path / "set"))
    assert "licenses" not in json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    assert "No licence was told" in (made / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", ["free to use", "", "../MIT", "CC-BY-4.0](javascript:x)"])
def test_what_is_no_licence_is_refused(tmp_path: Path, told: str) -> None:
    with pytest.raises(DataSetError, match="SPDX"):
        release(make(tmp_path / "set"), licence=told)


def test_the_methods_tell_what_was_set_aside_by_its_problem(tmp_path: Path) -> None:
    folder = make(tmp_path / "set")
    note(
        folder,
        Failed("b", "it is encrypted", 4),
        Failed("a", "it is encrypted", 4),
        Failed("c", "a | <b>pipe</b>", 2),
        read=[FIRST, SECOND],
        waiting=1,
    )
    methods = (release(folder) / "METHODS.md").read_text(encoding="utf-8")
    assert "Of 6 documents 3 were set aside, and 1\nstill waited" in methods
    assert "| it is encrypted | 2 | a.pdf |" in methods
    assert "| a \\| &lt;b>pipe&lt;/b> | 1 | c.pdf |" in methods
    assert "somebody" not in methods, "where the files lie is nobody's business"
