"""The paragraphs of a Word document (DOCX, RTF) as blocks: headings, bullets, cells, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from habeas.record.source import BlockKind
from habeas.sources.composition import Composition, tidy, without_sign
from habeas.sources.office.paragraph import Paragraph
from habeas.sources.office.styles import Styles

_SENTENCE = re.compile(r"""[.!?;:]["'”’)\]]*$""")
_HEADING = 100  # characters that a heading has at the most, where only its bold letters show it


def compose(paragraphs: Iterable[Paragraph], styles: Styles) -> tuple[Composition, str | None]:
    """The text, and the title that stands in it.

    Args:
        paragraphs: in reading order, notes behind what refers to them.
        styles: what the document's styles say of those that wear them.
    """
    composition = Composition()
    title = None
    level = 1
    for paragraph in paragraphs:
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
    return composition, title


def _kind(paragraph: Paragraph, words: str, styles: Styles, *, has_sign: bool) -> BlockKind:
    style = paragraph.style
    bold = paragraph.is_bold or styles.is_bold(style)
    looks_like_heading = bold and len(words) <= _HEADING and not _SENTENCE.search(words)
    kinds: tuple[tuple[bool, BlockKind], ...] = (
        (paragraph.is_note, "note"),
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
