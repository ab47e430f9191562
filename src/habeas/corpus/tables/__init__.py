"""Cross tables over a data set: what is counted by what, and how much was read for each count."""

from habeas.corpus.tables.cross_table import Basis, Cell, CrossTable
from habeas.corpus.tables.dimensions import ALL, DIMENSIONS, Dimension, Key
from habeas.corpus.tables.making import make_table
from habeas.corpus.tables.question import Question

__all__ = [
    "ALL",
    "DIMENSIONS",
    "Basis",
    "Cell",
    "CrossTable",
    "Dimension",
    "Key",
    "Question",
    "make_table",
]
