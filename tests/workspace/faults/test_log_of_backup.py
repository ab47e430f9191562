"""The log inside a backup is checked entry by entry, on this machine and without a server."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from habeas.errors import RecordError
from habeas.workspace.upkeep.log_of_backup import faults_of_log
from habeas.workspace.upkeep.manifest import read_manifest
from habeas.workspace.upkeep.postgresql_copy import find_program
from tests.workspace.faults.conftest import Kept
from tests.workspace.faults.test_backup import flip, saved
from tests.workspace.faults.test_verify import EDIT

# Entries with words that COPY has to escape, a row that is written anew, and an erasure.
LIVED_IN = r"""
user = User.objects.get()
account = Account.objects.earliest("id")
accept_account(account.pk, user, reason="a\tb\\n c\r\nd \\N \x0b é Козлов")
accept_account(Account.objects.latest("id").pk, user)
other = stored(invented_reading("other.txt", person="Pavel Horin"), user)
erase_source(other.pk, user, reason="asked for")
"""


def edit(backup: Path, statement: str, *, with_digests: bool = False) -> None:
    """Edit the database in a backup, as somebody does who knows how."""
    path = backup / "record.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        for name in ("log_is_not_edited", "log_is_not_shortened", "details_are_not_edited"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
        database.commit()
    if with_digests:
        manifest = json.loads((backup / "manifest.json").read_text(encoding="utf-8"))
        manifest["files"][path.name] = sha256(path.read_bytes()).hexdigest()
        text = json.dumps(manifest)
        (backup / "manifest.json").write_text(text, encoding="utf-8")
        digest = sha256(text.encode()).hexdigest()
        (backup / "manifest.sha256").write_text(f"{digest}  manifest.json\n", encoding="ascii")


@pytest.fixture(scope="module")
def lived_in(made_in_a_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a record in which everything has happened, to be copied and never touched."""
    folder = tmp_path_factory.mktemp("lived-in")
    kept = Kept(folder / "record")
    shutil.copytree(made_in_a_file, kept.folder)
    kept.run(LIVED_IN)
    return saved(kept, folder / "backup")


@pytest.fixture
def backup(lived_in: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(lived_in, tmp_path / "backup"))


def faults(backup: Path) -> list[str]:
    return list(faults_of_log(backup, read_manifest(backup)))


def test_a_log_with_everything_in_it_is_whole_in_a_backup(kept: Kept, tmp_path: Path) -> None:
    kept.run(LIVED_IN)
    backup = saved(kept, tmp_path / "backup")
    run = kept.habeas("verify", backup)
    assert (run.returncode, run.stderr) == (0, "")
    assert "whole, 2 files, 5 entries" in run.stdout


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE record_change SET by_id = NULL WHERE id = 2", "entry 2 of the log: it was edited"),
        (
            "UPDATE record_change SET at = '2020-01-01 10:00:00' WHERE id = 3",
            "entry 3 of the log: it was edited",
        ),
        (
            "DELETE FROM record_change WHERE id = 2",
            "entry 2 of the log: entries 2 to 2 are missing",
        ),
        (
            "UPDATE record_details SET data = replace(data, 'proposed', '') WHERE change_id = 3",
            "entry 3 of the log: its details were edited",
        ),
        (
            "UPDATE record_details SET data = NULL WHERE change_id = 2",
            "entry 2 of the log: its details were taken away, and no erasure says so",
        ),
        (
            "UPDATE record_chainend SET last = 4",
            "entry 4 of the log: the end of the log is not where it was",
        ),
    ],
)
def test_an_edited_row_of_the_log_inside_a_copy_is_named(
    backup: Path, statement: str, named: str
) -> None:
    edit(backup, statement)
    assert named in faults(backup)


@pytest.mark.parametrize("with_digests", [False, True])
def test_the_command_names_the_row_whether_or_not_the_digests_were_made_to_fit(
    in_a_file: Kept, backup: Path, *, with_digests: bool
) -> None:
    edit(backup, "UPDATE record_change SET action = 'x' WHERE id = 2", with_digests=with_digests)
    run = in_a_file.habeas("verify", backup)
    assert run.returncode == 1
    assert "entry 2 of the log: it was edited" in run.stderr
    changed = "record.sqlite3 has other bytes than when it was saved"
    assert (changed in run.stderr) is not with_digests


def test_who_rewrites_the_whole_chain_of_a_copy_is_betrayed_by_its_manifest(
    backup: Path,
) -> None:
    shorter = "DELETE FROM record_change WHERE id = 5"
    edit(backup, shorter, with_digests=True)
    with closing(sqlite3.connect(backup / "record.sqlite3")) as database:
        [(last, digest)] = database.execute("SELECT id, hash FROM record_change WHERE id = 4")
        database.execute("UPDATE record_chainend SET last = ?, hash = ?", (last, digest))
        database.commit()
    assert "the log inside does not end where the backup says" in faults(backup)


def test_a_row_that_was_edited_before_the_backup_is_named_in_it(kept: Kept, tmp_path: Path) -> None:
    kept.run(EDIT)
    backup = saved(kept, tmp_path / "backup")
    run = kept.habeas("verify", backup)
    assert run.stderr == f"{backup}: entry 1 of the log: it was edited\n"


def test_any_flipped_bit_of_a_copy_is_told_in_lines(kept: Kept, tmp_path: Path) -> None:
    backup = saved(kept, tmp_path / "backup")
    [path] = backup.glob("record.*")
    kept_bytes = path.read_bytes()
    dice = random.Random(8153)  # noqa: S311 -- the same bits each time
    for _ in range(3):
        flip(path, dice.randrange(len(kept_bytes)))
        run = kept.habeas("verify", backup)
        assert run.returncode == 1
        assert f"{path.name} has other bytes than when it was saved" in run.stderr
        assert "Traceback" not in run.stderr
        assert "internal error" not in run.stderr
        path.write_bytes(kept_bytes)


def test_what_cannot_be_checked_is_never_called_whole() -> None:
    with pytest.raises(RecordError, match="is needed and missing"):
        find_program("pg_restore_of_nobody")
