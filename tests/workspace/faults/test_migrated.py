"""A later migration that makes tables anew: search follows afterwards, and the log is guarded."""

from __future__ import annotations

import pytest

from tests.workspace.faults.conftest import Kept

# Two migrations of a later version, as Django carries them out: with its signals around them.
REMAKE = """
from django.apps import apps
from django.db import models
from django.db.migrations import AlterField, Migration
from django.db.migrations.executor import MigrationExecutor
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal

def remake(app, name, column):
    before = MigrationExecutor(connection).loader.project_state()
    field = before.models[app, name].fields[column]
    wider = models.TextField(default="x", null=not field.null)
    operation = AlterField(name, column, wider)
    after = before.clone()
    operation.state_forwards(app, after)
    with connection.schema_editor() as editor:
        operation.database_forwards(app, editor, before, after)

plan = [(Migration("later", "record"), False)]
emit_pre_migrate_signal(0, False, "default", plan=plan, apps=apps)
for table in (
    ("record", "account", "cue"), ("record", "participant", "role"),
    ("record", "naming", "country"), ("record", "entity", "country"),
    ("record", "event", "term"), ("record", "change", "action"), ("record", "details", "data"),
    ("search", "document", "names"), ("search", "charge", "charge"),
):
    remake(*table)
Account.objects.filter(type="arrest").update(passage="A heron flew over Brenik.")
"""
END = """
emit_post_migrate_signal(0, False, "default", plan=plan, apps=apps)
"""
FOUND = """
from habeas.workspace.search.index import following
from habeas.workspace.record.guards import guards
from habeas.workspace.record.triggers import missing
from tests.workspace.search.test_index import found
print(list(following.faults(connection)), missing(connection, guards(connection)))
print(sorted(found("heron")), sorted(found("lamp")), sorted(found("keldova")))
Naming.objects.filter(kind="person").update(name="Tova Ilmen")
stored(invented_reading("other.txt", person="Pavel Horin"), User.objects.get())
print(sorted(found("ilmen")), sorted(found("horin")), list(following.faults(connection)))
with connection.cursor() as cursor:
    cursor.execute("DROP INDEX search_event_by_day")  # an error where it is not there
"""
FOLLOWS = """\
[] []
['arrest'] [] ['appeal', 'arrest', 'sentence']
['appeal', 'arrest', 'sentence'] ['appeal', 'arrest', 'sentence'] []
"""


def test_after_tables_were_made_anew_search_follows_and_the_log_is_guarded(kept: Kept) -> None:
    kept.run(REMAKE + END)
    assert kept.run(FOUND) == FOLLOWS


def test_after_a_migration_that_was_killed_at_its_end_they_come_back_by_themselves(
    kept: Kept,
) -> None:
    kept.kill_when_it_says("done", REMAKE + "print('done', flush=True); time.sleep(60)")
    assert kept.run(FOUND) == FOLLOWS


@pytest.mark.parametrize("name", ["participant_is_found", "log_is_not_edited"])
def test_verify_tells_of_a_trigger_of_the_log_and_mends_those_of_search(
    in_a_file: Kept, name: str
) -> None:
    in_a_file.run(f"connection.cursor().execute('DROP TRIGGER {name}')")
    told = f"the log: the trigger {name}, which keeps it from being edited, was taken away"
    assert in_a_file.faults() == ([told] if name.startswith("log") else [])
