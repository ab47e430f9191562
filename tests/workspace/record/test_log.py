from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from habeas.workspace.record import log
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.models import Account, Change, Source


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_change SET action = 'reject_account'",
        "DELETE FROM record_change",
        "UPDATE record_details SET data = '{}'",
        "DELETE FROM record_details",
    ],
)
def test_the_database_refuses_to_change_the_log(source: Source, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="the log is only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_entry_that_was_edited_in_spite_of_all_is_named(source: Source, user: User) -> None:
    accept_account(Account.objects.order_by("id")[0].pk, user)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER log_is_not_edited")
        else:
            cursor.execute("DROP TRIGGER log_is_not_changed ON record_change")
        cursor.execute("UPDATE record_change SET action = 'reject_account' WHERE id = 2")
    assert [(fault.entry, fault.what) for fault in log.faults()] == [(2, "it was edited")]


def test_entries_follow_each_other_without_a_gap(source: Source, user: User) -> None:
    for account in Account.objects.all():
        accept_account(account.pk, user)
    assert list(Change.objects.order_by("id").values_list("id", flat=True)) == [1, 2, 3, 4]
    assert list(log.faults()) == []
