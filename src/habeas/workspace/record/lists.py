"""Accounts as lists show them: with who takes part, and without what a line has no room for."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from habeas.workspace.record.models import Account, Participant

_LINE = (
    "type", "gravity", "date", "term", "trigger", "passage", "trigger_start", "passage_start",
    "confidence", "modality", "version", "source__title", "source__name", "source__country",
)  # fmt: skip


def as_lines(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """The accounts with the name of their source and of everybody in them, in two queries."""
    people = Participant.objects.select_related("naming").only("account", "role", "naming__name")
    return (
        accounts.select_related("source")
        .only(*_LINE)
        .prefetch_related(Prefetch("participants", people.order_by("id")))
    )
