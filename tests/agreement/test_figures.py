"""The figures: counts by hand, what holds for any two codings, and the scorer's own count."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from habeas.agreement.coding import Coding
from habeas.agreement.double_coding import compare
from habeas.agreement.figures import Agreement, agreement
from habeas.agreement.handed_in import find_pairs, read_pair
from habeas.codebook import load_codebook
from tests.agreement.codings import CODINGS, coding, event
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
BOOK = load_codebook()


def figures(a: Coding, b: Coding) -> Agreement:
    return agreement([compare("note", a, b)], BOOK)


def test_counts_by_hand() -> None:
    arrest = event("arrest", "arrested", date="2013-10-03", subject=("Ivo Maltin",))
    a = coding(arrest, event("torture", "beat"), event("release", "released"))
    b = coding(
        event("arrest", "arrested", date="2013-10", subject=("Maltin",), place="Osk"),
        event("assault", "beat"),
    )
    found = figures(a, b)
    assert (found.event.both, found.event.only_a, found.event.only_b) == (1, 2, 1)
    assert found.event.f1 == pytest.approx(2 / 5)
    assert (found.who.both, found.strict.both) == (1, 0)
    assert (found.types["arrest"].f1, found.types["torture"].f1) == (1.0, 0.0)
    assert (found.slots["subject"].f1, found.slots["date"].f1) == (1.0, 0.0)
    assert (found.slots["place"].only_b, found.slots["agent"].f1) == (1, None)
    assert found.slots["agent"].percent == 1.0


def test_an_optional_event_counts_neither_way() -> None:
    optional = event("release", "free her", core=False)
    assert figures(coding(optional), coding()).event.f1 is None
    assert figures(coding(optional), coding(optional)).event.both == 0
    beside = event("release", "free her", core=True)
    assert figures(coding(optional), coding(beside)).event.f1 == 1.0


def test_a_slot_that_one_coder_did_not_code_is_not_compared() -> None:
    arrest = event("arrest", "arrested", place="Osk")
    a = Coding(Path("a.csv"), coding().text, (arrest,), coded=frozenset({"date"}))
    assert list(figures(a, coding(arrest)).slots) == ["date"]


@given(CODINGS)
def test_a_coder_agrees_with_themself(a: Coding) -> None:
    found = figures(a, a)
    told = [found.event.f1, found.types, *found.slots.values(), *found.alphas.values()]
    assert found.event.f1 in (None, 1.0)
    assert told
    assert all(count.f1 in (None, 1.0) for count in found.types.values())
    assert all(count.percent in (None, 1.0) for count in found.slots.values())
    assert all(alpha.alpha in (None, 1.0) for alpha in found.alphas.values())


@given(CODINGS, CODINGS)
def test_f1_is_the_same_when_the_coders_change_places(a: Coding, b: Coding) -> None:
    one, other = figures(a, b), figures(b, a)
    assert (one.event.f1, one.who.f1, one.strict.f1) == (
        other.event.f1,
        other.who.f1,
        other.strict.f1,
    )
    assert {k: v.f1 for k, v in one.types.items()} == {k: v.f1 for k, v in other.types.items()}
    assert {k: v.f1 for k, v in one.slots.items()} == {k: v.f1 for k, v in other.slots.items()}
    assert one.alphas == other.alphas


@pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="../shared is not there")
def test_the_scorer_counts_the_same_events(tmp_path: Path) -> None:
    gold = SHARED / "gold" / "seed"
    read = [sys.executable, "-m", "habeas", "read", "--format", "json", "--out", str(tmp_path)]
    reports = sorted(gold.glob("*.txt"))
    subprocess.run([*read, *map(str, reports)], check=True)
    scored: dict[str, Any] = json.loads(
        subprocess.run(
            [sys.executable, SHARED / "tools" / "score.py", gold, tmp_path, "--json"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    pairs, alone = find_pairs(gold, tmp_path)
    assert (len(pairs), alone) == (len(reports), [])
    texts = [compare(pair.name, *read_pair(pair, BOOK)) for pair in pairs]
    found = agreement(texts, BOOK).event
    assert (found.both, found.only_b, found.only_a) == tuple(
        scored["event"][key] for key in ("tp", "fp", "fn")
    )
    assert found.f1 == pytest.approx(scored["event"]["f1"])
