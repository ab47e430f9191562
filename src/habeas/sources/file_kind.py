"""Which kind of file it is: by its content first, by its name second."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from habeas.errors import RefusedFile, UnreadableFile
from habeas.sources.eml.signs import is_email
from habeas.sources.markdown.signs import is_markdown

FileKind = Literal["text", "html", "pdf", "docx", "odt", "rtf", "epub", "eml", "markdown"]

MEDIA_TYPES: dict[FileKind, str] = {
    "text": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "eml": "message/rfc822",
    "markdown": "text/markdown",
}

_PDF_HEAD = (
    1024  # bytes in which the mark may stand: some writers put a line of their own before it
)
_HTML_HEAD = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# The first member of such an archive, unpacked, states what it is.
_STATED = re.compile(
    rb"PK\x03\x04.{26}mimetype(?:.{0,64}?)(?P<kind>application/[a-z.+-]+)", re.DOTALL
)
_STATED_KINDS: dict[bytes, FileKind] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.text-web": "odt",
    b"application/epub+zip": "epub",
}
_TELLING_MEMBERS: tuple[tuple[FileKind, bytes], ...] = (
    ("docx", b"word/document.xml"),
    ("odt", b"META-INF/manifest.xml"),
    ("epub", b"META-INF/container.xml"),
)
_BY_SUFFIX: dict[str, FileKind] = {".docx": "docx", ".odt": "odt", ".epub": "epub"}
_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "it is a picture (PNG); pictures are not read"),
    (b"\xff\xd8\xff", "it is a picture (JPEG); pictures are not read"),
    (b"GIF87a", "it is a picture (GIF); pictures are not read"),
    (b"GIF89a", "it is a picture (GIF); pictures are not read"),
    (b"II*\0", "it is a picture (TIFF); pictures are not read"),
    (b"MM\0*", "it is a picture (TIFF); pictures are not read"),
    (b"\x1f\x8b", "it is a compressed file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "it is a compressed file; unpack it first"),
    (b"Rar!\x1a\x07", "it is a compressed file; unpack it first"),
    (b"%!PS", "it is a PostScript file; save it as PDF"),
)


def file_kind(data: bytes, path: Path) -> FileKind:
    """The kind of file whose bytes are ``data``.

    Raises:
        UnreadableFile: it is of a kind that is not read: a picture, an archive, an old Word file.
        RefusedFile: it is an encrypted office document.
    """
    for mark, reason in _NOT_READ:
        if data.startswith(mark):
            raise UnreadableFile(path, reason)
    if data.startswith(_COMPOUND):
        raise _compound(data, path)
    if data.startswith(_ZIP):
        return _zipped(data, path)
    if data.startswith(_RTF):
        return "rtf"
    if is_pdf(data):
        return "pdf"
    if is_email(data):
        return "eml"
    if _is_html(data, path):
        return "html"
    return "markdown" if is_markdown(data, path) else "text"


def is_pdf(data: bytes) -> bool:
    """Whether the bytes have the mark of a PDF file near their head."""
    return b"%PDF-" in data[:_PDF_HEAD]


def _is_html(data: bytes, path: Path) -> bool:
    """Markup at the head, or, as a page may begin anyhow, a name that says so."""
    head = data[:_HTML_HEAD].replace(b"\0", b"")  # a page in UTF-16 has the same letters
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"<") and _HTML.search(head):
        return True
    return path.suffix.lower() in {".html", ".htm", ".xhtml"}


def _zipped(data: bytes, path: Path) -> FileKind:
    """What a ZIP file holds: by the kind that it states, by its members, by its name at last."""
    stated = _STATED.match(data)
    kind = _STATED_KINDS.get(stated["kind"]) if stated else None
    if kind is not None:
        return kind
    if stated and stated["kind"].startswith(b"application/vnd.oasis.opendocument"):
        raise UnreadableFile(path, "it is an OpenDocument file, but no text; save it as PDF")
    for kind, member in _TELLING_MEMBERS:
        if member in data:
            return kind
    kind = _BY_SUFFIX.get(path.suffix.lower())  # a damaged one: its reader says so
    if kind is None:
        raise UnreadableFile(path, "it is an archive (ZIP) and no document")
    return kind


def _compound(data: bytes, path: Path) -> UnreadableFile | RefusedFile:
    """The old office format, in which encrypted new documents are wrapped too."""
    if _ENCRYPTED_PACKAGE in data:
        return RefusedFile(path, "it is encrypted; save a copy without a password")
    return UnreadableFile(path, "it is an old office file (such as DOC); save it as DOCX or PDF")
