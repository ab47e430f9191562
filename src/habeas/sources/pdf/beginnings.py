"""Where among the lines of a column something new begins: by room, letters, indent or sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.sources.composition import without_sign
from habeas.sources.pdf.lines import Line
from habeas.sources.pdf.typesetting import Type

SENTENCE = re.compile(r"""[.!?;:…]["'”’»)\]]*$""")
ALIKE = 0.08  # of the size: letters that differ by less are the same
INDENT = 0.6  # of the letters' size
_DEEPEST = 4  # the same: an indent is no more
_DASHES = ("–", "—", "-")
_FACT = re.compile(r"[^\W\d_a-z][^:.;,!?“]{2,59}?\s?:\s?\S")
_MUCH_ROOM = 0.15  # of the width
_AROUND = 4  # lines


@dataclass(slots=True, frozen=True)
class Margins:
    """How far the lines around one reach, which are narrow beside a picture."""

    left: float
    right: float

    def indents(self, line: Line) -> bool:
        """Whether a line begins further to the right than those around it, as a paragraph does."""
        return line.size * INDENT < line.x0 - self.left < line.size * _DEEPEST

    def leaves_room(self, last: Line, line: Line) -> bool:
        """Whether the first word of ``line`` would have had room behind ``last``.

        That must end a sentence, or leave much room, as the lines of a list do.
        """
        room = self.right - last.x1 - line.size * 0.8 - (line.words[0].x1 - line.words[0].x0)
        least = 0 if SENTENCE.search(last.text) else (self.right - last.x0) * _MUCH_ROOM
        return room > least


def margins_of(column: Sequence[Line]) -> list[Margins]:
    """The margins at each line of a column."""
    return [_margins(column, number) for number in range(len(column))]


def _margins(column: Sequence[Line], number: int) -> Margins:
    size = column[number].size
    around = [
        line
        for line in column[max(number - _AROUND, 0) : number + _AROUND + 1]
        if abs(line.size - size) <= size * ALIKE
    ]
    return Margins(min(line.x0 for line in around), max(line.x1 for line in around))


def begins(lines: Sequence[Line], line: Line, margins: Margins, type_: Type) -> bool:
    """Whether a line begins something new after the ``lines`` above it.

    Args:
        lines: what is known to belong together.
        line: the one under them.
        margins: at the last of the ``lines``.
        type_: how the document is set.
    """
    last = lines[-1]
    if line.is_row or last.is_row:
        return True
    if abs(line.size - last.size) > last.size * ALIKE or line.is_bold != last.is_bold:
        return True
    if is_fact(lines[0]) and is_fact(line):
        return True
    if last.y - line.y > type_.steps.get(line.size, line.size * 1.2) * 1.3 + 0.5:
        return True
    if has_sign(line):
        return not _is_inside(lines, line, margins)
    return _is_indented(lines, line, margins) or _stopped_short(lines, line, margins)


def _is_inside(lines: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Whether a dash at the beginning of a line stands within a sentence, and is no bullet.

    The line before is filled and ends no sentence, and no dash began its paragraph.
    """
    last = lines[-1]
    return (
        begins_with_dash(line)
        and not begins_with_dash(lines[0])
        and SENTENCE.search(last.text) is None
        and not margins.leaves_room(last, line)
    )


def _is_indented(lines: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Whether the left end shows that a paragraph begins, as in print, by an indent."""
    width = line.size * INDENT
    if len(lines) > 1:
        return abs(line.x0 - lines[-1].x0) > width
    if has_sign(lines[0]):
        return False
    if line.x0 - lines[0].x0 > width:
        return True
    same = abs(line.x0 - lines[0].x0) <= width / 2
    return same and margins.indents(line) and SENTENCE.search(lines[0].text) is not None


def _stopped_short(lines: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Whether the last line ends where one more word would have had room.

    The entries of a list are often set ragged: what follows in brackets belongs to them.
    """
    last = lines[-1]
    goes_on = line.text[0].islower() or line.text[0] in "(["
    if has_sign(lines[0]) and goes_on and SENTENCE.search(last.text) is None:
        return False
    return margins.leaves_room(last, line)


def is_fact(line: Line) -> bool:
    """A label with its value on a line of its own: "Death penalty: retained"."""
    return _FACT.match(line.text) is not None


def has_sign(line: Line) -> bool:
    """Whether the sign of a bullet stands before the words."""
    return without_sign(line.text)[1]


def begins_with_dash(line: Line) -> bool:
    """Whether that sign is a dash, which may belong to a sentence."""
    return line.text.startswith(_DASHES) and has_sign(line)
