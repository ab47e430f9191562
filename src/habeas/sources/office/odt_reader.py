"""OpenDocument texts (ODT): the text as it stands today, without what was deleted from it."""

from __future__ import annotations

import re
from pathlib import Path

from habeas.errors import NoText, RefusedFile
from habeas.record.source import BlockKind
from habeas.sources.composition import Composition, tidy, without_sign
from habeas.sources.document import Document
from habeas.sources.office.odt_body import Body, Paragraph
from habeas.sources.office.odt_styles import Styles
from habeas.sources.office.properties import Properties
from habeas.sources.zipped_xml.members import Archive

_SENTENCE = re.compile(r"""[.!?;:]["'”’)\]]*$""")
_HEADING = 100  # characters that a heading has at the most, where only its bold letters show it
_DELETED = "Text that the file marks as deleted was not read."
_HIDDEN = "Text that the file marks as hidden was not read."


def read_odt(data: bytes, path: Path) -> Document:
    """The paragraphs, headings, list items and cells of a document, with its notes.

    A footnote or endnote follows the paragraph that refers to it, and so does a text box. What
    was inserted with changes tracked is read; what was deleted so, remarks, and hidden text are
    not.

    Raises:
        UnreadableFile: the file is damaged.
        NoText: there is no text in it.
        RefusedFile: it is encrypted, or made to do harm.
    """
    archive = Archive(data, path, "ODT")
    if b"encryption-data" in (archive.content("META-INF/manifest.xml") or b""):
        raise RefusedFile(path, "it is encrypted; save a copy without a password")
    styles = archive.read("styles.xml", Styles()) or Styles()
    body = archive.read("content.xml", Body(styles))
    if body is None:
        raise archive.damaged()
    composition, title = _composed(body, styles)
    if not composition.has_words:
        raise NoText(path, "there is no text in it")
    properties = Properties(author="initial-creator", created="creation-date")
    archive.read("meta.xml", properties)
    return Document(
        composition.text,
        composition.blocks,
        title=title or properties.title,
        author=properties.author,
        published=properties.created,
        language=properties.language or styles.language,
        warnings=_warnings(body),
    )


def _composed(body: Body, styles: Styles) -> tuple[Composition, str | None]:
    """The text, and the title that stands in it."""
    composition = Composition()
    title = None
    level = 1
    for paragraph in body.paragraphs:
        words, has_sign = without_sign(tidy(paragraph.text))
        kind = _kind(paragraph, words, styles, has_sign=has_sign)
        if kind == "title":
            title = title or words or None
        if kind == "heading":
            level = _heading(paragraph, styles) or min(level + 1, 6)
            composition.add(kind, words, level=level)
        else:
            deep = max(paragraph.list_level, 1) if kind == "bullet" else 0
            composition.add(kind, words, level=deep)
    return composition, title


def _kind(paragraph: Paragraph, words: str, styles: Styles, *, has_sign: bool) -> BlockKind:
    style = paragraph.style
    looks_like_heading = (
        paragraph.is_bold and len(words) <= _HEADING and not _SENTENCE.search(words)
    )
    kinds: tuple[tuple[bool, BlockKind], ...] = (
        (paragraph.in_index or styles.is_furniture(style), "furniture"),
        (paragraph.is_note or styles.is_note(style), "note"),
        (styles.is_title(style), "title"),
        (_heading(paragraph, styles) is not None, "heading"),
        (has_sign or paragraph.list_level > 0, "bullet"),
        (paragraph.in_cell, "cell"),
        (looks_like_heading, "heading"),
    )
    return next((kind for applies, kind in kinds if applies), "paragraph")


def _heading(paragraph: Paragraph, styles: Styles) -> int | None:
    """The level of a heading by the paragraph's own markup or by its style."""
    return paragraph.heading or styles.heading(paragraph.style)


def _warnings(body: Body) -> tuple[str, ...]:
    told = ((body.has_deletions, _DELETED), (body.has_hidden_text, _HIDDEN))
    return tuple(warning for applies, warning in told if applies)
