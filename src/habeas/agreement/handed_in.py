"""What two coders handed in, whatever its form: both codings, on one text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.agreement.annotation_form import read_annotation
from habeas.agreement.coding import Coding
from habeas.agreement.csv_rows import read_bytes
from habeas.agreement.reading_form import read_reading, reading_text
from habeas.agreement.table_form import read_table
from habeas.agreement.texts import read_text
from habeas.codebook import Codebook
from habeas.errors import CodingError, UnreadableFile

FORMS = (".json", ".csv")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Two files on the same text, and the file of the text where it is given."""

    name: str  # of the text, without its ending
    a: Path
    b: Path
    text: Path | None = None


def find_pairs(a: Path, b: Path, text: Path | None = None) -> tuple[list[HandedIn], list[Path]]:
    """The files to compare: the two given, or those of one name in two folders.

    Args:
        a: a file of the first coder, or a folder of them.
        b: the same of the second coder.
        text: the text, or a folder with a NAME.txt for each.

    Returns:
        The pairs in the order of their names, and the files that only one of the folders has.

    Raises:
        CodingError: one is a file and the other a folder, or no file is in both.
    """
    if not (a.is_dir() or b.is_dir()):
        beside = text or next((p for p in (a.with_suffix(".txt"), b.with_suffix(".txt"))
                               if p.is_file()), None)  # fmt: skip
        return [HandedIn(beside.stem if beside else a.stem, a, b, beside)], []
    for one, other in ((a, b), (b, a)):
        if not one.is_dir():
            raise CodingError(one, f"is no folder, and {other} is one: give two of a kind")
    mine, yours = _files(a), _files(b)
    pairs = [
        HandedIn(name, mine[name], yours[name], _text_for(name, a, b, text))
        for name in sorted(mine.keys() & yours.keys())
    ]
    if not pairs:
        raise CodingError(a, f"no file in it (.json, .csv) has the name of one in {b}")
    alone = [(mine.get(name) or yours[name]) for name in sorted(mine.keys() ^ yours.keys())]
    return pairs, alone


def read_pair(handed: HandedIn, codebook: Codebook) -> tuple[Coding, Coding]:
    """The codings of both coders.

    Raises:
        CodingError: a file is no coding, or no coding of this text, or there is no text.
        SourceError: the text cannot be read.
    """
    contents = [_content(path) for path in (handed.a, handed.b)]
    text = _text(handed, contents)
    a, b = (
        _coding(path, content, text, codebook)
        for path, content in zip((handed.a, handed.b), contents, strict=True)
    )
    return a, b


def _files(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in FORMS and path.name != "decisions.csv":
            if path.stem in found:
                raise CodingError(path, f"and {found[path.stem].name} are of one text: keep one")
            found[path.stem] = path
    return found


def _text_for(name: str, a: Path, b: Path, text: Path | None) -> Path | None:
    if text is not None and not text.is_dir():
        raise CodingError(text, "is no folder; the codings stand in folders, and so must the texts")
    folders = (a, b) if text is None else (text,)
    found: Iterator[Path] = (folder / f"{name}.txt" for folder in folders)
    return next((path for path in found if path.is_file()), None)


def _content(path: Path) -> dict[str, Any] | None:
    """The object of a JSON file; ``None`` for a table."""
    if path.suffix.lower() not in FORMS:
        raise CodingError(path, "is neither .json (an annotation or a reading) nor .csv")
    if path.suffix.lower() == ".csv":
        return None
    try:
        content = json.loads(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CodingError(path, "is not UTF-8") from None
    except RecursionError:
        raise CodingError(path, "is no coding: it is nested too deep") from None
    except ValueError as error:
        raise CodingError(path, f"is not one JSON object: {error}") from None
    if not isinstance(content, dict):
        raise CodingError(path, "is no JSON object")
    return content


def _text(handed: HandedIn, contents: list[dict[str, Any] | None]) -> str:
    if handed.text is not None:
        return read_text(handed.text)
    for path, content in zip((handed.a, handed.b), contents, strict=True):
        if content is not None and "habeas" in content:
            return reading_text(path, content)
    raise UnreadableFile(
        handed.a, f"there is no text: no {handed.name}.txt beside it; give it with --text"
    )


def _coding(path: Path, content: dict[str, Any] | None, text: str, codebook: Codebook) -> Coding:
    if content is None:
        return read_table(path, text, codebook)
    read = read_reading if "habeas" in content else read_annotation
    return read(path, content, text, codebook)
