"""The labels of head matter: those that yearly reports share, and those that a book teaches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from habeas.record.source import Block
from habeas.sources.document import Document

# What yearly reports tell there; a book teaches its own labels beside these.
_KNOWN = (
    r"Heads? of [^:\n]{3,60}?",
    r"Death penalty",
    r"(?:Total )?[Pp]opulation",
    r"Life expectancy(?: at birth)?",
    r"Under-5 mortality(?: \(m/f\))?",
    r"(?:Adult )?[Ll]iteracy(?: rate)?",
    r"Capital(?: city)?",
    r"Official languages?",
    r"International Criminal Court",
    r"UN Women’s Convention(?: and its Optional Protocol)?",
    r"Optional Protocol to UN Women’s Convention",
)
LABEL = re.compile(r"([A-Z][^:.;!?\n]{1,59}?)\s*:")
NEAR = 4  # blocks after a heading among which its head matter begins
WINDOW = 30  # blocks in which head matter ends
_LONGEST = 150  # characters of a line; a longer one is prose
_OFTEN = 3  # chapters that must have a line for its label to be learnt
_SHARE = 0.05  # of the chapters, likewise


class Labels:
    """The labels of the lines, which tell where in a run of lines one ends and the next begins.

    >>> labels = Labels()
    >>> [found[0] for found in labels.places("Head of state: Ana Orlik Death penalty: retained")]
    ['Head of state:', 'Death penalty:']
    """

    def __init__(self, learnt: Iterable[str] = ()) -> None:
        own = sorted(map(re.escape, learnt), key=len, reverse=True)
        self._label = re.compile(rf"(?:^|(?<=\s))(?:{'|'.join([*own, *_KNOWN])})\s*:")

    def places(self, words: str) -> list[re.Match[str]]:
        """Where labels stand; none where the words do not begin with one."""
        found = list(self._label.finditer(words))
        return found if found and found[0].start() == 0 else []


_PLAIN = Labels()


def begins_head_matter(document: Document, number: int) -> bool:
    """Whether lines of head matter stand right under a heading, from block ``number`` on."""
    return any(
        _PLAIN.places(block.span.of(document.text))
        for _, block in lines_under(document, number, number + NEAR)
    )


def labels_of(document: Document, beginnings: Sequence[int]) -> Labels:
    """The labels that a book uses under the headings of its chapters.

    Args:
        document: the book.
        beginnings: the block after the heading of each chapter.
    """
    counts: Counter[str] = Counter()
    for number in beginnings:
        lines = lines_under(document, number, number + WINDOW)
        found = (LABEL.match(block.span.of(document.text)) for _, block in lines)
        counts.update({match[1] for match in found if match})
    least = max(_OFTEN, len(beginnings) * _SHARE)
    return Labels(label for label, count in counts.items() if count >= least)


def lines_under(document: Document, first: int, last: int) -> Iterator[tuple[int, Block]]:
    """The short blocks from ``first`` up to the first that is prose."""
    for number, block in enumerate(document.blocks[first:last], first):
        if block.kind == "furniture":
            continue
        is_long = block.end - block.start > _LONGEST
        if block.kind == "bullet" or (is_long and not _PLAIN.places(block.span.of(document.text))):
            return
        yield number, block
