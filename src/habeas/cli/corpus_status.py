"""``habeas corpus status``: what the ledger of a data set says, in lines or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from habeas.cli.endings import one_line
from habeas.cli.languages import check_languages
from habeas.corpus.ledger import Entry, Ledger
from habeas.corpus.settings import codebook_text, settings_of, version_for

_STATES = {"done": "done", "reading": "begun", "waiting": "waiting", "set_aside": "set aside"}


@dataclass(frozen=True, slots=True)
class _Status:
    """What there is to be said of a data set."""

    dataset: Path
    entries: Sequence[Entry]
    other_names: dict[str, list[str]]
    version: str  # that would read now

    def lines(self) -> list[str]:
        """For a person."""
        count = Counter(entry.state for entry in self.entries)
        states = [f"{count[s]:,} {word}" for s, word in _STATES.items() if count[s]]  # type: ignore[index]
        standing = [entry for entry in self.entries if entry.version is not None]
        others = sum(map(len, self.other_names.values()))
        lines = [
            f"documents  {len(self.entries):,}: {', '.join(states) or 'none'}",
            f"sources    {sum(entry.sources for entry in standing):,}",
            f"words      {sum(entry.words for entry in standing):,}",
            f"events     {sum(entry.events for entry in standing):,}",
            f"version    {self.version}",
        ]
        if others:
            lines.insert(
                1, f"copies     {others:,} further files hold the same bytes as one of them"
            )
        if line := outdated_line(self.entries, self.version):
            lines.append(f"to re-read {line}; habeas corpus resume --reread does")
        problems = [entry for entry in self.entries if entry.problem is not None]
        lines += [f"problems   {len(problems):,}"] if problems else []
        lines += [f"  {entry.path}: {entry.problem} ({_attempts(entry)})" for entry in problems]
        return [one_line(line) for line in lines]

    def as_json(self) -> str:
        """For a program."""
        standing = [entry for entry in self.entries if entry.version is not None]
        count = Counter(entry.state for entry in self.entries)
        told = {
            "documents": {state: count[state] for state in _STATES},  # type: ignore[index]
            "sources": sum(entry.sources for entry in standing),
            "words": sum(entry.words for entry in standing),
            "events": sum(entry.events for entry in standing),
            "version": self.version,
            "to_reread": [entry.path for entry in outdated(self.entries, self.version)],
            "read_by": dict(Counter(entry.version for entry in standing)),
            "other_names": [name for names in self.other_names.values() for name in names],
            "problems": [
                {
                    "path": entry.path,
                    "sha256": entry.sha256,
                    "state": entry.state,
                    "attempts": entry.attempts,
                    "problem": entry.problem,
                }
                for entry in self.entries
                if entry.problem is not None
            ],
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def show_status(dataset: Path, *, codebook: Path | None, ocr: str | None, as_json: bool) -> None:
    """Write what is known of the data set to standard output; another process may be reading.

    Args:
        dataset: its folder.
        codebook: what would be re-read if this one were used?
        ocr: likewise.
        as_json: whether a program asks.

    Raises:
        DataSetError: it is no data set.
        CodebookError: the codebook is broken.
    """
    check_languages(ocr)
    with closing(Ledger(dataset)) as ledger:
        kept = settings_of(ledger)
        text = codebook_text(codebook) if codebook else kept.codebook
        settings = msgspec.structs.replace(kept, codebook=text, ocr=ocr or kept.ocr)
        entries = list(ledger.entries())
        found = _Status(dataset, entries, ledger.other_names(), version_for(settings))
    sys.stdout.write(found.as_json() if as_json else "\n".join(found.lines()) + "\n")


def outdated(entries: Sequence[Entry], version: str) -> list[Entry]:
    """The documents whose rows another version has read."""
    return [entry for entry in entries if entry.version not in {None, version}]


def outdated_line(entries: Sequence[Entry], version: str) -> str | None:
    """How many documents, with how many words, another version has read, and which parts differ."""
    found = outdated(entries, version)
    if not found:
        return None
    words = sum(entry.words for entry in found)
    parts = {part for entry in found for part in (entry.version or "").split()}
    before = " ".join(sorted(parts - set(version.split())))
    number = f"{len(found):,} {'document' if len(found) == 1 else 'documents'}"
    return f"{number} with {words:,} words were read by another version ({before})"


def _attempts(entry: Entry) -> str:
    return "1 attempt" if entry.attempts == 1 else f"{entry.attempts} attempts"
