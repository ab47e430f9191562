"""Title, author, publisher and date of a web page, from what it states in its head."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.document import Document
from habeas.sources.html.reader import read_html

SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Editor held &amp; released",
    "datePublished": "2019-06-04T08:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ilja Brandt"}, {"name": "Nadja Brem"}],
    "publisher": {"@type": "Organization", "name": "Coastal Observer"},
}


def page(head: str, body: str = f"<p>{SENTENCE}</p>") -> Document:
    return read_html(f"<html><head>{head}</head><body>{body}</body>".encode(), Path("a.html"))


def linked(data: Any) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"}, ARTICLE]},
        {"@type": "WebPage", "datePublished": "2001-01-01", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Report", "NewsArticle"]},
    ],
    ids=["alone", "list", "graph", "page", "types"],
)
def test_linked_data_tell_of_the_article(data: Any) -> None:
    document = page(linked(data))
    assert document.title == "Editor held & released"
    assert document.author == "Ilja Brandt, Nadja Brem"
    assert document.publisher == "Coastal Observer"
    assert document.published == "2019-06-04"


def test_names_that_stand_in_another_object_are_found() -> None:
    graph = [
        {"@type": "Article", "publisher": {"@id": "#us"}, "author": {"@id": "#ib"}},
        {"@type": "Organization", "@id": "#us", "name": "Coastal Observer"},
        {"@type": "Person", "@id": "#ib", "name": "Ilja Brandt"},
    ]
    document = page(linked({"@graph": graph}))
    assert (document.publisher, document.author) == ("Coastal Observer", "Ilja Brandt")


def test_the_data_of_other_articles_do_not_count() -> None:
    others = {"@type": "ItemList", "itemListElement": [ARTICLE]}
    assert page(linked(others)).published is None
    assert page(linked(others) + linked({**ARTICLE, "datePublished": "2020-01-02"})).published == (
        "2020-01-02"
    )


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "null",
        '"Article"',
        "[" * 100_000,
        '{"@type": {"@type": "Article"}}',
        '{"@type": "Article", "author": 3, "publisher": [[]], "datePublished": {}}',
        '{"@type": "Article", "headline": null, "author": {"@id": "#me"}, "@id": "#me"}',
        '{"@type": "Article", "datePublished": "9999-99-99", "headline": "\\ud800"}',
        '{"@graph": [' + "{}," * 50_000 + "{}]}",
        '{"@type": "Article", "author": ' + "9" * 5000 + "}",
    ],
    ids=["open", "null", "text", "deep", "type", "kinds", "self", "day", "many", "number"],
)
def test_broken_and_hostile_data_do_not_matter(data: str) -> None:
    document = page("<title>Veldara</title>" + linked(data))
    assert document.text == SENTENCE
    assert document.published is None
    assert (document.title or "").encode("utf-8")


def test_a_date_in_broken_data_counts_where_it_is_the_only_one() -> None:
    assert page(linked('{"datePublished": "2019-06-04",}')).published == "2019-06-04"
    two = '{"datePublished": "2019-06-04", "a": {"datePublished": "2011-01-01"},}'
    assert page(linked(two)).published is None


def test_the_time_that_says_it_is_that_of_publication_goes_before_others() -> None:
    times = (
        "<time datetime='2012-03-05'>5 March 2012</time>"
        "<time itemprop='datePublished' datetime='2013-05-23'>23 May 2013</time>"
    )
    assert page("", times + f"<p>{SENTENCE}</p>").published == "2013-05-23"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Veldara: two held | Rights Desk</title>", "Veldara: two held"),
        ("<title>Rights Desk: Veldara: two held</title>", "Veldara: two held"),
        ("<meta property='og:title' content='Veldara: two held'>", "Veldara: two held"),
        (linked({**ARTICLE, "headline": "Veldara: two held"}), "Veldara: two held"),
    ],
)
def test_of_two_headings_the_one_that_the_page_states_is_the_title(head: str, title: str) -> None:
    body = f"<div><h1>Rights Desk</h1></div><h2>Veldara: two held</h2><p>{SENTENCE}</p>"
    assert page(head, body).title == title


NAMES = st.sampled_from("@type @graph @id name author publisher headline mainEntity".split())
VALUES = st.none() | st.text() | st.integers() | st.sampled_from(["Article", "WebPage", "#a"])


@given(st.recursive(VALUES, lambda data: st.lists(data) | st.dictionaries(NAMES, data)))
def test_no_data_make_it_fail(data: Any) -> None:
    assert page(linked(json.dumps(data).replace("<", "\\u003c"))).text == SENTENCE
