"""Which piece of a page is the title of the report."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.sources.html.blocks import is_mostly_link
from habeas.sources.html.pieces import Piece

_LONGEST = 500  # characters of a title
_MOST = 40  # pieces of the report among which its title is


def find_title(
    pieces: Sequence[Piece], kept: Sequence[bool], stated: Sequence[str]
) -> Piece | None:
    """The title of the report: a heading with the words of the title that the page states.

    It may stand outside the report. Without such a one it is a line at the head with those words,
    or the first main heading of the report, or that of the page.

    Args:
        pieces: those of the page.
        kept: for each region of the page whether it is of the report.
        stated: what the page says the title is, the likeliest first.
    """
    words = [_folded(title) for title in stated]
    inside = [piece for piece in pieces if kept[piece.place.region]]
    headings = [piece for piece in inside if piece.place.heading]
    if title := _worded([p for p in headings[:_MOST] if p.place.heading <= 3], words):
        return title
    if title := _worded([p for p in inside[:_MOST] if not is_mostly_link(p)], words):
        return title
    others = [p for p in pieces if 0 < p.place.heading <= 3 and not kept[p.place.region]]
    if title := _worded(others, words):
        return title
    main = [piece for piece in headings if piece.place.heading == 1]
    if main:
        return next((p for p in main if not p.leads_away), main[0])
    return next((p for p in others if p.place.heading == 1 and not is_mostly_link(p)), None)


def _worded(pieces: Sequence[Piece], titles: Sequence[str]) -> Piece | None:
    """The first piece with the words of a title, that of the likeliest title before others."""
    for title in titles:
        for piece in pieces:
            if len(piece.words) <= _LONGEST and _folded(piece.words) == title:
                return piece
    return None


def _folded(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
