"""What no parser can bound by itself ends within the limits of its process, in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.errors import SourceError
from habeas.record import Source
from habeas.sources import Limits, SourceReader
from tests.sources import hostile_pdfs
from tests.sources.hostile_pages import TALL

LIMITS = Limits(memory=700_000_000, processor=5, output=50_000_000)
PDFS: dict[str, Callable[[], bytes]] = {
    "unpacks to 1 GB": lambda: hostile_pdfs.unpacks_to(10**9),
    "unpacks to 1 GB, packed twice": lambda: hostile_pdfs.unpacks_to(10**9, 2),
    "millions of operators": lambda: hostile_pdfs.many_operators(2_000_000),
    "millions of nested states": lambda: hostile_pdfs.nested_states(5_000_000),
    "forms of forms": lambda: hostile_pdfs.form_bomb(8, 10),
    "a picture of a billion points": lambda: hostile_pdfs.huge_picture(30_000),
    "arrays in arrays": lambda: hostile_pdfs.deep_arrays(200_000),
    "a billion pages": lambda: hostile_pdfs.page_count(10**9),
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_made_to_do_harm_ends_within_its_limits(tmp_path: Path, name: str) -> None:
    ends_within_limits(tmp_path / "report.pdf", PDFS[name]())


@pytest.mark.parametrize("name", ["nested div", "attributes", "teasers", "entities"])
def test_a_page_made_to_do_harm_ends_within_its_limits(tmp_path: Path, name: str) -> None:
    ends_within_limits(tmp_path / "report.html", TALL[name](50_000).encode())


def ends_within_limits(path: Path, data: bytes) -> None:
    """It is read, with text, or it is refused in one line; nothing else happens."""
    path.write_bytes(data)
    found, error = read(path)
    if error is None:
        assert found
        assert all(isinstance(one, Source) and one.text for one in found)
    else:
        assert error.path == path
        assert error.reason.count("\n") == 0
        assert "internal error" not in error.reason


def read(path: Path) -> tuple[list[Source | SourceError], SourceError | None]:
    try:
        return list(SourceReader(LIMITS).sources(path)), None
    except SourceError as error:
        return [], error
