"""The sources that cases are told by, each loaded once."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from habeas.workspace.record.models import Account, Source
from habeas.workspace.record.models.source import HEAVY

_READ = ("paragraph", "bullet", "cell", "note")  # the blocks that are scenes
_LEFT_OUT = [column for column in (*HEAVY, "book", "warnings", "version") if column != "blocks"]


class Sources:
    """Sources with the starts of their scenes: of their paragraphs and bullets, in order."""

    def __init__(self, sources: QuerySet[Source]) -> None:
        self._rows = sources.defer(*_LEFT_OUT)
        self._known: dict[int, Source] = {}
        self.scenes: dict[int, list[int]] = {}

    def put_into(self, accounts: Collection[Account]) -> None:
        """Give each account its source."""
        wanted = {account.source_id for account in accounts} - self._known.keys()
        for source in self._rows.filter(pk__in=wanted) if wanted else ():
            blocks, source.blocks = source.blocks, []  # they are many, and needed no longer
            self._known[source.pk] = source
            self.scenes[source.pk] = [one["start"] for one in blocks if one["kind"] in _READ]
        for account in accounts:
            account.source = self._known[account.source_id]
