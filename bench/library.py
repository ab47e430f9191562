"""What the bench measures of a library of reports: reading it, tables over it, people in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from bench.corpus_people import PEOPLE, measure_people
from bench.corpus_reading import measure_corpus_reading
from bench.corpus_table import EVENTS, measure_corpus_table

REPORT = Path("amnesty-text") / "2009.txt"  # a piece of it is read


def measure_library(
    corpus: Path, *, events: int = EVENTS, people: int = PEOPLE
) -> dict[str, dict[str, Any]]:
    """The figures of each part; reading is left out where there is no corpus.

    Args:
        corpus: the folder with long reports.
        events: of the data set that is made for the tables.
        people: of the data set that is made for suggestions.
    """
    found: dict[str, dict[str, Any]] = {}
    if (corpus / REPORT).is_file():
        print("bench: reading a piece of a library", file=sys.stderr)
        found["reading"] = measure_corpus_reading(corpus / REPORT)
    print(f"bench: tables over {events:,} events", file=sys.stderr)
    found["tables"] = measure_corpus_table(events)
    print(f"bench: suggestions of {people:,} people", file=sys.stderr)
    found["people"] = measure_people(people)
    return found
