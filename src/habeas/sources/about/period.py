"""Which time a document covers, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.record.source import PeriodBasis
from habeas.sources.about.stated_period import stated_period

_YEAR = r"(?:19|20)\d\d"
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
# A year in a date says when something happened, not what a report is about.
_DATE = re.compile(
    rf"{_MONTH}(?:\s+\d{{1,2}},?)?\s+{_YEAR}|\d[-/.]\d{{1,2}}[-/.]{_YEAR}|{_YEAR}-\d\d-\d\d",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?<![\d/])(?P<first>{_YEAR})(?:\s?(?P<to>[-–—/])\s?(?P<last>{_YEAR}|\d\d))?(?!\d)"
)
_ABOUT_YEAR = re.compile(
    r"\b(?:in|for|of|during|covering|events)\s+(?:the\s+year\s+)?$", re.IGNORECASE
)
_REPORT = re.compile(r"\b(?:reports?|review|survey|yearbook|overview)\b", re.IGNORECASE)
_YEARLY = re.compile(
    r"\b(?:annual|yearly|yearbook|world\s+report|in\s+the\s+world|state\s+of\s+the\s+world)\b",
    re.IGNORECASE,
)
# Series that come out in the year after the one in their title.
_NAMED_FOR_ITS_YEAR = re.compile(
    r"country\s+reports?\s+on\s+human\s+rights\s+practices|international\s+religious\s+freedom",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a document covers (EDTF), and how that is known."""

    edtf: str
    basis: PeriodBasis


def find_period(text: str, titles: Iterable[str], published: str | None) -> Period | None:
    """The period of a document that does not come with one.

    What the text says it covers goes first, then the year in its title, then the day on which it
    was published.

    Args:
        text: the whole text.
        titles: what may name the report, the best first: title, headings of the head, running
            heads, the file's name.
        published: the day, month or year of publication (EDTF).

    >>> find_period("", ["Annual Report: Veldara 2013"], "2013-05-23")
    Period(edtf='2012', basis='title-year-minus-one')
    """
    if stated := stated_period(text):
        return Period(stated, "stated")
    for title in titles:
        if told := _of_title(title, published):
            return told
    return Period(published[:4], "published") if published else None


def _of_title(title: str, published: str | None) -> Period | None:
    """What the year in the title of a report tells."""
    undated = _DATE.sub(" ", title)
    report = _REPORT.search(undated) or _YEARLY.search(undated)
    for years in _YEARS.finditer(undated):
        first = int(years["first"])
        if years["last"]:
            if report or _ABOUT_YEAR.search(undated[: years.start()]):
                return _of_two_years(first, years["last"], years["to"], undated)
        elif _NAMED_FOR_ITS_YEAR.search(undated) or _ABOUT_YEAR.search(undated[: years.start()]):
            return Period(str(first), "title-year")
        elif report:
            is_named_after = years.start() > report.start() or _YEARLY.search(undated) is not None
            return _of_report(first, published, is_named_after=is_named_after)
    return None


def _of_two_years(first: int, last: str, to: str, title: str) -> Period | None:
    """What two years tell: "Report 2014/15" came out early in 2015, "2011-2013" is what it says."""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end <= first:
        return None
    if to == "/" and end == first + 1 and (_REPORT.search(title) or _YEARLY.search(title)):
        return Period(str(first), "title-year-minus-one")
    return Period(f"{first}/{end}", "title-year")


def _of_report(year: int, published: str | None, *, is_named_after: bool) -> Period | None:
    """What a report with one year in its title covers.

    Args:
        year: the year in its title.
        published: when it was published (EDTF).
        is_named_after: it is named for the year in which it comes out, as far as its title tells:
            "Annual Report 2013", and not "Veldara 2013 Human Rights Report".
    """
    published_year = int(published[:4]) if published else None
    if published_year == year + 1:
        return Period(str(year), "title-year")
    if published_year == year:
        if published is not None and published[5:7] in ("11", "12"):  # the year was as good as over
            return Period(str(year), "title-year")
        return Period(str(year - 1), "title-year-minus-one") if is_named_after else None
    if is_named_after:
        return Period(str(year - 1), "title-year-minus-one")
    return Period(str(year), "title-year")
