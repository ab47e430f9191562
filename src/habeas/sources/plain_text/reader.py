"""Plain text: the file itself is the text of the source."""

from __future__ import annotations

from pathlib import Path

from habeas.errors import NoText
from habeas.sources.document import Document
from habeas.sources.encodings.decoding import decode
from habeas.sources.plain_text.layout import blocks_of


def read_plain_text(data: bytes, path: Path) -> Document:
    """The text of the file to the letter, with its structure as far as the lines show it.

    Raises:
        UnreadableFile: the file is not text.
        NoText: there is no word in it.
    """
    text, warnings = decode(data, path)
    if not any(character.isalnum() for character in text):
        raise NoText(path, "there is no text in it")
    return Document(text, blocks_of(text), warnings=warnings)
