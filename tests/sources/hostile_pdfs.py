"""PDF files that are broken or hostile, small as they are built; each builder says what it does.

Each has a page with :data:`~tests.sources.drawn_pdfs.SENTENCE`.
"""

from __future__ import annotations

import zlib

from tests.sources.drawn_pdfs import HELVETICA, TEXT, after, drawn, stream
from tests.sources.printed import HEIGHT, WIDTH

_PIECE = 10_000_000  # bytes


def page_count(count: int) -> bytes:
    """Says that it has so many pages, and has one."""
    return drawn(TEXT).replace(b"/Count 1 ", f"/Count {count} ".encode())


def page_tree_cycle() -> bytes:
    """The tree of its pages has its own root among its leaves."""
    return drawn(TEXT).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R 4 0 R]")


def deep_arrays(depth: int) -> bytes:
    """A property is an array in an array, so many times."""
    return drawn(TEXT, catalog=f"/Deep {'[' * depth}{']' * depth}")


def deep_arrays_on_the_page(depth: int) -> bytes:
    """The same in a content stream."""
    return drawn(f"{'[' * depth}{']' * depth} TJ {TEXT}")


def with_actions() -> bytes:
    """JavaScript and a launch when it is opened, and a file attached."""
    script, launch, attached = after(1), after(1) + 1, after(1) + 2
    return drawn(
        TEXT,
        catalog=f"/OpenAction {script} 0 R /AA << /WC {launch} 0 R >> /Names << /JavaScript"
        f" << /Names [(a) {script} 0 R] >>"
        f" /EmbeddedFiles << /Names [(run.exe) {attached} 0 R] >> >>",
        page=f"/AA << /O {launch} 0 R >> /Annots [<< /Type /Annot /Subtype /Link"
        f" /Rect [0 0 600 800] /A {launch} 0 R >>]",
        objects=(
            "<< /S /JavaScript /JS (app.launchURL\\('http://example.org'\\)) >>",
            "<< /S /Launch /F (/bin/sh) >>",
            f"<< /Type /Filespec /F (run.exe) /EF << /F {attached + 1} 0 R >> >>",
            stream("MZ attached", "/Type /EmbeddedFile"),
        ),
    )


def cmap_outside() -> bytes:
    """The encoding of its font is the name of a file elsewhere."""
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /..#2F..#2F..#2Fetc#2Fpasswd"
        " /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /Own"
        " /CIDSystemInfo << /Registry (..) /Ordering (../../etc/passwd) /Supplement 0 >> >> ] >>"
    )
    return drawn(TEXT, f"{TEXT} BT /F1 10 Tf 72 600 Td (abc) Tj ET", resources="").replace(
        HELVETICA.encode(), font.encode().ljust(len(HELVETICA))
    )


def double_flate() -> bytes:
    """The page is packed twice."""
    content = zlib.compress(zlib.compress(TEXT.encode()))
    return drawn(content, filters="/Filter [/FlateDecode /FlateDecode]")


def unpacks_to(size: int, times: int = 1) -> bytes:
    """The page unpacks to so many bytes of white space behind its text, from very few."""
    content = _packed(b" ", size, before=TEXT.encode())
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    return drawn(content, filters=f"/Filter [{'/FlateDecode ' * times}]")


def many_operators(count: int) -> bytes:
    """Draws its sentence so many times."""
    return drawn(_packed((TEXT + "\n").encode(), count), filters="/Filter /FlateDecode")


def nested_states(depth: int) -> bytes:
    """Saves the state of the page so many times, and never takes it back."""
    return drawn(_packed(b"q ", depth, after=TEXT.encode()), filters="/Filter /FlateDecode")


def form_bomb(levels: int, wide: int) -> bytes:
    """A form that has so many of the next one, level by level; the last has the sentence."""
    first = after(1)
    forms = []
    for level in range(levels):
        last = level == levels - 1
        inner = TEXT if last else "/Fm Do " * wide
        more = "" if last else f"/XObject << /Fm {first + level + 1} 0 R >>"
        entries = (
            f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << /F0 3 0 R >> {more} >>"
        )
        forms.append(stream(inner, entries))
    return drawn("/Fm Do", resources=f"/XObject << /Fm {first} 0 R >>", objects=forms)


def huge_picture(side: int) -> bytes:
    """White text, and a picture of so many pixels each way, packed to few bytes."""
    packed = _packed(b"\0", side * side)
    entries = (
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side}"
        " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    )
    return drawn(
        f"q 100 0 0 100 0 0 cm /Im0 Do Q {TEXT} 1 g BT /F0 10 Tf 72 600 Td (Unseen) Tj ET",
        resources=f"/XObject << /Im0 {after(1)} 0 R >>",
        objects=(stream(packed, entries),),
    )


def _packed(part: bytes, times: int, *, before: bytes = b"", after: bytes = b"") -> bytes:
    """So many times the same, packed. A packed piece comes again and again: quick to make."""
    packer = zlib.compressobj(9, wbits=-15)
    in_piece = max(1, min(times, _PIECE // len(part)))
    piece = part * in_piece
    pieces, rest = divmod(times, in_piece)
    after = part * rest + after
    begin = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(after) + packer.flush()
    check = zlib.adler32(before)
    for _ in range(pieces):
        check = zlib.adler32(piece, check)
    check = zlib.adler32(after, check)
    return b"\x78\xda" + begin + again * pieces + end + check.to_bytes(4, "big")
