"""Many files become one data set: read by several processes, kept as Parquet, asked with DuckDB.

>>> import habeas.corpus
>>> habeas.corpus.open("my-data-set").events().df()         # doctest: +SKIP
"""

from habeas.corpus.dataset import Dataset, open_dataset

open = open_dataset  # noqa: A001 -- said with the room before it: habeas.corpus.open(...)

__all__ = ["Dataset", "open"]
