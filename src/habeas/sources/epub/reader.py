"""Books and long reports as EPUB: their chapters in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from habeas.errors import NoText
from habeas.sources.composition import Composition
from habeas.sources.document import Document
from habeas.sources.epub.package import Package, member_name, open_package
from habeas.sources.html.blocks import add_pieces, is_menu
from habeas.sources.html.declared_encoding import decode_page
from habeas.sources.html.page import parse_xhtml
from habeas.sources.html.pieces import PageParser, Piece
from habeas.sources.zipped_xml.members import Archive

_PAGES = frozenset(
    ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
)
_HIDDEN = "Text that the file marks as hidden was not read."
_MISSING = "Chapters that the book names are missing from the file: {}."
_NO_PAGES = "Parts of the book that are pictures or other files, not pages, were not read: {}."


def read_epub(data: bytes, path: Path) -> Document:
    """The chapters of a book, with their headings, paragraphs, bullets, cells and notes.

    What is there to find one's way, as the table of contents, is left out.

    Raises:
        UnreadableFile: the file is damaged.
        NoText: there is no text in it.
        RefusedFile: it is encrypted, or made to do harm.
    """
    archive = Archive(data, path, "EPUB")
    package, name = open_package(archive, path)
    composition = Composition()
    left: dict[str, int] = {}
    warnings: dict[str, None] = {}
    title = package.title
    for chapter in _chapters(package, name, archive, path, left):
        text, told = decode_page(chapter, path)
        page = parse_xhtml(text, path)
        left_out = _left_out(page)
        hidden = any(left_out[piece.place.region] == "hidden" for piece in page.pieces)
        warnings |= dict.fromkeys((*told, *((_HIDDEN,) if hidden else ())))
        pieces = [p for p in page.pieces if not left_out[p.place.region] and _has_words(p)]
        if _add(composition, pieces, title):
            title = None  # it stands above the book, and need not stand there again
    if not composition.has_words:
        raise NoText(path, "there is no text in it")
    told = (*warnings, *(warning.format(times) for warning, times in left.items()))
    return composition.document(package, title=package.title, warnings=told)


def _chapters(
    package: Package, name: str, archive: Archive, path: Path, left: dict[str, int]
) -> Iterator[bytes]:
    """The pages in the order of the spine; counts in ``left`` what cannot be read, by warning.

    A page comes once, however many names it has there: a thousand names cost a file nothing.
    """
    read: set[str] = set()
    for identifier in package.spine:
        href, media_type = package.items.get(identifier, ("", ""))
        if identifier in package.navigation or href.partition("#")[0] in package.contents:
            continue
        page = member_name(name, href, path) if href else ""
        if page in read:
            continue
        content = archive.content(page) if href else None
        if content is None:
            left[_MISSING] = left.get(_MISSING, 0) + 1
        elif media_type not in _PAGES:
            left[_NO_PAGES] = left.get(_NO_PAGES, 0) + 1
        else:
            read.add(page)
            yield content


def _add(composition: Composition, pieces: list[Piece], title: str | None) -> bool:
    """Add one chapter; whether the title of the book stood in it."""
    heading = next((p for p in pieces if title and _is_title(p, title)), None)
    clicked = (n for n, piece in enumerate(pieces) if not piece.place.heading and is_menu(piece))
    add_pieces(composition, pieces, title=heading, furniture=frozenset(clicked))
    return heading is not None


def _left_out(page: PageParser) -> list[str]:
    """For each region of a chapter "nav" or "hidden", where it is such or stands in such."""
    kinds: list[str] = []
    for number, region in enumerate(page.regions):
        above = kinds[region.parent] if number > 0 else ""
        kinds.append(above or (region.kind if region.kind in ("nav", "hidden") else ""))
    return kinds


def _has_words(piece: Piece) -> bool:
    return any(map(str.isalnum, piece.words))


def _is_title(piece: Piece, title: str) -> bool:
    return piece.place.heading == 1 and piece.words.casefold() == title.casefold()
