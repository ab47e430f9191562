from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from habeas.workspace.casework.actions.suggest_joins import suggest_joins
from habeas.workspace.casework.events.candidates import like_event
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.actions.refuse_pair import refuse_pair
from habeas.workspace.record.actions.separate_account import separate_account
from habeas.workspace.record.actions.unmerge_entities import unmerge_entities
from habeas.workspace.record.models import (
    Account,
    AccountKey,
    Event,
    EventPair,
    Naming,
    Source,
)
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading
from tests.workspace.several_sources import accepted, telling, told_by


def open_pairs() -> list[EventPair]:
    return list(EventPair.objects.filter(open=True))


def test_what_two_sources_tell_is_suggested_and_nothing_is_joined(user: User) -> None:
    one, other = told_by(user, "P7Y", "P7Y6M")
    assert suggest_joins(user) == 3
    pair = EventPair.objects.get(first=telling(one).event)
    assert pair.second == telling(other).event
    assert ["date", "same_day"] in pair.reasons
    assert ["subject", "same_name"] in pair.reasons
    assert ["term", "contrary"] in pair.reasons
    assert not Event.objects.filter(joined_into__isnull=False).exists()


def test_a_name_in_another_script_is_found(user: User) -> None:
    told_by(user, "P7Y")
    stored(invented_reading("2.txt", person="Марта Келдова", text=_other_text()), user)
    suggest_joins(user)
    assert len(open_pairs()) == 3


def _other_text() -> str:
    return invented_reading().source.text.replace("Ostrava Republic 2012", "Ostrava, trials")


@pytest.mark.parametrize("person", ["Irina Keldova", "Rusa Temnik"])
def test_another_person_is_not_suggested(user: User, person: str) -> None:
    told_by(user, "P7Y")
    stored(invented_reading("2.txt", person=person, text=_other_text()), user)
    assert suggest_joins(user) == 0


def test_another_year_is_not_suggested(user: User) -> None:
    _, other = told_by(user, "P7Y", "P7Y")
    for account in other.accounts.all():
        Account.objects.filter(pk=account.pk).update(earliest="2010-01-01", latest="2010-12-31")
    assert suggest_joins(user) == 0


def test_persons_that_were_merged_are_found_though_their_names_differ(user: User) -> None:
    one = told_by(user, "P7Y")[0]
    other = stored(invented_reading("2.txt", person="Rusa Temnik", text=_other_text()), user)
    suggest_joins(user)
    entity = one.namings.get(local="p1").entity
    Naming.objects.filter(source=other, local="p1").update(entity=entity)
    account = telling(other)
    found = like_event(user, account.event_id, Account.objects.filter(pk=account.pk))
    assert [event for event, _ in found] == [telling(one).event_id]
    assert ("subject", "same") in found[0][1].reasons


def test_what_is_new_is_compared_once_with_all_that_is_there(user: User) -> None:
    told_by(user, "P7Y")
    assert suggest_joins(user) == 0
    told_by(user, "P7Y", "P7Y6M")
    assert suggest_joins(user) == 3
    assert suggest_joins(user) == 0
    assert not Account.objects.filter(compared=False).exists()


def test_what_was_refused_does_not_come_back(user: User) -> None:
    one, other = told_by(user, "P7Y", "P7Y6M")
    refuse_pair(telling(other).event_id, telling(one).event_id, user, reason="another trial")
    suggest_joins(user)
    assert not EventPair.objects.filter(open=True, first=telling(one).event_id).exists()
    event = telling(one).event
    assert like_event(user, event.pk, event.accounts.all()) == []


def test_what_was_joined_or_separated_is_not_suggested(user: User) -> None:
    one, other = told_by(user, "P7Y", "P7Y6M")
    suggest_joins(user)
    kept, gone = telling(one).event_id, telling(other).event_id
    join_events(kept, gone, user)
    assert not EventPair.objects.filter(open=True, first=kept, second=gone).exists()
    separate_account(telling(other).pk, user)
    suggest_joins(user)
    assert not EventPair.objects.filter(open=True, first=kept, second=gone).exists()
    assert like_event(user, kept, Account.objects.filter(event=kept)) == []


def test_the_queries_for_an_event_do_not_grow_with_its_accounts(
    user: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    accounts = accepted(told_by(user, "P7Y", "P7Y6M", "P8Y"), user)
    suggest_joins(user)
    event = accounts[0].event
    with django_assert_num_queries(7):
        assert len(like_event(user, event.pk, event.accounts.all())) == 2
    join_events(event.pk, accounts[1].event_id, user)
    with django_assert_num_queries(7):
        assert len(like_event(user, event.pk, event.accounts.all())) == 1


def test_what_happened_to_two_who_are_one_now_is_compared_again(user: User) -> None:
    one, other = told_by(user, "P7Y")[0], _told_of("Rusa Temnik", user)
    suggest_joins(user)
    assert open_pairs() == []
    kept, gone = (source.namings.get(local="p1").entity for source in (one, other))
    merge = merge_entities(kept.pk, gone.pk, user, evidence="She married.")
    assert suggest_joins(user) == 3
    pair = EventPair.objects.get(first=telling(one).event, second=telling(other).event)
    assert ["subject", "same"] in pair.reasons
    unmerge_entities(merge.pk, user)
    assert suggest_joins(user) == 0
    assert open_pairs() == []


def test_what_speaks_for_a_pair_is_told_as_it_is_now(user: User) -> None:
    one, other = told_by(user, "P7Y", "P7Y6M")
    suggest_joins(user)
    first, second = (source.namings.get(local="p1").entity for source in (one, other))
    before = {pair.pk for pair in open_pairs()}
    merge = merge_entities(first.pk, second.pk, user, evidence="e")
    suggest_joins(user)
    assert {pair.pk for pair in open_pairs()} == before
    assert all(["subject", "same"] in pair.reasons for pair in open_pairs())
    unmerge_entities(merge.pk, user)
    suggest_joins(user)
    assert {pair.pk for pair in open_pairs()} == before
    assert all(["subject", "same_name"] in pair.reasons for pair in open_pairs())


def test_what_was_refused_is_not_suggested_when_the_two_are_merged(user: User) -> None:
    one, other = told_by(user, "P7Y")[0], _told_of("Rusa Temnik", user)
    refuse_pair(telling(one).event_id, telling(other).event_id, user, reason="two trials")
    kept, gone = (source.namings.get(local="p1").entity for source in (one, other))
    merge_entities(kept.pk, gone.pk, user, evidence="e")
    assert suggest_joins(user) == 2


def test_an_account_is_found_by_each_key_once_however_often_it_is_compared(user: User) -> None:
    told_by(user, "P7Y")
    suggest_joins(user)
    keys = AccountKey.objects.count()
    Account.objects.update(compared=False)
    suggest_joins(user)
    assert AccountKey.objects.count() == keys


def _told_of(person: str, user: User) -> Source:
    return stored(invented_reading("2.txt", person=person, text=_other_text()), user)
