"""A date as a person types it into a field: nothing else stands there, so all of it must be time.

>>> typed_date("12 May 2011"), typed_date("the last week of June", period="2012")
('2011-05-12', '2012-06-24/2012-06-30')
"""

from __future__ import annotations

from habeas.language import edtf
from habeas.language.en.calendar import find_expressions, resolve

# What may stand around the words that tell the time, and changes nothing in them.
_SMALL = frozenset("on in at the of night morning afternoon evening".split())


def typed_date(told: str, *, period: str | None = None, published: str | None = None) -> str | None:
    """The EDTF of what was typed; None where it is no date, or more than one.

    Args:
        told: EDTF, or words such as a report has. Capitals may be missing: "3 march".
        period: EDTF of what the report covers, which says the year where the words say none.
        published: EDTF of the day of publication, or None.

    Examples:
        >>> typed_date("between 3 and 5 March 2010"), typed_date("2010-03-03 / 2010-03-05")
        ('2010-03-03/2010-03-05', '2010-03-03/2010-03-05')
        >>> typed_date("may", period="2012"), typed_date("before 3 May 2012"), typed_date("soon")
        ('2012-05', None, None)
    """
    told = " ".join(told.split())
    try:
        return edtf.normalise(told)
    except ValueError:
        pass
    for words in (told, f"in {told}", f"in {told.title()}"):
        found = find_expressions(words)
        if len(found) != 1 or found[0].lead:
            continue
        around = words[: found[0].start] + " " + words[found[0].end :]
        if set(around.lower().split()) <= _SMALL:
            return resolve(found[0], period=period, published=published).edtf
    return None
