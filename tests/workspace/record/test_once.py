"""What a page makes once holds nothing of whoever asked first."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError


def test_what_hangs_on_a_value_is_made_for_each_value() -> None:
    page = Template("{% load once %}{% once room %}<b>{{ room }}</b>{% endonce %}")
    rooms = ["search", "review", "search"]
    assert [page.render(Context({"room": room})) for room in rooms] == [
        "<b>search</b>",
        "<b>review</b>",
        "<b>search</b>",
    ]


def test_nothing_else_that_the_page_knows_is_kept_for_others() -> None:
    page = Template("{% load once %}{% once room %}{{ room }}:{{ user }}{% endonce %}")
    assert page.render(Context({"room": "cases", "user": "vera"})) == "cases:"


def test_what_comes_in_too_many_forms_is_made_each_time() -> None:
    page = Template("{% load once %}{% once word %}<i>{{ word }}</i>{% endonce %}")
    for word in range(300):
        assert page.render(Context({"word": str(word)})) == f"<i>{word}</i>"
    assert page.render(Context({"word": "<299>"})) == "<i>&lt;299&gt;</i>"


def test_it_has_to_end() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load once %}{% once room %}")
