"""A small library of invented reports, and what stands in a data set."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

_REPORT = """\
Annual Report: {country} {year}

January 15, {year}

Freedom of expression

On 14 February, police arrested {name}, the editor of the weekly {paper}, at home in Brenik. On 3 \
September, Brenik City Court sentenced {name} to {term} years in prison for “spreading false \
information”.

  • In November, the Supreme Court upheld the sentence against {name}.
"""
_COUNTRIES = ("Ostrava Republic", "Veldara", "Northern Keld", "Sorrin")
_NAMES = ("Marta Keldova", "Ilan Brask", "Oda Fenwick", "Tomas Arel", "Runa Vesk")


def report(number: int, *, length: int = 1) -> str:
    """An invented report that is like no other; ``length`` times as long as the shortest."""
    texts = [
        _REPORT.format(
            country=_COUNTRIES[number % len(_COUNTRIES)],
            year=2010 + number % 3,
            name=f"{_NAMES[(number + part) % len(_NAMES)]}",
            paper=f"Lamp {number}",
            term=part % 9 + 2,
        )
        for part in range(length)
    ]
    return "\n\n".join(texts)


def library(folder: Path, documents: int = 6, *, length: int = 1) -> Path:
    """A folder with so many documents: text files, and one archive of four."""
    folder.mkdir(parents=True)
    for number in range(documents - 1):
        text = report(number, length=length)
        (folder / f"report-{number}.txt").write_text(text, encoding="utf-8")
    archive(folder / "archive.zip", range(100, 104), length=length)
    return folder


def archive(path: Path, numbers: range, *, length: int = 1) -> Path:
    """An archive of several reports: one document that holds several sources."""
    with zipfile.ZipFile(path, "w") as file:
        for number in numbers:
            file.writestr(f"member-{number}.txt", report(number, length=length))
    return path


def data_of(dataset: Path) -> dict[str, str]:
    """The digest of each file of the data that is there, by its place."""
    data = dataset / "data"
    return {
        path.relative_to(data).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(data.rglob("*.parquet"))
    }
