"""When a document was published, by whom and who wrote it, as its head and its foot tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from habeas.record.source import Block
from habeas.sources.about.head import byline, head_lines, stated_date
from habeas.sources.about.written_dates import DATE, edtf_of

_OPENING = 3000  # characters in which a dateline or an imprint is looked for
_CLOSING = 1500
_LONGEST = 20_000  # characters of a block in them, which may have millions
# As in: (Brenik, May 3, 2012) – Police …; BRENIK, 3 May 2012 (Lantern) - Police …;
# Brenik, 3 May 2012. Police …; By Lantern News, Brenik. 3 May 2012, 18:05
_PART = (
    r"[^\W\d_](?:[\w’'&]|[ -](?=[\w(])){0,40}(?:\([A-Z][^()\n]{1,40}\))?"
    r"(?:\s*[,.|/·–—]\s*|\s+--?\s+|\s+(?=\())"
)
_DATELINE = re.compile(
    rf"^\(?(?:{_PART}){{1,3}}\(?\s?(?:[A-Z][a-z]+day,?\s)?(?P<date>{DATE})(?!\w)(?:,\s\d\d?[:.]\d\d)?"
    r"[\s)]*(?:\([A-Z][^()\n]{1,30}\)|/[A-Z][^/\n]{1,30}/|\s[A-Z][A-Za-z-]{1,15}\s[-–—])?"
    r"\s*(?:[-–—:.)]|$)",
    re.MULTILINE | re.IGNORECASE,
)
_AGENCY = re.compile(
    r"^[A-Z][\w ,.’'/-]{1,50}\s\((?P<name>[A-Z][\w .]{1,30})\)\s*[-–—]", re.MULTILINE
)
_NAME = r"(?P<name>[A-Z][^\n\d,.;:(©]{2,60}[^\n\d,.;:(©\s])"
_IMPRINT = re.compile(
    rf"(?:^|\b[Ff]irst\s+)[Pp]ublished\s+(?:(?:on|in)\s+)?(?P<date>(?i:{DATE})|(?:19|20)\d\d)"
    rf"(?:\s+by\s+{_NAME})?",
    re.MULTILINE,
)
_BY = re.compile(rf"^[Pp]ublished\s+by:?\s+{_NAME}", re.MULTILINE)
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|\bCopyright)[ ©]*(?P<before>(?:19|20)\d\d)?,?\s?(?:by )?(?:{_NAME})?,?\s?"
    r"(?P<after>(?:19|20)\d\d)?"
)
_OWN_REPORT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+ ){1,4}?)(?:World |Annual |Global )?Report:? (?:19|20)\d\d(?:/\d+)?"
)
_NO_NAMES = frozenset({"annual", "world", "global", "yearly", "country", "human rights", "final"})
_COUNTRY_REPORTS = re.compile(r"country reports? on human rights practices", re.IGNORECASE)


def find_published(text: str, blocks: Sequence[Block]) -> str | None:
    """The day, month or year of publication (EDTF).

    A date line in the head tells it best, then the dateline of a news item, then the imprint
    ("First published in 2013", "© Veldara Watch 2013").
    """
    for line in head_lines(text, blocks):
        if (found := stated_date(line)) and (told := edtf_of(found)):
            return told
    edges = _edges(text, blocks)
    for dateline in _DATELINE.finditer(edges):
        if told := edtf_of(dateline["date"]):
            return told
    if imprint := _IMPRINT.search(edges):
        return edtf_of(imprint["date"]) or imprint["date"][-4:]
    years = (found["before"] or found["after"] for found in _COPYRIGHT.finditer(edges))
    return next((year for year in years if year), None)


def find_publisher(text: str, blocks: Sequence[Block], titles: Iterable[str]) -> str | None:
    """The body that published the document, from the name of its report, imprint or dateline.

    Args:
        text: the whole text.
        blocks: its structure.
        titles: what may name the report: title, headings of the head, running heads.
    """
    for title in titles:
        if _COUNTRY_REPORTS.search(title):
            return "U.S. Department of State"
        own = _OWN_REPORT.fullmatch(title)
        if own and (name := own["name"].strip()).casefold() not in _NO_NAMES:
            return name
    edges = "\n".join([*head_lines(text, blocks), _edges(text, blocks)])
    for pattern in (_IMPRINT, _BY, _COPYRIGHT, _AGENCY):
        for found in pattern.finditer(edges):
            if found["name"]:
                return " ".join(found["name"].split())
    return None


def find_author(text: str, blocks: Sequence[Block]) -> str | None:
    """The person whom the byline names."""
    return next((name for line in head_lines(text, blocks) if (name := byline(line))), None)


def _edges(text: str, blocks: Sequence[Block]) -> str:
    """The beginning and the end, where imprints stand, without what belongs to the page.

    The foot of a web page carries the year in which it was called up, not published.
    """
    closing = len(text) - _CLOSING
    return "\n".join(
        text[block.start : min(block.end, block.start + _LONGEST)]
        for block in blocks
        if block.kind != "furniture" and (block.start < _OPENING or block.end > closing)
    )
