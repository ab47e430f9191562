"""Accounts as lists show them: without what a line has no room for, and who takes part in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.record.visible import Viewer

People = Mapping[int, Sequence[tuple[str, str]]]

_LINE = (
    "type", "gravity", "date", "term", "trigger", "passage", "trigger_start", "passage_start",
    "confidence", "modality", "version", "source__title", "source__name", "source__country",
)  # fmt: skip


def as_lines(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """The accounts with the name of their source, in one query."""
    return accounts.select_related("source").only(*_LINE)


def people_of(accounts: Iterable[Account], viewer: Viewer) -> People:
    """Everybody in these accounts: by the account's id, the role and the name as it is told.

    One query of three columns: a page of a list has room for a hundred names, and to make rows of
    them that can do more takes longer than all else on the page.
    """
    rows = visible.participants(viewer).filter(account__in=[account.pk for account in accounts])
    found: dict[int, list[tuple[str, str]]] = {}
    for account, role, name in rows.order_by("id").values_list(
        "account_id", "role", "naming__name"
    ):
        found.setdefault(account, []).append((role, name))
    return found
