"""What was erased is nowhere in the record's folder any more; the command that erases a person."""

from __future__ import annotations

from pathlib import Path

from tests.workspace.faults.conftest import Kept
from tests.workspace.faults.test_backup import saved

PERSON = "print(Entity.objects.get(kind='person').pk)"
LEFT = "print(Entity.objects.filter(kind='person').count(), Change.objects.latest('id').by)"


def files_with(folder: Path, word: str) -> list[str]:
    """The files in which the word stands, in any case."""
    wanted = word.lower().encode()
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes().lower()
    ]


def test_no_file_of_the_record_holds_an_erased_person_and_an_old_backup_does(
    in_a_file: Kept, tmp_path: Path
) -> None:
    before = saved(in_a_file, tmp_path / "before")
    number = in_a_file.run(PERSON).strip()
    assert files_with(in_a_file.folder, "keldova") != []
    run = in_a_file.habeas("erase-person", number, "--reason", "asked for", "--yes")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Marta Keldova: 3 accounts and 3 events go" in run.stdout
    assert files_with(in_a_file.folder, "keldova") == []
    assert files_with(in_a_file.folder, "extremism") == []
    assert in_a_file.faults() == []
    assert files_with(saved(in_a_file, tmp_path / "after"), "keldova") == []
    assert len(files_with(before, "keldova")) == 2


def test_the_command_that_adds_files_tells_what_was_erased(in_a_file: Kept, tmp_path: Path) -> None:
    report = tmp_path / "again.txt"
    report.write_text(in_a_file.run("print(TEXT, end='')"), encoding="utf-8")
    number = in_a_file.run(PERSON).strip()
    in_a_file.habeas("erase-person", number, "--reason", "asked for", "--yes")
    run = in_a_file.habeas("add", report)
    assert run.returncode == 2
    assert "it held a person who was erased on" in run.stderr
    assert "by a command on this machine: “asked for”; with --again" in run.stderr
    assert files_with(in_a_file.folder, "keldova") == []
    run = in_a_file.habeas("add", report, "--again", "the court allowed it")
    assert run.returncode == 0
    assert files_with(in_a_file.folder / "originals", "keldova") != []
    assert in_a_file.faults() == []


def test_a_person_is_erased_by_command_on_either_database(kept: Kept) -> None:
    number = kept.run(PERSON).strip()
    for wrong in ("999999", "0"):
        assert kept.habeas("erase-person", wrong, "--reason", "x", "--yes").returncode == 2
    assert kept.habeas("erase-person", number, "--reason", "x").returncode == 1  # nobody answers
    assert kept.run(LEFT) == "1 amara\n"
    run = kept.habeas("erase-person", number, "--reason", "asked for", "--yes", "--keep-files")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.endswith("erased: entry 2 of the log says so\n")
    assert kept.run(LEFT) == "0 None\n"
    assert kept.faults() == []
