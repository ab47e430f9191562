"""Every quoted text of a reading equals the text of its source at that place, whatever is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.pipeline import Reader
from habeas.record import Entity, Event, Mention, Reading
from habeas.spans import Quote
from tests.conftest import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
PIECES = [
    "On 23 January", "police arrested", "Ivo Tarn", "the National Security Service (NSS)", "NSS",
    "Mira Talven’s", "who had been", "sentenced to", "seven-and-a-half years", "in prison", "28",
    "men", "“inciting social discord”", ".", ",", ";", "\n\n", "\n", "• ", "(", ")", "’", "—",
    "He was released", "the court", "upheld the verdict", "Ge\u0301rard", "e \u0301", "\u00ad",
    "no investigation was opened", "\u200b", "\U0001f9ff", "ﬁned", "in Ostrin", "2011", "in May",
]  # fmt: skip

# A file with many control characters is refused as binary, and has no quotes.
PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc"])


def quotes(reading: Reading) -> Iterator[Quote | Mention]:
    for entity in reading.entities:
        yield from entity.mentions
    for event in reading.events:
        yield event.trigger
        yield event.passage
        if event.date_text is not None:
            yield event.date_text


def wrong(reading: Reading) -> list[Quote | Mention]:
    text = reading.source.text
    return [q for q in quotes(reading) if text[q.start : q.end] != q.text or q.start >= q.end]


def ids_resolve(reading: Reading) -> bool:
    known = {entity.id for entity in reading.entities} | {e.id for e in reading.events}
    used = {i for e in reading.events for i in referred(e)}
    used |= {i for case in reading.cases for i in (case.subject, *case.events)}
    return used <= known


def referred(event: Event) -> list[str]:
    others = (event.place, event.destination, event.attributed_to)
    return [p.entity for p in event.participants] + [i for i in others if i is not None]


def has_a_name(entity: Entity) -> bool:
    return bool(entity.name.strip()) and bool(entity.mentions)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES) | st.text(PRINTABLE, max_size=12), min_size=1, max_size=40))
def test_generated_text(reader: Reader, tmp_path: Path, pieces: list[str]) -> None:
    text = "Report. " + " ".join(pieces)
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode("utf-8"))
    reading = reader.read(path, period="2012")
    assert wrong(reading) == []
    assert ids_resolve(reading)
    assert all(has_a_name(entity) for entity in reading.entities)


@pytest.mark.long
@pytest.mark.parametrize("series", ["amnesty-text", "amnesty-pdf", "state-html"])
def test_real_reports(reader: Reader, series: str) -> None:
    folder = CORPUS / series
    if not folder.is_dir():
        pytest.skip(f"no real reports beside the repository ({series})")
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_size)
    for path in files[:3]:
        events = 0
        for reading in islice(reader.read_all(path), 6):  # a book would take minutes
            assert isinstance(reading, Reading), path.name
            assert wrong(reading) == []
            assert ids_resolve(reading)
            events += len(reading.events)
        assert events, path.name
