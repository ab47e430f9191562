"""Markdown: the text without the marks that its author set for headings, lists and emphasis."""

from __future__ import annotations

import re
from pathlib import Path

from habeas.errors import NoText
from habeas.record.source import BlockKind
from habeas.sources.composition import Composition, tidy, without_sign
from habeas.sources.document import Document
from habeas.sources.encodings.decoding import decode
from habeas.sources.html.blocks import add_pieces
from habeas.sources.html.page import parse_html
from habeas.sources.markdown.front_matter import FrontMatter
from habeas.sources.markdown.notes import Notes
from habeas.sources.markdown.pieces import Piece, pieces_of

_SENTENCE = re.compile(r"""[.!?;:]["'”’)\]]*$""")
_HEADING = 100  # characters that a heading has at the most, where only its bold letters show it
_BOLD_LEVEL = 6  # of such a heading: it stands under those that are marked


def read_markdown(data: bytes, path: Path) -> Document:
    """The headings, paragraphs, list items, quotes and cells of a text, with its footnotes.

    Front matter is what the text says of itself. A footnote follows what refers to it.

    Raises:
        UnreadableFile: the bytes are no text.
        NoText: there is no text in it.
        RefusedFile: it is made to do harm.
    """
    text, warnings = decode(data, path)
    matter = FrontMatter("\n".join(text.splitlines()))
    notes = Notes(matter.rest)
    pieces = list(pieces_of(notes.rest, path))
    composition = Composition()
    title = _title(pieces, matter.title)
    for piece in pieces:
        _add(composition, piece, notes, path, is_title=piece is title)
    for note in notes.uncalled():
        _add_note(composition, note, path)
    if not composition.has_words:
        raise NoText(path, "there is no text in it")
    return composition.document(matter, title=matter.title, warnings=warnings)


def _add(
    composition: Composition, piece: Piece, notes: Notes, path: Path, *, is_title: bool
) -> None:
    """Add one piece, and the notes that it refers to."""
    if piece.is_html:
        add_pieces(composition, parse_html(piece.words).pieces, title=None)
        return
    words, called = notes.taken_from(piece.words)
    words, has_sign = without_sign(tidy(words))
    kind: BlockKind = "title" if is_title else _kind(piece, words, has_sign=has_sign)
    levels = {"heading": piece.heading or _BOLD_LEVEL, "bullet": max(piece.lists, 1)}
    composition.add(kind, words, level=levels.get(kind, 0))
    for note in called:
        _add_note(composition, note, path)


def _add_note(composition: Composition, note: str, path: Path) -> None:
    for piece in pieces_of(note, path):
        if not piece.is_html:
            composition.add("note", piece.words)


def _title(pieces: list[Piece], stated: str | None) -> Piece | None:
    """The main heading at the top, if it is the only one, or the one that the file states."""
    main = [piece for piece in pieces if piece.heading == 1]
    if stated is not None:
        return next((p for p in main if tidy(p.words).casefold() == stated.casefold()), None)
    worded = next((piece for piece in pieces if piece.words.strip() and not piece.is_html), None)
    return worded if len(main) == 1 and worded is main[0] else None


def _kind(piece: Piece, words: str, *, has_sign: bool) -> BlockKind:
    looks_like_heading = piece.is_bold and len(words) <= _HEADING and not _SENTENCE.search(words)
    kinds: tuple[tuple[bool, BlockKind], ...] = (
        (piece.heading > 0, "heading"),
        (piece.lists > 0 or has_sign, "bullet"),
        (piece.in_cell, "cell"),
        (looks_like_heading, "heading"),
    )
    return next((kind for applies, kind in kinds if applies), "paragraph")
