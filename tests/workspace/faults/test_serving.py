"""The served pages while the database or their own process fails."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.workspace.faults.conftest import FILL, Kept
from tests.workspace.faults.serving import serving, start
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
        assert "brought in a source" in text
    assert in_a_file.faults() == []


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


def test_on_a_read_only_disk_pages_are_read_and_changes_refused_with_a_sentence(
    tmp_path: Path,
) -> None:
    with disk_at(tmp_path / "disk"):
        kept = Kept(tmp_path / "disk" / "kept")
        kept.run(FILL)
        with serving(kept) as server:
            visitor = server.visitor()
            visitor.log_in()
            _, page = visitor.get(ERASE)
            disk = str(tmp_path / "disk")
            subprocess.run(["mount", "-o", "remount,ro,force", disk], check=False)
            refuses = subprocess.run(["touch", f"{disk}/x"], check=False, capture_output=True)
            if refuses.returncode == 0:
                pytest.skip("a disk that is in use cannot be made read-only here")
            status, text = visitor.post(ERASE, page, **FORM)
            assert status == 503
            assert "refuses to write" in text
            for path in ("/", "/history/", ERASE):
                assert visitor.get(path)[0] == 200
            subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
            assert visitor.post(ERASE, page, **FORM)[0] == 200


def test_on_a_full_disk_pages_are_read_and_changes_refused_with_a_sentence(
    tmp_path: Path,
) -> None:
    with disk_at(tmp_path / "disk"):
        kept = Kept(tmp_path / "disk" / "kept")
        kept.run(FILL)
        with serving(kept) as server:
            visitor = server.visitor()
            visitor.log_in()
            _, page = visitor.get(ERASE)
            filler = tmp_path / "disk" / "filler"
            with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):  # noqa: PT012
                while True:
                    file.write(b"x" * 4096)
            status, text = visitor.post(ERASE, page, **FORM)
            assert status == 503
            assert "refuses to write" in text
            for path in ("/", "/history/", ERASE):
                assert visitor.get(path)[0] == 200
            filler.unlink()
            assert visitor.post(ERASE, page, **FORM)[0] == 200
        assert kept.faults() == []
