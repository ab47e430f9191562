"""The headings that begin the chapters of a book on countries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.record.source import Block
from habeas.sources.about.country_heading import country_of_heading
from habeas.sources.book.alphabet import alphabetical, longest_rise
from habeas.sources.book.contents import Contents
from habeas.sources.book.head_labels import begins_head_matter
from habeas.sources.document import Document
from habeas.sources.plain_text.lines import INVISIBLE

_LONGEST = 120  # characters
_SHORTEST = 3  # the same; a letter alone is the tab of an alphabet
_MOST_BLOCKS = 3  # of a heading: "KOREA", "(REPUBLIC OF)"
_TORN = 12  # blocks between the two lines of a heading, where columns ran into each other
_PROSE = ("paragraph", "bullet", "cell", "note")
_UNFINISHED = re.compile(r"(?:/|,|\b(?:and|of|the))$", re.IGNORECASE)
_UNSURE = frozenset(["congo"])  # more of the name may come, in brackets
_NAMES = ("heading", "title", "paragraph")
_NO_PICTURES = {ord(character): None for character in INVISIBLE}
_LEAST_WORDS = 40  # of a chapter
_IN_ORDER = 0.8  # of the chapters: then the book goes from A to Z
_ALWAYS = 3  # countries that make a book where a table or head matter says so
_ALONE = 4  # countries that make a book where nothing else does
_LONG = 250  # words of the middle one of its chapters


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a chapter: its blocks from ``first`` to ``last``, by number."""

    first: int
    last: int
    words: str
    country: str  # ISO 3166-1 alpha-3
    style: tuple[str, int, bool]  # kind, level, all in capitals
    length: int  # words until the next name of another country that stands alone
    has_facts: bool  # head matter follows


def chapter_heads(document: Document, contents: Contents) -> list[Head]:
    """The heads of the chapters, in order; none where the document is no book on countries.

    They are the names of countries that are set alike and have text under them. In a book from
    A to Z, a name that breaks the order is the head of a chapter only where head matter or the
    table of contents says so: "Kosovo" between Serbia and Sierra Leone is a section of Serbia.

    Args:
        document: the text and its blocks.
        contents: its table of contents.
    """
    heads = [head for head in _candidates(document, contents.end) if _has_text(head)]
    styles: defaultdict[tuple[str, int, bool], set[str]] = defaultdict(set)
    for head in heads:
        styles[head.style].add(head.country)
    if not styles:
        return []
    usual = max(styles, key=lambda style: (len(styles[style]), style[0] == "heading", -style[1]))
    heads = [h for h in heads if h.style == usual or h.has_facts or h.style[0] == "title"]
    heads = _once(_in_order(_once(heads), contents))
    return heads if _are_chapters(heads, contents) else []


def _candidates(document: Document, begin: int) -> list[Head]:
    """All blocks after number ``begin`` that are nothing but the name of a country."""
    blocks = document.blocks
    found: list[tuple[int, int, str, str]] = []
    taken = begin
    for number in range(begin, len(blocks)):
        if number >= taken and (head := _name_at(document, number)):
            found.append(head)
            taken = head[1] + 1
    before = _words_before(document)
    end = len(blocks)
    heads: list[Head] = []
    for first, last, words, country in reversed(found):
        if heads and heads[-1].country != country:
            end = heads[-1].first
        style = (blocks[first].kind, blocks[first].level, words.isupper())
        facts = begins_head_matter(document, last + 1)
        length = before[end] - before[last + 1]
        heads.append(Head(first, last, words, country, style, length, facts))
    return heads[::-1]


def _name_at(document: Document, number: int) -> tuple[int, int, str, str] | None:
    """First and last block, words and country of a name that begins at a block."""
    first = document.blocks[number]
    words = _words(document, first)
    if first.kind not in _NAMES or len(words) < _SHORTEST:
        return None
    last = number
    country = country_of_heading(words)
    if country is None or _UNFINISHED.search(words) or words.casefold() in _UNSURE:
        for follower in range(number + 1, min(number + _MOST_BLOCKS, len(document.blocks))):
            block = document.blocks[follower]
            rest = _words(document, block)
            more = f"{words} {rest}"
            fits = rest and (country is None or _UNFINISHED.search(words) or "(" in more)
            if fits and block.kind in _NAMES and (joined := country_of_heading(more)):
                words, last, country = more, follower, joined
            if block.kind != "furniture":
                break
    return (number, last, words.lstrip("# "), country) if country else None


def _words(document: Document, block: Block) -> str:
    if block.end - block.start > _LONGEST:
        return ""
    return " ".join(block.span.of(document.text).translate(_NO_PICTURES).split())


def _words_before(document: Document) -> list[int]:
    """How many words of prose stand before each block, and at last in all."""
    counts = [0]
    for block in document.blocks:
        prose = block.kind in _PROSE
        counts.append(counts[-1] + (len(block.span.of(document.text).split()) if prose else 0))
    return counts


def _has_text(head: Head) -> bool:
    return head.has_facts or head.length >= _LEAST_WORDS


def _once(heads: Sequence[Head]) -> list[Head]:
    """Each chapter once: a name that comes again inside of its chapter begins no other."""
    return [
        head
        for number, head in enumerate(heads)
        if number == 0
        or not (head.country == heads[number - 1].country or _ends(heads[number - 1], head))
    ]


def _ends(before: Head, head: Head) -> bool:
    """Whether a name is the second line of a heading, torn apart by the column beside it.

    So "WESTERN SAHARA" may come some lines after "MOROCCO/".
    """
    return (
        before.words.endswith("/")
        and head.first - before.last <= _TORN
        and country_of_heading(f"{before.words} {head.words}") == before.country
    )


def _in_order(heads: Sequence[Head], contents: Contents) -> list[Head]:
    """Without the names that break the alphabet and are no chapters."""
    sure = [head for head in heads if head.has_facts or head.country in contents.countries]
    base = sure if len(sure) * 2 >= len(heads) else list(heads)
    # By the first word, for some books have Guinea-Bissau before Guinea.
    rise = longest_rise([alphabetical(head.words).partition(" ")[0] for head in base])
    if len(rise) < len(base) * _IN_ORDER:
        return list(heads)
    ordered = [base[number] for number in sorted(rise)]
    countries = {head.country for head in ordered}
    others = [head for head in sure if head.country not in countries]
    known = {head.first for head in base}
    unsure = [head for head in heads if head.first not in known and _fits(head, ordered)]
    return sorted([*ordered, *others, *unsure], key=lambda head: head.first)


def _fits(head: Head, ordered: Sequence[Head]) -> bool:
    """Whether a name stands where the alphabet has it among the chapters that are sure."""
    at = bisect_right(ordered, head.first, key=lambda other: other.first)
    word = alphabetical(head.words)
    return all(
        alphabetical(before.words) <= word for before in ordered[max(0, at - 1) : at]
    ) and all(word <= alphabetical(after.words) for after in ordered[at : at + 1])


def _are_chapters(heads: Sequence[Head], contents: Contents) -> bool:
    """Whether the heads make a book, and not a report with sections on several countries."""
    countries = {head.country for head in heads}
    told = {head.country for head in heads if head.has_facts} | (
        countries & contents.countries.keys()
    )
    if len(told) >= _ALWAYS and len(told) * 2 >= len(countries):
        return True
    lengths = sorted(head.length for head in heads)
    return len(countries) >= _ALONE and lengths[len(lengths) // 2] >= _LONG
