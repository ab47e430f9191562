"""The served pages while the database or their own process fails."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.workspace.faults.conftest import FILL, Kept
from tests.workspace.faults.serving import Visitor, serving, start
from tests.workspace.postgresql import running

ERASE = "/history/erase/source/1"
FORM = {"reason": "The person asked for it", "understood": "on"}


def test_while_postgresql_is_dead_pages_say_so_and_afterwards_nothing_is_lost(
    tmp_path: Path,
) -> None:
    with running(fsync=True) as database:
        kept = Kept(tmp_path / "kept", database.fresh())
        kept.run(FILL)
        with serving(kept) as server:
            visitor = server.visitor()
            assert visitor.log_in()[0] == 200
            assert visitor.get("/history/")[0] == 200
            _, page = visitor.get(ERASE)
            kept.run("accept_account(Account.objects.earliest('id').pk, User.objects.get())")
            database.kill()
            for status, text in (visitor.get("/history/"), visitor.post(ERASE, page, **FORM)):
                assert status == 503
                assert "The database does not answer" in text
            database.start()
            status, text = visitor.get("/history/")
            assert status == 200
            assert "accepted an account" in text
        assert kept.faults() == []
        kept.end()


def test_a_server_that_was_killed_is_started_again_and_knows_who_was_logged_in(
    in_a_file: Kept,
) -> None:
    with serving(in_a_file) as server:
        visitor = server.visitor()
        visitor.log_in()
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        workers = [int(pid) for pid in children.read_text(encoding="ascii").split()]
        for pid in (server.process.pid, *workers):
            os.kill(pid, signal.SIGKILL)
        server.process.wait(timeout=60)
        server.process = start(in_a_file, server.port)
        status, text = visitor.get("/history/")
        assert status == 200
        assert "brought in the source" in text
    assert in_a_file.faults() == []


def assert_reads_and_refuses(visitor: Visitor, page: str, told: str, with_status: int) -> None:
    """A change is refused with a sentence, and pages are still read."""
    status, text = visitor.post(ERASE, page, **FORM)
    assert status == with_status
    assert f"<h1>{told}</h1>" in text
    assert "refuses to write" in text
    assert "Traceback" not in text
    for path in ("/", "/history/", ERASE):
        assert visitor.get(path)[0] == 200


@contextmanager
def disk_at(folder: Path) -> Iterator[None]:
    """A small disk of its own at a folder."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("only root can mount a disk, and not in every container")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


class WornDisk:
    """A disk of its own at a folder, which can be let fail.

    Its file system then refuses every write, those into open files as well, until it is looked
    over: so does Linux with a disk that reports an error.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder, self._image = folder, folder.with_suffix(".image")
        self._image.touch()
        os.truncate(self._image, 48_000_000)
        made = ["mkfs.ext4", "-q", "-F", str(self._image)]
        if os.getuid() != 0 or shutil.which(made[0]) is None or shutil.which("e2fsck") is None:
            pytest.skip("only root can make a disk, with the programs of ext4")
        subprocess.run(made, check=True)
        self.mount()

    def mount(self) -> None:
        """Put the disk in its place."""
        options = ["-o", "loop,errors=remount-ro", str(self._image), str(self._folder)]
        if subprocess.run(["mount", *options], check=False).returncode != 0:
            pytest.skip("not every container can mount a disk")

    def fail(self) -> None:
        """Let it report an error."""
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
        device = next(Path(source).name for source, at, *_ in mounts if at == str(self._folder))
        switch = Path("/sys/fs/ext4", device, "trigger_fs_error")
        if not switch.exists():
            pytest.skip("this system cannot let a disk fail")
        switch.write_text("1", encoding="ascii")

    def unmount(self) -> None:
        """Take the disk out of its place."""
        subprocess.run(["umount", str(self._folder)], check=True)

    def look_over(self) -> None:
        """Take it out, mend what the error left, and put it back."""
        self.unmount()
        mended = subprocess.run(["e2fsck", "-f", "-y", str(self._image)], check=False)
        assert mended.returncode in (0, 1)
        self.mount()


@pytest.fixture
def worn_disk(tmp_path: Path) -> Iterator[WornDisk]:
    disk = WornDisk(tmp_path / "disk")
    yield disk
    disk.unmount()


def test_on_a_read_only_disk_pages_are_read_and_changes_refused_with_a_sentence(
    worn_disk: WornDisk, tmp_path: Path, made_in_a_file: Path
) -> None:
    kept = Kept(tmp_path / "disk" / "kept")
    shutil.copytree(made_in_a_file, kept.folder)
    with serving(kept) as server:
        visitor = server.visitor()
        visitor.log_in()
        _, page = visitor.get(ERASE)
        worn_disk.fail()
        with pytest.raises(OSError, match="Read-only"):
            (tmp_path / "disk" / "x").touch()
        assert_reads_and_refuses(visitor, page, "The record can only be read", 503)
    worn_disk.look_over()
    assert kept.faults() == []
    with serving(kept) as server:
        visitor = server.visitor()
        visitor.log_in()
        _, page = visitor.get(ERASE)
        assert visitor.post(ERASE, page, **FORM)[0] == 200


def test_on_a_full_disk_pages_are_read_and_changes_refused_with_a_sentence(
    tmp_path: Path, made_in_a_file: Path
) -> None:
    with disk_at(tmp_path / "disk"):
        kept = Kept(tmp_path / "disk" / "kept")
        shutil.copytree(made_in_a_file, kept.folder)
        with serving(kept) as server:
            visitor = server.visitor()
            visitor.log_in()
            _, page = visitor.get(ERASE)
            filler = tmp_path / "disk" / "filler"
            with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):  # noqa: PT012
                while True:
                    file.write(b"x" * 4096)
            assert_reads_and_refuses(visitor, page, "The disk is full", 507)
            filler.unlink()
            assert visitor.post(ERASE, page, **FORM)[0] == 200
        assert kept.faults() == []
