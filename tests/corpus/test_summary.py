"""The summary of a data set: a shorter way, and only to the files that are there."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from habeas.corpus.dataset import open_dataset
from habeas.corpus.summary import SUMMARY, summary_file, summary_of
from habeas.corpus.summary_writing import write_summary
from habeas.errors import DataSetError
from tests.corpus.data_set import build, event, source


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two folders of sources; the one of 2013 tells nothing."""
    first, silent = source("Ostrava 2012"), source("Ostrava 2013", period="2013")
    build(tmp_path, sources=[first, silent], events=[event(first, 1), event(first, 2, "trial")])
    return tmp_path / "data"


def test_events_point_at_their_source_by_its_number(data: Path) -> None:
    write_summary(data)
    sources = pq.read_table(summary_file(data, "sources")).to_pylist()
    events = pq.read_table(summary_file(data, "events")).to_pylist()
    assert [(row["report"], row["period"]) for row in sources] == [(0, "2012"), (1, "2013")]
    assert [(row["report"], row["type"]) for row in events] == [(0, "arrest"), (0, "trial")]


def test_the_same_tables_give_the_same_bytes(data: Path) -> None:
    write_summary(data)
    first = {path.name: path.read_bytes() for path in (data / SUMMARY).iterdir()}
    for path in (data / SUMMARY).iterdir():
        path.unlink()
    (data / SUMMARY).rmdir()
    write_summary(data)
    assert {path.name: path.read_bytes() for path in (data / SUMMARY).iterdir()} == first


def test_a_summary_of_other_files_is_passed_over(data: Path) -> None:
    with open_dataset(data.parent) as dataset:
        assert summary_of(dataset) is None, "there is none yet"
        write_summary(data)
        assert summary_of(dataset) is not None
        third = source("Veldara 2014", period="2014")
        build(data.parent, sources=[third], events=[event(third, 1)])
        assert summary_of(dataset) is None, "files have come since"


def test_a_damaged_summary_is_an_error_in_one_line(data: Path) -> None:
    write_summary(data)
    summary_file(data, "events").write_bytes(b"PAR1 and nothing else")
    with (
        open_dataset(data.parent) as dataset,
        pytest.raises(DataSetError),
        dataset.errors_told(),
    ):
        summary_of(dataset)
