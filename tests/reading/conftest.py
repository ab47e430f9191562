"""A reader for texts that a test writes: the shipped codebook and model, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.pipeline import Reader
from habeas.record import Reading

ReadText = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(threads=1)  # the tests themselves run side by side


@pytest.fixture
def read_text(reader: Reader, tmp_path: Path) -> ReadText:
    """Reads a text as a report that covers ``period``."""

    def read(text: str, period: str = "2012") -> Reading:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        return reader.read(path, period=period)

    return read
