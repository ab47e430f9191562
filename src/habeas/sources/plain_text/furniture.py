"""What belongs to the page and not to the report: page numbers, running heads, menus."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from habeas.sources.plain_text.lines import Line

_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—|]?\s*(\d{1,4})\s*[-–—|]?(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
_MARKED_PAGE = re.compile(r"page\s+\d+|\d+\s*(?:of|/)\s*\d+|[-–—|]\s*\d+\s*[-–—|]", re.IGNORECASE)
_NUMBERED_HEAD = re.compile(r"(?:(\d{1,4})\s+)?(\S.*?\S)(?:\s+(\d{1,4}))?")
_PART = re.compile(
    r"(?:section|chapter|part|article|case|annex|table|figure|box|rule)\b", re.IGNORECASE
)
_MENU = re.compile(
    r"(?:view|read|see|show|load) (?:more|all|less)\b.{0,20}|skip to .{0,30}|back to top"
    r"|share(?: this)?(?: page| article)?|print(?: this)?(?: page)?|tweet|menu|search",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\S.*?(?:\.\s?){4,}\s*\d{0,4}")  # Torture ........ 12
_LONGEST_HEAD = 80  # characters
_REACH = 2  # lines above and below a page's edge in which a running head stands


def furniture_of(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are furniture."""
    found = {number for number, line in enumerate(lines) if _is_furniture_alone(line.words)}
    pages = _page_numbers(lines)
    found |= pages
    found |= _numbered_heads(lines)
    found |= _running_heads(lines, pages)
    return found


def _is_furniture_alone(words: str) -> bool:
    """A rule without a letter, a menu's word, a line of a table of contents."""
    if not any(character.isalnum() for character in words):
        return True
    if len(words) > _LONGEST_HEAD * 2:
        return False
    return _MENU.fullmatch(words) is not None or _CONTENTS.fullmatch(words) is not None


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lines with a number only, which is marked, stands by itself, or counts on from another."""
    numbers: list[tuple[int, int]] = []
    sure: set[int] = set()
    for at, line in enumerate(lines):
        found = _PAGE_NUMBER.fullmatch(line.words) if len(line.words) <= 20 else None
        if found is None:
            continue
        value = int(found[1])
        if _MARKED_PAGE.fullmatch(line.words):
            sure.add(at)
        elif 1900 <= value <= 2100:  # a year: "2013" on a title page, or in a chronology
            continue
        elif line.after_blank and (at + 1 == len(lines) or lines[at + 1].after_blank):
            sure.add(at)
        numbers.append((at, value))
    for (at, value), (other, next_value) in itertools.pairwise(numbers):
        if 0 < next_value - value <= 3:
            sure |= {at, other}
    return sure


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Running heads with the page's number on the same line: "Veldara in 2012   14"."""
    by_words: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if len(line.words) > _LONGEST_HEAD or not (
            line.words[0].isdecimal() or line.words[-1].isdecimal()
        ):
            continue
        found = _NUMBERED_HEAD.fullmatch(line.words)
        if found and " " in found[2] and not _PART.match(found[2]):
            number = found[1] or found[3]
            if number is not None:
                by_words[found[2].casefold()].append((at, int(number)))
    sure: set[int] = set()
    for places in by_words.values():
        values = [value for _, value in places]
        if len(values) >= 3 and all(a < b for a, b in itertools.pairwise(values)):
            sure |= {at for at, _ in places}
    return sure


def _running_heads(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """Short lines that come again and again at the edges of pages, and hardly elsewhere."""
    edges = {
        at
        for at in _edges(lines, pages)
        if len(lines[at].words) <= _LONGEST_HEAD and not lines[at].is_finished
    }
    keys = {at: _key(lines[at].words) for at in edges - pages}
    at_edges = Counter(keys.values())
    if not at_edges:
        return set()
    everywhere = Counter(_key(line.words) for line in lines if len(line.words) <= _LONGEST_HEAD)
    heads = {key for key, n in at_edges.items() if n >= 2 and n * 2 >= everywhere[key]}
    return {at for at, key in keys.items() if key in heads or _is_code(lines[at].words)}


def _edges(lines: Sequence[Line], pages: set[int]) -> Iterator[int]:
    """The lines around page numbers and form feeds."""
    for at, line in enumerate(lines):
        if at in pages:
            yield from range(max(0, at - _REACH), min(len(lines), at + _REACH + 1))
        if at and line.page != lines[at - 1].page:
            yield from range(max(0, at - _REACH), min(len(lines), at + _REACH))


def _key(words: str) -> str:
    """The words without what changes from page to page."""
    return re.sub(r"\d+", "#", words.casefold())


def _is_code(words: str) -> bool:
    """A thumb index, such as the "V" or the "VEL" of a book that goes from A to Z."""
    return len(words) <= 3 and words.isalpha() and words.isupper()
