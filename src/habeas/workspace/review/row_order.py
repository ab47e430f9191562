"""Rows after or before a given one, in the order of several columns: pages without counting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Value
from django.db.models.sql.compiler import SQLCompiler


class RowBeyond(Expression):
    """``(a, b, id) > (1, 2, 3)``, which both databases answer from an index on a, b and id.

    Args:
        columns: of the order; the last one is different in every row.
        values: of the row to begin behind.
        sign: ``>`` for what comes after it, ``<`` for what comes before.
    """

    output_field = BooleanField()

    def __init__(self, columns: Sequence[str], values: Sequence[Any], sign: str = ">") -> None:
        super().__init__()
        self._sides: list[Any] = [*map(F, columns), *map(Value, values)]
        self._sign = "<" if sign == "<" else ">"

    def get_source_expressions(self) -> list[Any]:
        """The columns, then the values."""
        return self._sides

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        """Take the columns and values as the query knows them."""
        self._sides = list(exprs)

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002 -- both databases take it alike
    ) -> Any:
        """Two rows with a sign between them."""
        told = [compiler.compile(one) for one in self._sides]
        half = len(told) // 2
        left, right = (", ".join(sql for sql, _p in part) for part in (told[:half], told[half:]))
        return f"({left}) {self._sign} ({right})", [p for _sql, params in told for p in params]
