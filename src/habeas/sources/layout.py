"""The structure of a plain text, as far as its lines show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.record.source import Block, BlockKind
from habeas.sources.bullets import BulletSigns
from habeas.sources.furniture import furniture_of
from habeas.sources.head import is_head_line
from habeas.sources.headings import heading_level, looks_like_heading
from habeas.sources.lines import Line, lines_of
from habeas.sources.wrapping import Wrapping

_LONGEST_TITLE = 200  # characters
_LONGEST_FACT = 120
_LONG_ENOUGH = 60  # characters of a line that goes on after a blank one
_HEAD = 12  # lines among which a date line, a byline or the title's repetition is looked for


@dataclass(slots=True)
class _Group:
    """Lines that belong together."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    level: int = 0

    @property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Title, headings, paragraphs, bullets and furniture of a text, in order.

    Every word of the text is in exactly one block.

    >>> [b.kind for b in blocks_of("Veldara 2013\\n\\nPrisons\\n\\nMarta Keldova was released.\\n")]
    ['title', 'heading', 'paragraph']
    """
    lines = lines_of(text, BulletSigns(text))
    groups = _grouped(lines)
    _classify(groups)
    paged = "\f" in text
    blocks: list[Block] = []
    section: str | None = None
    for group in groups:
        first, last = group.lines[0], group.lines[-1]
        page = first.page if paged else None
        if group.kind == "heading":
            section = None  # a heading does not stand under itself, nor under its neighbour
        blocks.append(Block(group.kind, first.start, last.end, group.level, section, page))
        if group.kind == "heading":
            section = " ".join(group.words.lstrip("# ").split())
    return tuple(blocks)


def _grouped(lines: Sequence[Line]) -> list[_Group]:
    """The lines, put together to paragraphs and bullets; each furniture line for itself."""
    furniture = furniture_of(lines)
    wrapping = Wrapping([line for at, line in enumerate(lines) if at not in furniture])
    levels = _BulletLevels()
    groups: list[_Group] = []
    reading: _Group | None = None  # the last group that is no furniture
    for at, line in enumerate(lines):
        if at in furniture:
            groups.append(_Group("furniture", [line]))
            continue
        cut = bool(groups) and groups[-1] is not reading
        if reading is not None and _goes_on(reading, line, wrapping, cut=cut):
            if not cut:
                reading.lines.append(line)
                continue
            reading = _Group(reading.kind, [line], reading.level)
        elif line.sign is not None:
            reading = _Group("bullet", [line], levels.level(line))
        else:
            reading = _Group("paragraph", [line])
        groups.append(reading)
    return groups


def _goes_on(group: _Group, line: Line, wrapping: Wrapping, *, cut: bool) -> bool:
    """Whether ``line`` belongs to the group above it.

    Args:
        cut: furniture stands between the two.
    """
    last = group.lines[-1]
    if line.sign is not None and not _is_dash_in_sentence(last, line):
        return False
    if cut or line.after_blank:
        return line.begins_small and not last.is_finished and len(last.words) >= _LONG_ENOUGH
    if line.begins_small:
        return not (_is_fact(last.words) and _is_fact(line.words))
    if wrapping.broke(last, line):
        return True
    if last.is_finished or (_is_fact(last.words) and _is_fact(line.words)):
        return False
    is_alone = len(group.lines) == 1 and group.kind == "paragraph"
    return not (is_alone and looks_like_heading(last.words))


def _is_dash_in_sentence(last: Line, line: Line) -> bool:
    """Whether the dash before the words is one of the sentence above and no bullet."""
    return (
        line.sign in ("-", "–", "—")
        and last.sign is None
        and not line.after_blank
        and line.begins_small
        and not last.is_finished
    )


def _is_fact(words: str) -> bool:
    """A label with its value, as in "Head of state: Ana Orlik"."""
    label, colon, _ = words.partition(":")
    return bool(colon) and len(words) <= _LONGEST_FACT and 0 < len(label.split()) <= 8


def _classify(groups: Sequence[_Group]) -> None:
    """Tell title, headings and the furniture of the head from the paragraphs."""
    texts = [group for group in groups if group.kind != "furniture"]
    if len(texts) > 1 and _is_title(texts[0]):
        texts[0].kind = "title"
    for number, group in enumerate(texts):
        before, after = texts[max(0, number - 1)], texts[number + 1 : number + 2]
        if group.kind != "paragraph":
            continue
        if number < _HEAD and _is_furniture_of_head(group, texts[0]):
            group.kind = "furniture"
        elif after and _is_heading(group, before, after[0]):
            group.kind, group.level = "heading", heading_level(group.words)


def _is_title(group: _Group) -> bool:
    words = group.words
    is_short = len(words) <= _LONGEST_TITLE and len(group.lines) <= 3
    if group.kind != "paragraph" or not is_short or is_head_line(words):
        return False
    return looks_like_heading(words) or not words.endswith((".", ":", ";", ","))


def _is_furniture_of_head(group: _Group, first: _Group) -> bool:
    """A date line, a byline, or the title once more."""
    words = group.words
    if first.kind == "title" and words.casefold() == first.words.casefold():
        return group is not first
    return is_head_line(words)


def _is_heading(group: _Group, before: _Group, after: _Group) -> bool:
    words = group.words
    if len(group.lines) > 2 or not looks_like_heading(words):
        return False
    return not (_is_fact(words) and (_is_fact(before.words) or _is_fact(after.words)))


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
