"""The country that a document is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.sources.about.country import find_country
from habeas.sources.about.gazetteer import countries_in
from habeas.sources.document import Document
from habeas.sources.plain_text.layout import blocks_of

UNNAMED = Path("document.txt")


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Annual Report: Russia 2013", "RUS"),
        ("Annual Report: South Korea 2013", "KOR"),
        ("Annual Report: Burma 2013", "MMR"),
        ("World Report 2014: Côte d’Ivoire", "CIV"),
        ("2018 Report on Human Rights: Guinea-Bissau", "GNB"),
        ("2018 Report on Human Rights: Papua New Guinea", "PNG"),
        ("Annual Report: Democratic Republic of the Congo 2009", "COD"),
        ("2016 Report: China (Includes Tibet, Hong Kong, and Macau)", "CHN"),
        ("2017 Report: Jamaica__Draft", "JAM"),
        ("UNITED KINGDOM", "GBR"),
        ("Chad: activists before the court", "TCD"),
        ("Annual Report: Veldara 2013", None),
    ],
)
def test_the_title_names_the_country(title: str, country: str | None) -> None:
    assert find_country(Document("", ()), [title], UNNAMED) == country


def test_the_name_of_the_file_tells_it_where_the_title_does_not() -> None:
    path = Path("2016-sierra_leone.html")
    assert find_country(Document("", ()), ["A year of trials"], path) == "SLE"


def test_the_country_that_is_named_most_is_taken_where_it_is_named_far_more_often() -> None:
    much = Document(
        "Kenyan police arrested him. Kenya denied it. A court in Kenya sat in Chad.", ()
    )
    assert find_country(much, ["A trial"], UNNAMED) == "KEN"
    little = Document("He went from Kenya to Chad, and from Mali to Niger.", ())
    assert find_country(little, ["A journey"], UNNAMED) is None


def test_a_book_of_many_countries_is_about_none_of_them() -> None:
    chapters = ("ALBANIA", "ALGERIA", "ANGOLA", "ARMENIA", "AUSTRIA")
    text = "A year of trials\n\n" + "".join(
        f"{name}\n\nThe law was applied.\n\n" for name in chapters
    )
    assert find_country(Document(text, blocks_of(text)), [*chapters], UNNAMED) is None


def test_a_country_is_found_by_its_name_and_by_that_of_its_people() -> None:
    text = (
        "He told us that US agents and Ivorian soldiers, of Niger and Nigeria, were in South Sudan."
    )
    assert [code for *_, code in countries_in(text)] == ["USA", "CIV", "NER", "NGA", "SSD"]
