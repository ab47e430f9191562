"""Documents that point at a server are read, and the server hears nothing of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.errors import RefusedFile
from habeas.sources.file_kind import FileKind
from habeas.sources.readers import reader_of
from tests.sources.docx_files import MAIN, docx, main, paragraph, relations
from tests.sources.epub_files import SENTENCE, epub, package
from tests.sources.odt_files import NAMES, content, odt
from tests.sources.odt_files import paragraph as odt_paragraph
from tests.sources.printed import Print, pdf

HERE = "http://127.0.0.1:{port}/x"
PICTURE = '<w:p><w:r><w:drawing><a:blip r:link="r1"/></w:drawing></w:r></w:p>'


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server that anyone may reach; what it is asked stays in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


def documents(url: str) -> dict[str, tuple[FileKind, bytes]]:
    """One for each way in which a kind of file asks for something from elsewhere."""
    word = docx(
        paragraph(SENTENCE) + PICTURE.replace("<a:blip", f'<a:blip xmlns:a="{url}"'),
        **{
            "word/settings.xml": '<settings><attachedTemplate id="r0"/></settings>',
            "word/_rels/settings.xml.rels": relations(("attachedTemplate", url, "External")),
            "word/_rels/document.xml.rels": relations(
                ("image", url, "External"), ("aFChunk", url, "External")
            ),
        },
    )
    linked = f'<text:section><text:section-source xlink:href="{url}"/></text:section>'
    drawn = f'<draw:frame><draw:image xlink:href="{url}"/></draw:frame>'
    open_document = content(odt_paragraph(SENTENCE + drawn) + linked)
    html = (
        f'<html><head><base href="{url}"><link rel="stylesheet" href="{url}">'
        f'<meta http-equiv="refresh" content="0; {url}"><script src="{url}"></script></head><body>'
        f'<p>{SENTENCE}<img src="{url}"><img src="{url[5:]}"></p><iframe src="{url}"></iframe>'
        f'<object data="{url}"></object><style>@import "{url}"</style></body></html>'
    )
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{url}"}}{{\fldrslt }}}}'
    rich = rf"{{\rtf1\ansi{{\*\template {url}}}\pard {SENTENCE}{field}\par}}"
    external = f'Content-Type: message/external-body; access-type=URL; URL="{url}"'
    mail = (
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: text/html\n\n{html}\n--b\n{external}\n\nContent-Type: text/plain\n\n--b--\n"
    )
    print_of = [Print(72, 700, SENTENCE[:40])]
    return {
        "DOCX": ("docx", word),
        "ODT": ("odt", odt("", content=open_document.replace(NAMES, f'{NAMES} xmlns:xlink="x"'))),
        "HTML": ("html", html.encode()),
        "EPUB": (
            "epub",
            epub(**{"EPUB/c0.xhtml": html, "EPUB/book.opf": package({"c0.xhtml": "", url: ""})}),
        ),
        "RTF": ("rtf", rich.encode()),
        "e-mail": ("eml", mail.encode()),
        "Markdown": ("markdown", f"# Held\n\n{SENTENCE} ![x]({url})\n\n{html}\n".encode()),
        "PDF": ("pdf", pdf(print_of, properties=f"/AA << /O << /S /URI /URI ({url}) >> >>")),
    }


@pytest.mark.parametrize("kind", list(documents("")))
def test_what_a_document_points_at_is_not_fetched(server: socket.socket, kind: str) -> None:
    url = HERE.format(port=server.getsockname()[1])
    reader, data = documents(url)[kind]
    text = reader_of(reader)(data, Path("report")).text
    assert SENTENCE[:30] in text
    assert url not in text
    with pytest.raises(TimeoutError):
        server.accept()


@pytest.mark.parametrize("form", ["SYSTEM '{url}'", "[<!ENTITY a SYSTEM '{url}'>]"])
def test_a_definition_from_elsewhere_is_not_fetched(server: socket.socket, form: str) -> None:
    url = HERE.format(port=server.getsockname()[1])
    head = f"<!DOCTYPE w:document {form.format(url=url)}>"
    with pytest.raises(RefusedFile, match="entities"):
        reader_of("docx")(docx("", **{MAIN: head + main(paragraph("&a;"))}), Path("report.docx"))
    with pytest.raises(TimeoutError):
        server.accept()
