"""Accounts as lists show them: without what a line has no room for, and who takes part in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.record.visible import Viewer

People = Mapping[int, Sequence[tuple[str, str]]]

_LINE = (
    "id", "source_id", "type", "gravity", "date", "term", "trigger", "passage", "trigger_start",
    "passage_start", "confidence", "modality", "version", "source__title", "source__name",
    "source__country",
)  # fmt: skip


def as_lines(accounts: QuerySet[Account]) -> QuerySet[Account, Any]:
    """The accounts as rows of the columns that a line shows, by their names, in one query.

    Rows of two tables that can do more take longer to make than the query does.
    """
    return accounts.values_list(*_LINE, named=True)


def people_of(accounts: Iterable[Any], viewer: Viewer) -> People:
    """Everybody in these accounts: by the account's id, the role and the name as it is told.

    One query of three columns: a page of a list has room for a hundred names, and to make rows of
    them that can do more takes longer than all else on the page.
    """
    rows = visible.participants(viewer).filter(account__in=[account.id for account in accounts])
    found: dict[int, list[tuple[str, str]]] = {}
    for account, role, name in rows.order_by("id").values_list(
        "account_id", "role", "naming__name"
    ):
        found.setdefault(account, []).append((role, name))
    return found
