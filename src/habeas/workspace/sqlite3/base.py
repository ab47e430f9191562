"""The connection, as Django looks for it: it moves the write-ahead log after its commits."""

from __future__ import annotations

from pathlib import Path

from django.db.backends.sqlite3 import base

from habeas.workspace.sqlite3.checkpoint import checkpoint_when_long


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own in all else. What is written outside of a transaction is moved by the next."""

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        if not self.is_in_memory_db():
            checkpoint_when_long(Path(self.settings_dict["NAME"]))
