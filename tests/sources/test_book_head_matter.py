"""The lines under the heading of a chapter are its head matter, all of them and no others."""

from __future__ import annotations

from pathlib import Path

from habeas.sources.reading_source import read_sources
from tests.sources.yearbook import Entry, chapter, yearbook

OTHERS = [chapter("CHAD"), chapter("SERBIA"), chapter("YEMEN")]


def test_a_value_goes_on_in_the_next_line_where_it_is_not_at_its_end(tmp_path: Path) -> None:
    plain = chapter("ALGERIA")
    facts = (*plain.facts, ("Literacy", "80 per cent (north);"))
    torn = Entry(plain.heading, plain.paragraphs, facts, plain.sections, more="70 per cent (south)")
    path = tmp_path / "book.pdf"
    path.write_bytes(yearbook([torn, *OTHERS]))
    algeria = next(iter(read_sources(path)))
    assert algeria.facts[-1].value == "80 per cent (north); 70 per cent (south)"
    after = [b.kind for b in algeria.blocks if b.kind not in ("title", "fact", "furniture")]
    assert after[0] == "paragraph"
