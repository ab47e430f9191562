"""The targets: one for each parser, with files to start from and words of its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fuzz import packing, seeds
from fuzz.invariants import check_document, check_error, check_member
from fuzz.reading import read_about, read_any
from habeas.errors import SourceError
from habeas.sources.containers import wacz, warc, zip_archive
from habeas.sources.file_kind import FileKind
from habeas.sources.readers import Reader, reader_of

Check = Callable[[bytes, Path], None]


@dataclass(frozen=True)
class Target:
    """What is fuzzed."""

    suffix: str
    check: Check  # raises nothing but SourceError
    seeds: list[bytes]  # as the fuzzer mutates them
    words: tuple[str, ...] = ()  # which chance alone would not find
    packed: Callable[[bytes], bytes] = bytes  # the file, from what the fuzzer mutates

    def run(self, data: bytes) -> None:
        """Read what the fuzzer gives.

        Raises:
            Exception: anything at all is a finding; a SourceError that is one plain line is none.
        """
        try:
            self.check(self.packed(data), Path(f"fuzzed{self.suffix}"))
        except SourceError as error:
            check_error(error)


def _document(kind: FileKind) -> Check:
    reader: Reader = reader_of(kind)

    def check(data: bytes, path: Path) -> None:
        check_document(reader(data, path))

    return check


def _zip(data: bytes, path: Path) -> None:
    for member in zip_archive.members(data, path):
        check_member(member)


def _warc(data: bytes, path: Path) -> None:
    for member in warc.members(data, path):
        check_member(member)


def _wacz(data: bytes, path: Path) -> None:
    for member in wacz.members(data, path):
        check_member(member)


def _zipped(kind: FileKind, members: packing.Members, words: str) -> Target:
    mutated = tuple(members)
    return Target(
        f".{kind}",
        _document(kind),
        packing.unpacked_seeds(members, mutated),
        tuple(words.split()),
        lambda data: packing.packed(data, members, mutated),
    )


def _plain(kind: FileKind, suffix: str, starts: list[bytes], words: str) -> Target:
    return Target(suffix, _document(kind), starts, tuple(words.split()))


TARGETS: dict[str, Target] = {
    "pdf": _plain("pdf", ".pdf", seeds.PDF, "obj endobj stream endstream /Kids /Count BT ET Tj Tm"),
    "html": _plain(
        "html",
        ".html",
        seeds.HTML,
        "<p> <div> <ul> <li> <td> <h1> <a <nav> <main> <svg> <template> <noscript> <title> hidden"
        " <!-- --> <![CDATA[ class= charset= &nbsp; <script> </script> <base",
    ),
    "docx": _zipped(
        "docx",
        seeds.DOCX,
        "<w:p> </w:p> <w:r> <w:t> <w:tc> <w:del> <w:pPr> <w:rPr> <w:ilvl w:val= <w:txbxContent>"
        " <!DOCTYPE <!ENTITY <![CDATA[ <mc:Fallback> <w:footnoteReference xml:space encoding=",
    ),
    "odt": _zipped(
        "odt",
        seeds.ODT,
        "<text:p> </text:p> <text:h> <text:span> <text:list> <text:note> <text:note-body>"
        " <draw:frame> <draw:text-box> <text:tracked-changes> <text:s/> <office:body> <!DOCTYPE",
    ),
    "rtf": _plain(
        "rtf",
        ".rtf",
        seeds.RTF,
        r"{\* \par \pard \u-10179? \'e9 \bin \uc \upr \ud \fonttbl \fcharset128 \stylesheet \info"
        r" \footnote \shptxt \cell \row \ls1 \ilvl \v \deleted \ansicpg \cpg \deff \lang2057 \yr",
    ),
    "epub": _zipped(
        "epub",
        seeds.EPUB,
        "<item idref= href= <itemref <rootfile full-path= ../ %2e%2e/ <dc:title> &nbsp; &#0; <p>"
        " <!DOCTYPE <!ENTITY epub:type= <EncryptionMethod Algorithm=",
    ),
    "eml": _plain(
        "eml",
        ".eml",
        seeds.EML,
        "Content-Type: text/html text/plain multipart/mixed message/rfc822 boundary= charset="
        " charset*= filename*0*= base64 quoted-printable x-uuencode =?utf-8?q? =?utf-8?b? ?= --a"
        " Content-Transfer-Encoding: Content-Disposition: Date: begin idna utf-7 utf-16 punycode",
    ),
    "markdown": _plain(
        "markdown", ".md", seeds.MARKDOWN, "``` ~~~ *** --- +++ [^1]: ![ ]( <!-- --> | :-- > 1."
    ),
    "text": _plain("text", ".txt", seeds.TEXT, "• o \x0c \u2028 \u00ad \ufeff Contents"),
    "zip": Target(".zip", _zip, seeds.ZIP, ("PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "../")),
    "warc": Target(
        ".warc",
        _warc,
        [bytes((form,)) + seed for form in range(3) for seed in seeds.WARC],
        tuple(
            "WARC/1.0 Content-Length: Content-Encoding:gzip Transfer-Encoding:chunked charset*="
            " HTTP/1.1 WARC-Payload-Digest:md5: WARC-Block-Digest:sha512: WARC-Truncated:".split()
        ),
        packing.packed_warc,
    ),
    "wacz": Target(
        ".wacz",
        _wacz,
        [b"\0" + seeds.ZIP[-1], b"\1" + seeds.CONTENTS, b"\2" + seeds.WARC[0]],
        tuple("resources path hash sha256: null [[ {}".split()),
        packing.packed_wacz,
    ),
    "book": Target(".txt", read_about, seeds.BOOK, tuple("Algeria Chad CONTENTS Yemen/4".split())),
}
TARGETS["any"] = Target(
    "",
    read_any,
    [target.packed(seed) for target in TARGETS.values() for seed in target.seeds],
    ("%PDF-", "PK\x03\x04", "{\\rtf", "<html", "WARC/1.0", "MIME-Version:", "mimetype"),
)
