"""``habeas codebook``: the list of types, and one type in full, as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.codebook import load_codebook
from tests.conftest import Habeas


def test_every_type_is_in_the_list(habeas: Habeas) -> None:
    done = habeas("codebook")
    assert done.returncode == 0
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert listed == set(load_codebook().types)
    assert "\x1b" not in done.stdout, "no terminal codes where no terminal is"


@pytest.mark.parametrize("kind", ["arrest", "appeal", "legislation"])
def test_a_type_is_shown_with_all_that_is_coded(habeas: Habeas, kind: str) -> None:
    told = " ".join(habeas("codebook", kind).stdout.split())
    event_type = load_codebook()[kind]
    assert event_type.definition in told
    assert all(cue.id in told for cue in event_type.cues)
    assert all(outcome in told for outcome in event_type.outcomes)
    assert all(" ".join(example.text.split()) in told for example in event_type.examples)


def test_a_type_of_ones_own_is_listed(habeas: Habeas, tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text(
        '[land_grab]\ndefinition = "Land is taken."\n'
        '[[land_grab.cues]]\nid = "land_grab.verb"\nverbs = ["fence off"]\n',
        encoding="utf-8",
    )
    assert "land_grab" in habeas("codebook", "--codebook", own).stdout
    assert "fence off" in habeas("codebook", "land_grab", "--codebook", own).stdout
