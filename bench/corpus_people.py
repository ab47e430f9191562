"""How good the suggestions of one person in several reports are: ``python -m bench.corpus_people``.

The people are invented and so is the truth about them: names of syllables, some of them common, as
family names are; people who stand in up to four reports, spelt otherwise, with an initial, or
without what the other report says of them; and namesakes who are somebody else. It flatters: real
reports are odder than what was thought of here.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.corpus.dataset import open_dataset
from habeas.corpus.people.suggestions import Suggestion, suggest_people
from habeas.corpus.schemas import schema_of

PEOPLE = 4_000
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99)
_COUNTRIES = [f"X{a}{b}" for a in "ABCDEFGH" for b in "ABCDE"]
_SYLLABLES = (
    "ka mar ta do rin vel sha zu kho li bek no gul sar ev mi tan or bra dik fa qa ze ir".split()
)
_WORDS = "editor lawyer journalist student teacher deputy activist farmer imam trader poet".split()
_SPELT = (("kh", "h"), ("q", "k"), ("v", "w"), ("sh", "sch"), ("zu", "zou"), ("i", "y"))


@dataclass(frozen=True, slots=True)
class _Somebody:
    given: str
    family: str
    country: str
    year: int
    words: tuple[str, ...]


def measure_people(people: int = PEOPLE) -> dict[str, object]:
    """Precision and recall of the suggestions at several thresholds."""
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        truth = make_people(Path(folder), people)
        with open_dataset(folder) as dataset:
            begun = time.perf_counter()
            found = suggest_people(dataset, min(THRESHOLDS))
            seconds = round(time.perf_counter() - begun, 2)
    pairs = true_pairs(truth)
    figures: dict[str, object] = {"mentions": len(truth), "pairs": pairs, "seconds": seconds}
    for threshold in THRESHOLDS:
        figures[str(threshold)] = score(truth, pairs, [s for s in found if s.score >= threshold])
    return figures


def score(
    truth: dict[tuple[str, str], int], pairs: int, found: list[Suggestion]
) -> dict[str, float]:
    """How many suggestions are right, and how many of the pairs were suggested."""
    right = sum(
        truth[s.one.source, s.one.entity] == truth[s.other.source, s.other.entity] for s in found
    )
    precision = right / len(found) if found else 0.0
    return {
        "suggested": len(found),
        "precision": round(precision, 3),
        "recall": round(right / pairs, 3),
    }


def make_people(folder: Path, people: int) -> dict[tuple[str, str], int]:
    """Write a data set of people, and give who each of them is."""
    chance = random.Random(1_984)  # noqa: S311 -- invents people and guards nothing
    families = [_name(chance, 3) for _ in range(people // 3)]
    rows, truth = [], dict[tuple[str, str], int]()
    for number in range(people):
        family = families[int(30 * (chance.paretovariate(0.7) - 1)) % len(families)]
        somebody = _Somebody(
            _name(chance, 2),
            family,
            chance.choice(_COUNTRIES),
            chance.randint(1995, 2014),
            tuple(chance.sample(_WORDS, 3)),
        )
        years = range(somebody.year, somebody.year + chance.choice((1, 1, 2, 3, 4)))
        for year in years:
            row = _told(chance, somebody, year, number)
            truth[str(row["source"]), str(row["entity"])] = number
            rows.append(row)
    at = folder / "data" / "entities"
    at.mkdir(parents=True)
    schema = schema_of("entities")
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), at / "rows.parquet")
    return truth


def _told(chance: random.Random, one: _Somebody, year: int, number: int) -> dict[str, object]:
    """The person as the report on one country and year tells of them."""
    given, family = one.given, one.family
    if chance.random() < 0.25:
        given = f"{given[0]}."
    elif chance.random() < 0.15:
        given = _respelt(chance, given)
    if chance.random() < 0.2:
        family = _respelt(chance, family)
    told = chance.sample(one.words, chance.choice((0, 1, 2, 3)))
    return {
        "source": f"sha256:{one.country}{year}",
        "entity": f"p{number}",
        "kind": "person",
        "name": f"{given.capitalize()} {family.capitalize()}",
        "country": one.country,
        "period": str(year),
        "publisher": "Northern Watch",
        "other_names": [],
        "designations": [],
        "mentions": 1,
        "descriptions": [" ".join(told)] if told else [],
    }


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables))


def _respelt(chance: random.Random, name: str) -> str:
    """The name in another spelling, where it has letters that are spelt in several ways."""
    old, new = chance.choice(_SPELT)
    return name.replace(old, new)


def true_pairs(truth: dict[tuple[str, str], int]) -> int:
    """How many pairs of mentions are one person."""
    reports: dict[int, int] = {}
    for number in truth.values():
        reports[number] = reports.get(number, 0) + 1
    return sum(count * (count - 1) // 2 for count in reports.values())


if __name__ == "__main__":
    print(json.dumps(measure_people(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE), indent=1))
