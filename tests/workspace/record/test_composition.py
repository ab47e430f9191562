from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from habeas.workspace.record.actions.decide_value import decide_value
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.composition import compose_event, compose_events
from habeas.workspace.record.models import Account, Event, Source
from tests.workspace.several_sources import accepted, telling, told_by

COMPOSED = (
    "standing type date earliest latest country place_id term outcome modality contradicted"
    " undecided confidence sources shared"
).split()
ON_ONE_RECORD = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def values(event: Event) -> tuple[object, ...]:
    event.refresh_from_db()
    return tuple(getattr(event, name) for name in COMPOSED)


@pytest.fixture
def joined(user: User) -> Event:
    """Three sources of one event; their accounts wait."""
    first, *others = (telling(one).event for one in told_by(user, "P7Y", "P7Y6M", "P7Y"))
    for other in others:
        join_events(first.pk, other.pk, user)
    first.refresh_from_db()
    return first


def test_composing_twice_changes_nothing_but_the_version(joined: Event) -> None:
    before, version = values(joined), joined.version
    compose_event(joined)
    assert values(joined) == before
    assert joined.version == version + 1


def test_composing_the_event_of_one_account_gives_what_storing_gave(source: Source) -> None:
    for event in Event.objects.all():
        before = values(event)
        compose_event(event)
        assert values(event) == before


@ON_ONE_RECORD
@given(
    terms=st.permutations(["P7Y", "P7Y6M", "P90M"]),
    dates=st.permutations(["2012", "2012-10-08", "2012-10"]),
)
def test_composing_does_not_depend_on_the_order_of_the_accounts(
    joined: Event, terms: list[str], dates: list[str]
) -> None:
    for account, term, date in zip(joined.accounts.order_by("id"), terms, dates, strict=True):
        Account.objects.filter(pk=account.pk).update(term=term, date=date)
    compose_event(joined)
    assert (joined.term, joined.date) == ("P7Y", "2012-10-08")
    assert joined.contradicted == ["term"]


@ON_ONE_RECORD
@given(
    told=st.lists(st.sampled_from(["P7Y", "P7Y6M", "P8Y", ""]), min_size=3, max_size=3),
    decided=st.sampled_from(["P7Y", "P9Y", None]),
    standings=st.lists(
        st.sampled_from(["accepted", "proposed", "rejected"]), min_size=3, max_size=3
    ),
)
def test_a_decision_wins_and_without_one_a_contradiction_stays(
    joined: Event, user: User, told: list[str], decided: str | None, standings: list[str]
) -> None:
    joined.decisions.all().delete()
    for account, term, standing in zip(
        joined.accounts.order_by("id"), told, standings, strict=True
    ):
        Account.objects.filter(pk=account.pk).update(term=term, standing=standing)
    compose_event(joined)
    counting = [
        term for term, one in zip(told, standings, strict=True) if one == joined.standing and term
    ]
    assert ("term" in joined.contradicted) == (len(set(counting)) > 1)
    assert joined.undecided == bool(joined.contradicted)
    decide_value(joined.pk, "term", decided, user, reason="the court's paper says so")
    joined.refresh_from_db()
    assert joined.term == (decided or "")
    assert "term" not in joined.contradicted


def test_only_accounts_that_stand_take_part(user: User) -> None:
    sources = told_by(user, "P7Y", "P7Y6M")
    waits = telling(sources[1])
    account = accepted(sources[:1], user)[0]
    event = join_events(account.event_id, waits.event_id, user)
    event.refresh_from_db()
    assert (event.standing, event.term, event.contradicted) == ("accepted", "P7Y", [])
    accepted(sources[1:], user)
    event.refresh_from_db()
    assert (event.contradicted, event.sources, event.shared) == (["term"], 2, True)


def test_a_batch_is_composed_with_few_queries(
    user: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    told_by(user, "P7Y", "P7Y6M")
    events = list(Event.objects.all())
    with django_assert_num_queries(3 + 2):  # saved, and their cases marked as stale
        compose_events(events)


def test_the_text_of_the_sources_is_not_fetched_to_compose(
    source: Source, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = telling(source).event
    with django_assert_num_queries(5) as asked:
        compose_event(event)
    assert not any('"record_source"."text"' in one["sql"] for one in asked.captured_queries)
