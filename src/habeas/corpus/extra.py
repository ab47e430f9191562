"""Whether the packages for data sets are there: they are an extra, ``habeas[corpus]``."""

from __future__ import annotations

from importlib.util import find_spec

from habeas.errors import MissingExtra

PACKAGES = ("anyascii", "duckdb", "pyarrow", "splink")


def check_installed() -> None:
    """Refuse to go on where one of the packages is missing, before anything needs it.

    Raises:
        MissingExtra: with the line that installs it.
    """
    for package in PACKAGES:
        try:
            there = find_spec(package) is not None
        except ValueError:  # it was taken out of what can be imported
            there = False
        if not there:
            raise MissingExtra("a data set needs more packages", "corpus")
