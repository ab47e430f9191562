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
    ├── WorkspaceError          the record refuses a change                  exit status 2
    │   ├── ChangedMeanwhile    somebody else was quicker            (carries ``who``)
    │   ├── QuoteMissing        the words do not stand in the source
    │   ├── InvalidSlot         a correction says what a slot cannot hold (carries ``slot``)
    │   ├── ReasonMissing       nobody said why
    │   ├── StillNeeded         something that stays needs what was to go
    │   ├── ErasedBefore        the file was erased, and nobody says why it comes back
    │   ├── CannotMerge         two entities cannot be made one, or apart again
    │   ├── NotPossible         the change makes no sense: no reason given, joined with itself
    │   └── RecordError         the record is missing, damaged or of another version
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


class WorkspaceError(HabeasError):
    """The record refuses a change, or cannot be used. ``code`` is the same in every language."""

    code = "workspace"


class ChangedMeanwhile(WorkspaceError):
    """Somebody else has changed what a person was working on.

    Args:
        what: "account", "event", "entry" (of a person, a body or a place).
        who: who did, where it is known.
    """

    code = "changed-meanwhile"

    def __init__(self, what: str, who: str | None = None) -> None:
        super().__init__(f"{who or 'somebody'} has changed this {what} since you opened it")
        self.what = what
        self.who = who


class QuoteMissing(WorkspaceError):
    """The words of an account do not stand in its source, so that it cannot be taken in."""

    code = "quote-missing"

    def __init__(self, account: str) -> None:
        super().__init__(f"the words of account {account} do not stand in its source")
        self.account = account


class InvalidSlot(WorkspaceError):
    """A person's account says what a slot cannot hold.

    Args:
        slot: "date", "term", "participants"; empty where it is none of them.
        reason: what to write instead.
    """

    code = "invalid-slot"

    def __init__(self, slot: str, reason: str) -> None:
        super().__init__(f"{slot}: {reason}" if slot else reason)
        self.slot = slot
        self.reason = reason


class ReasonMissing(WorkspaceError):
    """What must not be done without a reason was asked for without one."""

    code = "reason-missing"

    def __init__(self) -> None:
        super().__init__("this needs a reason, which stays in the log")


class StillNeeded(WorkspaceError):
    """Something that stays in the record needs what was to be erased.

    Args:
        what: "source", "entity".
        needed_by: what needs it, as the record calls it.
    """

    code = "still-needed"

    def __init__(self, what: str, needed_by: object) -> None:
        super().__init__(f"this {what} cannot be erased: a {needed_by} still needs it")
        self.what = what
        self.needed_by = needed_by


class ErasedBefore(WorkspaceError):
    """A file comes in that left the record by an erasure, and nobody says why it comes back.

    Args:
        told: what was erased, when, by whom and why.
        entry: the number of the erasure in the log.
    """

    code = "erased-before"

    def __init__(self, told: str, entry: int) -> None:
        super().__init__(told)
        self.entry = entry


class CannotMerge(WorkspaceError):
    """Two entities cannot be made one, or a merge cannot be taken back."""

    code = "cannot-merge"


class NotPossible(WorkspaceError):
    """A change that makes no sense, or for which something is missing; the sentence says what."""

    code = "not-possible"


class RecordError(WorkspaceError):
    """The record's database or folder is missing, damaged, or of another version."""

    code = "record"
