"""The countries that a list can be narrowed to, by their names."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.exchange.wording import country_name
from habeas.workspace.record import visible
from habeas.workspace.record.visible import Viewer


def countries_of(viewer: Viewer) -> list[tuple[str, str]]:
    """Those that the record's sources are about, each with its code."""
    return named(visible.sources(viewer).order_by().values_list("country", flat=True).distinct())


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """The name and the code of each country, in the order of the names.

    >>> named(["CHE", "KAZ", "CHN"])
    [('China', 'CHN'), ('Kazakhstan', 'KAZ'), ('Switzerland', 'CHE')]
    """
    return sorted((country_name(code) or code, code) for code in codes if code)
