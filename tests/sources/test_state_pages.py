"""The State Department's pages come whole, beside what another parser finds in their container."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pycountry
import pytest
from lxml import html

from habeas.sources.reading_source import read_source

PAGES = sorted(Path("/work/shared/corpus/state-html").glob("*.html"))
CODES = {
    "china includes tibet hong kong and macau": "CHN",
    "democratic peoples republic of korea": "PRK",
    "iran": "IRN",
    "republic of the congo": "COG",
    "russia": "RUS",
    "venezuela": "VEN",
}
KINDS = {"p": "paragraph", "li": "bullet", "td": "cell"}


@pytest.mark.skipif(not PAGES, reason="the State Department's pages are not at hand")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_paragraph_and_heading_of_the_report_comes_and_nothing_else(path: Path) -> None:
    source = read_source(path)
    year, _, place = path.stem.removesuffix("__trashed").partition("-")
    assert source.period == year
    assert source.country == code_of(place.lower().replace("-", " "))
    came = [(block.kind, block.level, block.span.of(source.text)) for block in source.blocks]
    assert came == list(expected(path))


def expected(path: Path) -> list[tuple[str, int, str]]:
    page: Any = html.fromstring(path.read_bytes().decode("utf-8"))
    (headline,) = page.xpath("//h1[contains(@class, 'report-header__headline')]")
    (report,) = page.xpath("//section[contains(@class, 'report__main')]")
    blocks = [("title", 0, words_of(headline))]
    number = ""
    for element in report.iter("p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6"):
        words = words_of(element)
        if element.get("class") == "report-toc-section":
            number = f"{words} "  # "Section 4.", in a heading of its own
        elif words and element.tag in KINDS:
            blocks.append((KINDS[element.tag], 0, words))
        elif words:
            blocks.append(("heading", int(element.tag[1]), number + words))
            number = ""
    return blocks


def words_of(element: Any) -> str:
    words = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return re.sub(r"\s+", " ", re.sub("[\0-\x08\x0e-\x1b\x7f\ufeff]", "", "".join(words))).strip()


def code_of(name: str) -> str:
    country: Any = pycountry.countries.lookup(CODES.get(name, name))
    return str(country.alpha_3)
