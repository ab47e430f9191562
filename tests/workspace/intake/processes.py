"""A record with processes of its own: scripts, workers and the pages, which a test can kill."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, command, environment

LEASE = 3.0  # seconds
_BEGIN = "from habeas.workspace.opening import open_record\nopen_record()\n"


@dataclass(frozen=True, slots=True)
class Record:
    """A record in a folder (SQLite), worked on by processes."""

    folder: Path

    def environment(self) -> dict[str, str]:
        settings = {key: value for key, value in environment().items() if key != "DATABASE_URL"}
        return settings | {
            "HABEAS_RECORD": str(self.folder),
            "HABEAS_JOB_LEASE": str(LEASE),
            "DJANGO_SETTINGS_MODULE": "habeas.workspace.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a script in a process of its own, with the record open."""
        return subprocess.run(
            [sys.executable, "-c", _BEGIN + script],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def ask(self, expression: str) -> Any:
        """The value of an expression over ``Job``, ``Source``, ``Account``, ``Original``."""
        done = self.run(
            "import json\n"
            "from habeas.workspace.intake.models import Job\n"
            "from habeas.workspace.record import log, originals\n"
            "from habeas.workspace.record.models import *\n"
            f"print(json.dumps({expression}))"
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """A worker, which ends with the block."""
        script = f"from habeas.workspace.intake.worker import main\nmain({os.getpid()})"
        process = subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"],
            env=self.environment(),
            stdin=subprocess.PIPE,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    @contextmanager
    def served(self) -> Iterator[Served]:
        """The pages, served by the command, with a user who is logged in."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            command("serve", "--port", str(port), "--no-browser"),
            env=self.environment(),
            stdout=subprocess.DEVNULL,
        )
        try:
            until(lambda: _listens(port))
            yield Served(process, port, self._session())
        finally:
            process.terminate()
            process.wait(20)

    def _session(self) -> str:
        done = self.run(
            "from django.contrib.auth.models import User\n"
            "from django.contrib.sessions.backends.db import SessionStore\n"
            "user, _ = User.objects.get_or_create(username='amara')\n"
            "user.set_unusable_password(); user.save()\n"
            "session = SessionStore()\n"
            "session['_auth_user_id'] = str(user.pk)\n"
            "session['_auth_user_backend'] = 'django.contrib.auth.backends.ModelBackend'\n"
            "session['_auth_user_hash'] = user.get_session_auth_hash()\n"
            "session.create()\n"
            "print(session.session_key)"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@dataclass(frozen=True, slots=True)
class Served:
    """The pages of a record."""

    process: subprocess.Popen[bytes]
    port: int
    session: str

    def page_server(self) -> int:
        """The process that answers: the child that is no worker."""
        for pid in _children(self.process.pid):
            if b"serve" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
        raise AssertionError("nothing serves")

    def get(self, path: str) -> tuple[int, str]:
        return self._answer(self._head("GET", path) + "\r\n")

    def send(self, name: str, data: bytes) -> tuple[int, str]:
        """Upload a file as the page's script does."""
        head, body = self._upload(name, data)
        return self._answer(head, body)

    def begin_to_send(self, name: str, data: bytes, whole: int) -> socket.socket:
        """Begin to upload a file of which no more than ``data`` arrives."""
        head, body = self._upload(name, data, missing=whole - len(data))
        connection = socket.create_connection(("127.0.0.1", self.port), 20)
        connection.sendall(head.encode() + body.removesuffix(b"\r\n--edge--\r\n"))
        return connection

    def _upload(self, name: str, data: bytes, *, missing: int = 0) -> tuple[str, bytes]:
        begin = (
            "--edge\r\nContent-Disposition: form-data; name=files; "
            f'filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
        )
        body = begin.encode() + data + b"\r\n--edge--\r\n"
        head = self._head("POST", "/sources/add", length=len(body) + missing)
        return head + "Content-Type: multipart/form-data; boundary=edge\r\n\r\n", body

    def _head(self, method: str, path: str, length: int = 0) -> str:
        token = "a" * 32
        return (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n"
            f"Cookie: habeas_session={self.session}; habeas_csrf={token}\r\n"
            f"X-CSRFToken: {token}\r\nHX-Request: true\r\nContent-Length: {length}\r\n"
        )

    def _answer(self, head: str, body: bytes = b"") -> tuple[int, str]:
        with socket.create_connection(("127.0.0.1", self.port), 60) as connection:
            connection.sendall(head.encode() + body)
            answer = b""
            while piece := connection.recv(1 << 16):
                answer += piece
        return int(answer.split(b" ", 2)[1]), answer.decode("utf-8", "replace")


def fill_disk(pid: int) -> None:
    """From now on the process can write no file, as on a full disk."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))


def make_room(pid: int) -> None:
    """The process can write again."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def until(happens: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until something happens."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.1)


def is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def children_of(pid: int) -> list[int]:
    """The processes that this one has started."""
    return _children(pid)


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    found = [int(each) for each in told.split()]
    for task in Path(f"/proc/{pid}/task").iterdir():
        if task.name != str(pid):
            found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0
