"""Lines that belong together: the paragraphs, bullets and furniture of a plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.record.source import BlockKind
from habeas.sources.headings import looks_like_heading
from habeas.sources.plain_text.furniture import furniture_of
from habeas.sources.plain_text.lines import Line
from habeas.sources.plain_text.wrapping import Wrapping

_LONGEST_FACT = 120  # characters
_LONG_ENOUGH = 60  # characters of a line that goes on after a blank one
_LEAST_CAPITALS = 4  # letters: fewer are an abbreviation at the end of a line
_NUMBERED = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,3})[.)]\s+[“\"'(]?[A-Z]"
)  # "(a) The Committee asked", "12. The State party"


@dataclass(slots=True)
class Group:
    """Lines that belong together."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    level: int = 0

    @property
    def words(self) -> str:
        """The words of all lines, as one line."""
        return " ".join(line.words for line in self.lines)


def grouped(lines: Sequence[Line]) -> list[Group]:
    """The lines, put together to paragraphs and bullets; each furniture line for itself."""
    furniture = furniture_of(lines)
    wrapping = Wrapping([line for at, line in enumerate(lines) if at not in furniture])
    levels = _BulletLevels()
    groups: list[Group] = []
    reading: Group | None = None  # the last group that is no furniture
    for at, line in enumerate(lines):
        if at in furniture:
            groups.append(Group("furniture", [line]))
            continue
        cut = bool(groups) and groups[-1] is not reading
        if reading is not None and _goes_on(reading, line, wrapping, cut=cut):
            if not cut:
                reading.lines.append(line)
                continue
            reading = Group(reading.kind, [line], reading.level)
        elif line.sign is not None:
            if reading is None or reading.kind != "bullet":
                levels = _BulletLevels()  # another list begins
            reading = Group("bullet", [line], levels.level(line))
        else:
            reading = Group("paragraph", [line])
        groups.append(reading)
    return groups


def _goes_on(group: Group, line: Line, wrapping: Wrapping, *, cut: bool) -> bool:
    """Whether ``line`` belongs to the group above it; ``cut`` says that furniture is between."""
    last = group.lines[-1]
    if line.sign is not None and not _is_dash_in_sentence(last, line):
        return False
    if _is_in_capitals(last.words) != _is_in_capitals(line.words):
        return False
    if cut or line.after_blank:
        return line.begins_small and not last.is_finished and len(last.words) >= _LONG_ENOUGH
    are_facts = is_fact(last.words) and is_fact(line.words)
    if line.begins_small or are_facts:
        return not are_facts
    if wrapping.broke(last, line):
        return not (last.is_finished and _NUMBERED.match(line.words))
    is_alone = len(group.lines) == 1 and group.kind == "paragraph"
    is_heading = is_alone and looks_like_heading(last.words)
    return not (last.is_finished or is_heading)


def _is_in_capitals(words: str) -> bool:
    """Whether a line is a heading by its capitals: "FREEDOM OF EXPRESSION", "BELIZE"."""
    letters = sum(map(str.isalpha, words))
    return letters >= _LEAST_CAPITALS and words.isupper() and looks_like_heading(words)


def _is_dash_in_sentence(last: Line, line: Line) -> bool:
    """Whether the dash before the words is one of the sentence above and no bullet."""
    return (
        line.sign in ("-", "–", "—")
        and last.sign is None
        and not line.after_blank
        and line.begins_small
        and not last.is_finished
    )


def is_fact(words: str) -> bool:
    """A label with its value, as in "Head of state: Ana Orlik"."""
    label, colon, _ = words.partition(":")
    return bool(colon) and len(words) <= _LONGEST_FACT and 0 < len(label.split()) <= 8


class _BulletLevels:
    """How deep a bullet stands, by its indent among the bullets above it."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def level(self, line: Line) -> int:
        while self._indents and line.indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or line.indent > self._indents[-1]:
            self._indents.append(line.indent)
        return len(self._indents)
