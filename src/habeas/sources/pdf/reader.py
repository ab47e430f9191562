"""PDF files: the text of their pages in reading order, without what belongs to the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.about.wrong_letters import wrong_letters
from habeas.sources.composition import Composition, without_sign
from habeas.sources.document import Document
from habeas.sources.pdf.furniture import without_furniture
from habeas.sources.pdf.heading_levels import levels_of
from habeas.sources.pdf.hyphens import Vocabulary
from habeas.sources.pdf.lines import Line, lines_of
from habeas.sources.pdf.order import columns_of
from habeas.sources.pdf.paragraphs import by_page, passages_of
from habeas.sources.pdf.passages import Passage
from habeas.sources.pdf.properties import stated_author, stated_day, stated_title
from habeas.sources.pdf.typesetting import type_of
from habeas.sources.pdf.words import words_of

_MOST_PAGES = 20_000
_TITLE = 1.3  # times the size of the text, at the least


@dataclass(slots=True)
class _Pages:
    """The lines of all pages, and which pages could not be read."""

    lines: list[list[Line]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)


def read_pdf(data: bytes, path: Path) -> Document:
    """The headings, paragraphs, bullets and rows of a PDF, each with its page.

    Raises:
        UnreadableFile: the file is damaged.
        NoText: there is no text on its pages, as when they are pictures.
        RefusedFile: it needs a password, or has too many pages.
    """
    pages, properties = _opened(data, path)
    report, furniture = without_furniture(pages.lines, pages.heights)
    columns = [column for lines in report for column in columns_of(lines)]
    type_ = type_of(columns)
    passages = passages_of(columns, type_)
    title = _title(passages, type_.size)
    vocabulary = Vocabulary(line.text for lines in report for line in lines)
    composition = _composed(passages, furniture, vocabulary)
    if not composition.has_words:
        raise NoText(path, "its pages are pictures: name their languages, as in --ocr eng+rus")
    return Document(
        composition.text,
        composition.blocks,
        title=(title and title.words) or stated_title(properties),
        author=stated_author(properties),
        published=stated_day(properties),
        warnings=tuple(_warnings(pages, composition.text)),
    )


def _opened(data: bytes, path: Path) -> tuple[_Pages, dict[str, str]]:
    """The lines of each page, one page in memory at a time, and what the file says of itself."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise RefusedFile(path, "it needs a password; save a copy without one") from error
        raise UnreadableFile(path, "it is damaged: it is no complete PDF file") from error
    try:
        if len(document) > _MOST_PAGES:
            raise RefusedFile(path, f"it states that it has more than {_MOST_PAGES} pages")
        return _pages(document), dict(document.get_metadata_dict())
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> _Pages:
    pages = _Pages()
    for number in range(len(document)):
        lines: list[Line] = []
        height = 0.0
        try:
            page = document[number]
            left, bottom, right, top = page.get_bbox()
            textpage = page.get_textpage()
            words = words_of(textpage, (left, bottom, right, top))
            lines = lines_of(words, number + 1)
            height = right - left if page.get_rotation() % 180 else top - bottom
            textpage.close()
            page.close()
        except pypdfium2.PdfiumError:
            pages.damaged.append(number + 1)
        pages.lines.append(lines)
        pages.heights.append(height)
    return pages


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
) -> Composition:
    """The text: what belongs to a page follows what begins on it, never inside of a paragraph."""
    composition = Composition()
    levels = levels_of(passage.size for passage in passages if passage.kind == "heading")
    beginning = dict(by_page(passages))
    for page, lines in enumerate(furniture, 1):
        for passage in beginning.get(page, ()):
            words, _ = without_sign(vocabulary.joined(line.text for line in passage.lines))
            level = {"bullet": 1, "heading": levels.get(passage.size, 0)}.get(passage.kind, 0)
            composition.add(passage.kind, words, level=level, page=page)
        for line in lines:
            composition.add("furniture", line.text, page=page)
    return composition


def _warnings(pages: _Pages, text: str) -> Iterator[str]:
    """What could not be read, in plain words."""
    empty = [number for number, lines in enumerate(pages.lines, 1) if not lines]
    silent = [number for number in empty if number not in pages.damaged]
    if silent:
        yield f"No text on {_spans(silent)}: empty, or a picture, which is not read."
    if pages.damaged:
        yield f"Damaged and not read: {_spans(pages.damaged)}."
    if wrong := wrong_letters(text):
        yield wrong


def _spans(numbers: list[int]) -> str:
    """Page numbers in words.

    >>> _spans([1, 2, 3, 7])
    'pages 1-3, 7'
    """
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in run] for _, run in runs]
    told = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in ends)
    return f"page {told}" if len(numbers) == 1 else f"pages {told}"
