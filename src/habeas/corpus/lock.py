"""One data set, one writer: held until its process ends, however it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from habeas.errors import DataSetError


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Be the only process that writes to the data set in ``folder``.

    The lock is that of an SQLite file, because the system takes it from a process that is killed,
    on every system alike.

    Raises:
        DataSetError: another process is writing to it, or nothing can be written there.
    """
    with closing(sqlite3.connect(folder / ".writer", isolation_level=None, timeout=0)) as held:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise DataSetError(folder, "another habeas is writing to it") from None
            raise DataSetError(folder, f"nothing can be written to it ({error})") from None
        yield
