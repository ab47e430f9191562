"""The SQL behind a cross table."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from habeas.codebook import Codebook
from habeas.corpus.dataset import Dataset
from habeas.corpus.tables.dimensions import JOINS, Dimension
from habeas.corpus.tables.question import Question
from habeas.corpus.tables.spans import spans_of
from habeas.language import edtf

Rows = list[tuple[Any, ...]]


class Asking:
    """Asks a data set one question; ``gather`` comes first, then the sums.

    Values go in as parameters; into the text of the SQL goes only what stands in this file and in
    ``dimensions.py``.
    """

    def __init__(self, dataset: Dataset, question: Question, codebook: Codebook) -> None:
        self.question = question
        self.by_row, *rest = question.dimensions
        self.by_column: Dimension | None = rest[0] if question.columns else None
        self._several = any(one.several for one in (self.by_row, self.by_column) if one)
        self._ask = dataset.connection
        self._coded = _coded(codebook)

    def gather(self) -> None:
        """Put aside the reports that count and what they tell."""
        self._ask.register("coded", self._coded)
        self._gather_sources()
        of_cases = self.question.counts_cases
        where, values = self._conditions("case" if of_cases else "event")
        told = f"""SELECT s.report, {"'actual'" if of_cases else "e.modality"} AS modality,
                {self.by_row.value} AS row_key,
                {self.by_column.value if self.by_column else "NULL"} AS column_key
            FROM {"cases" if of_cases else "events"} AS e
            JOIN read AS s ON s.source = e.source {self._joins()} WHERE {where}"""
        if self._several:
            self._ask.execute(f"CREATE OR REPLACE TEMP TABLE told AS {told}", values)
            told, values = "told", {}
        made = self._by_report(told if self._several else f"({told})", "row_key", "column_key")
        self._ask.execute(f"CREATE OR REPLACE TEMP TABLE by_report AS {made}", values)

    def _gather_sources(self) -> None:
        """``asked``: the sources that the conditions let through; ``read``: those in the period."""
        where, values = self._conditions("source")
        self._ask.execute(
            f"""CREATE OR REPLACE TEMP TABLE found AS
            SELECT row_number() OVER (ORDER BY s.source) AS report, s.source, s.country,
                s.publisher, s.period, s.words FROM sources AS s WHERE {where}""",
            values,
        )
        told = self._ask.execute("SELECT DISTINCT period FROM found ORDER BY period").fetchall()
        periods = [period for (period,) in told if period and edtf.is_valid(period)]
        self._ask.register("spans", spans_of(periods, self.question.period))
        self._ask.execute(
            """CREATE OR REPLACE TEMP TABLE asked AS
            SELECT found.*, first, last, coalesce(within, $all) AS within
            FROM found LEFT JOIN spans ON spans.period = found.period""",
            {"all": self.question.period is None},
        )
        self._ask.execute("CREATE OR REPLACE TEMP VIEW read AS SELECT * FROM asked WHERE within")

    def counted(self, with_row: bool, with_column: bool) -> Rows:  # noqa: FBT001 -- two of a kind
        """Rows of row, column, told, alleged, and the reports that tell it."""
        row, column = ("r" if with_row else "NULL"), ("c" if with_column else "NULL")
        numbers = "by_report"
        if not with_row and self.by_row.several:
            numbers = f"({self._by_report('told', 'NULL', 'column_key')})"
        if not with_column and self.by_column and self.by_column.several:
            numbers = f"({self._by_report('told', 'row_key' if with_row else 'NULL', 'NULL')})"
        settled = self.question.settles_modality
        apart = "false" if settled else "modality = 'alleged'"
        where = "" if settled else "WHERE modality IN ('actual', 'alleged')"
        return self._ask.execute(
            f"""SELECT {row} AS r, {column} AS c,
                coalesce(sum(n) FILTER (NOT ({apart})), 0)::BIGINT,
                coalesce(sum(n) FILTER ({apart}), 0)::BIGINT, count(DISTINCT report)
            FROM {numbers} {where} GROUP BY ALL"""
        ).fetchall()

    def _by_report(self, told: str, row: str, column: str) -> str:
        """SQL for the numbers of each report; where a side is left out, each event counts once."""
        return f"""SELECT report, modality, r, c, count(*) AS n
            FROM (SELECT report, modality, {_one_by_one(row, self.by_row)} AS r,
                {_one_by_one(column, self.by_column)} AS c FROM {told}) GROUP BY ALL"""

    def sources(self, with_row: bool, with_column: bool) -> Rows:  # noqa: FBT001 -- as above
        """Rows of row, column, reports and words that were read for them."""
        row = _of_sources(self.by_row) if with_row else "NULL"
        column = _of_sources(self.by_column) if with_column else "NULL"
        return self._ask.execute(f"""
            SELECT r, c, count(*), sum(words)::BIGINT
            FROM (SELECT words, {row} AS r, {column} AS c FROM read AS s) GROUP BY r, c
            """).fetchall()

    def modalities(self) -> dict[str, int]:
        """How many events of all that were asked for are told as fact, alleged and so on."""
        if self.question.counts_cases:
            return {}
        told = "told" if self._several else "by_report"
        number = "count(*)" if self._several else "sum(n)::BIGINT"
        counts = f"SELECT modality, {number} FROM {told} GROUP BY modality ORDER BY 2 DESC, 1"
        return dict(self._ask.execute(counts).fetchall())

    def outside(self) -> int:
        """How many reports do not lie wholly in the period that was asked for."""
        [(number,)] = self._ask.execute("SELECT count(*) FROM asked WHERE NOT within").fetchall()
        return int(number)

    def _conditions(self, level: str) -> tuple[str, dict[str, Any]]:
        """What a source, an event or a case must be, as SQL and its values."""
        conditions, values = ["true"], dict[str, Any]()
        for name, wanted in self.question.only.items():
            dimension = next(d for d in self.question.dimensions if d.name == name)
            if dimension.level == level:
                values[f"only_{name}"] = [one.casefold() for one in wanted]
                conditions.append(_is_one_of(dimension, f"$only_{name}"))
        if level == "event" and self.question.confidence:
            conditions.append("e.confidence >= $confidence")
            values["confidence"] = self.question.confidence
        if level == "event" and self.question.rate:
            # A rate for a year stands on the reports that cover it, above the line as below it.
            years = [d.value for d in (self.by_row, self.by_column) if d and d.name == "year"]
            conditions += [f"{year} BETWEEN s.first AND s.last" for year in years]
        return " AND ".join(f"({one})" for one in conditions), values

    def _joins(self) -> str:
        joins = [JOINS[d.name] for d in self.question.dimensions if d.name in JOINS]
        return " ".join(dict.fromkeys(joins))


def _is_one_of(dimension: Dimension, values: str) -> str:
    if dimension.several:
        lower = f"list_transform({dimension.value}, lambda one: lower(one))"
        return f"list_has_any({lower}, {values})"
    return f"list_contains({values}, lower(CAST({dimension.value} AS VARCHAR)))"


def _one_by_one(key: str, dimension: Dimension | None) -> str:
    """The value, or one row for each; no value is a value, too."""
    if dimension is None or not dimension.several or key == "NULL":
        return key
    return f"unnest(CASE WHEN len({key}) = 0 THEN [NULL] ELSE {key} END)"


def _of_sources(dimension: Dimension | None) -> str:
    """The value of a source; for years each that its period touches."""
    if dimension is None:
        return "NULL"
    return "unnest(range(s.first, s.last + 1))" if dimension.name == "year" else dimension.value


def _coded(codebook: Codebook) -> pa.Table:
    types = sorted(codebook.types.values(), key=lambda one: one.name)
    return pa.table(
        {
            "type": [one.name for one in types],
            "in_group": [one.group for one in types],
            "rights": [
                list(dict.fromkeys(f"{r.instrument} {r.article}" for r in one.rights))
                for one in types
            ],
        },
        schema=pa.schema(
            [("type", pa.string()), ("in_group", pa.string()), ("rights", pa.list_(pa.string()))]
        ),
    )
