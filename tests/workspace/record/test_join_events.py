from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from habeas.errors import ChangedMeanwhile, NotPossible
from habeas.workspace.record import log
from habeas.workspace.record.actions.decide_value import decide_value, take_decision_back
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.actions.refuse_pair import refuse_pair
from habeas.workspace.record.actions.separate_account import separate_account
from habeas.workspace.record.models import Account, Change, Decision, Event, EventPair, Source
from tests.workspace.several_sources import accepted, telling, told_by


@pytest.fixture
def accounts(user: User) -> list[Account]:
    return accepted(told_by(user, "P7Y", "P7Y6M", "P7Y"), user)


def joined(accounts: list[Account], user: User) -> Event:
    kept = accounts[0].event_id
    for account in accounts[1:]:
        join_events(kept, account.event_id, user, reason="the same court, the same day")
    return Event.objects.get(pk=kept)


def test_the_accounts_move_and_the_emptied_event_stays_as_a_trace(
    accounts: list[Account], user: User
) -> None:
    event = joined(accounts[:2], user)
    assert set(event.accounts.all()) == set(accounts[:2])
    assert (event.term, event.contradicted, event.sources) == ("P7Y", ["term"], 2)
    gone = Event.objects.get(pk=accounts[1].event_id)
    assert (gone.standing, gone.joined_into) == ("joined", event)
    assert Change.objects.latest("id").action == "join_events"
    assert list(log.faults()) == []


def test_a_trace_points_at_where_the_accounts_are_in_the_end(
    accounts: list[Account], user: User
) -> None:
    first, second, third = (account.event_id for account in accounts)
    join_events(second, third, user)
    join_events(first, second, user)
    assert set(Event.objects.filter(joined_into=first)) == {
        Event.objects.get(pk=second),
        Event.objects.get(pk=third),
    }


def test_an_event_is_not_joined_with_itself_nor_twice(accounts: list[Account], user: User) -> None:
    first, second, third = (account.event_id for account in accounts)
    with pytest.raises(NotPossible, match="with itself"):
        join_events(first, first, user)
    join_events(first, second, user)
    with pytest.raises(NotPossible, match="was joined to event"):
        join_events(third, second, user)
    with pytest.raises(Event.DoesNotExist):
        join_events(first, 10**12, user)


def test_the_second_of_two_who_join_is_told(
    accounts: list[Account], user: User, other_user: User
) -> None:
    first, second, third = (account.event_id for account in accounts)
    seen = Event.objects.get(pk=first).version
    join_events(first, second, user, seen=seen)
    with pytest.raises(ChangedMeanwhile, match="amara has changed this event"):
        join_events(first, third, other_user, seen=seen)


def test_an_account_taken_out_again_has_its_own_event_as_before(
    accounts: list[Account], user: User
) -> None:
    before = Event.objects.get(pk=accounts[1].event_id)
    kept = joined(accounts, user)
    own = separate_account(accounts[1].pk, user, seen=kept.version, reason="another trial")
    own.refresh_from_db()
    assert own.pk == before.pk
    assert (own.standing, own.term, own.joined_into) == ("accepted", "P7Y6M", None)
    kept.refresh_from_db()
    assert (kept.term, kept.contradicted, kept.sources) == ("P7Y", [], 2)
    pair = EventPair.objects.get(first=kept, second=own)
    assert (pair.open, pair.refused_because) == (False, "another trial")


def test_the_last_telling_of_an_event_is_not_taken_out(accounts: list[Account], user: User) -> None:
    with pytest.raises(NotPossible, match="nothing else"):
        separate_account(accounts[0].pk, user)


def test_an_account_goes_out_together_with_what_it_corrects(
    accounts: list[Account], user: User
) -> None:
    old = accounts[1]
    Account.objects.filter(pk=old.pk).update(standing="superseded")
    new = Account.objects.get(pk=old.pk)
    new.pk, new.standing, new.supersedes, new.local = None, "accepted", old, ""
    new._state.adding = True  # noqa: SLF001 -- a copy is a new row
    new.save()
    kept = joined(accounts, user)
    own = separate_account(new.pk, user)
    assert set(own.accounts.values_list("pk", flat=True)) == {old.pk, new.pk}
    assert kept.accounts.count() == 2


def test_a_decision_whose_only_ground_goes_out_is_taken_back(
    accounts: list[Account], user: User
) -> None:
    kept = joined(accounts, user)
    decide_value(kept.pk, "term", "P7Y6M", user, reason="the judgment")
    separate_account(accounts[1].pk, user)
    kept.refresh_from_db()
    assert kept.term == "P7Y"
    assert Decision.objects.filter(event=kept).count() == 2


def test_a_decision_for_a_value_from_elsewhere_stays(accounts: list[Account], user: User) -> None:
    kept = joined(accounts, user)
    decide_value(kept.pk, "term", "P8Y", user, reason="the judgment")
    separate_account(accounts[1].pk, user)
    kept.refresh_from_db()
    assert kept.term == "P8Y"


def test_what_was_decided_for_the_emptied_event_decides_nothing_for_both(
    accounts: list[Account], user: User
) -> None:
    decide_value(accounts[1].event_id, "term", "P9Y", user, reason="I heard it")
    kept = joined(accounts[:2], user)
    assert kept.contradicted == ["term"]
    own = separate_account(accounts[1].pk, user)
    own.refresh_from_db()
    assert own.term == "P9Y"


def test_a_later_decision_takes_the_place_of_one_before(
    accounts: list[Account], user: User, other_user: User
) -> None:
    kept = joined(accounts, user)
    decide_value(kept.pk, "term", "P7Y", user, reason="most say so")
    decide_value(kept.pk, "term", "P7Y6M", other_user, reason="the judgment")
    kept.refresh_from_db()
    assert (kept.term, kept.contradicted) == ("P7Y6M", [])
    assert [one.value for one in kept.decisions.order_by("id")] == ["P7Y", "P7Y6M"]
    take_decision_back(kept.pk, "term", user, reason="another judgment was found")
    kept.refresh_from_db()
    assert kept.contradicted == ["term"]


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("date", "yesterday"),
        ("type", "picnic"),
        ("type", ""),
        ("modality", "sure"),
        ("place", 10**30),
        ("place", "x"),
        ("term", "7" * 121),
        ("term", "a\0b"),
        ("term", ["P7Y"]),
        ("roles", {"1": "king"}),
        ("charges", "theft"),
        ("standing", "accepted"),
    ],
)
def test_what_a_slot_cannot_hold_is_refused(
    accounts: list[Account], user: User, slot: str, value: object
) -> None:
    with pytest.raises(NotPossible):
        decide_value(accounts[0].event_id, slot, value, user, reason="because")
    assert not Decision.objects.exists()


def test_a_decision_needs_its_reason(accounts: list[Account], user: User) -> None:
    with pytest.raises(NotPossible, match="needs its reason"):
        decide_value(accounts[0].event_id, "term", "P7Y", user, reason=" \n")


def test_what_was_refused_is_refused_for_what_an_event_becomes(
    accounts: list[Account], user: User
) -> None:
    first, second, third = (account.event_id for account in accounts)
    refuse_pair(third, second, user, reason="another Keldova")
    join_events(first, second, user)
    pair = EventPair.objects.get(first_id=first, second_id=third)
    assert (pair.open, pair.refused_because) == (False, "another Keldova")


def test_swapped_roles_are_a_contradiction_that_can_be_decided(user: User) -> None:
    sources: list[Source] = told_by(user, "P7Y", "P7Y")
    one, other = (telling(source) for source in sources)
    court = one.participants.get(role="agent").naming.entity
    subject = other.participants.get(role="subject").naming
    subject.entity = court
    subject.save()
    kept = join_events(one.event_id, other.event_id, user)
    kept.refresh_from_db()
    assert kept.contradicted == ["roles"]
    decide_value(kept.pk, "roles", {str(court.pk): "agent"}, user, reason="a court judges")
    kept.refresh_from_db()
    assert kept.contradicted == []
