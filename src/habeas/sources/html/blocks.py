"""The pieces of a page as blocks: which is a heading, a bullet, a cell, a note, a menu."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from habeas.record.source import BlockKind
from habeas.sources.composition import Composition, without_sign
from habeas.sources.html.pieces import Piece

_DASHES = "-–—*"  # begin what somebody says, as well as the items of a list
_SENTENCE = re.compile(r"""[.!?]["'”’)\]]*$""")
_MOSTLY_LINK = 80  # percent
_LONGEST_HEADING = 300  # characters; beyond, a tag was left open
_HEADING = 100  # characters that a heading has at the most, where only its bold letters show it


def add_pieces(
    composition: Composition,
    pieces: Sequence[Piece],
    *,
    title: Piece | None,
    furniture: frozenset[int] = frozenset(),
) -> None:
    """Put the pieces of a page together.

    Args:
        composition: where they are added.
        pieces: those of the report, in order.
        title: which of them is the title.
        furniture: the places in ``pieces`` of those that belong to the page only.
    """
    in_cell = Counter(piece.place.cell for piece in pieces)
    level = 1
    for number, piece in enumerate(pieces):
        kind, words = _kind(piece, fills_cell=in_cell[piece.place.cell] == 1), piece.words
        if piece is title:
            composition.add("title", words)
            continue
        if kind == "paragraph" and words[0] not in _DASHES:
            words, has_sign = without_sign(words)  # of a list that a word processor wrote
            kind = "bullet" if has_sign else kind
        if piece.place.heading:
            level = piece.place.heading
        if number in furniture:
            composition.add("furniture", words)
        else:
            composition.add(kind, words, level=_level(piece, kind, level))


def ends_sentence(words: str) -> bool:
    """Whether a piece ends as a sentence does."""
    return _SENTENCE.search(words) is not None


def is_mostly_link(piece: Piece) -> bool:
    """Whether nearly all of its words can be clicked."""
    return piece.linked >= _MOSTLY_LINK


def is_menu(piece: Piece) -> bool:
    """Whether it is only there to be clicked: an entry of a menu, a path, "read more"."""
    if not any(map(str.isalnum, piece.words)):
        return True  # an arrow, a line of dots
    if piece.place.cell or not is_mostly_link(piece):
        return False
    if piece.place.heading:
        return piece.leads_away
    return len(piece.words.split(maxsplit=8)) < 8 or not ends_sentence(piece.words)


def _kind(piece: Piece, *, fills_cell: bool) -> BlockKind:
    place = piece.place
    if place.heading and len(piece.words) <= _LONGEST_HEADING:
        return "heading"
    if place.is_note or place.block in ("figcaption", "caption"):
        return "note"
    if place.item:
        return "bullet"
    if place.cell and fills_cell:
        return "cell"
    if piece.is_bold and len(piece.words) <= _HEADING and not ends_sentence(piece.words):
        return "heading"
    return "paragraph"


def _level(piece: Piece, kind: BlockKind, above: int) -> int:
    if kind == "bullet":
        return max(piece.place.lists, 1)
    if kind == "heading":
        return piece.place.heading or min(above + 1, 6)
    return 0
