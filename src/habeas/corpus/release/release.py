"""A release: a folder beside the data that is written once, and never changed after."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from habeas.codebook import Codebook
from habeas.corpus.dataset import open_dataset
from habeas.corpus.release import checksums
from habeas.corpus.release.changes import Changes, changes_text, compare, write_sources
from habeas.corpus.release.codebook_page import render_codebook
from habeas.corpus.release.data_package import data_package
from habeas.corpus.release.frozen_tables import write_tables
from habeas.corpus.release.licence import checked_licence
from habeas.corpus.release.methods import methods_text
from habeas.corpus.release.readme import readme_text
from habeas.errors import DataSetError

MEMORY = "4GB"  # the events are put in order
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,2}")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>\\]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The release that is wanted.

    Attributes:
        version: such as ``1.0``, later than every one that is there.
        doi: what it is cited by.
        reliability: a JSON file with the figures of the scorer, such as a result of ``make bench``.
        licence: an SPDX identifier such as ``CC-BY-4.0``, under which it is published.
    """

    version: str
    doi: str | None = None
    reliability: Path | None = None
    licence: str | None = None


def make_release(path: Path, wanted: Wanted, codebook: Codebook) -> Path:
    """Freeze the data set in ``path`` as a release, and give its folder.

    The same data set, codebook and release before give the same bytes: no clock goes into it.

    Raises:
        DataSetError: there is no data set, the version is there or comes before one that is, the
            licence is none, or the figures cannot be read.
        OSError: it cannot be written; then nothing is left of it.
    """
    before = _release_before(path, wanted.version)
    doi = _checked_doi(path, wanted.doi)
    licence = _checked_licence(path, wanted.licence)
    figures = _figures(wanted.reliability)
    releases = path / "releases"
    with open_dataset(path, memory=MEMORY) as dataset, dataset.errors_told():
        releases.mkdir(exist_ok=True)
        folder = Path(mkdtemp(prefix=".unfinished-", dir=releases))
        try:
            rows = write_tables(dataset, folder)
            changes = compare(dataset, before) if before else None
            title = f"{path.resolve().name} {wanted.version}"
            texts = {
                "datapackage.json": data_package(
                    folder, path.resolve().name, wanted.version, doi, licence
                ),
                "codebook.html": render_codebook(codebook, title),
                "METHODS.md": methods_text(dataset, codebook, figures),
                "README.md": readme_text(
                    title, doi, rows, licence=licence, with_figures=figures is not None
                ),
                "CHANGES.md": changes_text(changes, wanted.version),
            }
            if figures is not None:
                texts["reliability.json"] = json.dumps(figures, indent=1, sort_keys=True) + "\n"
            _finish(folder, texts, changes)
            folder.rename(releases / wanted.version)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return releases / wanted.version


def releases_of(path: Path) -> list[Path]:
    """The folders of the releases of a data set, from the first to the last."""
    folders = (path / "releases").glob("[0-9]*")
    found = [folder for folder in folders if _VERSION.fullmatch(folder.name)]
    return sorted(found, key=lambda folder: _numbers(folder.name))


def _finish(folder: Path, texts: dict[str, str], changes: Changes | None) -> None:
    """Write what is text, then the checksums, and let nothing of it be written again."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n", errors="backslashreplace")
    if changes is not None and changes.sources:
        write_sources(changes, folder / "changed-sources.csv")
    (folder / checksums.NAME).write_text(checksums.checksums(folder), encoding="utf-8")
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o755)


def _release_before(path: Path, version: str) -> Path | None:
    if not _VERSION.fullmatch(version):
        raise DataSetError(path, f"{version!r} is no version such as 1.0 or 1.2.1")
    there = releases_of(path)
    same = [one.name for one in there if _numbers(one.name) == _numbers(version)]
    if same:
        raise DataSetError(path, f"release {same[0]} is there, and a release is never changed")
    if there and _numbers(version) < _numbers(there[-1].name):
        raise DataSetError(path, f"release {version} would come before {there[-1].name}")
    return there[-1] if there else None


def _numbers(version: str) -> tuple[int, ...]:
    """The version as numbers that can be compared: 1.0 is 1.

    >>> _numbers("1.0") == _numbers("1"), _numbers("1.10") > _numbers("1.9")
    (True, True)
    """
    numbers = [int(part) for part in version.split(".")]
    return (*numbers, *[0] * (3 - len(numbers)))


def _checked_doi(path: Path, told: str | None) -> str | None:
    if told is None:
        return None
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", told.strip(), flags=re.IGNORECASE)
    if not _DOI.fullmatch(doi):
        raise DataSetError(path, f"{told!r} is no DOI such as 10.1234/abcd")
    return doi


def _checked_licence(path: Path, told: str | None) -> str | None:
    try:
        return None if told is None else checked_licence(told)
    except ValueError as error:
        raise DataSetError(path, str(error)) from None


def _figures(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataSetError(path, "there is no such file") from None
    except (ValueError, RecursionError):
        raise DataSetError(path, "is not JSON, as the scorer and make bench write it") from None
    if not isinstance(figures, dict):
        raise DataSetError(
            path, "holds no figures: a JSON object with a name for each was expected"
        )
    return figures
