"""A page's characters come as pdfium counts them, however they are asked for."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.pdf.characters import characters_of
from tests.sources.printed import column, pdf

LINES = st.text(st.sampled_from("abc \xad-½é’.•"), max_size=40)
HYPHENS = str.maketrans("\x02\ufffe", "\xad\xad")  # pdfium has several signs for one


@given(st.lists(LINES, max_size=12))
def test_they_are_those_that_pdfium_gives_one_by_one(lines: list[str]) -> None:
    document = pypdfium2.PdfDocument(pdf(column(lines)))
    page = document[0].get_textpage()
    count = pdfium.FPDFText_CountChars(page)
    one_by_one = "".join(chr(pdfium.FPDFText_GetUnicode(page, n)) for n in range(count))
    found = characters_of(page, most=100_000)
    assert found.translate(HYPHENS) == one_by_one.translate(HYPHENS)
    assert characters_of(page, most=5) == found[:5]
    document.close()
