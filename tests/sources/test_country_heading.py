"""A heading is the name of a country, or it is not."""

from __future__ import annotations

import pytest

from habeas.sources.about.country_heading import country_of_heading


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("AFGHANISTAN", "AFG"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("CONGO (DEMOCRATIC REPUBLIC OF THE)", "COD"),
        ("Korea, Democratic People’s Republic of", "PRK"),
        ("Israel/Palestine", "ISR"),
        ("SERBIA AND MONTENEGRO", "SRB"),
        ("MOROCCO/ WESTERN SAHARA", "MAR"),
        ("China (includes Tibet, Hong Kong, and Macau)", "CHN"),
        ("Burma (Myanmar)", "MMR"),
        ("UNITED STATES OF AMERICA (USA)", "USA"),
        ("12. Algeria", "DZA"),
        ("# chad 2016", "TCD"),
        ("L LAOS", "LAO"),
    ],
)
def test_a_name_in_all_its_dress_is_the_country(words: str, country: str) -> None:
    assert country_of_heading(words) == country


@pytest.mark.parametrize(
    "words",
    [
        "Refugees from Chad",
        "Syria and Iraq",
        "Chad: two men released",
        "US and Coalition Forces",
        "Torture",
        "",
        "In Chad. In Mali",
        "chad",
    ],
)
def test_what_says_more_or_less_is_none(words: str) -> None:
    assert country_of_heading(words) is None
