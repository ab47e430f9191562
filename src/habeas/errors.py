"""What can go wrong, as one tree of exceptions.

::

    HabeasError                 the root: everything that a person is told in one line
    ├── SourceError             a file cannot be turned into a source       (carries ``path``)
    │   ├── UnreadableFile      missing, damaged, or of a kind not read      exit status 2
    │   ├── NoText              the file holds no text                       exit status 3
    │   └── RefusedFile         too large, encrypted or hostile              exit status 4
    ├── CodebookError           a codebook file is broken                    exit status 2
    ├── CodingError             what a coder handed in is broken             exit status 2
    ├── DataSetError            a data set is missing or broken, or cannot
    │                           be asked or released so (carries ``path``)   exit status 2
    ├── MissingExtra            an optional part of Habeas is not installed  exit status 2
    ├── EngineError             what reads many documents has ended before its work  exit status 2
    └── LanguageModelError      the shipped language files are missing or do not fit

Each leaf carries what a person needs: which file, what happened, what to do. ``str(error)`` is one
line without the path; the command line puts the path before it.
"""

from __future__ import annotations

from pathlib import Path


class HabeasError(Exception):
    """The root of all errors that Habeas raises on purpose."""

    exit_status = 2


class SourceError(HabeasError):
    """A file cannot be turned into a source."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(reason)
        self.path = Path(path)
        self.reason = reason


class UnreadableFile(SourceError):
    """The file is missing, damaged, or of a kind that is not read."""


class NoText(SourceError):
    """The file could be opened, but there is no text in it."""

    exit_status = 3


class RefusedFile(SourceError):
    """The file is too large, encrypted or hostile."""

    exit_status = 4


class CodebookError(HabeasError):
    """A codebook file is broken: which entry, and what is wrong with it."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(reason)
        self.path = Path(path)
        self.reason = reason


class CodingError(HabeasError):
    """What a coder or an adjudicator handed in is broken: which event or row, and what is wrong."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(reason)
        self.path = Path(path)
        self.reason = reason


class DataSetError(HabeasError):
    """A data set is missing or broken, or cannot be asked or released in this way."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(reason)
        self.path = Path(path)
        self.reason = reason


class LanguageModelError(HabeasError):
    """The language files that ship with the package are missing or do not fit this version."""


class EngineError(HabeasError):
    """The engine that reads many documents has ended; none of the documents is to blame."""


class MissingExtra(HabeasError):
    """A package is not installed that only some commands need.

    Args:
        what: what needs which package.
        extra: the extra of habeas that brings it, where one does.
    """

    def __init__(self, what: str, extra: str | None = None) -> None:
        super().__init__(f"{what}: pip install 'habeas[{extra}]'" if extra else what)
        self.extra = extra
