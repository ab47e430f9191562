"""A text composed of printed lines, which remembers where on the pages its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.record.printed import Box, PrintedLine
from habeas.record.source import BlockKind
from habeas.sources.composition import Composition
from habeas.sources.pdf.lines import Line

_HYPHENS = "-\xad"


class PrintedComposition(Composition):
    """A composition of printed lines."""

    def __init__(self) -> None:
        super().__init__()
        self.printed: list[PrintedLine] = []

    def add_lines(
        self, kind: BlockKind, words: str, lines: Sequence[Line], *, level: int = 0, page: int
    ) -> None:
        """Add one block, of words that stand in these lines."""
        block = self.add(kind, words, level=level, page=page)
        if block:
            self.printed += printed_lines(lines, self.last, block.start)


def printed_lines(lines: Iterable[Line], text: str, start: int) -> Iterator[PrintedLine]:
    """The lines of a block with their places in the text, and the boxes of their words.

    The text has the letters of the lines in their order. What it lacks of them is a sign before
    the first word, hyphens at the ends of lines, and what is no letter for the eye.

    Args:
        lines: that became the block.
        text: of the block.
        start: where the block begins in the text of the document.
    """
    at = 0
    for line in lines:
        begin = end = 0
        boxes: list[Box] = []
        for word in line.words:
            at += text.startswith(" ", at)
            after = _after(text, at, word.text)
            if after == at:
                continue  # nothing of it is in the text
            if not boxes:
                begin = at
            boxes.append(word.box)
            at = end = after
        if boxes:
            yield PrintedLine(start + begin, start + end, line.page, tuple(boxes))


def _after(text: str, at: int, word: str) -> int:
    """Where a word that begins at a place of the text ends."""
    if text.startswith(word, at):
        return at + len(word)
    for character in word:
        is_hyphen = character in _HYPHENS and text.startswith("-", at)
        is_half = "\ud800" <= character <= "\udfff" and text.startswith("\ufffd", at)
        at += is_hyphen or is_half or text.startswith(character, at)
    return at
