"""The head of a document: the lines above its first paragraph, which tell whence it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.record.source import Block
from habeas.sources.about.written_dates import DATE

_LONGEST = 160  # characters of a line; a longer one is a paragraph
_LOOKED_AT = 4000  # characters of a block, which may have millions
_MOST = 15  # blocks
_LABEL = (
    r"(?:(?:first\s+)?published(?:\s+(?:on|in))?|posted(?:\s+on)?|issued|released?|dated?"
    r"|for\s+(?:immediate\s+)?release|press\s+release|news|public\s+statement|embargoed\s+until)"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_CLOCK = (
    r"(?:[\s,|–-]*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?"
)
_PLACE = r"(?:[^\W\d_][\w .’'-]{1,30},\s+)?"
DATE_LINE = re.compile(
    rf"(?:{_LABEL}\s*[:,|–-]?\s*)?{_PLACE}{_DAY}(?P<date>{DATE}|(?<=published in )(?:19|20)\d\d)"
    rf"{_CLOCK}(?:\s+by\s+[^.]{{2,60}})?\W*",
    re.IGNORECASE,
)
# As in: Last updated: 28 June 2019; The Lantern, issued on 3 May 2013
_LABELLED = re.compile(
    r"\b(?:updated|published|posted|issued|released|revised)(?:\s+(?:on|in))?\s*:?\s*"
    rf"{_DAY}(?P<date>{DATE})",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?P<before>\b[^\W\d_]+\s+)?(?<!\w)(?P<date>{DATE})", re.IGNORECASE)
# What may stand in small letters beside the names in a line that tells by whom and when.
_SMALL = frozenset(
    "of the and for by in at de la le du del da di von van no page p press summary desk daily"
    " weekly bulletin digest report statement a.m p.m am pm".split()
)
_TELLS_AN_EVENT = frozenset({"of", "on", "since", "until", "before", "after", "by", "in"})
BYLINE = re.compile(
    r"(?:[Bb]y|BY):?\s+(?P<author>[A-Z][\w’'.-]+(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'.-]+){1,3})"
)


def is_head_line(words: str) -> bool:
    """Whether a line tells when or by whom it was published and nothing else.

    >>> is_head_line("Published: Thursday, May 23, 2013"), is_head_line("By Nadja Brem")
    (True, True)
    >>> is_head_line("Events of May 2013 and after")
    False
    """
    if len(words) > _LONGEST:
        return False
    return DATE_LINE.fullmatch(words) is not None or byline(words) is not None


def stated_date(words: str) -> str | None:
    """The date of publication as a line of the head writes it, or ``None``.

    A line that says no more than by whom and when tells it, and one that says "published".

    >>> stated_date("Coastal Weekly · 4 June 2019 · page 3")
    '4 June 2019'
    >>> stated_date("Fourth report, last updated on 28 June 2019, by two lawyers")
    '28 June 2019'
    >>> stated_date("Three journalists arrested on 3 May 2013") is None
    True
    """
    if found := DATE_LINE.fullmatch(words) or _LABELLED.search(words):
        return found["date"]
    dates = list(_DATE.finditer(words))
    if len(dates) != 1 or len(re.findall(r"\d+", dates[0]["date"])) < 2:
        return None
    found = dates[0]
    before = (found["before"] or "").strip().lower()
    beside = f"{words[: found.start('date')]} {words[found.end('date') :]}"
    names = all(
        word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL
        for word in re.findall(r"[^\W_][\w’'.-]*", beside)
    )
    return found["date"] if names and before not in _TELLS_AN_EVENT else None


def byline(words: str) -> str | None:
    """The author whom a line names: "By Nadja Brem" gives "Nadja Brem"."""
    found = BYLINE.fullmatch(words)
    return found["author"] if found else None


def head_lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The short blocks above the first paragraph or bullet, in order, as single lines."""
    for block in blocks[:_MOST]:
        words = " ".join(text[block.start : min(block.end, block.start + _LOOKED_AT)].split())
        is_body = len(words) > _LONGEST and block.kind != "title"
        if is_body or block.kind == "bullet":
            return
        yield words
