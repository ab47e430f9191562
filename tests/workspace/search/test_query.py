from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.workspace.record.models import Source
from habeas.workspace.search.matching import hits, ranked
from habeas.workspace.search.query import LONGEST, MOST_TERMS, parse

_PIECES = st.sampled_from(
    [
        *('"', "“", "-", "*", "NEAR(", "AND", "OR", "NOT", "^", ":", "passage:", "{", "}", "("),
        *(")", "+", "'", ";", "--", "\\", "%", "_", "\0", "police", "Козлов", "é", "\u202e"),
        *("\ud800", "🙂", "北京"),
    ]
)
_TYPED = st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3))).map(" ".join))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=_TYPED)
def test_whatever_is_typed_the_database_understands_it(source: Source, typed: str) -> None:
    query = parse(typed)
    for parts in (False, True):
        hits(query, 10, parts=parts)
        if query.wanted:
            ranked(query, 10, parts=parts)


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 1_000_000,
        'NEAR("a b", 3)',
        '"',
        "* OR *",
        "a\0b",
        "-",
        '-"',
        "passage : police",
        "{a}",
    ],
)
def test_a_page_answers_whatever_is_typed(page: Client, source: Source, typed: str) -> None:
    assert page.get("/search/", {"q": typed}).status_code == 200


def test_a_long_question_is_cut_and_the_user_is_told(page: Client, source: Source) -> None:
    assert parse("x" * (LONGEST + 1)).cut
    assert parse(" ".join(f"word{n}" for n in range(MOST_TERMS + 1))).cut
    told = page.get("/search/", {"q": "police " * 200_000})
    assert "only its beginning was looked for" in told.content.decode()


def test_words_phrases_and_what_is_left_out_are_told_apart() -> None:
    terms = parse('arrested “City Court” -police -"seven years"').terms
    assert [(t.words, t.excluded, t.beginning) for t in terms] == [
        (("arrested",), False, True),
        (("city", "court"), False, False),
        (("police",), True, True),
        (("seven", "years"), True, False),
    ]


def test_a_hyphen_within_a_word_leaves_nothing_out() -> None:
    assert [(t.words, t.excluded) for t in parse("mid-March").terms] == [(("mid", "march"), False)]


def test_a_name_in_other_letters_is_also_looked_for_in_latin_ones() -> None:
    assert parse("Козлов").terms[0].latin == "kozlov"


def test_somebody_who_is_not_logged_in_finds_nothing(db: None) -> None:
    assert Client().get("/search/", {"q": "police"}).status_code == 302
    assert User.objects.count() == 0
