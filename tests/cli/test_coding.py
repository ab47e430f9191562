"""``habeas coding``: from two files to gold, as a researcher does it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from habeas.language.en.training.annotated import Labeller, read_passage, words_of
from tests.conftest import ROOT, Habeas

SAMPLE = ROOT / "samples" / "coded-twice"
BOTH = (SAMPLE / "ana.csv", SAMPLE / "ben.json", "--text", SAMPLE / "tolvar-2013.txt")
SCORER = ROOT.parent / "shared" / "tools" / "score.py"
DECIDED = {
    "date": "none",
    "agent": "B",
    "type": "A",
    "outcome": "A",
    "modality": "actual",
    "event": "B",
    "subject": "The rally",
}


def fill_in(path: Path, decided: dict[str, str]) -> None:
    """Fill in the decisions, and save them as some spreadsheets do: with semicolons, sorted."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["decision"] = decided[row["slot"]]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["slot"]))


@pytest.fixture(scope="module")
def gold(habeas: Habeas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gold of the sample, with every disagreement decided."""
    folder = tmp_path_factory.mktemp("gold")
    asked = habeas("coding", "adjudicate", *BOTH, "--out", folder)
    assert asked.stdout.startswith("7 disagreements to decide in")
    fill_in(folder / "decisions.csv", DECIDED)
    names = ("--coders", "Ana,Ben", "--adjudicator", "Cleo")
    done = habeas("coding", "adjudicate", *BOTH, "--out", folder, *names)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("11 events in 1 text, 7 decisions")
    return folder


def test_agreement_is_shown_with_each_disagreement_by_its_cause(habeas: Habeas) -> None:
    done = habeas("coding", "agree", *BOTH, "--coders", "Ana,Ben")
    assert (done.returncode, done.stderr) == (0, "")
    assert "tolvar-2013: Her lawyer appealed." in done.stdout
    assert "date of appeal “appealed”: Ana: empty | Ben: 2013-10" in done.stdout
    for heading in ("only Ben has it", "another type", "another value of a slot"):
        assert heading in done.stdout


def test_the_same_as_json_and_as_a_table(habeas: Habeas, tmp_path: Path) -> None:
    rows = tmp_path / "disagreements.csv"
    told = json.loads(habeas("coding", "agree", *BOTH, "--json", "--csv", rows).stdout)
    assert told["event"] == {"f1": 0.9, "both": 9, "only_a": 1, "only_b": 1}
    assert told["slots"]["date"]["only_b"] == 1
    assert told["alpha"]["type by trigger"]["units"] == 10
    with rows.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [row["cause"] for row in listed] == [one["cause"] for one in told["disagreements"]]
    assert {row["cause"] for row in listed} == {"only B", "other type", "other slot"}


def test_a_coder_agrees_with_themself(habeas: Habeas) -> None:
    one = BOTH[1]
    done = habeas("coding", "agree", one, one, *BOTH[2:])
    assert "No disagreements." in done.stdout


def test_gold_holds_both_coders_events_and_who_decided(gold: Path) -> None:
    told: dict[str, Any] = json.loads((gold / "tolvar-2013.json").read_text(encoding="utf-8"))
    text = (gold / "tolvar-2013.txt").read_text(encoding="utf-8")
    assert text == (SAMPLE / "tolvar-2013.txt").read_text(encoding="utf-8")
    assert told["coding"]["coders"] == {"A": "Ana", "B": "Ben"}
    assert told["coding"]["adjudicator"] == "Cleo"
    subjects = [event.get("subject") for event in told["events"]]
    assert ["the rally"] in subjects, "a value of one's own is taken as the text has it"
    assert told["events"][7] | {"at": 0} == {
        "s": 8,
        "trigger": "free",
        "at": 0,
        "type": "release",
        "date": None,
        "subject": ["Lidia Sorn"],
        "modality": "requested",
        "core": False,
        "coded_by": ["B"],
        "decided": ["event"],
    }


def test_the_trainer_takes_gold(gold: Path) -> None:
    passage = read_passage(gold / "tolvar-2013.json")
    labeller = Labeller(passage)
    learnt = 0
    for scene in words_of(passage):
        words = [word for sentence in scene for word in sentence]
        numbers = [n for n, sentence in enumerate(scene) for _ in sentence]
        learnt += len(labeller.label(words, numbers, 0).events)
    assert learnt == len(passage.annotation["events"]) == 11


@pytest.mark.skipif(not SCORER.is_file(), reason="../shared, where the scorer is, is not there")
def test_gold_scored_against_itself_is_perfect(gold: Path, tmp_path: Path) -> None:
    told = json.loads((gold / "tolvar-2013.json").read_text(encoding="utf-8"))
    reading = json.dumps(as_reading(told))
    (tmp_path / "tolvar-2013.json").write_text(reading, encoding="utf-8")
    command = [sys.executable, str(SCORER), str(gold), str(tmp_path), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    scored = json.loads(done.stdout)
    for figure in ("event", "who", "strict", "person", "organization"):
        assert scored[figure]["f1"] == 1.0, figure
    assert {slot["share"] for slot in scored["slots"].values()} == {1.0}


def as_reading(gold: dict[str, Any]) -> dict[str, Any]:
    """Gold in the form of a reading, as far as the scorer looks at it."""
    names: dict[str, str] = {}

    def entity(name: str) -> str:
        return names.setdefault(name, f"p{len(names) + 1}")

    events = []
    for event in gold["events"]:
        roles = [("agent", event.get("agent")), *(("subject", n) for n in event.get("subject", []))]
        people = [{"role": role, "entity": entity(name)} for role, name in roles if name]
        events.append(event | {"participants": people, "trigger": {"start": event["at"]}})
    kinds = dict.fromkeys(gold["persons"], "person")
    kinds |= dict.fromkeys(gold["organizations"], "organization")
    for name in kinds:
        entity(name)
    entities = [{"id": i, "name": n, "kind": kinds.get(n, "group")} for n, i in names.items()]
    return {"entities": entities, "events": events}


def test_what_is_not_decided_is_told_a_line_each_and_nothing_is_written(
    habeas: Habeas, tmp_path: Path
) -> None:
    folder = tmp_path / "gold"
    habeas("coding", "adjudicate", *BOTH, "--out", folder)
    fill_in(folder / "decisions.csv", DECIDED | {"date": "", "subject": "the militia"})
    lines = []
    for _ in range(2):
        done = habeas("coding", "adjudicate", *BOTH, "--out", folder, "--adjudicator", "Cleo")
        assert (done.returncode, done.stdout) == (2, "")
        lines.append(done.stderr.splitlines())
        fill_in_again(folder / "decisions.csv")
    assert [line.split(": ", 1)[1][:19] for line in lines[0]] == [
        "row 3: not decided:",
        "1 to mend; no gold ",
    ]
    assert "row 7: 'the militia' does not stand in the text" in lines[1][0]
    assert [path.name for path in folder.iterdir()] == ["decisions.csv"]


def fill_in_again(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig").replace(";2013-10;;", ";2013-10;A;")
    path.write_text(text, encoding="utf-8-sig")


def test_who_decided_must_be_said(habeas: Habeas, tmp_path: Path) -> None:
    habeas("coding", "adjudicate", *BOTH, "--out", tmp_path)
    fill_in(tmp_path / "decisions.csv", DECIDED)
    done = habeas("coding", "adjudicate", *BOTH, "--out", tmp_path)
    assert (done.returncode, done.stderr) == (2, "habeas: say who decided: --adjudicator NAME\n")


def test_a_coders_file_is_never_replaced(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "note.json").write_bytes((SAMPLE / "ben.json").read_bytes())
    (tmp_path / "note.txt").write_bytes((SAMPLE / "tolvar-2013.txt").read_bytes())
    one = tmp_path / "note.json"
    done = habeas("coding", "adjudicate", one, one, "--out", tmp_path)
    assert done.returncode == 2
    assert "is the folder of a coder" in done.stderr
    assert one.read_bytes() == (SAMPLE / "ben.json").read_bytes()


def test_a_file_that_is_no_coding_is_told_in_one_line(habeas: Habeas, tmp_path: Path) -> None:
    broken = tmp_path / "cora.csv"
    broken.write_text("trigger,type\nfled,arrest\n", encoding="utf-8")
    done = habeas("coding", "agree", broken, *BOTH[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{broken}: row 2: 'fled' does not stand in the text\n"
