"""A cross table: the counts, and for each how much was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.corpus.tables.dimensions import ALL, DIMENSIONS, All, Dimension, Key
from habeas.corpus.tables.question import Question

Place = tuple[Key | All, Key | All]  # a row and a column; ALL of either in the totals
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Cell:
    """How many there are: told as fact, and apart from them alleged; and how many reports tell it.

    Where the question settles how they are told, all of them stand in ``told``.
    """

    told: int = 0
    alleged: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """What was read: so many sources with so many words, whether or not they tell anything."""

    reports: int = 0
    words: int = 0


NOTHING = Cell()
UNREAD = Basis()


@dataclass(frozen=True, slots=True)
class CrossTable:
    """The answer to a question.

    ``cells`` and ``read`` know the places that have something; ``(ALL, ALL)`` is the whole. The
    total of a row counts each event once, also where it stands in several columns.
    """

    question: Question
    rows: Sequence[Key]
    columns: Sequence[Key]  # empty where there is but the one number
    cells: Mapping[Place, Cell]
    read: Mapping[Place, Basis]
    modalities: Mapping[str, int] = field(default_factory=dict)  # of all events that were asked for
    outside: int = 0  # reports that lie only partly in the period asked for, or tell none

    def cell(self, row: Key | All, column: Key | All) -> Cell:
        """The counts at a place."""
        return self.cells.get((row, column), NOTHING)

    def basis(self, row: Key | All, column: Key | All) -> Basis:
        """What was read for a place: the reports of that country, of that period and so on."""
        rows, columns = DIMENSIONS[self.question.rows], self.by_column
        at = (
            row if stands_on_reports(rows) else ALL,
            column if columns and stands_on_reports(columns) else ALL,
        )
        return self.read.get(at, UNREAD)

    def rate(self, row: Key | All, column: Key | All, *, alleged: bool = False) -> float | None:
        """The number for each source or 10,000 words; None where none were read."""
        basis, cell = self.basis(row, column), self.cell(row, column)
        by_words = self.question.rate == "words"
        of = basis.words / _TEN_THOUSAND if by_words else basis.reports
        return (cell.alleged if alleged else cell.told) / of if of else None

    @property
    def by_row(self) -> Dimension:
        """What the rows are."""
        return DIMENSIONS[self.question.rows]

    @property
    def by_column(self) -> Dimension | None:
        """What the columns are; None where there is but the one number."""
        return DIMENSIONS[self.question.columns] if self.question.columns else None

    @property
    def unit(self) -> str:
        """What is counted: events or cases."""
        return "cases" if self.question.counts_cases else "events"


def stands_on_reports(dimension: Dimension) -> bool:
    """Whether each value has reports of its own: those on that country, those that cover that year.

    >>> stands_on_reports(DIMENSIONS["country"]), stands_on_reports(DIMENSIONS["type"])
    (True, False)
    """
    return dimension.level == "source" or dimension.name == "year"
