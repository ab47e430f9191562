"""A question becomes a cross table: one pass over the events, then sums over what is left of them.

DuckDB works in three steps: ``read`` holds the reports that count; ``by_report`` what each of them
tells, in numbers, so that it can be said how many reports tell a thing; and all totals are sums of
those. Only where an event can stand in several cells are the events themselves put aside, too
(``told``): a total counts each of them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from habeas.codebook import Codebook
from habeas.corpus.dataset import Dataset
from habeas.corpus.tables.asking import Asking
from habeas.corpus.tables.cross_table import (
    NOTHING,
    Basis,
    Cell,
    CrossTable,
    Place,
    stands_on_reports,
)
from habeas.corpus.tables.dimensions import ALL, All, Dimension, Key
from habeas.corpus.tables.question import Question


def make_table(dataset: Dataset, question: Question, codebook: Codebook) -> CrossTable:
    """The answer to ``question``.

    Args:
        dataset: is asked, and not changed.
        question: what is wanted.
        codebook: gives the groups and the rights of the types of event.

    Raises:
        DataSetError: the data set is broken.
    """
    with dataset.errors_told():
        return _made(Asking(dataset, question, codebook))


def _made(asking: Asking) -> CrossTable:
    question = asking.question
    asking.gather()
    cells = dict(_cells(asking))
    read = dict(_read(asking))
    places = [*cells, *(place for place in read if _is_shown(question, place))]
    return CrossTable(
        question,
        _keys(
            {row for row, _ in places}, asking.by_row, {r: cells.get((r, ALL)) for r, _ in places}
        ),
        _keys({c for _, c in places}, asking.by_column, {c: cells.get((ALL, c)) for _, c in places})
        if asking.by_column
        else (),
        cells,
        read,
        asking.modalities(),
        asking.outside(),
    )


def _cells(asking: Asking) -> Iterator[tuple[Place, Cell]]:
    for with_row, with_column in _groupings(asking):
        for row, column, told, alleged, reports in asking.counted(with_row, with_column):
            place = (row if with_row else ALL, column if with_column else ALL)
            yield place, Cell(told, alleged, reports)


def _read(asking: Asking) -> Iterator[tuple[Place, Basis]]:
    for with_row, with_column in _groupings(asking):
        if with_row and not stands_on_reports(asking.by_row):
            continue
        if with_column and not (asking.by_column and stands_on_reports(asking.by_column)):
            continue
        for row, column, reports, words in asking.sources(with_row, with_column):
            place = (row if with_row else ALL, column if with_column else ALL)
            yield place, Basis(reports, words)


def _groupings(asking: Asking) -> Iterator[tuple[bool, bool]]:
    return product((True, False), (True, False) if asking.by_column else (False,))


def _is_shown(question: Question, place: Place) -> bool:
    """Whether a place where nothing is told is shown as 0: all but years before and after."""
    return "year" not in (question.rows, question.columns) or place == (ALL, ALL)


def _keys(
    found: set[Key | All], dimension: Dimension, totals: dict[Key | All, Cell | None]
) -> list[Key]:
    """The values of a dimension in their order; what is not told comes last."""
    keys = [key for key in found if key is not ALL and not isinstance(key, All)]

    def order(key: Key) -> tuple[bool, int, str]:
        cell = totals.get(key) or NOTHING
        number = 0 if dimension.ordered else -(cell.told + cell.alleged)
        return key is None, number, str(key)

    return sorted(keys, key=order)
