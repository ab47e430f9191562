"""``--source``: one of the sources of a file, by its number, its country or its title."""

from __future__ import annotations

from habeas.record import Source


class Choice:
    """Goes through the sources of one file in their order, and tells which are asked for.

    Args:
        wanted: a number as ``habeas sources`` lists them, a country (ISO 3166-1 alpha-3) or a
            title; ``None`` takes all.

    >>> choice = Choice("ivory coast")
    >>> choice.takes(Source("sha256:0", "book.pdf", "application/pdf", "", (), title="IVORY COAST"))
    True
    """

    def __init__(self, wanted: str | None) -> None:
        self._wanted = wanted
        self._seen = 0
        self._taken = 0

    def takes(self, source: Source) -> bool:
        """Whether the next source is asked for."""
        self._seen += 1
        names = (str(self._seen), source.country, source.title, source.name)
        known = {name.casefold() for name in names if name}
        is_taken = self._wanted is None or self._wanted.strip().casefold() in known
        self._taken += is_taken
        return is_taken

    @property
    def nothing_taken(self) -> bool:
        """Whether there were sources, and none of them was asked for."""
        return self._seen > 0 and self._taken == 0

    def told(self) -> str:
        """What to do where nothing was taken, in one line."""
        return f"it has no source {self._wanted!r}; habeas sources lists the {self._seen} it has"
