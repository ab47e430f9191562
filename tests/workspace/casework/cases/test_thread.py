from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User

from habeas.workspace.casework.cases.material import material_of
from habeas.workspace.casework.cases.release import release_of, term_steps
from habeas.workspace.casework.cases.silence import last_news
from habeas.workspace.casework.cases.thread import Thread, thread_of
from habeas.workspace.casework.cases.visible_cases import rows_for
from habeas.workspace.record.actions.judge_account import reject_account
from habeas.workspace.record.models import Entity
from habeas.workspace.record.visible import THE_RECORD
from tests.workspace.casework.cases import careers


def thread(entity: Entity, known: date | None = None, *, proposals: bool = False) -> Thread:
    material = material_of([entity.pk], rows_for(THE_RECORD))[entity.pk]
    return thread_of(entity, material, known=known, proposals=proposals)


def types(told: Thread) -> list[str]:
    return [event.type for event in told.timeline]


def test_what_three_reports_tell_is_one_thread(user: User) -> None:
    entity, _ = careers.career(user)
    assert types(thread(entity)) == ["arrest", "charge", "sentence", "appeal"]


def test_proposals_are_in_it_only_when_asked_for_and_have_no_say(user: User) -> None:
    entity, _ = careers.career(user)
    later = careers.report("[release 2015-01-02 @p1|freed]", 2015, user)
    careers.merge(user, entity, careers.person(later))
    assert "release" not in [one.event.type for one in thread(entity).told]
    told = thread(entity, proposals=True)
    assert [one.event.type for one in told.told if one.is_proposed] == ["release"]
    assert told.status(date(2015, 6, 1)).state == "imprisoned"


def test_what_contradicts_is_shown_with_what_it_would_change(user: User) -> None:
    told = [
        careers.report("[sentence 2012-03-04 P7Y @p1|sentenced]", 2012, user),
        careers.report("[sentence 2012-03-04 P2Y @p1|sentenced] later", 2013, user),
    ]
    entity = careers.merge(user, *(careers.person(one) for one in told))
    for one in told:
        careers.accept(one, user)
    event = careers.join(*(careers.account(one, 1) for one in told))
    assert event.contradicted == ["term"]
    undecided = thread(entity)
    status = undecided.status(date(2013, 1, 1))
    assert (status.term, undecided.is_disputed(status.basis)) == ("P2Y", True)
    [other] = undecided.variants(date(2013, 1, 1))
    assert (other.value, other.status.state, other.status.term) == ("P7Y", "imprisoned", "P7Y")
    assert undecided.status(date(2015, 1, 1)).state == "unknown"
    assert undecided.variants(date(2015, 1, 1))[0].status.state == "imprisoned"
    release = release_of(undecided, date(2013, 1, 1))
    assert release is not None
    assert (release.earliest, release.latest) == (date(2014, 3, 4), date(2019, 3, 4))
    assert release.disputed
    careers.decide(event, "term", "P7Y", user, date(2014, 1, 1))
    decided = thread(entity)
    assert decided.status(date(2013, 1, 1)).term == "P7Y"
    assert decided.variants(date(2013, 1, 1)) == []
    assert thread(entity, date(2013, 12, 31)).status(date(2013, 1, 1)).term == "P2Y"


def test_the_release_counts_custody_and_what_reduced_the_term(user: User) -> None:
    entity, _ = careers.career(user)
    told = thread(entity)
    assert [step.terms for step in term_steps(told, date(2014, 12, 31))] == [("P7Y",), ("P5Y",)]
    release = release_of(told, date(2014, 12, 31))
    assert release is not None
    assert (release.earliest, release.latest) == (date(2017, 2, 14), date(2018, 3, 4))
    assert release.custody is not None
    assert release.custody.type == "arrest"


def test_terms_may_run_side_by_side_or_one_after_the_other(user: User) -> None:
    told = "[sentence 2012-03-04 P7Y @p1|sentenced]. [sentence 2012-06-01 P2Y @p1|sentenced] again."
    source = careers.report(told, 2012, user)
    careers.accept(source, user)
    release = release_of(thread(careers.person(source)), date(2012, 12, 31))
    assert release is not None
    assert (release.earliest, release.latest) == (date(2019, 3, 4), date(2021, 6, 1))
    assert release.terms == 2


def test_a_sentence_without_a_date_was_passed_before_its_appeal(user: User) -> None:
    told = "[sentence P7Y @p1|sentenced]. [appeal/upheld 2012-06-01 @p1|upheld]."
    source = careers.report(told, 2012, user)
    careers.accept(source, user)
    case = thread(careers.person(source))
    assert case.status(date(2012, 6, 1)).term == "P7Y"
    assert last_news(case) == date(2012, 6, 1)


def test_a_life_sentence_has_no_end(user: User) -> None:
    source = careers.report("[sentence 2012-03-04 life @p1|sentenced]", 2012, user)
    careers.accept(source, user)
    assert release_of(thread(careers.person(source)), date(2012, 12, 31)) is None


def test_a_source_without_dates_ends_where_what_it_tells_ends(user: User) -> None:
    told = (
        "[arrest 2010-03 @p1|arrested]. [charge @p1|charged]. [search 2011-06-01 @p2|searched]."
        " [trial 2012-05 ?feared @p1|feared]. [release 2999-01-01 @p2|misread]."
    )
    source = careers.report(told, 2010, user, is_dated=False)
    careers.accept(source, user)
    case = thread(careers.person(source))
    assert case.told_until == date(2011, 6, 1)
    assert case.status(date(2011, 5, 31)).basis == case.status(date(2010, 3, 31)).basis
    assert len(case.status(date(2011, 6, 1)).basis) == 1
    assert last_news(case) == date(2011, 6, 1)  # by when she was charged


def test_of_a_source_that_tells_no_day_nobody_knows_where_it_ends(user: User) -> None:
    told = "[arrest @p1|arrested]. [detention 2999 @p1|held]."
    source = careers.report(told, 2010, user, is_dated=False)
    careers.accept(source, user)
    case = thread(careers.person(source))
    assert (case.told_until, case.until) == (None, {})
    assert case.status(date(2100, 1, 1)).state == "unknown"
    dated = careers.report("[charge 2012-02-01 @p1|charged]", 2012, user)
    careers.accept(dated, user)
    both = thread(careers.merge(user, careers.person(source), careers.person(dated)))
    assert both.told_until == date(2012, 12, 31)


def test_what_was_rejected_says_not_where_a_source_ends(user: User) -> None:
    told = "[arrest 2010-03-01 @p1|arrested]. [search 2011-06-01 @p2|searched]."
    source = careers.report(told, 2010, user, is_dated=False)
    careers.accept(source, user)
    reject_account(careers.account(source, 2).pk, user)
    assert thread(careers.person(source)).told_until == date(2010, 3, 1)
