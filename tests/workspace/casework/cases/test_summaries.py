from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from habeas.workspace.casework.jobs.refreshing import refresh
from habeas.workspace.casework.jobs.summaries import summarize_all
from habeas.workspace.casework.models import CaseState, CaseSummary, StaleCase
from habeas.workspace.record.actions.erase_person import erase_person
from habeas.workspace.record.actions.judge_account import reject_account, reopen_account
from habeas.workspace.record.models import Entity
from tests.workspace.casework.cases import careers
from tests.workspace.casework.cases.test_thread import thread

TABLE = list(csv.DictReader((Path(__file__).parent / "status.csv").read_text("utf-8").splitlines()))


def stored_state(entity: Entity, on: str, known: str) -> tuple[str, str, str]:
    row = CaseState.objects.filter(
        entity=entity, first__lte=on, last__gte=on, known_from__lte=known, known_until__gte=known
    ).first()
    return (row.state, row.since, row.term) if row else ("none", "", "")


@pytest.mark.parametrize("row", TABLE, ids=[f"on {r['on']} as known {r['known']}" for r in TABLE])
def test_the_state_on_a_day_as_known_on_a_day_is_that_of_the_table(
    user: User, row: dict[str, str]
) -> None:
    entity, _ = careers.career(user)
    summarize_all()
    expected = (row["state"], row["since"], row["term"])
    told = thread(entity, date.fromisoformat(row["known"])).status(date.fromisoformat(row["on"]))
    computed = (told.state, told.since or "", told.term or "")
    assert computed == (expected if row["state"] != "none" else ("unknown", "", ""))
    stored = stored_state(entity, row["on"], row["known"])
    # What no row covers is not known.
    assert stored in (expected, ("none", "", "") if row["state"] == "unknown" else expected)


def test_a_summary_tells_what_the_page_tells(user: User) -> None:
    entity, _ = careers.career(user)
    refresh()
    summary = CaseSummary.objects.get(entity=entity)
    assert (summary.state, summary.term, summary.told_until) == (
        "imprisoned", "P5Y", date(2014, 12, 31),
    )  # fmt: skip
    assert (summary.release_from, summary.release_until) == (date(2017, 2, 14), date(2018, 3, 4))
    assert (summary.last_news, summary.sources, summary.events) == (date(2014, 6, 30), 3, 4)
    assert summary.missing == []


def test_a_judgement_marks_the_case_and_the_mark_is_worked_off(user: User) -> None:
    entity, told = careers.career(user)
    assert refresh() == 0
    reject_account(careers.account(told[2], 1).pk, user)
    assert StaleCase.objects.exists()
    refresh()
    assert CaseSummary.objects.get(entity=entity).term == "P7Y"
    assert not StaleCase.objects.exists()


def test_what_is_judged_and_decided_leaves_one_mark(user: User) -> None:
    entity, told = careers.career(user)
    refresh()
    reject_account(careers.account(told[2], 1).pk, user)
    assert StaleCase.objects.count() == 1
    refresh()
    careers.decide(careers.account(told[1], 1).event, "term", "P9Y", user, date(2016, 1, 1))
    assert StaleCase.objects.count() == 1
    refresh()
    assert CaseSummary.objects.get(entity=entity).term == "P9Y"


def test_the_summaries_are_computed_after_the_commit(
    user: User, django_capture_on_commit_callbacks: object
) -> None:
    source = careers.report("[arrest 2012-03-04 @p1|arrested]", 2012, user)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        careers.accept(source, user)
    assert CaseSummary.objects.get().state == "detained"


def test_what_is_merged_away_has_no_case_any_more(user: User) -> None:
    told = [careers.report(f"[arrest {y}-03-04 @p1|arrested]", y, user) for y in (2012, 2013)]
    for one in told:
        careers.accept(one, user)
    refresh()
    assert CaseSummary.objects.count() == 2
    kept = careers.merge(user, *(careers.person(one) for one in told))
    refresh()
    assert [case.entity_id for case in CaseSummary.objects.all()] == [kept.pk]


def test_only_what_somebody_accepted_makes_a_case(user: User) -> None:
    careers.report("[arrest 2012-03-04 @p1|arrested]", 2012, user)
    call_command("summarize_cases", verbosity=0)
    assert not CaseSummary.objects.exists()
    assert not CaseState.objects.exists()


def test_a_court_that_sentences_has_no_case_and_an_outlet_that_is_closed_has(user: User) -> None:
    source = careers.report(
        "[sentence 2012-03-04 P1Y @p1 +o1|sentenced]. [closure 2012-05 @o3|closed].", 2012, user
    )
    careers.accept(source, user)
    refresh()
    assert sorted(case.entity.name for case in CaseSummary.objects.all()) == [
        "Marta Keldova", "Northern Lamp",
    ]  # fmt: skip
    assert CaseSummary.objects.get(kind="organization").state == "unknown"


def test_where_a_source_without_dates_ends_is_told_anew_to_all_its_cases(user: User) -> None:
    told = (
        "[arrest 2010-03-01 @p1|arrested]. [search 2011-06-01 @p2|searched]. [charge @p1|charged]"
    )
    source = careers.report(told, 2010, user, is_dated=False)
    careers.accept(source, user)
    refresh()
    hers = CaseSummary.objects.filter(entity=careers.person(source))
    assert hers.get().told_until == date(2011, 6, 1)
    reject_account(careers.account(source, 2).pk, user)
    refresh()
    assert hers.get().told_until == date(2010, 3, 1)
    reopen_account(careers.account(source, 2).pk, user)
    refresh()
    assert hers.get().told_until == date(2011, 6, 1)
    erase_person(careers.person(source, "p2").pk, user, reason="He asked for it")
    refresh()
    assert hers.get().told_until == date(2010, 3, 1)
