"""When a document was published, by whom and who wrote it, as its head and its foot tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.record.source import Block
from habeas.sources.head import DATE_LINE, byline, head_lines
from habeas.sources.written_dates import DATE, edtf_of

_OPENING = 3000  # characters in which a dateline or an imprint is looked for
_CLOSING = 1500
_IN_BRACKETS = rf"\(\s*(?P<date1>{DATE})\s*\)"
# "(Brenik, May 3, 2012) – Police …", "BRENIK, 3 May 2012 (Agency) - Police …"
_DATELINE = re.compile(
    rf"(?m)^[^\S\n]*\(?[^\W\d_][\w .’'/-]{{1,40}}(?:,\s*(?P<date2>{DATE})|\s+{_IN_BRACKETS})"
    r"\)?\s*(?:\([A-Z][\w .]{1,30}\)\s*)?[-–—:]",
)
_AGENCY = re.compile(r"(?m)^[^\S\n]*[A-Z][\w ,.’'/-]{1,50}\s*\((?P<name>[A-Z][\w .]{1,30})\)\s*[-–—]")
_IMPRINT = re.compile(
    rf"\b(?:first\s+)?published\s+(?:on\s+|in\s+)?(?P<date>{DATE}|(?:19|20)\d\d)"
    r"(?:\s+by\s+(?P<name>[A-Z][^\n,.;(]{2,60}))?",
    re.IGNORECASE,
)
_BY = re.compile(r"\bpublished\s+by:?\s+(?P<name>[A-Z][^\n,.;(]{2,60})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright)[\s©]*(?P<year1>(?:19|20)\d\d)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-Z][^\n\d,.;(©]{2,60}?)?,?\s*(?P<year2>(?:19|20)\d\d)?\s*(?=[\n,.;(]|\Z)",
    re.IGNORECASE,
)


def published(text: str, blocks: Sequence[Block]) -> str | None:
    """The day, month or year of publication (EDTF).

    A date line in the head tells it best, then the dateline of a news item, then the imprint
    ("First published in 2013", "© Veldara Watch 2013").
    """
    for line in head_lines(text, blocks):
        if (found := DATE_LINE.fullmatch(line)) and (told := edtf_of(found["date"])):
            return told
    opening = text[:_OPENING]
    if found := _DATELINE.search(opening):
        if told := edtf_of(found["date1"] or found["date2"]):
            return told
    edges = _edges(text)
    if found := _IMPRINT.search(edges):
        return edtf_of(found["date"]) or found["date"][-4:]
    for found in _COPYRIGHT.finditer(edges):
        if year := found["year1"] or found["year2"]:
            return year
    return None


def publisher(text: str) -> str | None:
    """The body that published the document, from its imprint or its dateline."""
    edges = _edges(text)
    for pattern in (_IMPRINT, _BY, _COPYRIGHT, _AGENCY):
        for found in pattern.finditer(edges):
            if found["name"]:
                return " ".join(found["name"].split())
    return None


def author(text: str, blocks: Sequence[Block]) -> str | None:
    """The person whom the byline names."""
    return next((name for line in head_lines(text, blocks) if (name := byline(line))), None)


def _edges(text: str) -> str:
    """The beginning and the end, where imprints stand."""
    if len(text) <= _OPENING + _CLOSING:
        return text
    return f"{text[:_OPENING]}\n{text[-_CLOSING:]}"
