"""Web pages: the report without what the site puts around it."""

from __future__ import annotations

from pathlib import Path

from habeas.errors import NoText
from habeas.sources.composition import Composition
from habeas.sources.document import Document
from habeas.sources.html.blocks import add_pieces, ends_sentence, is_menu, is_mostly_link
from habeas.sources.html.declared_encoding import decode_page
from habeas.sources.html.page import parse_html
from habeas.sources.html.pieces import PageParser, Piece
from habeas.sources.html.regions import Region, inner_regions, report_regions

_LONGEST_DATE = 60  # characters


def read_html(data: bytes, path: Path, *, charset: str | None = None) -> Document:
    """The report of a page: its headings, paragraphs, bullets and cells in their order.

    Args:
        data: the page.
        path: where it came from, for the messages.
        charset: the encoding that the server stated, where that is known.

    Raises:
        UnreadableFile: the bytes are no text.
        NoText: the page has no words of its own.
    """
    text, warnings = decode_page(data, path, charset)
    page = parse_html(text)
    composition = Composition()
    title = _compose(page, composition)
    if not composition.has_words:
        raise NoText(path, "there is no text on the page")
    return Document(
        composition.text,
        composition.blocks,
        title=title or page.head.title,
        publisher=page.head.publisher,
        author=page.head.author,
        published=page.head.published,
        language=page.head.language,
        warnings=warnings,
    )


def _compose(page: PageParser, composition: Composition) -> str | None:
    """Put the pieces of the report together; gives the title that stands above it."""
    kept = report_regions(page.regions)
    title = _title(page.pieces, kept)
    pieces = [p for p in page.pieces if p is title or (kept[p.place.region] and not is_menu(p))]
    pieces = _without_ends(pieces, page.regions, title)
    add_pieces(composition, pieces, title=title)
    return title.words if title else None


def _title(pieces: list[Piece], kept: list[bool]) -> Piece | None:
    """The first main heading of the report, or else the first of the page."""
    headings = [piece for piece in pieces if piece.place.heading == 1]
    inside = (piece for piece in headings if kept[piece.place.region])
    return next(inside, None) or next((p for p in headings if not is_mostly_link(p)), None)


def _without_ends(pieces: list[Piece], regions: list[Region], title: Piece | None) -> list[Piece]:
    """Without what the site puts above the title and beneath the last of the prose.

    A date above the title is kept, and a table or a list at the end.
    """
    first = next((n for n, piece in enumerate(pieces) if piece is title), 0)
    prose = [n for n, piece in enumerate(pieces) if n > first and _is_sentence(piece)]
    if not prose:
        return pieces
    last = prose[-1]
    inner = inner_regions(regions, pieces[last].place.region)
    above = [p for p in pieces[:first] if _is_sentence(p) or _may_be_date(p)]
    below = [
        piece
        for piece in pieces[last + 1 :]
        if inner[piece.place.region] or piece.place.cell or piece.place.item
    ]
    return above + pieces[first : last + 1] + below


def _is_sentence(piece: Piece) -> bool:
    return piece.is_prose and ends_sentence(piece.words)


def _may_be_date(piece: Piece) -> bool:
    short = len(piece.words) <= _LONGEST_DATE and not piece.linked
    return short and any(map(str.isdigit, piece.words))
