"""A page of a PDF is drawn in a process of its own that may use little and reach nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import BinaryIO

from habeas.errors import RefusedFile, UnreadableFile
from habeas.sources.confined.confinement import confine
from habeas.sources.confined.limits import Limits

LIMITS = Limits(memory=1_500_000_000, processor=30, wait=60.0, output=30_000_000)
_START = """\
import sys
sys.path[:] = {path!r}
from habeas.sources.confined.page_picture import main
main({number}, {memory}, {processor})
"""
_SIGN = b"\x89PNG\r\n\x1a\n"
_NOT_SHOWN = 3  # exit status
_LAST_WORDS = 5.0  # seconds that an ending process has


def page_picture(path: Path, number: int, limits: Limits = LIMITS) -> bytes:
    """A page of a PDF as PNG; see :func:`habeas.sources.pdf.picture.picture_of`.

    Args:
        path: of the file.
        number: of the page, from 1.
        limits: what the drawing may take.

    Raises:
        UnreadableFile: the file is missing, or it or the page is damaged.
        RefusedFile: the page takes more than its limits to draw.
    """
    try:
        with path.open("rb") as file:
            picture, status = _drawn(file, number, limits)
    except OSError:
        raise UnreadableFile(path, "its file cannot be opened") from None
    if status == -getattr(signal, "SIGXCPU", 0) != 0 or len(picture) > limits.output:
        raise RefusedFile(path, f"page {number} takes too much to be shown")
    if not picture.startswith(_SIGN):
        raise UnreadableFile(path, f"page {number} cannot be shown: it is damaged, or not there")
    return picture


def _drawn(file: BinaryIO, number: int, limits: Limits) -> tuple[bytes, int]:
    """What the process gives, and how it ended."""
    start = _START.format(
        path=sys.path, number=int(number), memory=limits.memory, processor=limits.processor
    )
    process = subprocess.Popen(  # noqa: S603 -- Python itself, and words of ours
        [sys.executable, "-I", "-c", start],
        stdin=file,  # the file itself: no more is read than the page needs
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries write there, and may name what they read
        start_new_session=True,
    )
    watch = Timer(limits.wait, process.kill)
    watch.daemon = True
    watch.start()
    with process:
        try:
            picture = process.stdout.read(limits.output + 1) if process.stdout else b""
            status = process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            status = 0
        finally:
            watch.cancel()
            process.kill()
    return picture, status


def main(number: int, memory: int, processor: int) -> None:
    """Draw a page of the PDF on standard input to standard output. Called in a new process."""
    from habeas.sources.pdf.picture import picture_of  # noqa: PLC0415 -- heavy, and only here

    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no picture
    confine(Limits(memory=memory, processor=processor))
    try:
        with os.fdopen(0, "rb", closefd=False) as file:
            picture = picture_of(file, number, Path("file.pdf"))
    except (UnreadableFile, MemoryError):
        os._exit(_NOT_SHOWN)
    outgoing.write(picture)
    outgoing.flush()
    os._exit(0)
