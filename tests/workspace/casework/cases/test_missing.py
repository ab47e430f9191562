from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from habeas.workspace.casework.cases.missing import RULES, Facts, missing_in
from tests.workspace.casework.cases import careers
from tests.workspace.casework.cases.test_thread import thread

NEWEST = date(2015, 12, 31)

# What a report on 2012 tells, and what is missing when sources reach to the end of 2015.
TOLD = [
    ("[arrest 2012-12-01|arrested]", "charge"),
    ("[arrest 2012-12-01|arrested]. [charge 2012-12-02|charged]", "outcome"),
    ("[charge 2012-12-02|charged]. [charge/dropped 2012-12-20|dropped]", ""),
    ("[trial 2012-12-02|tried] by [search +o1|court]", "verdict"),
    ("[sentence 2012-12-02 P9Y +o1 @p1|sentenced]. [appeal/upheld 2012-12|upheld]", ""),
    ("[conviction 2012-12-02 +o1 @p1|convicted]. [appeal/upheld 2012-12-30|upheld]", "sentence"),
    ("[conviction 2012-12-02 P9Y +o1 @p1|convicted]", "appeal"),
    ("[conviction 2012-12-02 P9Y +o1 @p1|convicted]. [appeal/filed 2012-12|filed]", "decision"),
    ("[conviction 2012-11 +o1 @p1|a]. [sentence 2012-12 +o1 @p1|jailed]. [appeal|b]", "term"),
    ("[conviction 2012-12-02 P9Y|convicted]. [appeal/upheld 2012-12-30|upheld]", "court"),
    ("[conviction 2012-12-02 P1Y +o1 @p1|convicted]. [appeal/upheld 2012-12-30|upheld]", "release"),
    ("[conviction 2012-11 P1M +o1 @p1|a]. [appeal/upheld 2012-11|b]. [release 2012-12|c]", ""),
    # What is asked for, feared or said not to have been is no answer.
    ("[arrest 2012-12-01|held] without [charge ?negated]", "charge"),
    ("[charge 2012-12-02|charged]. [trial ?requested|trial] was asked for", "outcome"),
    ("[conviction 2012-11 P1Y +o1 @p1|a]. [appeal/upheld 2012-12|b]. [release ?requested|free] her",
     "release"),
    ("[arrest 2012-01|a]. [release 2012-02|b]. [sentence 2012-03 P1Y +o1 @p1|c]. [appeal/upheld|d]",
     "release"),
    ("[torture ?alleged|beaten]. [investigation ?requested|inquiry] was asked for", "inquiry"),
    ("[torture ?possible|torture] was feared", ""),
    ("[disappearance 2012-12-02|abducted]", "fate"),
    ("[torture ?alleged|beaten]", "inquiry"),
    ("[torture ?alleged|beaten]. [investigation/opened|looked into]", ""),
    ("[death_in_custody 2012-12-02|died]", "death"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "codes"), TOLD, ids=[told for told, _ in TOLD])
def test_what_is_missing_is_named(user: User, told: str, codes: str) -> None:
    source = careers.report(told, 2012, user)
    careers.accept(source, user)
    facts = Facts(thread(careers.person(source)), NEWEST)
    assert [one.code for one in missing_in(facts)] == codes.split()


def test_an_outcome_is_missed_only_after_a_year(user: User) -> None:
    source = careers.report("[charge 2012-12-02|charged]", 2012, user)
    careers.accept(source, user)
    told = thread(careers.person(source))
    assert missing_in(Facts(told, date(2013, 11, 30))) == []
    assert [one.code for one in missing_in(Facts(told, date(2013, 12, 2)))] == ["outcome"]


def test_a_contradiction_is_missing_its_decision(user: User) -> None:
    told = [
        careers.report(f"[arrest {day} @p1|arrested]. [charge {day}|x] {day}", 2012, user)
        for day in ("2012-12-01", "2012-12-03")
    ]
    entity = careers.merge(user, *(careers.person(one) for one in told))
    for one in told:
        careers.accept(one, user)
    careers.join(*(careers.account(one, 1) for one in told))
    codes = [one.code for one in missing_in(Facts(thread(entity), date(2012, 12, 31)))]
    assert codes == ["contradiction"]


def test_every_rule_has_its_row() -> None:
    codes = {code for _, codes in TOLD for code in codes.split()} | {"contradiction"}
    assert codes == {one.code for one in RULES}
