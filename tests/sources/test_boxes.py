"""Each word of a PDF's text leads back to its page and to the box in which it is printed."""

from __future__ import annotations

import ctypes
import pickle
import re
from dataclasses import astuple
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from habeas.record import Source, boxes_of
from habeas.record.printed import Box
from habeas.sources.pdf.reader import read_pdf
from habeas.sources.reading_source import read_source, read_sources
from habeas.spans import Span
from tests.conftest import ROOT
from tests.sources.printed import Print, column, pdf
from tests.sources.yearbook import chapter, yearbook

PATH = Path("report.pdf")
FINE = 100  # steps of a point, in which pdfium is told a place
WORD = re.compile(r"\S+")
LINE = st.from_regex(r"[A-Z][a-z]{1,8}(?: [a-z]{1,8}){2,7}[a-z]", fullmatch=True)
BOOK = ROOT.parent / "shared" / "corpus" / "amnesty-pdf" / "2011.pdf"


def read(data: bytes) -> Source:
    document = read_pdf(data, PATH)
    return Source(
        "",
        PATH.name,
        "application/pdf",
        document.text,
        document.blocks,
        printed=document.printed,
        page_sizes=document.page_sizes,
    )


def changed(data: bytes, quarters: int, crop: tuple[float, float, float, float] | None) -> bytes:
    """The file with its pages turned and cut."""
    writer, written = PdfWriter(clone_from=PdfReader(BytesIO(data))), BytesIO()
    for page in writer.pages:
        page.rotate(90 * quarters)
        if crop:
            page.cropbox = RectangleObject(crop)
    writer.write(written)
    return written.getvalue()


Pages = list[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]


def asked(pages: Pages, source: Source, number: int, box: Box) -> str:
    """What pdfium finds on a page within a box, counted as a person sees the page."""
    page, textpage = pages[number - 1]
    width, height = source.page_sizes[number - 1]
    xs, ys = [], []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, up = ctypes.c_double(), ctypes.c_double()
        sheet = (0, 0, round(width * FINE), round(height * FINE), 0)
        place = round(x * FINE), round(y * FINE)
        assert pdfium.FPDF_DeviceToPage(page, *sheet, *place, across, up)
        xs.append(across.value)
        ys.append(up.value)
    return str(textpage.get_text_bounded(min(xs), min(ys), max(xs), max(ys))).strip()


def assert_words_are_in_their_boxes(data: bytes, source: Source, step: int = 1) -> None:
    """Each word of the text, or every so many, is what pdfium finds in its box."""
    document = pypdfium2.PdfDocument(data)
    pages = [(page, page.get_textpage()) for page in document]
    for word in list(WORD.finditer(source.text))[::step]:
        found = [
            asked(pages, source, page, box) for page, box in boxes_of(source, Span(*word.span()))
        ]
        assert [text.rstrip("-\ufffe\x02") for text in found] == [word[0]] or (
            "".join(text.rstrip("-\ufffe\x02") for text in found) == word[0]
        )
    document.close()


@given(
    st.lists(LINE, min_size=1, max_size=3),
    st.integers(0, 3),
    st.sampled_from([None, (40, 50, 500, 800)]),
)
@settings(max_examples=12, deadline=None)
def test_each_word_stands_in_its_box(
    lines: list[str], quarters: int, crop: tuple[float, float, float, float] | None
) -> None:
    data = changed(pdf(column(lines, y=740), column(lines, x=200)), quarters, crop)
    source = read(data)
    assert len(source.text.split()) == 2 * len(" ".join(lines).split())
    assert_words_are_in_their_boxes(data, source)


def test_the_box_of_a_word_is_counted_from_the_upper_left_of_what_is_shown() -> None:
    source = read(pdf([Print(72, 742, "Police in Brenik arrested Marta Keldova.", 10)]))
    [(page, (left, top, right, bottom))] = boxes_of(source, Span(0, 6))
    assert (page, left, source.page_sizes) == (1, 72, ((595, 842),))
    assert 90 < top < 100 < bottom < 104, "the baseline is 100 points below the upper edge"
    assert 95 < right < 105


def test_a_page_whose_text_runs_upwards_has_upright_boxes() -> None:
    lines = ["Police in Brenik arrested Marta Keldova, the", "editor of a paper, at home."]
    page = [Print(100 + n * 12, 72, text, turned=True) for n, text in enumerate(lines)]
    data = pdf(page)
    source = read(data)
    [(_, (left, top, right, bottom))] = boxes_of(source, Span(0, 6))
    assert right - left < bottom - top
    assert_words_are_in_their_boxes(data, source)


def test_a_divided_word_has_a_box_for_each_of_its_parts() -> None:
    lines = ["The new law gives the govern-", "ment of Veldara more power."]
    source = read(pdf(column(lines)))
    start = source.text.index("government")
    first, second = boxes_of(source, Span(start, start + len("government")))
    assert first[1][0] > second[1][0] == 72
    assert second[1][1] - first[1][1] == pytest.approx(12)
    assert boxes_of(source, Span(start, start + 3)) == [first]
    assert boxes_of(source, Span(start + 7, start + 10)) == [second]


def test_a_passage_over_columns_and_pages_has_a_box_for_each_line() -> None:
    lines = [f"and the police in Brenik held them for {n} days more" for n in range(10, 40)]
    data = pdf(column(lines[:10], 60), [*column(lines[10:20], 60), *column(lines[20:], 330)])
    source = read(data)
    found = boxes_of(source, Span(0, len(source.text)))
    assert [page for page, _ in found] == [1] * 10 + [2] * 20
    assert [box[0] for _, box in found] == [60] * 20 + [330] * 10
    assert_words_are_in_their_boxes(data, source)


def test_white_space_and_what_is_outside_have_no_box() -> None:
    source = read(pdf(column(["Police arrested her."]), column(["They let her go."])))
    gap = source.text.index("\n")
    assert boxes_of(source, Span(gap, gap + 2)) == []
    assert boxes_of(source, Span(3, 3)) == []
    assert boxes_of(source, Span(900, 950)) == []


def test_a_bullet_without_its_sign_has_the_boxes_of_its_words() -> None:
    data = pdf(column(["• Marta Keldova was arrested.", "• Two men were tried in absence."]))
    assert_words_are_in_their_boxes(data, read(data))


def test_the_chapters_of_a_book_keep_their_boxes(tmp_path: Path) -> None:
    names = ["ALBANIA", "BELGIUM", "CHAD", "DENMARK", "ECUADOR", "FRANCE"]
    contents = [f"{name.title()} {number}" for number, name in enumerate(names, 3)]
    data = yearbook([chapter(name) for name in names], contents=contents)
    path = tmp_path / "book.pdf"
    path.write_bytes(data)
    sources = list(read_sources(path))
    assert len(sources) == len(names)
    for source in sources:
        assert source.pages
        assert {page for page, _ in boxes_of(source, Span(0, 5))} == {source.pages[0]}
        assert_words_are_in_their_boxes(data, source, step=19)


def test_the_places_are_plain_data(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(column(["Police arrested her."])))
    source = read_source(path)
    assert source.printed
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 - our own
    start, end, page, boxes = astuple(source.printed[0])
    assert (start, end, page, len(boxes)) == (0, 20, 1, 3)
    assert {type(number) for box in boxes for number in box} == {float}


@pytest.mark.skipif(not BOOK.is_file(), reason="the printed reports are not at hand")
def test_the_whole_text_of_a_book_is_printed_somewhere() -> None:
    part = BytesIO()
    some = pypdfium2.PdfDocument.new()
    some.import_pages(pypdfium2.PdfDocument(BOOK), list(range(90, 96)))
    some.save(part)
    source = read(part.getvalue())
    printed = {at for line in source.printed for at in range(line.start, line.end)}
    lost = [at for at, letter in enumerate(source.text) if letter.strip() and at not in printed]
    assert lost == []
