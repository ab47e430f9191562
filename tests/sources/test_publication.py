"""When a document was published, by whom, and who wrote it."""

from __future__ import annotations

import pytest

from habeas.sources.about.publication import find_author, find_published, find_publisher
from habeas.sources.about.written_dates import edtf_of
from habeas.sources.plain_text.layout import blocks_of

BODY = "Three editors were arrested in Brenik on 3 May 2011, and one of them was still held.\n"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Editors arrested\n\n2013-05-23\n\n", "2013-05-23"),
        ("Editors arrested\n\nMay 23, 2013\n\n", "2013-05-23"),
        ("Editors arrested\nBy Nadja Brem\nThursday, 23 May 2013, 14:05 GMT\n\n", "2013-05-23"),
        ("Editors arrested\n\nPublished: 23rd May 2013\n\n", "2013-05-23"),
        ("Editors arrested\n\nBrenik, 23 May 2013\n\n", "2013-05-23"),
        ("Editors arrested\n\nMay 2013\n\n", "2013-05"),
        ("Editors arrested\n\n(Brenik, May 23, 2013) – ", "2013-05-23"),
        ("Editors arrested\n\nBRENIK, 23 May 2013 (Lantern) - ", "2013-05-23"),
        ("Editors arrested\n\nBRENIK, 23 May 2013 (Lantern)\n\n", "2013-05-23"),
        ("Editors arrested\n\nBrenik, 23 May 2013. ", "2013-05-23"),
        ("Editors arrested\n\nBRENIK — Thursday 23 May 2013. ", "2013-05-23"),
        ("Editors arrested\n\nBrenik Weekly · 23 May 2013 · page 3\n\n", "2013-05-23"),
        ("Editors arrested\n\nLast updated: 23 May 2013, 18:40\n\n", "2013-05-23"),
        ("Statement of the Council of the Bar, 23 May 2013\n\n", "2013-05-23"),
        ("Editors arrested on 23 May 2013\n\n", None),
        ("The events of 23 May 2013\n\n", None),
        ("Editors arrested\n\nFirst published in March 2014 by Veldara Watch\n\n", "2014-03"),
        ("Editors arrested\n\nFirst published in 2014 by Veldara Watch\n\n", "2014"),
        ("Editors arrested\n\n© Veldara Watch 2014\n\n", "2014"),
        ("Editors arrested\n\n", None),
    ],
)
def test_the_head_tells_when_it_was_published(head: str, published: str | None) -> None:
    text = head + BODY
    assert find_published(text, blocks_of(text)) == published


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Editors arrested\n\nFirst published in March 2014 by Veldara Watch\n\n", "Veldara Watch"),
        ("Editors arrested\n\n© 2014 Veldara Watch\n\n", "Veldara Watch"),
        ("Veldara Watch Report 2013\n\n", "Veldara Watch"),
        ("Editors arrested\n\nBRENIK (Lantern) - ", "Lantern"),
        ("2016 Country Reports on Human Rights Practices: Chad\n\n", "U.S. Department of State"),
        ("Annual Report 2013\n\n", None),
    ],
)
def test_imprint_or_title_tell_the_publisher(head: str, publisher: str | None) -> None:
    text = head + BODY
    title = text.partition("\n")[0]
    assert find_publisher(text, blocks_of(text), [title]) == publisher


def test_the_byline_names_the_author() -> None:
    text = "Editors arrested\n\nBy Nadja de Brem\n\n" + BODY
    assert find_author(text, blocks_of(text)) == "Nadja de Brem"


@pytest.mark.parametrize("written", ["03/05/2013", "31 February 2013", "2013-13-01", "Brenik"])
def test_no_date_is_told_where_there_is_none_or_there_are_two(written: str) -> None:
    assert edtf_of(written) is None
