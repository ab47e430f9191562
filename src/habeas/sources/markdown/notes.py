"""The footnotes of a Markdown text, which stand anywhere in it and are read where they belong."""

from __future__ import annotations

import re

_NOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]{1,80})\]:[ \t]*(?P<words>.*)")
_MARK = re.compile(r"\[\^(?P<name>[^\]\s]{1,80})\]")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BLOCK = re.compile(r" {0,3}(?:#|>|[-*+] |\d{1,9}[.)] |```|~~~)")
_INDENT = ("    ", "\t")


class Notes:
    r"""The notes of a text, and the text without them.

    >>> notes = Notes("She was held.[^1]\n\n[^1]: Her letter.\n")
    >>> notes.rest, notes.taken_from("She was held.[^1]")
    ('She was held.[^1]\n', ('She was held.', ['Her letter.']))
    """

    def __init__(self, text: str) -> None:
        self._notes: dict[str, list[str]] = {}
        kept: list[str] = []
        note: list[str] | None = None
        in_code = False
        for line in text.split("\n"):
            in_code ^= note is None and _FENCE.match(line) is not None
            found = None if in_code else _NOTE.match(line)
            if found:
                note = self._notes.setdefault(found["name"], [])
                note.append(found["words"])
            elif note is not None and (line.startswith(_INDENT) or not line.strip()):
                note.append(line.strip())
            elif note and note[-1] and not _BLOCK.match(line):
                note.append(line)  # its paragraph goes on without an indent
            else:
                note = None
                kept.append(line)
        self.rest = "\n".join(kept)
        self._known = frozenset(self._notes)

    def taken_from(self, words: str) -> tuple[str, list[str]]:
        """The words without the marks of notes, and the notes that these call, each once."""
        called: list[str] = []

        def without(found: re.Match[str]) -> str:
            name = found["name"]
            if name not in self._known:
                return found[0]
            if name in self._notes:
                called.append("\n".join(self._notes.pop(name)).strip())
            return ""

        return _MARK.sub(without, words), called

    def uncalled(self) -> list[str]:
        """The notes that no mark has called so far."""
        return ["\n".join(lines) for lines in self._notes.values()]
