from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workspace.faults.conftest import Kept
from tests.workspace.postgresql import Server

COUNTS = """
print([(m.__name__, m.objects.count()) for m in (Source, Account, Naming, Change, Original)])
print(Change.objects.latest("id").hash)
"""
LOAD = """
user = User.objects.get()
for number in range(1000):
    text = TEXT + f"\\nNumber {os.getpid()} {number}.\\n"
    stored(invented_reading(f"{number}.txt", text=text), user)
    print(number, flush=True)
"""


def fresh(kept: Kept, request: pytest.FixtureRequest, folder: Path) -> Kept:
    """Somewhere else, for a record on the same kind of database."""
    if kept.database is None:
        return Kept(folder)
    server: Server = request.getfixturevalue("postgresql")
    return Kept(folder, server.fresh())


def saved(kept: Kept, to: Path) -> Path:
    run = kept.habeas("backup", to)
    assert (run.returncode, run.stderr) == (0, "")
    return to


def flip(path: Path, at: int = 100) -> None:
    data = bytearray(path.read_bytes())
    data[min(at, len(data) - 1)] ^= 1
    path.write_bytes(data)


def original_in(folder: Path) -> Path:
    return next(path for path in folder.glob("originals/*/*") if path.is_file())


def test_a_restored_backup_holds_what_was_saved(
    kept: Kept, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    backup = saved(kept, tmp_path / "backup")
    elsewhere = fresh(kept, request, tmp_path / "elsewhere")
    run = elsewhere.habeas("restore", backup, "--record", elsewhere.folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert elsewhere.run(COUNTS) == kept.run(COUNTS)
    assert elsewhere.faults() == []


WATCHED = """
from pathlib import Path
from habeas.workspace.upkeep.backing_up import back_up
from habeas.workspace.upkeep.restoring import restore
watched = ("open", "os.rename")
sys.addaudithook(lambda name, told: name in watched and print(name, told[0], file=sys.stderr))
"""


@pytest.mark.parametrize("what", ["back_up", "restore"])
def test_what_is_saved_is_on_the_disk_before_and_after_it_gets_its_name(
    in_a_file: Kept, tmp_path: Path, what: str
) -> None:
    of = in_a_file.folder if what == "back_up" else saved(in_a_file, tmp_path / "backup")
    to = tmp_path / "made" / what
    process = in_a_file.start(f"{WATCHED}{what}(Path({str(of)!r}), Path({str(to)!r}))")
    _, told = process.communicate(timeout=300)
    assert process.returncode == 0, told
    before, _, after = told.rpartition(f"os.rename {to.parent}/.")
    coming = f"{to.parent}/.{after.splitlines()[0]}"
    assert f"open {coming}\n" in before
    assert f"open {coming}/originals\n" in before
    assert f"open {to.parent}\n" in after


def test_a_backup_made_while_others_write_is_of_one_moment(
    kept: Kept, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    writers = [kept.start(LOAD), kept.start(LOAD)]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    backup = saved(kept, tmp_path / "backup")
    assert [writer.poll() for writer in writers] == [None, None]  # they wrote until the end of it
    for writer in writers:
        writer.kill()
    manifest = json.loads((backup / "manifest.json").read_text(encoding="utf-8"))
    counts = manifest["counts"]
    assert counts["record_original"] == len(manifest["files"]) - 1
    assert counts["record_account"] == 3 * counts["record_source"] > 3
    assert counts["record_change"] == manifest["last_entry"]
    elsewhere = fresh(kept, request, tmp_path / "elsewhere")
    assert elsewhere.habeas("restore", backup, "--record", elsewhere.folder).returncode == 0
    assert elsewhere.faults() == []


@pytest.mark.parametrize("part", ["database", "original", "manifest.json", "manifest.sha256"])
def test_a_flipped_bit_in_a_backup_is_named_and_nothing_is_restored(
    in_a_file: Kept, tmp_path: Path, part: str
) -> None:
    backup = saved(in_a_file, tmp_path / "backup")
    path = {
        "database": backup / "record.sqlite3",
        "original": original_in(backup),
    }.get(part, backup / part)
    flip(path, 5000 if part == "database" else 20)
    name = "manifest.json" if part.startswith("manifest") else path.name
    run = in_a_file.habeas("verify", backup)
    assert run.returncode != 0
    assert name in run.stderr
    elsewhere = tmp_path / "elsewhere"
    run = in_a_file.habeas("restore", backup, "--record", elsewhere)
    assert run.returncode == 2
    assert name in run.stderr
    assert not elsewhere.exists()


def test_a_missing_and_a_strange_file_in_a_backup_are_named(
    in_a_file: Kept, tmp_path: Path
) -> None:
    backup = saved(in_a_file, tmp_path / "backup")
    assert in_a_file.habeas("verify", backup).returncode == 0
    original_in(backup).rename(backup / "elsewhere")
    told = in_a_file.habeas("verify", backup).stderr
    assert "cannot be read: No such file" in told
    assert "elsewhere does not belong to the backup" in told


def test_a_backup_that_was_broken_off_is_none(in_a_file: Kept, tmp_path: Path) -> None:
    backup = saved(in_a_file, tmp_path / "backup")
    (backup / "manifest.sha256").unlink()
    run = in_a_file.habeas("verify", backup)
    assert (run.returncode, run.stderr) == (
        2, f"habeas: {backup} is no backup, or one that was broken off\n",
    )  # fmt: skip


def test_nothing_is_written_over(kept: Kept, tmp_path: Path) -> None:
    backup = saved(kept, tmp_path / "backup")
    again = kept.habeas("backup", backup)
    assert again.returncode == 2
    assert "exists already: a backup is never written over" in again.stderr
    into_itself = kept.habeas("restore", backup, "--record", kept.folder)
    assert into_itself.returncode == 2
    assert "is not empty" in into_itself.stderr


def test_a_damaged_original_is_saved_as_it_is_and_told(in_a_file: Kept, tmp_path: Path) -> None:
    flip(original_in(in_a_file.folder))
    run = in_a_file.habeas("backup", tmp_path / "backup")
    assert run.returncode == 1
    assert "report.txt: its file had other bytes than it came with" in run.stderr
    assert in_a_file.habeas("verify", tmp_path / "backup").returncode == 1


def test_a_backup_of_one_database_is_not_put_into_the_other(
    in_a_file: Kept, tmp_path: Path, postgresql: Server
) -> None:
    backup = saved(in_a_file, tmp_path / "backup")
    other = Kept(tmp_path / "elsewhere", postgresql.fresh())
    run = other.habeas("restore", backup, "--record", other.folder)
    assert (run.returncode, run.stderr) == (
        2, "habeas: this is a backup of SQLite: unset DATABASE_URL to restore it\n",
    )  # fmt: skip


def test_where_no_record_is_nothing_is_saved(tmp_path: Path) -> None:
    run = Kept(tmp_path / "nowhere").habeas("backup", tmp_path / "backup")
    assert run.returncode == 2
    assert "there is no record in" in run.stderr
    assert not (tmp_path / "backup").exists()
