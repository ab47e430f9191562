"""Which module reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from habeas.sources.document import Document
from habeas.sources.file_kind import FileKind

Reader = Callable[[bytes, Path], Document]

_READERS: dict[FileKind, tuple[str, str]] = {
    "text": ("plain_text", "read_plain_text"),
    "html": ("html", "read_html"),
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx", "read_docx"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "epub": ("epub", "read_epub"),
    "eml": ("eml", "read_eml"),
    "markdown": ("markdown", "read_markdown"),
}


def reader_of(kind: FileKind) -> Reader:
    """The function that turns a file of this kind into a document.

    Its module is imported only now: the libraries behind some of them take their time.

    >>> reader_of("text")(b"She was freed.", Path("report.txt")).text
    'She was freed.'
    """
    module, name = _READERS[kind]
    return cast("Reader", getattr(import_module(f"habeas.sources.{module}"), name))
