"""The pieces of a page that are its article: without menus, notices, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.sources.about.head import stated_date
from habeas.sources.html.blocks import ends_sentence, is_menu
from habeas.sources.html.notices import is_cookie_notice, is_imprint
from habeas.sources.html.numbered_headings import with_numbers
from habeas.sources.html.pieces import PageParser, Piece
from habeas.sources.html.regions import Region, within
from habeas.sources.html.report_part import layout_regions, report_regions
from habeas.sources.html.title import find_title

_NEAR = 3  # pieces from the title
_LONGEST_DATE = 60  # characters
_CAPTIONS = frozenset(("caption", "figcaption"))  # which say whose the picture is


def article_of(page: PageParser) -> tuple[Piece | None, list[Piece]]:
    """The title and the pieces of the article, in order; the title is one of the pieces."""
    kept = report_regions(page.regions)
    title = find_title(page.pieces, kept, page.head.titles)
    dates = _dates_at(title, page.pieces)
    layout = layout_regions(page.regions)
    named = within(page.regions, [r.kind in ("main", "article") for r in page.regions])
    pieces: list[Piece] = []
    left_out: dict[int, int] = {}  # before which of the pieces some were left out, of what region
    for number, piece in enumerate(page.pieces):
        region = piece.place.region
        is_notice = not named[region] and is_cookie_notice(piece.words)
        is_clicked = is_menu(piece) and not piece.place.heading
        is_kept = (kept[region] or number in dates) and not is_clicked and not is_notice
        if piece is not title and not is_kept:
            left_out.setdefault(len(pieces), region)
        elif layout[region] and piece.place.cell:
            piece.place = replace(piece.place, cell=0)  # the whole page stands in that table
            pieces.append(piece)
        else:
            pieces.append(piece)
    pieces = _without_bare_headings(pieces, left_out, page.regions, title)
    pieces = _without_ends(pieces, page.regions, title)
    return title, with_numbers(pieces, title)


def _dates_at(title: Piece | None, pieces: Sequence[Piece]) -> frozenset[int]:
    """Which pieces are lines with a date right above or beneath the title, wherever they stand."""
    at = next((number for number, piece in enumerate(pieces) if piece is title), None)
    if at is None:
        return frozenset()
    near = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(pieces)))
    return frozenset(number for number in near if _is_date(pieces[number]))


def _without_bare_headings(
    pieces: Sequence[Piece],
    left_out: Mapping[int, int],
    regions: Sequence[Region],
    title: Piece | None,
) -> list[Piece]:
    """Without the headings of what was left out beneath them: "Share this", "Related news"."""
    kept: list[Piece] = []
    below = 0  # the level of the heading beneath; 0 for none
    is_bare = True  # there is nothing beneath but headings of that level or a higher one
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        level = piece.place.heading
        if level and piece is not title and is_bare:
            region = left_out.get(number + 1)
            ends = not below or below <= level
            if is_menu(piece) or (
                ends and region is not None and _stands_in(regions, region, piece.place.region)
            ):
                continue
        kept.append(piece)
        below, is_bare = level, bool(level)
    return kept[::-1]


def _stands_in(regions: Sequence[Region], inner: int, outer: int) -> bool:
    while inner > outer:  # a region comes after those that it stands in
        inner = regions[inner].parent
    return inner == outer


def _without_ends(
    pieces: list[Piece], regions: Sequence[Region], title: Piece | None
) -> list[Piece]:
    """Without what the site puts above the title and beneath the last of the prose.

    A date above the title is kept, and a table or a list at the end.
    """
    first = next((n for n, piece in enumerate(pieces) if piece is title), 0)
    prose = [
        number
        for number, piece in enumerate(pieces)
        if number > first and _is_sentence(piece) and not is_imprint(piece.words)
    ]
    if not prose:
        return pieces
    last = prose[-1]
    last_region = pieces[last].place.region
    inner = within(regions, [number == last_region for number in range(len(regions))])
    above = [p for p in pieces[:first] if _is_sentence(p) or _may_be_date(p)]
    below = [
        piece
        for piece in pieces[last + 1 :]
        if (inner[piece.place.region] or piece.place.cell or piece.place.item)
        and (piece.place.block in _CAPTIONS or not is_imprint(piece.words))
    ]
    return above + pieces[first : last + 1] + below


def _is_sentence(piece: Piece) -> bool:
    return piece.is_prose and ends_sentence(piece.words)


def _is_date(piece: Piece) -> bool:
    return _may_be_date(piece) and stated_date(piece.words) is not None


def _may_be_date(piece: Piece) -> bool:
    short = len(piece.words) <= _LONGEST_DATE and not piece.linked
    return short and any(map(str.isdigit, piece.words))
