"""The full-text index and the triggers that keep it, for either database."""

from django.db import migrations

from habeas.workspace.search.index import statements


def make_index(apps, editor):
    for statement in statements(editor.connection):
        editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make_index, elidable=False)]
