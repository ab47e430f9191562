"""``--period``: what a report covers, as EDTF."""

from __future__ import annotations

from habeas.cli.endings import UsageError
from habeas.language import edtf


def check_period(given: str | None) -> None:
    """Refuse a period that is no EDTF date; none given is right, too.

    >>> check_period("2011/2012")

    Raises:
        UsageError: in one line, what is wrong and what is right.
    """
    if given is not None and not edtf.is_valid(given):
        raise UsageError(
            f"--period: {given!r} is not an EDTF date such as 2012, 2012-05 or 2011/2012"
        )
