"""The progress of a data set: on a terminal, and gone when Ctrl-C is pressed."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
from pathlib import Path

from tests.conftest import Habeas, command, environment
from tests.corpus.invented_reports import archive


def test_a_terminal_shows_words_and_ctrl_c_leaves_what_is_read(
    habeas: Habeas, tmp_path: Path
) -> None:
    path = archive(tmp_path / "archive.zip", range(200), length=3)  # far from its end
    dataset = tmp_path / "dataset"
    terminal, other_end = pty.openpty()
    with subprocess.Popen(
        command("corpus", "read", path, "--out", dataset, "--workers", "1"),
        env=environment() | {"TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=other_end,
        # As a terminal starts it: what a shell runs in the background is deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads
    ) as run:
        os.close(other_end)
        shown = b""
        while not re.search(rb"0/1.*[1-9]\d* words, .*archive\.zip", shown):
            assert run.poll() is None
            shown += os.read(terminal, 65_536)
        run.send_signal(signal.SIGINT)
        while part := _read(terminal):
            shown += part
    assert run.returncode == 130
    assert b"habeas: stopped" in shown
    kept = len(list(dataset.rglob("*.arrows")))
    assert 0 < kept < 200
    done = habeas("corpus", "resume", dataset, "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "with 200 sources" in done.stdout


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""
