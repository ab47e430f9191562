"""What a process that parses a file can still do, tried by code that has taken it over."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.confined.limits import Limits
from habeas.sources.confined.messages import Done, Problem, receive_answer, send
from tests.conftest import ROOT, environment

TAKEN_OVER = """
import ctypes, os, socket, subprocess, sys
from habeas.sources.confined.confinement import confine
from habeas.sources.confined.limits import Limits
confine(Limits(memory=1_000_000_000))
try:
    {attempt}
except (OSError, MemoryError) as error:
    print("stopped by", type(error).__name__)
else:
    print("done")
"""


def attempt(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_OVER.format(attempt=code)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['id'])",
        "os.system('id')",
        "os.fork()",
        "os.execv('/bin/sh', ['sh'])",
        "os.kill(os.getppid(), 9)",
        "open('/etc/passwd').read()",
        "open('written.txt', 'w')",
        "os.open('written.txt', os.O_CREAT | os.O_WRONLY)",
        "os.remove('pyproject.toml')",
        "os.mkdir('new')",
    ],
)
def test_python_code_reaches_nothing(code: str) -> None:
    assert attempt(code) == "stopped by ForbiddenError"


def test_modules_and_their_data_can_still_be_read() -> None:
    assert attempt("import lxml.etree, pypdfium2, habeas.sources.about.gazetteer as g") == "done"
    assert attempt(f"open({str(Path(os.__file__))!r}).read()") == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's fence is Linux's")
def test_memory_is_limited() -> None:
    assert attempt("bytearray(1_500_000_000)") == "stopped by MemoryError"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's fence is Linux's")
def test_machine_code_cannot_connect_either() -> None:
    if subprocess.run(["unshare", "-Un", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this kernel gives nobody a network of their own")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        connect = (
            "libc = ctypes.CDLL(None, use_errno=True); n = libc.socket(2, 1, 0);"
            f"a = (2).to_bytes(2, 'little') + ({port}).to_bytes(2, 'big') + bytes([127, 0, 0, 1]);"
            "r = libc.connect(n, a + bytes(8), 16); print('connected' if r == 0 else 'alone')"
        )
        assert attempt(connect).startswith("alone")


PARENT = """
import time
from pathlib import Path
from habeas.sources.confined.limits import Limits
from habeas.sources.confined.messages import Request
from habeas.sources.confined.worker_process import WorkerProcess
from habeas.sources.reading_source import Given
worker = WorkerProcess()
print(worker.pid, flush=True)
data = b"<p>" + b"On 3 May police in Brenik arrested an editor. " * {sentences}
for _ in worker.ask(Request("a.html", len(data), Limits(), False, Given()), data, Path("a.html")):
    pass
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes through /proc")
@pytest.mark.parametrize("sentences", [1, 1_000_000], ids=["idle", "parsing"])
def test_a_worker_ends_with_the_process_that_started_it(sentences: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.format(sentences=sentences)],
        env=environment(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        started = [worker]
        time.sleep(2)
        if sentences > 1:
            children = Path(f"/proc/{worker}/task/{worker}/children").read_text().split()
            assert children, "it is parsing"
            started += map(int, children)
        assert all(map(is_running, started))
        parent.kill()
    for _ in range(20):
        if not any(map(is_running, started)):
            return
        time.sleep(0.1)
    pytest.fail("it goes on")


def is_running(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@given(st.binary(max_size=200))
def test_whatever_comes_back_is_an_answer_or_none(sent: bytes) -> None:
    stream = BytesIO(len(sent).to_bytes(8, "big") + sent)
    try:
        received = receive_answer(stream, 1000)
    except (ValueError, msgspec.MsgspecError):
        return
    assert received is not None
    assert type(received[0]).__module__ == "habeas.sources.confined.messages"


def test_a_message_reads_back_and_one_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "messages"
    problem = Problem("refused", "it is too large", member="a.pdf")
    with path.open("wb") as stream:
        send(stream, problem)
        send(stream, Done())
    with path.open("rb") as stream:
        assert receive_answer(stream, 1000) is not None
        assert receive_answer(stream, 1000) == (Done(), 11)
        assert receive_answer(stream, 1000) is None
    with path.open("rb") as stream, pytest.raises(ValueError, match="message of"):
        receive_answer(stream, 3)


def test_the_limits_are_told_in_words() -> None:
    assert Limits().memory_told() == "2,000 MB"
    assert Limits().output_told() == "400 MB"
