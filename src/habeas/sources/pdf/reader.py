"""PDF files: the text of their pages in reading order, without what belongs to the pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.about.wrong_letters import wrong_letters
from habeas.sources.composition import without_sign
from habeas.sources.document import Document
from habeas.sources.pdf.furniture import without_furniture
from habeas.sources.pdf.heading_levels import levels_of
from habeas.sources.pdf.hyphens import Vocabulary
from habeas.sources.pdf.lines import Line
from habeas.sources.pdf.order import columns_of
from habeas.sources.pdf.page_text import PageText, page_text
from habeas.sources.pdf.page_warnings import page_warnings
from habeas.sources.pdf.paragraphs import by_page, passages_of
from habeas.sources.pdf.passages import Passage
from habeas.sources.pdf.printed_lines import PrintedComposition
from habeas.sources.pdf.properties import stated_author, stated_day, stated_title
from habeas.sources.pdf.typesetting import type_of

_MOST_PAGES = 20_000
_TITLE = 1.3  # times the size of the text, at the least


def read_pdf(data: bytes, path: Path) -> Document:
    """The headings, paragraphs, bullets and rows of a PDF, each with its page.

    Raises:
        UnreadableFile: the file is damaged.
        NoText: there is no text on its pages, as when they are pictures.
        RefusedFile: it needs a password, or has too many pages.
    """
    pages, properties = _opened(data, path)
    report, furniture = without_furniture(
        [page.lines for page in pages], [page.size[1] for page in pages]
    )
    columns = [column for lines in report for column in columns_of(lines)]
    type_ = type_of(columns)
    passages = passages_of(columns, type_)
    title = _title(passages, type_.size)
    vocabulary = Vocabulary(line.text for lines in report for line in lines)
    for page, lines in zip(pages, furniture, strict=True):
        lines.extend(page.unseen)
    composition = _composed(passages, furniture, vocabulary)
    if not any(map(str.isalpha, composition.text)):
        raise NoText(path, _reason(pages, composition.text))
    return Document(
        composition.text,
        composition.blocks,
        title=(title and title.words) or stated_title(properties),
        author=stated_author(properties),
        published=stated_day(properties),
        warnings=(*page_warnings(pages), *filter(None, (wrong_letters(composition.text),))),
        printed=tuple(composition.printed),
        page_sizes=tuple(page.size for page in pages),
    )


def _reason(pages: Sequence[PageText], text: str) -> str:
    """Why there is no text."""
    if any("lost" in page.troubles for page in pages):
        return "its fonts do not say which letters they draw; it needs text recognition, as a scan"
    if text:
        return "there are figures or signs on its pages, and not one letter"
    return "its pages are pictures: name their languages, as in --ocr eng+rus"


def _opened(data: bytes, path: Path) -> tuple[list[PageText], dict[str, str]]:
    """The text of each page, one page in memory at a time, and what the file says of itself."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise RefusedFile(path, "it needs a password; save a copy without one") from error
        raise UnreadableFile(path, "it is damaged: it is no complete PDF file") from error
    try:
        if len(document) > _MOST_PAGES:
            raise RefusedFile(path, f"it states that it has more than {_MOST_PAGES} pages")
        pages = [_page(document, number) for number in range(len(document))]
        return pages, dict(document.get_metadata_dict())
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> PageText:
    try:
        page = document[number]
        text = page_text(page, number + 1)
        page.close()
    except pypdfium2.PdfiumError:
        return PageText(troubles={"damaged": 0})
    return text


def _title(passages: list[Passage], size: float) -> Passage | None:
    """The largest heading where the text begins, unless every chapter has one like it."""
    if not passages:
        return None
    first = passages[0].lines[0].page
    headings = [passage for passage in passages if passage.kind == "heading"]
    candidates = [passage for passage in headings if passage.lines[0].page == first]
    largest = max(candidates, key=lambda passage: passage.size, default=None)
    if largest is None or largest.size < size * _TITLE:
        return None
    alike = sum(1 for passage in headings if passage.size == largest.size)
    if alike > 2:
        return None
    largest.kind = "title"
    return largest


def _composed(
    passages: list[Passage],
    furniture: Sequence[list[Line]],
    vocabulary: Vocabulary,
) -> PrintedComposition:
    """The text: what belongs to a page follows what begins on it, never inside of a paragraph."""
    composition = PrintedComposition()
    levels = levels_of(passage.size for passage in passages if passage.kind == "heading")
    beginning = dict(by_page(passages))
    for page, lines in enumerate(furniture, 1):
        for passage in beginning.get(page, ()):
            words, _ = without_sign(vocabulary.joined(line.text for line in passage.lines))
            level = {"bullet": 1, "heading": levels.get(passage.size, 0)}.get(passage.kind, 0)
            composition.add_lines(passage.kind, words, passage.lines, level=level, page=page)
        for line in lines:
            composition.add_lines("furniture", line.text, [line], page=page)
    return composition
