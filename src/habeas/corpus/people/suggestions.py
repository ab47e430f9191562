"""Which people of different reports may be one person, with a score; a person decides."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.corpus.dataset import Dataset
from habeas.language import edtf

if TYPE_CHECKING:
    import pyarrow as pa

THRESHOLD = 0.5
_OTHER_NAMES = 2_000
_WORD = re.compile(r"\w{4,}")
_WHY = {
    "family": {2: "same family name", 1: "family names sound alike"},
    "given": {
        4: "same given name",
        3: "the initial fits",
        2: "given names sound alike",
        1: "given names alike",
        0: "other given name",
    },
    "country": {1: "same country", 0: "other country"},
    "years": {2: "same years", 1: "a few years apart", 0: "many years apart"},
    "described": {2: "described alike", 1: "one word of the description is the same"},
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one report tells of them."""

    source: str
    entity: str
    name: str
    country: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two that may be one: how sure that is, and what speaks for it and against it."""

    score: float
    one: Person
    other: Person
    why: tuple[str, ...]


def suggest_people(dataset: Dataset, threshold: float = THRESHOLD) -> list[Suggestion]:
    """The pairs that reach ``threshold``, the surest first.

    Nothing is merged, and a pair says nothing of a third: A with B, and B with C, are two.

    Raises:
        DataSetError: the data set is broken.
    """
    with dataset.errors_told():
        found = dataset.sql(
            """SELECT source, entity, name, country, period, descriptions, designations
            FROM entities WHERE kind = 'person' ORDER BY source, length(entity), entity"""
        ).fetchall()
    people = [Person(*row[:5]) for row in found]
    records = _records(people, [[*row[5], *row[6]] for row in found])
    if records.num_rows < 2:
        return []
    pairs = _weighed(records, threshold)
    made = [_suggestion(pair, people) for pair in pairs]
    return sorted(made, key=lambda pair: (-pair.score, _place(pair.one), _place(pair.other)))


def _records(people: list[Person], described: list[list[str]]) -> pa.Table:
    """What is compared of each person that has a name."""
    import pyarrow as pa  # noqa: PLC0415 -- an extra

    from habeas.corpus.people.name_parts import name_parts  # noqa: PLC0415 -- needs an extra

    rows: list[dict[str, Any]] = []
    for number, (person, words) in enumerate(zip(people, described, strict=True)):
        parts = name_parts(person.name)
        if parts is None:
            continue
        first, last = _years(person.period)
        rows.append(
            {
                "unique_id": number,
                "source": person.source,
                "family": parts.family,
                "family_sound": parts.family_sound,
                "given": parts.given,
                "given_sound": parts.given_sound,
                "initial": parts.given and parts.given[0],
                "country": person.country,
                "first": first,
                "last": last,
                "described": sorted({w.lower() for text in words for w in _WORD.findall(text)}),
            }
        )
    text, number_type = pa.string(), pa.int64()
    texts = ("source", "family", "family_sound", "given", "given_sound", "initial", "country")
    schema = pa.schema(
        [
            *(("unique_id", number_type), *((name, text) for name in texts)),
            *(("first", number_type), ("last", number_type), ("described", pa.list_(text))),
        ]
    )
    return pa.Table.from_pylist(rows, schema=schema)


def _weighed(records: pa.Table, threshold: float) -> list[dict[str, Any]]:
    """The pairs that Splink finds, each with its score and the level of each comparison."""
    import duckdb  # noqa: PLC0415 -- an extra
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 -- the same

    from habeas.corpus.people.weights import settings  # noqa: PLC0415 -- the same

    with duckdb.connect(":memory:", config={"threads": "2"}) as connection:
        connection.execute("SET enable_external_access = false")
        api = DuckDBAPI(connection=connection)
        linker = Linker(
            api.register(records), settings(records.num_rows), log_level=logging.WARNING
        )
        common = api.register(_how_common(records))
        linker.table_management.register_term_frequency_lookup(common, "family")
        pairs = linker.inference.predict(threshold_match_probability=threshold)
        return list(pairs.as_record_list())


def _how_common(records: pa.Table) -> pa.Table:
    """The share of each family name, as if there were some thousand other names beside them.

    In a data set of ten people a name that stands there twice is not a name of every fifth person.
    """
    import pyarrow as pa  # noqa: PLC0415 -- an extra

    counted = Counter(records["family"].to_pylist())
    names, whole = sorted(counted), records.num_rows + _OTHER_NAMES
    shares = [counted[name] / whole for name in names]
    return pa.table({"family": names, "tf_family": shares})


def _place(person: Person) -> tuple[str, str, str]:
    return person.name, person.source, person.entity


def _suggestion(pair: dict[str, Any], people: list[Person]) -> Suggestion:
    one, other = sorted((pair["unique_id_l"], pair["unique_id_r"]))
    why = [words.get(pair[f"gamma_{name}"]) for name, words in _WHY.items()]
    score = round(float(pair["match_probability"]), 4)
    return Suggestion(score, people[one], people[other], tuple(filter(None, why)))


def _years(period: str | None) -> tuple[int | None, int | None]:
    if period is None or not edtf.is_valid(period):
        return None, None
    return edtf.earliest(period).year, edtf.latest(period).year
