"""The SQL behind a cross table."""

from __future__ import annotations

from typing import Any, get_args

from habeas.codebook import Codebook
from habeas.corpus.dataset import Dataset
from habeas.corpus.summary import summary_of
from habeas.corpus.tables.dimensions import JOINS, Dimension
from habeas.corpus.tables.question import Question
from habeas.corpus.tables.spans import spans_of
from habeas.language import edtf
from habeas.record import Modality

Rows = list[tuple[Any, ...]]
_MODALITIES = get_args(Modality)
_BY_MODALITY = ", ".join(f"count(*) FILTER (modality = '{one}') AS {one}" for one in _MODALITIES)
_NUMBERED = "(SELECT row_number() OVER (ORDER BY source) AS report, * FROM sources)"
_NOT_IN_SUMMARY = {"agent_kind"}  # needs the participants of each event


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
        self._summary = summary_of(dataset)
        self._codebook = codebook
        self._dropped: set[str] = set()  # tables in which each event stands once

    def gather(self) -> None:
        """Put aside the reports that count and what they tell."""
        if any("coded" in join for join in self._joins()):
            self._gather_types()
        self._gather_sources()
        of_cases = self.question.counts_cases
        where, values = self._conditions("case" if of_cases else "event")
        told = f"""SELECT s.report, {"'actual'" if of_cases else "e.modality"} AS modality,
                {self.by_row.value} AS row_key,
                {self.by_column.value if self.by_column else "NULL"} AS column_key
            FROM {self._counted_of_reports()} {" ".join(self._joins())} WHERE {where}"""
        if self._several:
            self._ask.execute(f"CREATE OR REPLACE TEMP TABLE told AS {told}", values)
            told, values = "told", {}
        made = self._by_report(told if self._several else f"({told})", "row_key", "column_key")
        self._ask.execute(f"CREATE OR REPLACE TEMP TABLE by_report AS {made}", values)

    def _gather_sources(self) -> None:
        """``asked``: the sources that the conditions let through; ``read``: those in the period."""
        where, values = self._conditions("source")
        sources = self._summary.sources if self._summary else _NUMBERED
        self._ask.execute(
            f"""CREATE OR REPLACE TEMP TABLE found AS
            SELECT s.report, s.source, s.country, s.publisher, s.period, s.words
            FROM {sources} AS s WHERE {where}""",
            values,
        )
        told = self._ask.execute("SELECT DISTINCT period FROM found ORDER BY period").fetchall()
        periods = [period for (period,) in told if period and edtf.is_valid(period)]
        self._ask.execute(
            """CREATE OR REPLACE TEMP TABLE asked AS
            SELECT found.*, first, last, coalesce(within, $all) AS within
            FROM found LEFT JOIN (
                SELECT unnest($periods::VARCHAR[]) AS period, unnest($first::BIGINT[]) AS first,
                    unnest($last::BIGINT[]) AS last, unnest($within::BOOLEAN[]) AS within
            ) AS spans ON spans.period = found.period""",
            {"all": self.question.period is None, **spans_of(periods, self.question.period)},
        )
        self._ask.execute("CREATE OR REPLACE TEMP VIEW read AS SELECT * FROM asked WHERE within")

    def _gather_types(self) -> None:
        """``coded``: what the codebook says of each type."""
        types = sorted(self._codebook.types.values(), key=lambda one: one.name)
        self._ask.execute(
            """CREATE OR REPLACE TEMP TABLE coded AS
            SELECT unnest($types::VARCHAR[]) AS type, unnest($groups::VARCHAR[]) AS in_group,
                unnest($rights::VARCHAR[][]) AS rights""",
            {
                "types": [one.name for one in types],
                "groups": [one.group for one in types],
                "rights": [
                    list(dict.fromkeys(f"{r.instrument} {r.article}" for r in one.rights))
                    for one in types
                ],
            },
        )

    def _counted_of_reports(self) -> str:
        """SQL for what is counted, ``e``, each with its report, ``s``."""
        of_cases = self.question.counts_cases
        used = {one.name for one in self.question.dimensions}
        if self._summary and not of_cases and not used & _NOT_IN_SUMMARY:
            return f"{self._summary.events} AS e JOIN read AS s ON s.report = e.report"
        return f"{'cases' if of_cases else 'events'} AS e JOIN read AS s ON s.source = e.source"

    def counted(self, with_row: bool, with_column: bool) -> Rows:  # noqa: FBT001 -- two of a kind
        """Rows of row, column, told, alleged, and the reports that tell it."""
        row, column = ("r" if with_row else "NULL"), ("c" if with_column else "NULL")
        numbers = self._numbers(with_row, with_column)
        settled = self.question.settles_modality
        told, alleged = ("n", "0") if settled else ("actual", "alleged")
        # First the sums of each report: then rows are reports, and need not be told apart.
        return self._ask.execute(
            f"""SELECT r, c, sum(told)::BIGINT, sum(alleged)::BIGINT, count(*)
            FROM (
                SELECT report, {row} AS r, {column} AS c, sum({told}) AS told,
                    sum({alleged}) AS alleged
                FROM {numbers} WHERE {told} + {alleged} > 0 GROUP BY ALL
            ) GROUP BY ALL"""
        ).fetchall()

    def _numbers(self, with_row: bool, with_column: bool) -> str:  # noqa: FBT001 -- as above
        """The table with the numbers of each report, each event once where a side is left out."""
        drop_row = not with_row and self.by_row.several
        drop_column = not with_column and self.by_column is not None and self.by_column.several
        if not drop_row and not drop_column:
            return "by_report"
        name = "by_report" + "_no_rows" * drop_row + "_no_columns" * drop_column
        if name not in self._dropped:
            made = self._by_report(
                "told", "NULL" if drop_row else "row_key", "NULL" if drop_column else "column_key"
            )
            self._ask.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {made}")
            self._dropped.add(name)
        return name

    def _by_report(self, told: str, row: str, column: str) -> str:
        """SQL for the numbers of each report; where a side is left out, each event counts once."""
        return f"""SELECT report, r, c, count(*) AS n, {_BY_MODALITY}
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
        if self._several:
            counts = "SELECT modality, count(*) FROM told GROUP BY modality"
            found = self._ask.execute(counts).fetchall()
        else:
            sums = ", ".join(f"coalesce(sum({one}), 0)::BIGINT" for one in _MODALITIES)
            [numbers] = self._ask.execute(f"SELECT {sums} FROM by_report").fetchall()
            found = [(one, n) for one, n in zip(_MODALITIES, numbers, strict=True) if n]
        return dict(sorted(found, key=lambda one: (-one[1], one[0])))

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

    def _joins(self) -> list[str]:
        joins = [JOINS[d.name] for d in self.question.dimensions if d.name in JOINS]
        return list(dict.fromkeys(joins))


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
