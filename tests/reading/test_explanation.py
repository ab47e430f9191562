"""What decided an event agrees with the event that the reading has."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.pipeline import Reader

TEXT = """\
On 8 October, Ostrin City Court convicted Ivo Tarn and Mira Talven of “insulting the state”. Both
were sentenced to two years in prison. Tarn appealed in November. Human rights defenders and
journalists said that they had been beaten by police officers at a polling station in Brenik.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_event_is_explained_by_what_it_was_read_by(reader: Reader, report: Path) -> None:
    reading = reader.read(report, period="2012")
    assert len(reading.events) >= 4
    for event in reading.events:
        told = reader.explain(report, event.id, period="2012")
        assert told is not None
        assert (told.type, told.trigger, told.cue) == (event.type, event.trigger.text, event.cue)
        assert told.confidence == event.confidence
        assert told.passage == event.passage
        assert [d.edtf for d in told.dates if d.taken] == ([event.date] if event.date else [])
        assert told.modalities[0][0] == event.modality
        places = [w.means for w in told.participants if w.role == "place" and w.taken]
        assert places == ([reading.entity(event.place).name] if event.place else [])
        for role in ("agent", "subject"):
            names = {reading.entity(entity).name for entity in event.who(role)}
            taken = {w.means for w in told.participants if w.role == role and w.taken}
            assert names <= taken, f"{role} of {event.trigger.text}"


def test_what_stands_where_grammar_puts_it_is_told(reader: Reader, report: Path) -> None:
    told = reader.explain(report, "e1", period="2012")
    assert told is not None
    in_place = {(w.role, w.words) for w in told.participants if w.in_place and w.taken}
    assert ("agent", "Ostrin City Court") in in_place


def test_an_event_that_is_not_there_has_no_explanation(reader: Reader, report: Path) -> None:
    assert reader.explain(report, "e0", period="2012") is None
