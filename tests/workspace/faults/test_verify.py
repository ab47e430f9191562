from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace.faults.conftest import Kept
from tests.workspace.faults.test_backup import flip, original_in

EDIT = """
with connection.cursor() as cursor:
    on = " ON record_change" if connection.vendor == "postgresql" else ""
    name = "log_is_not_changed" if on else "log_is_not_edited"
    cursor.execute(f"DROP TRIGGER {name}{on}")
    cursor.execute("UPDATE record_change SET action = 'accept_reading' WHERE id = 1")
"""


def test_a_whole_record_is_told_as_whole(kept: Kept) -> None:
    run = kept.habeas("verify")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"{kept.folder}: whole (1 entries, 1 originals, 3 accounts)\n"


def test_an_edited_entry_of_the_log_is_named(kept: Kept) -> None:
    kept.run(EDIT)
    name = "log_is_not_changed" if kept.database else "log_is_not_edited"
    assert kept.faults() == [
        f"the log: the trigger {name}, which keeps it from being edited, was taken away",
        "entry 1 of the log: it was edited",
    ]


def test_a_flipped_bit_in_an_original_and_a_missing_one_are_named(in_a_file: Kept) -> None:
    path = original_in(in_a_file.folder)
    flip(path)
    named = f"the original report.txt ({path.name})"
    assert in_a_file.faults() == [f"{named} has other bytes than it came with"]
    path.unlink()
    assert in_a_file.faults() == [f"{named} is missing"]


def test_an_account_whose_quote_does_not_stand_in_its_source_is_named(kept: Kept) -> None:
    kept.run("Account.objects.filter(local='e1').update(trigger='freed')")
    [told] = kept.faults()
    assert told.endswith("its trigger does not stand in source 1")


def test_where_no_record_is_there_is_nothing_to_verify(tmp_path: Path) -> None:
    run = Kept(tmp_path / "nowhere").habeas("verify")
    assert (run.returncode, run.stderr) == (
        2, f"habeas: there is no record in {tmp_path / 'nowhere'}\n",
    )  # fmt: skip
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("at", [4096, 8192, 20480])
def test_a_database_file_with_an_overwritten_page_is_told_in_one_line(
    in_a_file: Kept, at: int
) -> None:
    with (in_a_file.folder / "record.sqlite3").open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 512)
    run = in_a_file.habeas("verify")
    assert run.returncode in (1, 2)
    assert "database" in run.stderr
    assert "Traceback" not in run.stderr
    assert "internal error" not in run.stderr
