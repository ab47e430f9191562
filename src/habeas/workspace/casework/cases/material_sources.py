"""The sources that cases are told by, each loaded once, with the days on which they end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from habeas.workspace.casework.cases.source_end import ends_of
from habeas.workspace.casework.cases.visible_cases import Rows
from habeas.workspace.record.models import Account, Source
from habeas.workspace.record.models.source import HEAVY

_READ = ("paragraph", "bullet", "cell", "note")  # the blocks that are scenes
_LEFT_OUT = [column for column in (*HEAVY, "book", "warnings", "version") if column != "blocks"]


class Sources:
    """Sources with the starts of their scenes: of their paragraphs and bullets, in order."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows.sources.defer(*_LEFT_OUT)
        self._accounts = rows.accounts
        self._known: dict[int, Source] = {}
        self.scenes: dict[int, list[int]] = {}
        self.ends: dict[int, date] = {}

    def put_into(self, accounts: Collection[Account]) -> None:
        """Give each account its source."""
        wanted = {account.source_id for account in accounts} - self._known.keys()
        new = list(self._rows.filter(pk__in=wanted)) if wanted else []
        self.ends |= ends_of(new, self._accounts)
        for source in new:
            blocks, source.blocks = source.blocks, []  # they are many, and needed no longer
            self._known[source.pk] = source
            self.scenes[source.pk] = [one["start"] for one in blocks if one["kind"] in _READ]
        for account in accounts:
            account.source = self._known[account.source_id]
