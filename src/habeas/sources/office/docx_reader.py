"""Word documents (DOCX): the text as it stands today, without what was deleted from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join

from habeas.errors import NoText
from habeas.sources.document import Document
from habeas.sources.office.blocks import compose
from habeas.sources.office.docx_body import Body
from habeas.sources.office.docx_package import main_name
from habeas.sources.office.paragraph import Paragraph
from habeas.sources.office.properties import Properties
from habeas.sources.office.styles import Styles
from habeas.sources.zipped_xml.members import Archive

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
    composition, title = compose(_in_order(body, _notes(package, main, styles)), styles)
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
                paragraph.is_note = True
                notes[note].append(paragraph)
    return notes


def _in_order(body: Body, notes: Notes) -> Iterator[Paragraph]:
    """The paragraphs, each note behind the one that refers to it."""
    for _, paragraph in body.paragraphs:
        yield paragraph
        for note in paragraph.notes:
            yield from notes.pop(note, ())


def _warnings(body: Body) -> tuple[str, ...]:
    told = ((body.has_deletions, _DELETED), (body.has_hidden_text, _HIDDEN))
    return tuple(warning for applies, warning in told if applies)
