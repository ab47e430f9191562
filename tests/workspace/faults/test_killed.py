"""Processes that are killed with -9, and processes that work at once."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import environment
from tests.workspace.faults.conftest import Kept

STATE = """
print(Account.objects.filter(standing="accepted").count(), Change.objects.count())
"""


def test_a_transaction_that_was_killed_has_changed_nothing(kept: Kept) -> None:
    kept.kill_when_it_says(
        "inside",
        """
        with transaction.atomic():
            accept_account(Account.objects.earliest("id").pk, User.objects.get())
            print("inside", flush=True)
            time.sleep(60)
        """,
    )
    assert kept.run(STATE) == "0 1\n"
    assert kept.faults() == []
    kept.run("accept_account(Account.objects.earliest('id').pk, User.objects.get())")
    assert kept.run(STATE) == "1 2\n"


def test_what_was_acknowledged_stands_after_a_kill(kept: Kept) -> None:
    kept.kill_when_it_says(
        "done",
        """
        accept_account(Account.objects.earliest("id").pk, User.objects.get())
        print("done", flush=True)
        time.sleep(60)
        """,
    )
    assert kept.run(STATE) == "1 2\n"
    assert kept.faults() == []


def test_an_erasure_that_was_killed_before_it_removed_the_file_is_finished_by_the_sweep(
    in_a_file: Kept,
) -> None:
    in_a_file.kill_when_it_says(
        "erased",
        """
        import functools
        user = User.objects.get()
        with transaction.atomic():
            def stop():
                print("erased", flush=True)
                time.sleep(60)
            transaction.on_commit(stop)
            erase_source(Source.objects.get().pk, user, reason="It was asked for")
        """,
    )
    [left] = [path for path in in_a_file.folder.glob("originals/*/*") if path.is_file()]
    assert in_a_file.faults() == []
    os.utime(left, (0, 0))
    assert in_a_file.run("print(originals.sweep(), Source.objects.count())") == "1 0\n"
    assert not left.exists()


def test_six_who_write_at_once_wait_for_each_other(kept: Kept) -> None:
    writers = [
        kept.start(
            f"""
            user = User.objects.get()
            text = TEXT + "\\nOf writer {number}.\\n"
            source = stored(invented_reading("{number}.txt", text=text), user)
            for _ in range(4):
                for account in source.accounts.all():
                    accept_account(account.pk, user)
                    reopen_account(account.pk, user)
            """
        )
        for number in range(6)
    ]
    for writer in writers:
        _, err = writer.communicate(timeout=300)
        assert (writer.returncode, err) == (0, "")
    assert kept.run(STATE) == f"0 {1 + 6 * (1 + 4 * 3 * 2)}\n"
    assert kept.faults() == []


def test_three_who_open_a_new_record_at_once_find_the_same(
    tmp_path: Path, database: str | None
) -> None:
    new = Kept(tmp_path / "new", database)
    openers = [new.start("print(Change.objects.count())") for _ in range(3)]
    for opener in openers:
        assert opener.communicate(timeout=300) == ("0\n", "")
    assert new.faults() == []


SLOW = """
import os, time
from django.db import migrations, models

def wait(apps, editor):
    if os.environ.get("SLOW"):
        print("inside", flush=True)
        time.sleep(60)

class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Later", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunPython(wait),
    ]
"""


def test_a_migration_that_was_killed_is_rolled_back_and_done_anew(
    kept: Kept, tmp_path: Path
) -> None:
    code = tmp_path / "code"
    (code / "later" / "migrations").mkdir(parents=True)
    (code / "later" / "__init__.py").touch()
    (code / "later" / "migrations" / "__init__.py").touch()
    (code / "later" / "migrations" / "0001_initial.py").write_text(SLOW, encoding="utf-8")
    (code / "newer_settings.py").write_text(
        "from habeas.workspace.settings import *\nINSTALLED_APPS += ['later']\n", encoding="utf-8"
    )
    newer = {"DJANGO_SETTINGS_MODULE": "newer_settings"}
    kept.more = {**newer, "SLOW": "1", "PYTHONPATH": f"{kept.settings()['PYTHONPATH']}:{code}"}
    kept.kill_when_it_says("inside", "")
    kept.more = {}
    assert kept.run(STATE) == "0 1\n"  # this version still works with it
    assert kept.run("print('later_later' in connection.introspection.table_names())") == "False\n"
    kept.more = {**newer, "PYTHONPATH": f"{kept.settings()['PYTHONPATH']}:{code}"}
    assert kept.run("print('later_later' in connection.introspection.table_names())") == "True\n"
    assert kept.faults() == []
    assert "SLOW" not in environment()


def test_an_older_record_is_brought_up_to_date(tmp_path: Path, database: str | None) -> None:
    older = Kept(tmp_path / "older", database)
    older.prelude = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'habeas.workspace.settings'\n"
        "django.setup()\nfrom django.core.management import call_command\n"
    )
    older.run("call_command('migrate', 'record', '0001', verbosity=0)")
    assert older.habeas("verify").returncode == 0
    assert older.faults() == []


def test_a_newer_record_is_refused_with_a_sentence(kept: Kept) -> None:
    kept.run(
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied)"
                " VALUES ('record', '0099_later', '2030-01-01')"
            )
        """
    )
    run = kept.habeas("verify")
    assert run.returncode == 2
    assert "was made by a newer version of Habeas (record.0099_later): install that" in run.stderr


def test_what_was_erased_is_in_no_page_of_the_database_file(in_a_file: Kept) -> None:
    path = in_a_file.folder / "record.sqlite3"
    assert b"Marta Keldova" in path.read_bytes()
    in_a_file.run("erase_source(Source.objects.get().pk, User.objects.get(), reason='Asked for')")
    for file in in_a_file.folder.rglob("*"):
        assert file.is_dir() or b"Keldova" not in file.read_bytes(), file
    assert in_a_file.faults() == []
