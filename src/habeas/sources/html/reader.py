"""Web pages: the report without what the site puts around it."""

from __future__ import annotations

from pathlib import Path

from habeas.errors import NoText
from habeas.sources.composition import Composition
from habeas.sources.document import Document
from habeas.sources.html.article import article_of
from habeas.sources.html.blocks import add_pieces
from habeas.sources.html.declared_encoding import decode_page
from habeas.sources.html.notices import asks_for_frames, asks_for_scripts
from habeas.sources.html.page import parse_html
from habeas.sources.html.pieces import PageParser

_SAVE = "open it in a browser and save what you see, as PDF or as a whole page"


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
    title, pieces = article_of(page)
    composition = Composition()
    add_pieces(composition, pieces, title=title)
    if why := _why_empty(page, composition):
        raise NoText(path, why)
    stated = title.words if title else page.head.title
    return composition.document(page.head, title=stated, warnings=warnings)


def _why_empty(page: PageParser, composition: Composition) -> str | None:
    """Why there is no report on the page, or ``None`` where there is one."""
    words = composition.text
    if page.head.is_frameset and (not composition.has_words or asks_for_frames(words)):
        return f"it is only the frame around other pages; {_SAVE}"
    if page.head.has_scripts and (not composition.has_words or asks_for_scripts(words)):
        return f"its text is not in the page but is put there by JavaScript; {_SAVE}"
    return None if composition.has_words else "there is no text on the page"
