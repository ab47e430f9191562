"""The workspace served in a process of its own, and a visitor of it."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tests.conftest import command
from tests.workspace.faults.conftest import PASSWORD, Kept


@dataclass(slots=True)
class Visitor:
    """Somebody with a browser that runs no scripts."""

    address: str
    opener: OpenerDirector = field(
        default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar()))
    )

    def get(self, path: str) -> tuple[int, str]:
        return self._open(path, None)

    def post(self, path: str, page: str, **fields: object) -> tuple[int, str]:
        """Send a form, with the token of the page that it stands on."""
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        token = found.group(1) if found else ""
        return self._open(path, urlencode({**fields, "csrfmiddlewaretoken": token}).encode())

    def log_in(self, name: str = "amara") -> tuple[int, str]:
        _, page = self.get("/login")
        return self.post("/login", page, username=name, password=PASSWORD)

    def _open(self, path: str, data: bytes | None) -> tuple[int, str]:
        try:
            with self.opener.open(self.address + path, data, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()


@dataclass(slots=True)
class Server:
    """``habeas serve`` on a record."""

    kept: Kept
    port: int
    process: subprocess.Popen[bytes]

    def visitor(self) -> Visitor:
        return Visitor(f"http://127.0.0.1:{self.port}")


@contextmanager
def serving(kept: Kept) -> Iterator[Server]:
    """Serve the record until the end of the block; its user can log in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(kept, port, start(kept, port))
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=60)


def start(kept: Kept, port: int) -> subprocess.Popen[bytes]:
    """Start the server, and wait until it answers."""
    process = subprocess.Popen(
        command("serve", "--port", str(port), "--no-browser"),
        env=kept.settings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = monotonic() + 120
    while monotonic() < end and process.poll() is None:
        try:
            if Visitor(f"http://127.0.0.1:{port}").get("/login")[0] == 200:
                return process
        except OSError:  # nobody listens yet, or one that was killed has not gone yet
            sleep(0.1)
    process.kill()
    raise AssertionError("habeas serve did not come up")
