"""The summary of a data set: what tables count by, once more, in one file for sources and events.

A data set of many years has hundreds of files, and to open them all takes longer than to count
what is in them. A summary is nothing but a shorter way: where it is missing, or was not made of the
files that are there, everything is read from the tables themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.corpus.columns import Table
from habeas.corpus.partitions import files_below

if TYPE_CHECKING:
    from habeas.corpus.dataset import Dataset

SUMMARY = "summary"  # the folder, beside those of the tables
STAMP = "made of"  # a key of the metadata of its files
# ``report`` numbers the sources, and stands in both.
SUMMARY_COLUMNS: dict[Table, tuple[str, ...]] = {
    "sources": ("source", "country", "publisher", "period", "words"),
    "events": ("type", "modality", "earliest", "latest", "agent", "outcome", "confidence"),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """The names of the views of a summary."""

    sources: str = "summary_sources"
    events: str = "summary_events"


def summary_of(dataset: Dataset) -> Summary | None:
    """Open the summary of a data set; ``None`` where there is none of the files that are there."""
    data = (dataset.path / "data").resolve()
    files = {table: summary_file(data, table) for table in SUMMARY_COLUMNS}
    if not all(file.is_file() for file in files.values()):
        return None
    told = dataset.connection.execute(
        "SELECT decode(value) FROM parquet_kv_metadata($files) WHERE decode(key) = $stamp",
        {"files": [str(file) for file in files.values()], "stamp": STAMP},
    ).fetchall()
    if told != [(stamp_of(data),)] * len(files):
        return None
    made = Summary()
    names: dict[Table, str] = {"sources": made.sources, "events": made.events}
    for table, name in names.items():
        dataset.connection.read_parquet(str(files[table])).create_view(name, replace=True)
    return made


def summary_file(data: Path, table: Table) -> Path:
    """Where the summary of a table is."""
    return data / SUMMARY / f"{table}.parquet"


def stamp_of(data: Path) -> str:
    """A digest of the names and sizes of the files that a summary is made of."""
    told = sha256()
    for table in SUMMARY_COLUMNS:
        for path in files_below(data / table):
            told.update(f"{path.relative_to(data).as_posix()}\0{path.stat().st_size}\0".encode())
    return told.hexdigest()
