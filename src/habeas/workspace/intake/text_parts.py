"""A source's text for reading: its blocks, with the passages and triggers of its accounts marked.

A long text is shown in parts, each of whole blocks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from habeas.workspace.record.models import Account, Source
from habeas.workspace.record.shown_text import shown

PART = 40_000  # characters that are shown at once


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is marked in one way."""

    text: str
    in_passage: bool
    account: Account | None  # whose trigger it is


@dataclass(slots=True)
class ReadBlock:
    """A block with its marks, and the accounts whose trigger stands in it."""

    kind: str
    level: int
    start: int  # in the source's text: its place in the page is called "c1234"
    page: int | None
    runs: list[Run]
    accounts: list[Account] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """The level of its heading: those of the text come below that of the page."""
        return f"h{min(max(self.level, 1) + 1, 6)}"


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a text begin: for each, its first block."""

    firsts: tuple[int, ...]
    starts: tuple[int, ...]  # of the blocks, in the text

    @property
    def number(self) -> int:
        """How many there are; at least one."""
        return len(self.firsts)

    def blocks(self, part: int) -> slice:
        """The blocks of a part, which is counted from 1."""
        last = self.firsts[part] if part < self.number else None
        return slice(self.firsts[part - 1], last)

    def holding(self, place: int) -> int:
        """The part in which a place of the text stands, from 1."""
        block = max(bisect_right(self.starts, place) - 1, 0)
        return max(bisect_right(self.firsts, block), 1)


def parts_of(source: Source) -> Parts:
    """How the text is divided."""
    firsts, begun = [0], 0
    starts = tuple(block["start"] for block in source.blocks)
    for number, start in enumerate(starts):
        if start - begun > PART:
            firsts.append(number)
            begun = start
    return Parts(tuple(firsts), starts)


def read_blocks(
    source: Source, blocks: Sequence[dict[str, object]], accounts: Iterable[Account]
) -> list[ReadBlock]:
    """The blocks with their marks.

    Args:
        source: with its text.
        blocks: some of its blocks, in order.
        accounts: in the order of their triggers; those that stand elsewhere do no harm.
    """
    told = list(accounts)
    found = []
    for block in blocks:
        start, end = int(str(block["start"])), int(str(block["end"]))
        here = [a for a in told if a.passage_start < end and start < a.passage_end]
        page, level = block.get("page"), block.get("level")
        found.append(
            ReadBlock(
                str(block["kind"]),
                level if isinstance(level, int) else 0,
                start,
                page if isinstance(page, int) else None,
                list(_runs(source.text, start, end, here)),
                [account for account in here if start <= account.trigger_start < end],
            )
        )
    return found


def _runs(text: str, start: int, end: int, accounts: Sequence[Account]) -> Iterator[Run]:
    """The block's text, cut wherever a passage or a trigger begins or ends."""
    cuts = {start, end}
    for one in accounts:
        places = (one.passage_start, one.passage_end, one.trigger_start, one.trigger_end)
        cuts.update(place for place in places if start < place < end)
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        passages = [a for a in accounts if a.passage_start <= left < a.passage_end]
        triggers = [a for a in accounts if a.trigger_start <= left < a.trigger_end]
        yield Run(shown(text[left:right]), bool(passages), triggers[0] if triggers else None)
