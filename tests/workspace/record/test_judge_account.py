from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from habeas.errors import ChangedMeanwhile, QuoteMissing
from habeas.workspace.record import log
from habeas.workspace.record.actions.judge_account import accept_account, reject_account
from habeas.workspace.record.models import Account, Change, Source


def first(source: Source) -> Account:
    return source.accounts.order_by("id")[0]


def test_an_account_is_accepted_with_its_event_and_an_entry_in_the_log(
    source: Source, user: User
) -> None:
    account = accept_account(first(source).pk, user, seen=0)
    assert account.standing == "accepted"
    assert account.event.standing == "accepted"
    entry = Change.objects.latest("id")
    assert (entry.action, entry.kind, entry.object_id) == ("accept_account", "account", account.pk)
    assert list(log.faults()) == []


def test_the_second_of_two_reviewers_is_told_who_was_quicker(
    source: Source, user: User, other_user: User
) -> None:
    account = first(source)
    accept_account(account.pk, user, seen=account.version)
    with pytest.raises(ChangedMeanwhile, match="amara has changed this account"):
        reject_account(account.pk, other_user, seen=account.version)
    account.refresh_from_db()
    assert account.standing == "accepted"


def test_what_has_no_verified_quote_is_not_accepted(source: Source, user: User) -> None:
    account = first(source)
    Account.objects.filter(pk=account.pk).update(trigger="freed")
    before = Change.objects.count()
    with pytest.raises(QuoteMissing):
        accept_account(account.pk, user)
    assert Change.objects.count() == before
    account.refresh_from_db()
    assert account.standing == "proposed"
