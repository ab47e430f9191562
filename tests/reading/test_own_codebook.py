"""A researcher's own file: a type and a cue that nothing was learnt of are read by grammar."""

from __future__ import annotations

from pathlib import Path

from habeas.pipeline import Reader
from habeas.record import Event, Reading

OWN = """
[land_grab]
group = "own"
title = "Land grab"
definition = "Land is taken from those who live on it."

[[land_grab.cues]]
id = "land_grab.verb"
verbs = ["fence off", "expropriate"]
roles.agent = ["nsubj"]
roles.subject = ["obj"]

[[land_grab.cues]]
id = "land_grab.noun"
nouns = ["expropriation"]
roles.subject = ["nmod:of"]
unless = ["tax"]

[[land_grab.examples]]
text = "The company expropriated the farmers in May."
trigger = "expropriated"
"""


def read(tmp_path: Path, text: str) -> Reading:
    codebook, report = tmp_path / "my.toml", tmp_path / "report.txt"
    codebook.write_text(OWN, encoding="utf-8")
    report.write_text(text, encoding="utf-8")
    return Reader(codebook=codebook).read(report, period="2012")


def land_grabs(reading: Reading) -> list[Event]:
    return [event for event in reading.events if event.type == "land_grab"]


def names(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.entity(p.entity).name for p in event.participants if p.role == role]


def test_the_active_clause(tmp_path: Path) -> None:
    reading = read(tmp_path, "In May the Interior Ministry expropriated forty farmers near Ostrin.")
    [event] = land_grabs(reading)
    assert event.cue == "land_grab.verb"
    assert names(reading, event, "agent") == ["Interior Ministry"]
    assert names(reading, event, "subject") == ["forty farmers"]


def test_the_passive_follows_by_rule(tmp_path: Path) -> None:
    reading = read(tmp_path, "Forty farmers were expropriated by the Interior Ministry in May.")
    [event] = land_grabs(reading)
    assert names(reading, event, "agent") == ["Interior Ministry"]
    assert names(reading, event, "subject") == ["Forty farmers"]


def test_what_rules_a_cue_out(tmp_path: Path) -> None:
    told = read(tmp_path, "The expropriation of the farmers went on.")
    ruled_out = read(tmp_path, "The tax on the expropriation of the farmers went up.")
    assert [event.trigger.text for event in land_grabs(told)] == ["expropriation"]
    assert land_grabs(ruled_out) == []


def test_what_stands_behind_a_preposition(tmp_path: Path) -> None:
    codebook, report = tmp_path / "my.toml", tmp_path / "report.txt"
    codebook.write_text(
        """
[utility_cut]
definition = "Water or power is cut off from people."

[[utility_cut.cues]]
id = "utility_cut.verb"
verbs = ["cut", "disconnect"]
roles.subject = ["nmod:to", "obl:to"]
needs = ["water", "power"]
""",
        encoding="utf-8",
    )
    report.write_text("In May the authorities cut water to forty families in Ostrin.", "utf-8")
    reading = Reader(codebook=codebook).read(report, period="2012")
    [event] = [event for event in reading.events if event.type == "utility_cut"]
    assert names(reading, event, "subject") == ["forty families"]
