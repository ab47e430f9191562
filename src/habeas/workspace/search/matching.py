"""A query as a condition on accounts, in the words of either database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func
from django.db.models.sql.compiler import SQLCompiler

from habeas.workspace.search.query import Query, Term

_FOLDED = "search_folded(passage || E'\\n' || names || E'\\n' || charges)"


class Holds(Func):
    """Whether the account with this id holds the words: ``accounts.filter(Holds("pk", query))``.

    Args:
        of: the column of the account's id.
        query: with at least one term.
        parts: look for the words inside of words too.
        walked: the accounts are walked through, and each is looked up among those that hold the
            words; else those that hold the words are looked up among the accounts.
    """

    def __init__(self, of: str, query: Query, *, parts: bool = False, walked: bool = False) -> None:
        super().__init__(of, output_field=BooleanField())
        self.query = query
        self.parts = parts
        self.walked = walked

    @property
    def identity(self) -> Any:
        """Two conditions are the same where their queries are."""
        return (*super().identity, self.query, self.parts, self.walked)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Any:  # type: ignore[override]
        """The condition: among the ids that the index gives, and not among others."""
        column, params = compiler.compile(self.source_expressions[0])
        if self.walked and connection.vendor == "sqlite":
            column = f"+{column}"  # SQLite drives no loop by a column that is reckoned with
        told, given = [], []
        if wanted := self.query.wanted:
            select, words = selected(connection, Query(wanted), parts=self.parts)
            told.append(f"{column} IN ({select})")
            given += [*params, *words]
        for term in self.query.unwanted:
            select, words = selected(connection, Query((term,)), parts=False)
            told.append(f"{column} NOT IN ({select})")
            given += [*params, *words]
        return f"({' AND '.join(told)})", given


class Among(Func):
    """Whether an id is one of many, which are handed over as one value."""

    def __init__(self, of: str, ids: Iterable[int]) -> None:
        super().__init__(of, output_field=BooleanField())
        self.ids = list(ids)

    @property
    def identity(self) -> Any:
        """Two conditions are the same where their ids are."""
        return (*super().identity, tuple(self.ids))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Any:  # type: ignore[override]
        """The condition."""
        column, params = compiler.compile(self.source_expressions[0])
        if connection.vendor == "sqlite":
            values = json.dumps(self.ids)
            return f"{column} IN (SELECT value FROM json_each(%s))", [*params, values]
        return f"{column} = ANY(%s)", [*params, self.ids]


def selected(
    connection: BaseDatabaseWrapper, query: Query, *, parts: bool
) -> tuple[str, Sequence[str]]:
    """A SELECT of the ids of the accounts that hold every term, and its parameters."""
    if connection.vendor == "sqlite":
        table = "search_parts" if parts else "search_words"
        match = " AND ".join(_fts5(term, parts=parts) for term in query.terms)
        return f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [match]
    if parts:
        inside = " AND ".join(f"{_FOLDED} LIKE %s" for _ in query.terms)
        words = [f"%{' '.join(term.words)}%" for term in query.terms]
        return f"SELECT account_id FROM search_document WHERE {inside}", words
    sql, given = [], []
    for term in query.terms:
        said, words = _tsquery(term)
        sql.append(said)
        given += words
    told = " && ".join(sql)
    return f"SELECT account_id FROM search_document WHERE words @@ ({told})", given


def hits(query: Query, most: int, *, parts: bool = False) -> int:
    """How many accounts hold the wanted words, counted no further than ``most``.

    Words that are common as they stand are counted as they stand: to find out which other words
    begin with them takes the index ten times as long.
    """
    if not query.wanted:
        return most
    sql, given = _count(Query(query.wanted), most, parts=parts)
    if not parts and any(term.beginning for term in query.wanted):
        whole = tuple(replace(term, beginning=False) for term in query.wanted)
        exact, words = _count(Query(whole), most, parts=False)
        sql = f"SELECT CASE WHEN ({exact}) >= %s THEN %s ELSE ({sql}) END"
        given = [*words, most, most, *given]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.fetchone()[0])


def _count(query: Query, most: int, *, parts: bool) -> tuple[str, list[Any]]:
    select, words = selected(connection, query, parts=parts)
    return f"SELECT count(*) FROM ({select} LIMIT %s) found", [*words, most]


def ranked(query: Query, most: int, *, parts: bool = False) -> list[int]:
    """The ids of the accounts that hold the wanted words, the best match first."""
    select, words = selected(connection, Query(query.wanted), parts=parts)
    if connection.vendor == "sqlite":
        table = "search_parts" if parts else "search_words"
        sql, given = f"{select} ORDER BY bm25({table}, 1.0, 2.0, 1.5), rowid LIMIT %s", [*words]
    elif parts:
        sql, given = f"{select} ORDER BY length(passage), account_id LIMIT %s", [*words]
    else:
        said = select.partition("@@ ")[2]
        sql = f"{select} ORDER BY ts_rank(words, {said}) DESC, account_id LIMIT %s"
        given = [*words, *words]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, most])
        return [row[0] for row in cursor.fetchall()]


def _fts5(term: Term, *, parts: bool) -> str:
    """One term as a string of FTS5: letters, digits and spaces between quotes."""
    star = "*" if term.beginning and not parts else ""
    said = f'"{" ".join(term.words)}"{star}'
    return f'({said} OR "{term.latin}"{star})' if term.latin else said


def _tsquery(term: Term) -> tuple[str, list[str]]:
    """One term as a query of PostgreSQL: letters, digits and spaces in a parameter."""
    told, given = [], []
    for said in filter(None, (" ".join(term.words), term.latin)):
        if term.beginning and " " not in said:
            told.append("to_tsquery('simple', quote_literal(search_folded(%s)) || ':*')")
        else:
            told.append("phraseto_tsquery('simple', search_folded(%s))")
        given.append(said)
    return f"({' || '.join(told)})", given
