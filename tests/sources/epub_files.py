"""Books as the tests need them, written tag by tag."""

from __future__ import annotations

from pathlib import Path

from habeas.sources.document import Document
from habeas.sources.epub.reader import read_epub
from tests.sources.passages import assert_sound
from tests.sources.zipped import zipped

PATH = Path("report.epub")
MIMETYPE = "application/epub+zip"
SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."
CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
METADATA = """<dc:title>Veldara in 2012</dc:title><dc:creator>Ilja Brandt</dc:creator>
<dc:creator opf:role="edt">An Editor</dc:creator><dc:publisher>Rights Desk</dc:publisher>
<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2013-05-23T00:00:00Z</dc:date>
<dc:language>en-GB</dc:language>"""


def package(items: dict[str, str], metadata: str = METADATA, guide: str = "") -> str:
    """The package file: items by their place, with their further attributes; all in the spine."""
    listed = "".join(
        f'<item id="i{n}" href="{href}" {more or XHTML}/>'
        for n, (href, more) in enumerate(items.items())
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(items)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
        f"<manifest>{listed}</manifest><spine>{spine}</spine><guide>{guide}</guide></package>"
    )


XHTML = 'media-type="application/xhtml+xml"'


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/></head><body>{body}</body></html>"
    )


def epub(*bodies: str, **members: str | bytes) -> bytes:
    """A book with a chapter for each body, and with further members."""
    chapters = {f"c{n}.xhtml": page(body) for n, body in enumerate(bodies)}
    return zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "EPUB/book.opf": package(dict.fromkeys(chapters, "")),
            **{f"EPUB/{name}": chapter for name, chapter in chapters.items()},
            **members,
        },
        mimetype=MIMETYPE,
    )


def read(data: bytes) -> Document:
    document = read_epub(data, PATH)
    assert_sound(document)
    return document
