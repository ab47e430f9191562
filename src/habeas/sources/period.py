"""Which time a document covers, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.record.source import Block, PeriodBasis
from habeas.sources.head import head_lines

_OPENING = 4000  # characters in which a report says what it covers
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec").split()
_POINT = rf"(?:(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}}(?!\d))?,?(?:\s+{_YEAR})?|{_YEAR})"
_COVERS = (
    r"(?:cover(?:s|ed|ing)?|document(?:s|ed|ing)?|review(?:s|ed|ing)?|describ(?:es|ed|ing)"
    r"|survey(?:s|ed|ing)?|report(?:s|ed|ing)?\s+on|reporting\s+period\s*(?:is|was|:|[-–—(])?)"
)
_ABOUT = (
    r"(?:\s+(?:only|mainly|the|events?|developments?|situation|period|year|calendar|months?|that"
    r"|took|place|occurred|occurring|which|human|rights|violations?|abuses?|in|of|during|for|from"
    r"|between|between|throughout)){0,12}"
)
_STATED = re.compile(
    rf"\b{_COVERS}{_ABOUT}\s+(?P<from>{_POINT})"
    rf"(?:\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+end\s+of\s+)?(?P<to>{_POINT}))?\b",
    re.IGNORECASE,
)
_EVENTS_LINE = re.compile(rf"\(?events?\s+(?:of|in)\s+(?P<from>{_YEAR})\)?(?P<to>)?", re.IGNORECASE)

# A year that is part of a date says when something happened, not what a report is about.
_BEFORE_DATE = rf"(?<!\d/)(?<!\d-)(?<!\d\.)(?<!{'|'.join(['january ', 'march ', 'april '])[:7]}\s)"
_RANGE = re.compile(rf"(?<!\d)(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>{_YEAR}|\d\d)(?![\d/-])")
_SINGLE = re.compile(rf"(?<![\d/.-])(?P<year>{_YEAR})(?![\d-])")
_DATED = re.compile(rf"{_MONTH}(?:\s+\d{{1,2}},?)?\s+{_YEAR}", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|for|of|during|covering|events)\s+(?:the\s+year\s+)?$", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:annual|yearly|yearbook|world\s+report|state\s+of\s+the)\b", re.I)
_REPORT = re.compile(r"\b(?:reports?|review|survey|yearbook|overview)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a document covers (EDTF), and how that is known."""

    edtf: str
    basis: PeriodBasis
