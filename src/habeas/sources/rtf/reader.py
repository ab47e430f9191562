"""Rich Text Format (RTF): the text as it stands today, without what was deleted from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from habeas.errors import NoText
from habeas.sources.document import Document
from habeas.sources.office.blocks import compose
from habeas.sources.office.paragraph import Paragraph, with_boxes
from habeas.sources.rtf.body import Body
from habeas.sources.rtf.tokens import tokens

_DELETED = "Text that the file marks as deleted was not read."
_HIDDEN = "Text that the file marks as hidden was not read."


def read_rtf(data: bytes, path: Path) -> Document:
    """The paragraphs, headings, list items and cells of a document, with its notes.

    A note follows the paragraph that refers to it, and so does a text box. What was inserted with
    changes tracked is read; what was deleted so, remarks, and hidden text are not.

    Raises:
        UnreadableFile: the end of the file is missing.
        NoText: there is no text in it.
        RefusedFile: its groups stand too deep in one another.
    """
    body = Body()
    body.take(tokens(data), path)
    composition, title = compose(_in_order(body.flow.paragraphs), body.styles.styles)
    if not composition.has_words:
        raise NoText(path, "there is no text in it")
    properties = body.information.properties
    return Document(
        composition.text,
        composition.blocks,
        title=title or properties.title,
        author=properties.author,
        published=properties.created,
        language=body.language,
        warnings=_warnings(body),
    )


def _in_order(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        yield from with_boxes(paragraph)


def _warnings(body: Body) -> tuple[str, ...]:
    told = ((body.has_deletions, _DELETED), (body.has_hidden_text, _HIDDEN))
    return tuple(warning for applies, warning in told if applies)
