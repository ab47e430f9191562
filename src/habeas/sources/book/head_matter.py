"""The head matter of a chapter on a country: head of state, population, death penalty, in lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.record.source import Block, Fact
from habeas.sources.about.country_heading import country_of_heading
from habeas.sources.book.head_labels import LABEL, NEAR, WINDOW, Labels, lines_under
from habeas.sources.document import Document
from habeas.spans import Span

OFFICIAL_NAME = "Official name"

_STATE = re.compile(r"\b(?:Republic|Kingdom|State|Federation|Confederation|Commonwealth|Union)\b")
_LONGEST_NAME = 100
_OPEN_ENDS = (";", ",", "/", "–", "-")  # of a value that goes on in the next line


@dataclass(frozen=True, slots=True)
class HeadMatter:
    """The lines under the heading of a chapter.

    ``facts`` are those whose value is known; ``spans`` are where all of them stand, those of a
    table too of which nobody can tell any more which value belongs to which label. ``end`` is the
    number of the first block after them.
    """

    facts: tuple[Fact, ...]
    spans: tuple[Span, ...]
    end: int


@dataclass(slots=True)
class _Line:
    """A line of head matter: where it begins, where its value does, and where it ends."""

    label: str
    start: int
    value: int
    end: int

    def fact(self, text: str) -> Fact:
        value = " ".join(text[self.value : self.end].split())
        return Fact(self.label, value, self.start, self.end)


def head_matter(
    document: Document, number: int, last: int, country: str, labels: Labels
) -> HeadMatter:
    """The head matter that stands right under the heading of a chapter.

    Args:
        document: the text and its blocks.
        number: of the first block after the heading.
        last: number of the first block after the chapter.
        country: the country of the chapter, whose name in full may stand there.
        labels: the labels that may come.
    """
    text = document.text
    blocks = list(lines_under(document, number, min(last, number + WINDOW)))
    sure = [at for at, block in blocks if labels.places(block.span.of(text))]
    labelled = {at for at, block in blocks if sure and LABEL.match(block.span.of(text))} | {*sure}
    found: list[_Line] = []
    end = number
    for at, block in blocks:
        if not found and at - number < NEAR and _is_name(document, block, country):
            found.append(_Line(OFFICIAL_NAME, block.start, block.start, block.end))
        elif at in labelled:
            found += _split(text, block, labels)
        elif found and labelled and _goes_on(text, found[-1], block, inside=at < max(labelled)):
            found[-1].end = block.end
        else:
            break
        end = at + 1
    spans = tuple(Span(line.start, line.end) for line in found)
    return HeadMatter(tuple(_told(line.fact(text) for line in found)), spans, end)


def _told(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The lines with a value; where a table came apart, the next value may be another line's."""
    is_torn = False
    for fact in facts:
        if fact.value and not is_torn:
            yield fact
        is_torn = not fact.value


def _split(text: str, block: Block, labels: Labels) -> Iterator[_Line]:
    """The lines of a block, in which a page may have run several together."""
    words = block.span.of(text)
    places = labels.places(words) or [match for match in [LABEL.match(words)] if match]
    ends = [*(place.start() for place in places[1:]), block.end - block.start]
    for place, end in zip(places, ends, strict=True):
        label = " ".join(place[0].rstrip(": ").split())
        stop = block.start + len(words[:end].rstrip())
        yield _Line(label, block.start + place.start(), block.start + place.end(), stop)


def _is_name(document: Document, block: Block, country: str | None) -> bool:
    """Whether a block is the name in full: "REPUBLIC OF CHAD", "Hellenic Republic"."""
    words = " ".join(block.span.of(document.text).split()).removesuffix(":")
    if len(words) > _LONGEST_NAME or re.search("[.:;?!]", words):
        return False
    return (
        country_of_heading(words) == country or words.isupper() or _STATE.search(words) is not None
    )


def _goes_on(text: str, line: _Line, block: Block, *, inside: bool) -> bool:
    """Whether a block without a label belongs to the line above it.

    ``inside`` says that more labelled lines follow: then all that stands between belongs to one.
    """
    value = text[line.value : line.end]
    return (
        inside
        or value.count("(") > value.count(")")
        or value.endswith(_OPEN_ENDS)
        or text[block.start].islower()
    )
