"""The index follows the record after any migration, and verify tells where it does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.models.signals import post_migrate, pre_migrate

from habeas.workspace.record.models import Account, Entity, Source
from habeas.workspace.search.index import following
from habeas.workspace.upkeep.verifying import faults_of_record
from tests.workspace.search.test_index import found


def take_off_all() -> None:
    """What a migration does first."""
    signal(pre_migrate)


def put_back_all() -> None:
    """What a migration does last."""
    signal(post_migrate)


def signal(sent: Any) -> None:
    connection.check_constraints()  # PostgreSQL changes no table that has rows still to be checked
    plan = [(Migration("later", "record"), False)]
    for app in apps.get_app_configs():
        if app.models_module is not None:
            sent.send(
                sender=app, app_config=app, verbosity=0, interactive=False, using="default",
                plan=plan, apps=apps,
            )  # fmt: skip


def test_what_changes_during_a_migration_is_found_afterwards(source: Source) -> None:
    take_off_all()
    Account.objects.filter(type="sentence").update(passage="A heron.", charges=["heronry", "x"])
    Account.objects.filter(type="appeal").update(charges=["treason"])
    Entity.objects.filter(kind="person").update(name="Tova Ilmen", letters="tova ilmen")
    assert found("heron") == found("ilmen") == set()
    assert len(list(following.faults(connection))) >= 3
    put_back_all()
    assert found("heron") == found("heronry") == {"sentence"}
    assert found("treason") == {"appeal"}
    assert found("ilmen") == {"arrest", "sentence", "appeal"}
    assert list(following.faults(connection)) == []


def test_a_migration_in_which_nothing_was_to_be_done_takes_nothing_away(source: Source) -> None:
    call_command("migrate", verbosity=0)
    assert list(following.faults(connection)) == []
    assert found("keldova") == {"arrest", "sentence", "appeal"}


def test_a_document_that_was_edited_is_told_and_mended(source: Source) -> None:
    account = Account.objects.get(type="arrest")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_document SET passage = 'nothing' WHERE account_id = %s", [account.pk]
        )
    said = f"the search does not find account {account.pk} by what it says"
    assert list(faults_of_record()) == [said]
    following.follow(connection)
    assert list(faults_of_record()) == []
    assert found("northern") == {"arrest"}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="it keeps the words in a column")
def test_a_table_of_words_that_lost_some_is_told_and_mended(source: Source) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_words(search_words, rowid, passage, names, charges)"
            " SELECT 'delete', account_id, passage, names, charges FROM search_document LIMIT 1"
        )
    said = "the search's table search_words does not hold what its documents say"
    assert list(faults_of_record()) == [said]
    following.follow(connection)
    assert list(faults_of_record()) == []
