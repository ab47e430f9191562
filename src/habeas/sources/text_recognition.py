"""The pages of a scan become text, by OCRmyPDF and Tesseract, where those are installed.

Both are programs of their own and no part of Habeas: https://ocrmypdf.readthedocs.io. They run on
this computer, without network, and leave nothing behind.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from habeas.errors import RefusedFile, UnreadableFile
from habeas.sources.confined.limits import Limits
from habeas.sources.opened_file import LARGEST

LANGUAGES = re.compile(r"[a-z]{3}(?:_[a-z]+)?(?:\+[a-z]{3}(?:_[a-z]+)?)*", re.IGNORECASE)
_LONGEST = 6 * 3600  # seconds: 3,000 pages, at 7 seconds each
_OPTIONS = (
    "--skip-text",
    "--output-type",
    "pdf",
    "--optimize",
    "0",
    "--quiet",
    "--no-progress-bar",
)
_START = """\
import os, sys
sys.path[:] = {path!r}
from habeas.sources.confined.confinement import confine_program
confine_program({memory}, {output})
os.execvp("ocrmypdf", ["ocrmypdf"] + {arguments!r})
"""


def recognized(data: bytes, path: Path, languages: str, limits: Limits) -> bytes:
    """The same PDF, with a layer of text over the pages that had none.

    Args:
        data: a PDF. Pages that hold text are left as they are.
        path: where it came from, for the messages.
        languages: as Tesseract names them, with ``+`` between: "eng", "eng+rus+kaz".
        limits: the memory that one page may take.

    Raises:
        UnreadableFile: a program or a language is not installed, or the file is damaged.
        RefusedFile: it is encrypted, or it takes too long.
    """
    _check_programs(path, languages)
    with TemporaryDirectory(prefix="habeas-") as folder:
        scan, text = Path(folder, "scan.pdf"), Path(folder, "text.pdf")
        scan.write_bytes(data)
        arguments = [*_OPTIONS, "--language", languages, str(scan), str(text)]
        start = _START.format(
            path=sys.path, memory=limits.memory, output=LARGEST * 5, arguments=arguments
        )
        try:
            done = subprocess.run(  # noqa: S603 -- Python itself, and words of ours
                [sys.executable, "-I", "-c", start],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                cwd=folder,
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            hours = _LONGEST // 3600
            raise RefusedFile(path, f"recognizing its text takes over {hours} hours") from None
        if done.returncode != 0 or not text.exists():
            raise _failed(path, done)
        return text.read_bytes()


def _check_programs(path: Path, languages: str) -> None:
    """Raises ``UnreadableFile`` where something is not installed, with what to install."""
    for program in ("ocrmypdf", "tesseract"):
        if shutil.which(program) is None:
            raise UnreadableFile(
                path, f"to recognize text, install {program} (and tesseract's languages)"
            )
    listed = subprocess.run(
        ["tesseract", "--list-langs"],  # noqa: S607 -- wherever the system has it
        capture_output=True,
        text=True,
        check=False,
    )
    installed = set(listed.stdout.split()[1:])
    missing = [name for name in languages.split("+") if name not in installed]
    if missing:
        told = " and ".join(missing)
        raise UnreadableFile(
            path, f"tesseract has no data for {told}: install tesseract-ocr-{missing[0]}"
        )


def _failed(path: Path, done: subprocess.CompletedProcess[bytes]) -> UnreadableFile | RefusedFile:
    """Why OCRmyPDF ended: https://ocrmypdf.readthedocs.io/en/latest/advanced.html, exit codes."""
    if done.returncode == 8:
        return RefusedFile(path, "it is encrypted; save a copy without a password")
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    last = said[-1][:200] if said else f"exit status {done.returncode}"
    return UnreadableFile(path, f"its text could not be recognized: {last}")
