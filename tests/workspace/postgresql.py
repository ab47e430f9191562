"""A PostgreSQL server for tests: started by them from the system's binaries, gone when they end.

It listens at a socket in a temporary folder of its own and at no port. It refuses to run as root,
so that tests which do start it as the user ``postgres`` or ``nobody``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest


def binaries() -> Path | None:
    """The folder of the newest server on this machine; None where there is none."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    found = [folder for folder in folders if (folder / "postgres").exists()]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


@dataclass(slots=True)
class Server:
    """A server with its data in ``folder``. ``fsync`` is off unless a test is about that."""

    programs: Path
    folder: Path
    fsync: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def make(self) -> None:
        """Make an empty cluster."""
        os.chown(self.folder, *_owner())
        self._run(
            self.program("initdb"),
            f"--pgdata={self.folder / 'data'}",
            *"--no-sync --username=habeas --auth=trust --encoding=UTF8 --locale=C.UTF-8".split(),
        )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            "fsync": "on" if self.fsync else "off",
        }
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        uid, gid = _owner()
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.program("postgres"), "-D", str(self.folder / "data"), *options],
                user=uid,
                group=gid,
                extra_groups=[] if os.getuid() == 0 else None,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(600):
            ready = [self.program("pg_isready"), f"--host={self.folder}", "--quiet"]
            if subprocess.run(ready, check=False).returncode == 0:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        pytest.fail(
            "PostgreSQL did not come up: " + (self.folder / "server.log").read_text()[-2000:]
        )

    def stop(self) -> None:
        """End it as its administrator would, without waiting for those who are connected."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)

    def kill(self) -> None:
        """Kill it and everything that it started, as a failing machine does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=60)

    def fresh(self, like: str = "") -> str:
        """The address of a database that nobody else uses: empty, or a copy of the one ``like``."""
        name = f"habeas_{uuid4().hex}"
        create = [self.program("createdb"), f"--host={self.folder}", "--username=habeas", name]
        if like:
            create.append(f"--template={like.rpartition('/')[2]}")
        subprocess.run(create, check=True, capture_output=True, timeout=60)
        return self.address(name)

    def address(self, name: str) -> str:
        """What ``DATABASE_URL`` is for the database of this name."""
        return f"postgres://habeas@{quote(str(self.folder), safe='')}/{name}"

    def program(self, name: str) -> str:
        """The path of one of the server's programs."""
        return str(self.programs / name)

    def _run(self, *command: str) -> None:
        uid, gid = _owner()
        subprocess.run(
            command,
            user=uid,
            group=gid,
            extra_groups=[] if os.getuid() == 0 else None,
            cwd=self.folder,
            check=True,
            capture_output=True,
            timeout=120,
        )


@contextmanager
def running(*, fsync: bool = False) -> Iterator[Server]:
    """A server of one's own; the test is skipped where there are no binaries."""
    programs = binaries()
    if programs is None:
        pytest.skip("there is no PostgreSQL: sh scripts/setup.sh postgresql")
    folder = Path(tempfile.mkdtemp(prefix="habeas-pg-"))  # short: a socket's path has a limit
    server = Server(programs, folder, fsync)
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """The server that the tests of one process share."""
    with running() as server:
        yield server


def _owner() -> tuple[int, int]:
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return user.pw_uid, user.pw_gid
    return pytest.skip("there is no user to run PostgreSQL as")
