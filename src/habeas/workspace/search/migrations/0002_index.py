"""The full-text index and the triggers that keep it, for either database."""

from django.db import migrations

from habeas.workspace.record.triggers import put_in_place
from habeas.workspace.search.index import tables, triggers
from habeas.workspace.search.index.following import make_whole


def make_index(apps, editor):
    for statement in tables(editor.connection):
        editor.execute(statement, None)
    put_in_place(editor.connection, triggers(editor.connection))
    make_whole(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make_index, elidable=False)]
