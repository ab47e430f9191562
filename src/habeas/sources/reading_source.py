"""A file becomes a source: its kind, its text, and what is known about it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from habeas.errors import NoText
from habeas.record.source import Source
from habeas.sources.document import Document
from habeas.sources.file_kind import MEDIA_TYPES, FileKind, file_kind
from habeas.sources.opened_file import open_file


def read_source(path: Path, *, country: str | None = None, period: str | None = None) -> Source:
    """Read one file and find out what it is about.

    Args:
        path: a text, HTML, PDF or DOCX file; its content says which.
        country: the country it is about (ISO 3166-1 alpha-3), where that is known better.
        period: the time that it covers (EDTF), likewise.

    Raises:
        UnreadableFile: it is missing, damaged, or of a kind that is not read.
        NoText: there is no text in it.
        RefusedFile: it is too large, encrypted or hostile.
    """
    data = open_file(path)
    if not data.strip():
        raise NoText(path, "the file is empty")
    kind = file_kind(data, path)
    document = _document(kind, data, path)
    return Source(
        id=f"sha256:{sha256(data).hexdigest()}",
        name=path.name,
        media_type=MEDIA_TYPES[kind],
        text=document.text,
        blocks=document.blocks,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        published=document.published,
        period=period,
        period_basis="given" if period is not None else None,
        country=country,
        language=document.language or "en",
        warnings=document.warnings,
    )


def _document(kind: FileKind, data: bytes, path: Path) -> Document:
    """The document as the module for its kind reads it, which is imported only now."""
    match kind:
        case "html":
            from habeas.sources.html import read_html  # noqa: PLC0415

            return read_html(data, path)
        case "pdf":
            from habeas.sources.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(data, path)
        case "docx":
            from habeas.sources.docx import read_docx  # noqa: PLC0415

            return read_docx(data, path)
        case "text":
            from habeas.sources.plain_text import read_plain_text  # noqa: PLC0415

            return read_plain_text(data, path)
