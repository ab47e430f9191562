"""The log: its one end, and triggers that refuse to change or remove what is in it."""

from django.db import migrations

from habeas.workspace.record.guards import guards
from habeas.workspace.record.triggers import put_in_place


def begin_log(apps, editor):
    apps.get_model("record", "ChainEnd").objects.create(pk=1)
    put_in_place(editor.connection, guards(editor.connection))


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(begin_log, elidable=False)]
