"""PDF files for the tests, written byte by byte: where each line stands is part of a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Print:
    """One line of print, with its baseline ``y`` points above the foot of the page."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    turned: bool = False  # runs upwards
    serif: bool = False  # set in Times


def column(
    lines: list[str], x: float = 72, y: float = 760, size: float = 10, step: float = 12
) -> list[Print]:
    """Lines one under another."""
    return [Print(x, y - number * step, text, size) for number, text in enumerate(lines)]


def pdf(*pages: list[Print], properties: str = "") -> bytes:
    """A PDF of these pages in Helvetica; ``properties`` as in ``/Title (A report)``."""
    count = len(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        _font("Times-Roman"),
    ]
    fonts = "<< /F0 3 0 R /F1 4 0 R /F2 5 0 R >>"
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font {fonts} >> /Contents {7 + 2 * number} 0 R >>"
        )
        content = "\n".join(map(_shown, page))
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects.append(f"<< {properties} >>")
    return whole_file(objects)


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _shown(line: Print) -> str:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = "0 1 -1 0" if line.turned else "1 0 0 1"
    font = 2 if line.serif else int(line.bold)
    return f"BT /F{font} {line.size} Tf {place} {line.x} {line.y} Tm ({text}) Tj ET"


def whole_file(objects: Sequence[str | bytes]) -> bytes:
    """The file with these objects: the first is the catalog, and the last its properties."""
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        plain = each if isinstance(each, bytes) else each.encode("cp1252")
        written += b"%d 0 obj\n%b\nendobj\n" % (number, plain)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return bytes(written) + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
