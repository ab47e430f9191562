"""What is no book stays one source, however many countries it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.sources.reading_source import read_source, read_sources
from tests.sources.printed import pdf
from tests.sources.yearbook import Entry, Press, chapter, paragraph

NEIGHBOURS = ("Benin", "Chad", "Mali", "Niger", "Togo")


def printed(press: Press) -> bytes:
    return pdf(*press.pages)


def one_chapter() -> bytes:
    """A chapter cut out of a book, with a section on each neighbour."""
    press = Press()
    texts = tuple(paragraph("Chad", number) for number in range(1, 8))
    sections = ("Refugees", "Mali", "Niger", "Togo", "Sudan", "Libya")
    press.chapter(Entry(("CHAD",), texts, chapter("CHAD").facts, sections))
    return printed(press)


def third_page() -> bytes:
    """The middle of a chapter, without its heading, and the first lines of the next."""
    press = Press()
    press.text(paragraph("Chad", 1)[70:])
    for number, name in enumerate(("Prisons", "Refugees", "Death penalty"), 2):
        press.set(name, 12, bold=True)
        press.text(paragraph("Chad", number))
    press.chapter(Entry(("CHILE",), (paragraph("Chile", 5),), chapter("CHILE").facts))
    return printed(press)


def press_release() -> bytes:
    """A statement that has a heading and a paragraph for each of five countries."""
    press = Press()
    press.set("Five states must free editors", 20, bold=True)
    press.set("3 May 2012")
    for number, name in enumerate(NEIGHBOURS, 1):
        press.set(name, 14, bold=True)
        press.text(paragraph(name, number))
    return printed(press)


def page_of_an_article() -> bytes:
    """The third page of a web article, which links to chapters on other countries."""
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in NEIGHBOURS)
    texts = "".join(f"<h2>Part {n}</h2><p>{paragraph('Chad', n)}</p>" for n in (5, 6))
    body = f"<main>{texts}</main><aside><ul>{links}</ul></aside>"
    head = "<head><title>Chad, page 3</title></head>"
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()


FILES = {
    "chapter.pdf": one_chapter,
    "third-page.pdf": third_page,
    "press-release.pdf": press_release,
    "page-3.html": page_of_an_article,
}


@pytest.mark.parametrize("name", FILES)
def test_one_document_is_one_source(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert list(read_sources(path)) == [read_source(path)]
