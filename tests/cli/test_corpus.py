"""``habeas corpus``: a data set in one command, whatever breaks it off."""

from __future__ import annotations

import json
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from habeas.cli.app import app
from tests.conftest import ROOT, Habeas, command, environment
from tests.corpus.invented_reports import archive, data_of, library, report

OWN_TYPE = (ROOT / "docs" / "how-to" / "add-a-type-of-your-own.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("reports") / "library", 4, length=4)


@pytest.fixture(scope="module")
def unbroken(habeas: Habeas, reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data set of the reports, read in one go by one worker."""
    dataset = tmp_path_factory.mktemp("unbroken") / "dataset"
    done = habeas("corpus", "read", reports, "--out", dataset, "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("4 documents read now; 4 in the data set, with 7 sources, ")
    return dataset


@pytest.fixture
def dataset(unbroken: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(unbroken, tmp_path / "dataset"))


def corpus(*arguments: str | Path) -> Result:
    """The command in this process; those who read are processes all the same."""
    return CliRunner().invoke(app, ["corpus", *map(str, arguments)])


def status(dataset: Path, *options: str | Path) -> dict[str, object]:
    done = corpus("status", dataset, "--json", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def test_the_rows_say_what_the_reports_say(unbroken: Path) -> None:
    sources = pq.read_table(unbroken / "data" / "sources").to_pylist()
    assert {row["name"] for row in sources} == {
        *(f"report-{number}.txt" for number in range(3)),
        *(f"member-{number}.txt" for number in range(100, 104)),
    }
    events = pq.read_table(unbroken / "data" / "events").to_pylist()
    assert len(events) == sum(row["events"] for row in sources)
    assert ["Marta Keldova"] in [row["subject"] for row in events if row["type"] == "arrest"]


def test_killed_at_random_moments_and_resumed_it_is_the_same_to_the_byte(
    habeas: Habeas, reports: Path, unbroken: Path, tmp_path: Path
) -> None:
    dataset = tmp_path / "dataset"
    chance = random.Random()  # noqa: S311 -- a moment, not a secret
    first = command("corpus", "read", reports, "--out", dataset, "--workers", "2")
    again = command("corpus", "resume", dataset, "--workers", "2")
    for kill in range(3):
        call = again if (dataset / "ledger.sqlite").exists() else first
        with subprocess.Popen(
            call, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as run:
            time.sleep(chance.uniform(0.3, 4.0 + kill))
            run.send_signal(signal.SIGKILL)
    done = habeas("corpus", "read", reports, "--out", dataset, "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert data_of(dataset) == data_of(unbroken)


def test_what_is_known_is_not_read_again_under_whatever_name(
    reports: Path, dataset: Path, tmp_path: Path
) -> None:
    before = data_of(dataset)
    shutil.copy(reports / "report-0.txt", tmp_path / "copy.txt")
    done = corpus("read", reports, tmp_path / "copy.txt", "--out", dataset)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("nothing new to read; 4 in the data set")
    assert data_of(dataset) == before
    told = status(dataset)
    assert told["other_names"] == [str(tmp_path / "copy.txt")]
    assert told["documents"] == {"done": 4, "reading": 0, "waiting": 0, "set_aside": 0}


def test_a_bad_document_is_set_aside_with_its_problem_and_tried_again_when_asked(
    dataset: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "empty.txt").write_text("\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    done = corpus("read", folder, folder / "none.txt", "--out", dataset)
    lines = sorted(done.stderr.splitlines())
    assert [line.partition(": ")[0].rpartition("/")[2] for line in lines] == [
        "empty.txt",
        "none.txt",
        "picture.png",
    ]
    assert done.exit_code == 3
    assert "2 set aside" in done.stdout
    told = corpus("status", dataset).stdout
    assert "4 done, 2 set aside" in told
    assert "empty.txt: the file is empty (1 attempt)" in told
    done = corpus("resume", dataset, "--retry")
    assert done.exit_code == 3
    problems = status(dataset)["problems"]
    assert isinstance(problems, list)
    assert [one["attempts"] for one in problems] == [2, 2]


def test_documents_of_an_archive_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    path = archive(tmp_path / "archive.zip", range(1))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("empty.txt", " ")
    done = corpus("read", path, "--out", tmp_path / "dataset")
    assert "archive.zip: empty.txt: the file is empty" in done.stderr
    assert done.exit_code == 3
    assert "1 in the data set, with 1 source, " in done.stdout


def test_another_codebook_says_what_it_would_read_anew_and_reads_it_when_asked(
    dataset: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(re.findall(r"```toml\n(.*?)```", OWN_TYPE, re.DOTALL)[-1], encoding="utf-8")
    before = data_of(dataset)
    assert status(dataset)["to_reread"] == []
    would = status(dataset, "--codebook", own)["to_reread"]
    assert isinstance(would, list)
    assert len(would) == 4
    assert "4 documents with" in corpus("status", dataset, "--codebook", own).stdout
    done = corpus("resume", dataset, "--codebook", own)
    assert "nothing new to read" in done.stdout
    assert "4 documents with" in done.stderr
    assert data_of(dataset) == before
    done = corpus("resume", dataset, "--reread")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("4 documents read now; 4 in the data set, with 7 sources, ")
    assert status(dataset)["to_reread"] == []
    assert data_of(dataset) != before
    assert len(list((dataset / "staged").iterdir())) == 4


def test_damaged_rows_are_noticed_and_read_anew(dataset: Path) -> None:
    before = data_of(dataset)
    staged = sorted((dataset / "staged").rglob("*.arrows"))
    staged[0].write_bytes(staged[0].read_bytes()[:-1])
    shutil.rmtree(dataset / "data")
    done = corpus("resume", dataset)
    assert done.exit_code == 2
    assert "damaged" in done.stderr
    done = corpus("resume", dataset)
    assert (done.exit_code, done.stderr) == (0, "")
    assert data_of(dataset) == before


def test_a_document_that_has_changed_meanwhile_is_not_read_as_the_one_it_was(
    tmp_path: Path,
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(" ", encoding="utf-8")
    corpus("read", path, "--out", tmp_path / "dataset")
    path.write_text(report(1), encoding="utf-8")
    done = corpus("resume", tmp_path / "dataset", "--retry")
    assert "it has changed" in done.stderr
    assert done.exit_code == 2


NO_SENSE: dict[str, tuple[str, ...]] = {
    "no data set: habeas corpus read makes one": ("status", "{tmp}"),
    "no data set": ("resume", "{tmp}/none"),
    "something else in this folder": ("read", "{tmp}", "--out", "{tmp}/other"),
    "needs --scheduler": ("read", "{tmp}", "--out", "{tmp}/new", "--engine", "dask"),
    "is for --engine dask": ("read", "{tmp}", "--out", "{tmp}/new", "--scheduler", "tcp://x:1"),
    "is no such file": ("read", "{tmp}", "--out", "{tmp}/new", "--codebook", "{tmp}/none.toml"),
    "Protocol not known: s4": (
        "read",
        "s4://bucket/reports",
        "--out",
        "{tmp}/new",
    ),
}


@pytest.mark.parametrize("told", NO_SENSE)
def test_what_makes_no_sense_is_said_in_one_line(told: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("here")
    arguments = [part.format(tmp=tmp_path) for part in NO_SENSE[told]]
    done = corpus(*arguments)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("missing", "extra", "options"),
    [
        ("pyarrow", "habeas[corpus]", ()),
        ("distributed", "habeas[corpus,dask]", ("--engine", "dask", "--scheduler", "tcp://x:1")),
    ],
)
def test_a_missing_package_is_told_with_what_to_install(
    missing: str, extra: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    without = f"import sys; sys.modules[{missing!r}] = None; from habeas.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", without, "corpus", "read", ".", "--out", str(tmp_path), *options],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"pip install '{extra}'" in done.stderr
