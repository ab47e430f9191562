"""PDF files for the tests whose pages are written in PDF's own operators."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from tests.sources.printed import HEIGHT, WIDTH, whole_file

SENTENCE = "On 3 May police in Brenik arrested Marta Keldova."
TEXT = f"BT /F0 10 Tf 72 700 Td ({SENTENCE}) Tj ET"
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_FIRST = 4  # the number of the first page's object; its content is the next one


def drawn(
    *contents: str | bytes,
    font: str = HELVETICA,
    resources: str = "",
    page: str = "",
    catalog: str = "",
    filters: str = "",
    objects: Sequence[str | bytes] = (),
) -> bytes:
    """A PDF of pages with these content streams, in which ``F0`` is the font.

    Args:
        contents: one for each page, as they are to stand in the file.
        font: its object.
        resources: more resources of each page: ``/XObject << /Im0 9 0 R >>``.
        page: more entries of each page.
        catalog: more entries of the catalog.
        filters: of the streams: ``/Filter /FlateDecode``.
        objects: more objects, of which the first one's number is that of :func:`after`.
    """
    kids = " ".join(f"{_FIRST + 2 * number} 0 R" for number in range(len(contents)))
    written: list[str | bytes] = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        font,
    ]
    for number, content in enumerate(contents):
        written.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {page}"
            f" /Resources << /Font << /F0 3 0 R >> {resources} >>"
            f" /Contents {_FIRST + 1 + 2 * number} 0 R >>"
        )
        written.append(stream(content, filters))
    return whole_file([*written, *objects, "<< >>"])


def after(pages: int) -> int:
    """The number of the first of more objects behind so many pages."""
    return _FIRST + 2 * pages


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object."""
    data = content if isinstance(content, bytes) else content.encode("cp1252")
    head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode("cp1252")
    return head + data + b"\nendstream"


def picture(width: int = 8, height: int = 8, grey: int = 200) -> bytes:
    """An image object of one grey."""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
        " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    )
    return stream(zlib.compress(bytes([grey]) * (width * height)), entries)


def font_that_says(letters: dict[str, str]) -> tuple[str, bytes]:
    """A font, and the map from its codes to letters that it points to as the object after a page.

    Args:
        letters: what each of Helvetica's letters stands for.
    """
    pairs = " ".join(
        f"<{ord(code):02X}> <{letter.encode('utf-16-be').hex()}>"
        for code, letter in letters.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def"
        " /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange"
        f" {len(letters)} beginbfchar {pairs} endbfchar endcmap end end"
    )
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {after(1)} 0 R >>"
    return font, stream(cmap)


def font_without_names() -> str:
    """A font that has numbers for its letters, and does not say which letters they are."""
    descriptor = (
        "<< /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontBBox [0 0 1000 1000]"
        " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    return (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H"
        " /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {descriptor} >> ] >>"
    )
