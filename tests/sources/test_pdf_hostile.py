"""A PDF that is broken or made to do harm is read as far as it goes, or refused in one line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import SourceError
from habeas.sources.pdf.reader import read_pdf
from tests.sources import hostile_pdfs as hostile
from tests.sources.drawn_pdfs import SENTENCE
from tests.sources.passages import assert_sound
from tests.sources.test_boxes import PATH

READ = {
    "a page count of a milliard": hostile.page_count(10**9),
    "a page tree in a circle": hostile.page_tree_cycle(),
    "arrays in arrays": hostile.deep_arrays(200_000),
    "arrays in arrays on the page": hostile.deep_arrays_on_the_page(200_000),
    "a page that is packed twice": hostile.double_flate(),
    "a page that unpacks to much": hostile.unpacks_to(1_000_000),
    "packed twice, and to much": hostile.unpacks_to(1_000_000, 2),
    "the same a thousand times": hostile.many_operators(1_000),
    "states in states": hostile.nested_states(50_000),
    "scripts, a launch and a file attached": hostile.with_actions(),
    "a huge picture": hostile.huge_picture(2_000),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ.keys())
def test_what_can_be_read_is_read(data: bytes) -> None:
    started = time.process_time()
    document = read_pdf(data, PATH)
    assert_sound(document)
    assert document.text.startswith(SENTENCE)
    assert time.process_time() - started < 5


def test_scripts_and_attached_files_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    document = read_pdf(hostile.with_actions(), tmp_path / "report.pdf")
    assert document.text == SENTENCE
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_an_encoding_leads_to_no_file() -> None:
    try:
        document = read_pdf(hostile.cmap_outside(), PATH)
    except SourceError:
        return
    assert "root:" not in document.text


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_torn_or_damaged_file_is_read_soundly_or_told(data: st.DataObject) -> None:
    content = bytearray(hostile.with_actions())
    at = st.integers(0, len(content) - 1)
    for place, octet in data.draw(st.lists(st.tuples(at, st.integers(0, 255)), max_size=4)):
        content[place] = octet
    torn = bytes(content[: data.draw(st.integers(1, len(content)))])
    try:
        document = read_pdf(torn, PATH)
    except SourceError:
        return
    assert_sound(document)
