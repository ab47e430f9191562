"""The year of a day, as the database itself tells it."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import IntegerField
from django.db.models.functions import ExtractYear
from django.db.models.sql.compiler import SQLCompiler


class YearOf(ExtractYear):
    """Django's own asks Python for each row of SQLite, which takes longer than all the rest."""

    output_field = IntegerField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """A day is kept as text, the year first."""
        del connection, extra
        column, params = compiler.compile(self.source_expressions[0])
        return f"CAST(substr({column}, 1, 4) AS INTEGER)", list(params)
