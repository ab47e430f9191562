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
    "text": ("plain_text.reader", "read_plain_text"),
    "html": ("html.reader", "read_html"),
    "pdf": ("pdf.reader", "read_pdf"),
    "docx": ("office.docx_reader", "read_docx"),
    "odt": ("office.odt_reader", "read_odt"),
    "rtf": ("rtf.reader", "read_rtf"),
    "epub": ("epub.reader", "read_epub"),
    "eml": ("eml.reader", "read_eml"),
    "markdown": ("markdown.reader", "read_markdown"),
}


def reader_of(kind: FileKind) -> Reader:
    """The function that turns a file of this kind into a document.

    Its module is imported only now: the libraries behind some of them take their time.

    >>> reader_of("text")(b"She was freed.", Path("report.txt")).text
    'She was freed.'
    """
    module, name = _READERS[kind]
    return cast("Reader", getattr(import_module(f"habeas.sources.{module}"), name))
