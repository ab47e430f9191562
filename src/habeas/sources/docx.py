"""Word documents (DOCX): the text as it stands today, without what was deleted from it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from posixpath import dirname, join

from habeas.errors import NoText
from habeas.record.source import BlockKind
from habeas.sources.archive import Archive
from habeas.sources.composition import Composition, tidy, without_sign
from habeas.sources.document import Document
from habeas.sources.docx_body import Body, Paragraph
from habeas.sources.docx_package import main_name
from habeas.sources.docx_styles import Styles
from habeas.sources.office_properties import Properties

_SENTENCE = re.compile(r"""[.!?;:]["'”’)\]]*$""")
_HEADING = 100  # characters that a heading has at the most, where only its bold letters show it
_DELETED = "Text that the file marks as deleted was not read."
_HIDDEN = "Text that the file marks as hidden was not read."

Notes = dict[str, list[Paragraph]]


def read_docx(data: bytes, path: Path) -> Document:
    """The paragraphs, headings, bullets and cells of a document, with its notes.

    Text in content controls and text boxes is read, and what was inserted with changes tracked;
    what was deleted so, and hidden text, is not.

    Raises:
        UnreadableFile: the file is damaged.
        NoText: there is no text in it.
        RefusedFile: it is encrypted, or made to do harm.
    """
    package = Archive(data, path, "DOCX")
    main = main_name(package, path)
    styles = package.read(join(dirname(main), "styles.xml"), Styles()) or Styles()
    body = package.read(main, Body(styles)) or Body(styles)
    composition, title = _composed(body, _notes(package, main, styles), styles)
    if not composition.has_words:
        raise NoText(path, "there is no text in it")
    properties = package.read("docProps/core.xml", Properties()) or Properties()
    return Document(
        composition.text,
        composition.blocks,
        title=title or properties.title,
        author=properties.author,
        published=properties.created,
        language=properties.language or styles.language,
        warnings=_warnings(body),
    )


def _notes(package: Archive, main: str, styles: Styles) -> Notes:
    """The paragraphs of each footnote and endnote."""
    notes: Notes = defaultdict(list)
    for name in ("footnotes.xml", "endnotes.xml"):
        member = package.read(join(dirname(main), name), Body(styles))
        for note, paragraph in member.paragraphs if member else ():
            if note is not None:
                notes[note].append(paragraph)
    return notes


def _composed(body: Body, notes: Notes, styles: Styles) -> tuple[Composition, str | None]:
    """The text, each note behind the paragraph that refers to it, and the title."""
    composition = Composition()
    title = None
    level = 1
    for _, paragraph in body.paragraphs:
        words, has_sign = without_sign(tidy(paragraph.text))
        kind = _kind(paragraph, words, styles, has_sign=has_sign)
        if kind == "title":
            title = title or words or None
        if kind == "heading":
            level = _heading(paragraph, styles) or min(level + 1, 6)
            composition.add(kind, words, level=level)
        else:
            deep = _list_level(paragraph, styles) if kind == "bullet" else 0
            composition.add(kind, words, level=deep)
        for note in paragraph.notes:
            for noted in notes.pop(note, ()):
                composition.add("note", noted.text)
    return composition, title


def _kind(paragraph: Paragraph, words: str, styles: Styles, *, has_sign: bool) -> BlockKind:
    style = paragraph.style
    bold = paragraph.is_bold or styles.is_bold(style)
    looks_like_heading = bold and len(words) <= _HEADING and not _SENTENCE.search(words)
    kinds: tuple[tuple[bool, BlockKind], ...] = (
        (styles.is_furniture(style), "furniture"),
        (styles.is_title(style), "title"),
        (_heading(paragraph, styles) is not None, "heading"),
        (styles.is_note(style), "note"),
        (has_sign or paragraph.list_level is not None or styles.is_list(style), "bullet"),
        (paragraph.in_cell, "cell"),
        (looks_like_heading, "heading"),
    )
    return next((kind for applies, kind in kinds if applies), "paragraph")


def _heading(paragraph: Paragraph, styles: Styles) -> int | None:
    """The level of a heading by the paragraph's own markup or by its style."""
    if paragraph.outline is not None:
        return paragraph.outline + 1
    return styles.heading(paragraph.style)


def _list_level(paragraph: Paragraph, styles: Styles) -> int:
    return (paragraph.list_level or styles.list_level(paragraph.style)) + 1


def _warnings(body: Body) -> tuple[str, ...]:
    told = ((body.has_deletions, _DELETED), (body.has_hidden_text, _HIDDEN))
    return tuple(warning for applies, warning in told if applies)
