"""How a command ends: errors nobody foresaw, a reader that leaves, Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from habeas.cli.endings import one_line, told_in_one_line
from habeas.errors import CodebookError, LanguageModelError
from tests.conftest import SHORT_REPORT, command, environment


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            TypeError("nobody foresaw this"),
            "habeas: internal error TypeError; run with --debug to see where\n",
        ),
        (CodebookError("my.toml", "no such type"), "my.toml: no such type\n"),
        (LanguageModelError("not installed"), "habeas: not installed\n"),
        (PermissionError(13, "Permission denied", "out"), "out: Permission denied\n"),
    ],
)
def test_an_error_ends_in_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], error: Exception, line: str
) -> None:
    with pytest.raises(typer.Exit) as ended, told_in_one_line(debug=False):
        raise error
    assert ended.value.exit_code == 2
    assert capsys.readouterr() == ("", line)


def test_debug_tells_where_an_unforeseen_error_arose(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), told_in_one_line(debug=True):
        raise TypeError("nobody foresaw this")
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert "nobody foresaw this" in told


@given(st.text())
def test_one_line_holds_neither_line_breaks_nor_control_characters(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert len(line.splitlines()) <= 1
    assert all(character in line for character in text if character.isprintable())


def many_files(folder: Path, number: int) -> list[Path]:
    folder.mkdir()
    files = [folder / f"report-{n:03}.txt" for n in range(number)]
    for file in files:
        file.write_text(SHORT_REPORT, encoding="utf-8")
    return files


def test_a_reader_that_leaves_ends_the_command_quietly(tmp_path: Path) -> None:
    files = many_files(tmp_path / "in", 60)
    process = subprocess.Popen(
        command("read", *files, "--format", "json"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"{\n"
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), told) == (141, b"")


def test_ctrl_c_is_told_in_one_line_and_leaves_no_half_file(tmp_path: Path) -> None:
    files = many_files(tmp_path / "in", 400)
    out = tmp_path / "out"
    process = subprocess.Popen(
        command("read", *files, "--out", out),
        env=environment(),
        stderr=subprocess.PIPE,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509 -- no thread runs here
    )
    wait_for(out / "report-002.json")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, b"habeas: stopped\n")
    written = {path.name for path in out.iterdir()}
    assert written < {f"{path.stem}.json" for path in files}


def heed_ctrl_c() -> None:
    """In the new process: a run in the background ignores Ctrl-C, and passes that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(path: Path, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was not written in {seconds} s"
        time.sleep(0.01)
