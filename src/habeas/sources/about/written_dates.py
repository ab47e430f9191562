"""Dates as a title page, a date line or a dateline writes them, as EDTF."""

from __future__ import annotations

import re
from calendar import monthrange

_MONTHS = "january february march april may june july august september october november december"
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"

#: A date with its year: "23 May 2013", "May 23, 2013", "2013-05-23", "May 2013".
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
    rf"|{_MONTH},?\s+{_YEAR})"
)
_WORDED = re.compile(rf"(?P<month>{_MONTH})", re.IGNORECASE)


def edtf_of(written: str) -> str | None:
    """The day or month that a written date means; ``None`` for no date, or one of two readings.

    >>> edtf_of("May 23, 2013"), edtf_of("23/05/2013"), edtf_of("May 2013")
    ('2013-05-23', '2013-05-23', '2013-05')
    >>> edtf_of("03/05/2013") is None  # in March or in May
    True
    """
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if found := _WORDED.search(written):
        month = _NUMBERS[found["month"][:3].lower()]
        if len(numbers) == 1:
            return f"{numbers[0]:04}-{month:02}"
        day, year = numbers
        return _day(year, month, day)
    if len(numbers) == 3:
        return _of_numbers(*numbers)
    return written if re.fullmatch(_YEAR, written) else None


def _of_numbers(first: int, second: int, third: int) -> str | None:
    """A date without words: the year leads or ends; which of the others is the day must show."""
    if first > 31:
        return _day(first, second, third)
    if first > 12 or first == second:
        return _day(third, second, first)
    return _day(third, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}-{day:02}"
