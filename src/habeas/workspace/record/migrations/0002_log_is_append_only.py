"""The log: its one end, and triggers that refuse to change or remove what is in it."""

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER log_is_not_edited BEFORE UPDATE ON record_change"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON record_change"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "CREATE TRIGGER details_are_not_edited BEFORE UPDATE ON record_details"
    " WHEN NEW.data IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
    "CREATE TRIGGER details_are_not_removed BEFORE DELETE ON record_details"
    " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION refuse_to_change_the_log() RETURNS trigger AS $$"
    " BEGIN RAISE EXCEPTION 'the log is only added to'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER log_is_not_changed BEFORE UPDATE OR DELETE ON record_change"
    " FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_log()",
    "CREATE TRIGGER details_are_not_edited BEFORE UPDATE ON record_details"
    " FOR EACH ROW WHEN (NEW.data IS NOT NULL) EXECUTE FUNCTION refuse_to_change_the_log()",
    "CREATE TRIGGER details_are_not_removed BEFORE DELETE ON record_details"
    " FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_log()",
]


def begin_log(apps, editor):
    apps.get_model("record", "ChainEnd").objects.create(pk=1)
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(begin_log, elidable=False)]
