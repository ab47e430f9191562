"""``--country``: a code or a name becomes ISO 3166-1 alpha-3."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from habeas.cli.endings import UsageError, complain


def country_code(given: str) -> str:
    """The alpha-3 code for ``given``: a code of three or two letters, or a name in English.

    What was taken is said on standard error where it is not what was given.

    >>> country_code("KAZ")
    'KAZ'

    Raises:
        UsageError: no country is called so.
    """
    import pycountry  # noqa: PLC0415 -- loads its tables; most runs name no country

    try:
        country = pycountry.countries.lookup(given.strip())
    except LookupError:
        names = {name: c for c in pycountry.countries for name in (c.name, c.alpha_3)}
        raise UsageError(f"--country: {given!r} is no country{_hint(given, names)}") from None
    if country.alpha_3 != given:
        complain("--country", f"took {country.alpha_3} ({country.name}) for {given!r}")
    return str(country.alpha_3)


def _hint(given: str, names: Mapping[str, object]) -> str:
    """What was perhaps meant, as the end of the sentence."""
    near = get_close_matches(given.strip().title(), names, n=1)
    return f"; did you mean {near[0]}?" if near else "; give a code of three letters, such as KAZ"
