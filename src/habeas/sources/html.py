"""Web pages: the report without what the site puts around it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from pathlib import Path
from typing import Any, cast

from lxml import etree

from habeas.errors import NoText
from habeas.record.source import BlockKind
from habeas.sources.composition import Composition
from habeas.sources.decoding import decode
from habeas.sources.document import Document
from habeas.sources.html_pieces import PageParser, Piece
from habeas.sources.html_regions import Region, inner_regions, report_regions

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_LATIN = frozenset(("iso8859-1", "ascii"))  # browsers read both as what Windows made of them
_DECLARED_WITHIN = 4096  # bytes
_SENTENCE = re.compile(r"""[.!?]["'”’)\]]*$""")
_MOSTLY_LINK = 80  # percent
_LONGEST_DATE = 60  # characters
_LONGEST_HEADING = 300  # characters; beyond, a tag was left open
_HEADING = 100  # characters that a heading has at the most, where only its bold letters show it


def read_html(data: bytes, path: Path) -> Document:
    """The report of a page: its headings, paragraphs, bullets and cells in their order.

    Raises:
        UnreadableFile: the bytes are no text.
        NoText: the page has no words of its own.
    """
    text, warnings = _decoded(data, path)
    page = _parsed(text)
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


def _decoded(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of the page; the encoding that it declares counts where the bytes bear it out."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = _DECLARED.search(data[:_DECLARED_WITHIN])
        if declared is not None and (text := _as_declared(data, declared[1])) is not None:
            return text, ()
    return decode(data, path)


def _as_declared(data: bytes, name: bytes) -> str | None:
    try:
        encoding = codecs.lookup(name.decode("ascii", "replace")).name
        return data.decode("cp1252" if encoding in _LATIN else encoding)
    except (LookupError, UnicodeError):
        return None


def _parsed(text: str) -> PageParser:
    parser = etree.HTMLParser(target=cast("Any", PageParser()), huge_tree=True, encoding="utf-8")
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but comments
        return PageParser()
    if not isinstance(page, PageParser):
        raise TypeError(page)
    return page


def _compose(page: PageParser, composition: Composition) -> str | None:
    """Put the pieces of the report together; gives the title that stands above it."""
    kept = report_regions(page.regions)
    title = _title(page.pieces, kept)
    pieces = [p for p in page.pieces if p is title or (kept[p.place.region] and not _is_menu(p))]
    pieces = _without_ends(pieces, page.regions, title)
    in_cell = Counter(piece.place.cell for piece in pieces)
    level = 1
    for piece in pieces:
        if piece is title:
            composition.add("title", piece.words)
            continue
        kind = _kind(piece, fills_cell=in_cell[piece.place.cell] == 1)
        if piece.place.heading:
            level = piece.place.heading
        composition.add(kind, piece.words, level=_level(piece, kind, level))
    return title.words if title else None


def _title(pieces: list[Piece], kept: list[bool]) -> Piece | None:
    """The first main heading of the report, or else the first of the page."""
    headings = [piece for piece in pieces if piece.place.heading == 1]
    inside = (piece for piece in headings if kept[piece.place.region])
    return next(inside, None) or next((p for p in headings if p.linked < _MOSTLY_LINK), None)


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
    return piece.is_prose and _SENTENCE.search(piece.words) is not None


def _may_be_date(piece: Piece) -> bool:
    short = len(piece.words) <= _LONGEST_DATE and not piece.linked
    return short and any(map(str.isdigit, piece.words))


def _is_menu(piece: Piece) -> bool:
    """Whether it is only there to be clicked: an entry of a menu, a path, "read more"."""
    if not any(map(str.isalnum, piece.words)):
        return True  # an arrow, a line of dots
    if piece.place.cell or piece.linked < _MOSTLY_LINK:
        return False
    if piece.place.heading:
        return piece.leads_away
    return len(piece.words.split()) < 8 or not _SENTENCE.search(piece.words)


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
    if piece.is_bold and len(piece.words) <= _HEADING and not _SENTENCE.search(piece.words):
        return "heading"
    return "paragraph"


def _level(piece: Piece, kind: BlockKind, above: int) -> int:
    if kind == "bullet":
        return max(piece.place.lists, 1)
    if kind == "heading":
        return piece.place.heading or min(above + 1, 6)
    return 0
