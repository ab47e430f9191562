"""Where ``habeas read --out DIR`` writes: never over an input, never twice to one place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from habeas.record import Source

_LONGEST = 80  # characters of a name that are kept


class Outputs:
    """Gives each reading a file of its own in ``folder``.

    Where a name is taken by another output or is one of the inputs, the file is called ``STEM-2``,
    ``STEM-3`` and so on. Names that differ in case only count as the same, because they are on some
    file systems.

    >>> outputs = Outputs([], Path("out"), ".json")
    >>> [outputs.free(stem).name for stem in ("report", "Report")]
    ['report.json', 'Report-2.json']
    """

    def __init__(self, inputs: Iterable[Path], folder: Path, suffix: str) -> None:
        self._taken = {_key(path) for path in inputs}
        self._folder = folder
        self._suffix = suffix

    def free(self, stem: str) -> Path:
        """A file that nothing else is written to."""
        number, output = 1, self._folder / f"{stem}{self._suffix}"
        while _key(output) in self._taken:
            number += 1
            output = self._folder / f"{stem}-{number}{self._suffix}"
        self._taken.add(_key(output))
        return output


def stem_of(source: Source, path: Path) -> str:
    """What the reading of a source is called: as the file, a chapter with its country after it.

    >>> from habeas.record import Book
    >>> chapter = Source("sha256:0#foreword", "book.pdf", "application/pdf", "", (), book=Book("0"))
    >>> stem_of(chapter, Path("reports/book.pdf"))
    'book-foreword'
    """
    parts = [path.stem]
    if source.name != path.name:
        parts.append(_plain(source.name))
    if source.book is not None:
        parts.append(source.country or source.id.rpartition("#")[2][:_LONGEST])
    return "-".join(parts)


def _plain(name: str) -> str:
    """The name of a document in an archive, without its folders, in letters for a file name."""
    name = re.sub(r"^\w+://", "", name).rstrip("/")
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return re.sub(r"[^\w.-]+", "-", stem).strip("-.")[:_LONGEST] or "document"


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write ``parts`` as UTF-8, all or nothing: nobody finds half a file.

    A link at ``path`` is replaced, not followed, so that nothing is written through it.

    Raises:
        OSError: the file cannot be written; what was there before still is.
    """
    with NamedTemporaryFile(
        "w",
        encoding="utf-8",
        errors="backslashreplace",
        newline="",
        dir=path.parent,
        prefix=".habeas-",
        delete=False,
    ) as file:
        temporary = Path(file.name)
        try:
            file.writelines(parts)
            file.close()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _key(path: Path) -> str:
    return os.path.realpath(path).casefold()


def _umask() -> int:
    """What a new file may not be; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
