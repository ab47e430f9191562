"""People in several reports: what is suggested, with what score, and how good that is."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from bench.corpus_people import make_people, score, true_pairs
from habeas.corpus.dataset import open_dataset
from habeas.corpus.people.csv_suggestions import write_suggestions
from habeas.corpus.people.name_parts import name_parts, sound
from habeas.corpus.people.suggestions import Suggestion, suggest_people
from habeas.corpus.rows import Row
from tests.corpus.data_set import build, person, source

LAST_YEAR = source("Ostrava 2012")
THIS_YEAR = source("Ostrava 2013", period="2013")
ELSEWHERE = source("Veldara 1999", country="VEL", period="1999")


def suggested(folder: Path, *people: Row, least: float = 0.5) -> list[Suggestion]:
    build(folder, entities=people)
    with open_dataset(folder) as dataset:
        return suggest_people(dataset, least)


def test_one_person_of_two_reports_is_suggested_and_says_why(tmp_path: Path) -> None:
    editor = ["editor of the weekly Northern Lamp"]
    one = person(LAST_YEAR, 1, "Marta Keldova", descriptions=editor)
    other = person(THIS_YEAR, 4, "M. Keldova", descriptions=["the editor of Northern Lamp"])
    [pair] = suggested(tmp_path, one, other, person(THIS_YEAR, 2, "Ivo Tarn"))
    assert {pair.one.entity, pair.other.entity} == {"p1", "p4"}
    assert pair.score > 0.9
    assert pair.why == (
        "same family name",
        "the initial fits",
        "same country",
        "same years",
        "described alike",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muammar Tarsakhi", "Moammar al-Tarsaqi"),
        ("Марат Ақжолов", "Marat Akzholov"),
        ("Dr. Daven Orlik", "Daven ORLIK"),
    ],
)
def test_spellings_and_scripts_of_a_name_meet(tmp_path: Path, one: str, other: str) -> None:
    assert suggested(tmp_path, person(LAST_YEAR, 1, one), person(THIS_YEAR, 1, other))


def test_namesakes_elsewhere_and_relatives_stay_below(tmp_path: Path) -> None:
    marta = person(LAST_YEAR, 1, "Marta Keldova")
    people = [marta, person(THIS_YEAR, 1, "Ivo Keldova"), person(ELSEWHERE, 1, "Marta Keldova")]
    assert suggested(tmp_path, *people) == []


def test_two_of_one_report_are_never_one(tmp_path: Path) -> None:
    same = [person(LAST_YEAR, number, "Marta Keldova") for number in (1, 2)]
    assert suggested(tmp_path, *same, least=0.0001) == []


def test_a_name_that_is_none_is_not_compared(tmp_path: Path) -> None:
    assert name_parts("the editor") is None
    assert name_parts("") is None
    assert name_parts("…") is None
    words = [person(report, 1, "the editor") for report in (LAST_YEAR, THIS_YEAR)]
    assert suggested(tmp_path, *words, least=0.0001) == []


def test_a_sound_is_never_empty() -> None:
    assert sound("aye") == "a"


def test_the_csv_has_a_line_for_each_pair_and_runs_nothing(tmp_path: Path) -> None:
    name = "=Marta Keldova"
    pairs = suggested(tmp_path, person(LAST_YEAR, 1, name), person(THIS_YEAR, 1, "Marta Keldova"))
    out = StringIO()
    write_suggestions(pairs, out)
    head, line = out.getvalue().split("\r\n")[:2]
    assert head.startswith("score,name_1,country_1,period_1,source_1,entity_1,name_2")
    assert "'=Marta Keldova,OST,2012," in line


def test_most_of_what_is_suggested_is_right_and_most_pairs_are_found(tmp_path: Path) -> None:
    truth = make_people(tmp_path, 400)
    with open_dataset(tmp_path) as dataset:
        found = suggest_people(dataset)
    scores = score(truth, true_pairs(truth), found)
    assert scores["precision"] >= 0.95, scores
    assert scores["recall"] >= 0.85, scores
