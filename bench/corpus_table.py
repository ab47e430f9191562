"""How fast a cross table is over a million events: ``python -m bench.corpus_table``.

The data set is invented, the same each time: 20 publishers and 25 years, 13,000 chapters on 195
countries, and events that are spread over types, agents and dates unevenly, as they are in reports.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pycountry

from habeas.codebook import load_codebook
from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.dataset import open_dataset
from habeas.corpus.schemas import schema_of
from habeas.corpus.summary_writing import write_summary
from habeas.corpus.tables import ALL, Question, make_table

EVENTS = 1_000_000
PUBLISHERS, YEARS, COUNTRIES = 20, range(1990, 2015), 195
QUESTIONS = {
    "country by type": Question("country", "type"),
    "agent by period, a rate": Question("agent", "period", rate="words"),
}


def measure_corpus_table(events: int = EVENTS) -> dict[str, float]:
    """Seconds for a table: opened anew, and asked again on what is open."""
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        path = Path(folder)
        make_data_set(path, events)
        figures: dict[str, float] = {"events": events}
        for name, question in QUESTIONS.items():
            begun = time.perf_counter()
            with open_dataset(path) as dataset:
                made = make_table(dataset, question, load_codebook())
                figures[f"{name}: cold seconds"] = round(time.perf_counter() - begun, 2)
                begun = time.perf_counter()
                make_table(dataset, question, load_codebook())
                figures[f"{name}: warm seconds"] = round(time.perf_counter() - begun, 2)
            told = made.cell(ALL, ALL)
            if told.told + told.alleged == 0:
                raise RuntimeError(f"the table {name} is empty")
        return figures


def make_data_set(folder: Path, events: int) -> None:
    """Write a data set of so many events, a folder for each publisher and year.

    Its files lie as ``habeas corpus read`` puts them, with the summary beside them.
    """
    chance = np.random.default_rng(2013)
    countries = sorted(country.alpha_3 for country in pycountry.countries)[:COUNTRIES]
    parts = PUBLISHERS * len(YEARS)
    of_part = [events // parts + (number < events % parts) for number in range(parts)]
    for number, amount in enumerate(of_part):
        publisher, year = f"Publisher {number % PUBLISHERS}", YEARS[number // PUBLISHERS]
        on = chance.choice(countries, size=26, replace=False)
        whose = {"publisher": publisher, "period": str(year)}
        ids = np.array(
            [f"sha256:{number:060x}{at:04x}#{code.lower()}" for at, code in enumerate(on)]
        )
        sources = {
            "source": ids,
            "country": on,
            **whose,
            "document": ids[0],
            "name": "book.pdf",
            "media_type": "application/pdf",
            "characters": 18_000,
            "words": 3_000,
            "events": amount // len(on),
            "version": "1",
        }
        _write(folder, "sources", sources, len(on))
        _write(folder, "events", _events(chance, ids, on, amount, year) | whose, amount)
    write_summary(folder / "data")


def _events(
    chance: np.random.Generator, ids: np.ndarray, on: np.ndarray, amount: int, year: int
) -> dict[str, Any]:
    kinds = np.array(sorted(load_codebook().types))
    places = np.sort(chance.integers(len(ids), size=amount))
    days = [date(year, 1, 1) + timedelta(int(day)) for day in chance.integers(365, size=amount)]
    agents = chance.zipf(1.6, size=amount)
    return {
        "source": ids[places],
        "country": on[places],
        "event": [f"e{number}" for number in range(amount)],
        "type": kinds[np.minimum(chance.zipf(1.4, size=amount), len(kinds)) - 1],
        "modality": chance.choice(
            ["actual", "alleged", "requested"], size=amount, p=[0.8, 0.15, 0.05]
        ),
        "date": [str(day) for day in days],
        "earliest": days,
        "latest": days,
        "agent": [[f"Agency {one}"] if one < 500 else [] for one in agents],
        "subject": [[f"Person {one}"] for one in chance.integers(50_000, size=amount)],
        "confidence": chance.random(amount),
        "trigger": "arrested",
        "trigger_start": 40,
        "trigger_end": 48,
        "passage": [f"On a day of {year}, number {n} was arrested at home." for n in range(amount)],
        "passage_start": 0,
        "passage_end": 60,
    }


def _write(folder: Path, table: Table, cells: dict[str, Any], rows: int) -> None:
    """One file of a table: what is told once holds for every row, what is not told is empty."""
    at = folder / "data" / table / f"publisher={cells['publisher']}" / f"period={cells['period']}"
    at.mkdir(parents=True)
    arrays = []
    for column, field in zip(COLUMNS[table], schema_of(table), strict=True):
        told = cells.get(column.name, [] if column.type == "texts" else None)
        is_one = told is None or isinstance(told, str | int) or len(told) == 0
        arrays.append(pa.array([told] * rows if is_one else told, field.type))
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema_of(table)),
        at / "rows.parquet",
        compression="zstd",
    )


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    print(json.dumps(measure_corpus_table(amount), indent=1))
