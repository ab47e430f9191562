"""Headings whose number stands in an element of its own: "Section 4." above "Corruption"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.sources.html.pieces import Piece

_NUMBER = re.compile(
    r"(?:(?:section|chapter|part|annex|appendix)\s+(?:\d{1,3}|[ivxl]{1,6}|[a-z])|\d{1,3}(?:\.\d{1,3})*"
    r"|[ivxl]{1,6})\W?",
    re.IGNORECASE,
)
_LONGEST = 24  # characters


def with_numbers(pieces: Sequence[Piece], title: Piece | None) -> list[Piece]:
    """The pieces, each number that is a heading put before the heading right beneath it.

    The two are one heading, of the level of the words; the number alone says nothing.

    Args:
        pieces: those of the article, in order.
        title: the one that is the title, which is left as it is.
    """
    joined: list[Piece] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if (
            piece.place.heading
            and piece is not title
            and above is not None
            and above is not title
            and _is_number(above)
            and not _is_number(piece)
        ):
            joined[-1] = replace(piece, words=f"{above.words} {piece.words}")
        else:
            joined.append(piece)
    return joined


def _is_number(piece: Piece) -> bool:
    words = piece.words
    return piece.place.heading > 0 and len(words) <= _LONGEST and bool(_NUMBER.fullmatch(words))
