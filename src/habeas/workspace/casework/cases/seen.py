"""Which rows cases are made of, and which summaries of cases may be seen by whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from habeas.workspace.casework.models import CaseState, CaseSummary
from habeas.workspace.record import visible
from habeas.workspace.record.models import (
    Account,
    Decision,
    Judgement,
    Naming,
    Participant,
    Source,
)
from habeas.workspace.record.visible import Viewer


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a case is made of, as far as they may be seen."""

    accounts: QuerySet[Account]
    participants: QuerySet[Participant]
    namings: QuerySet[Naming]
    sources: QuerySet[Source]
    judgements: QuerySet[Judgement]
    decisions: QuerySet[Decision]


def rows_for(viewer: Viewer) -> Rows:
    """What the viewer may see: the page of a case is made of it."""
    return Rows(
        visible.accounts(viewer),
        visible.participants(viewer),
        visible.namings(viewer),
        visible.sources(viewer),
        visible.judgements(viewer),
        visible.decisions(viewer),
    )


def all_rows() -> Rows:
    """All that the record holds: the summaries of cases are made of it, and belong to nobody.

    Whose summary a viewer may see, :func:`summaries` and :func:`states` say.
    """
    return Rows(
        Account.objects.all(),
        Participant.objects.all(),
        Naming.objects.all(),
        Source.objects.all(),
        Judgement.objects.all(),
        Decision.objects.all(),
    )


def summaries(viewer: Viewer) -> QuerySet[CaseSummary]:
    """The cases of those whom the viewer may see."""
    return CaseSummary.objects.filter(_is_seen(viewer))


def states(viewer: Viewer) -> QuerySet[CaseState]:
    """The states of those whom the viewer may see."""
    return CaseState.objects.filter(_is_seen(viewer))


def _is_seen(viewer: Viewer) -> Exists:
    """Whether the viewer may see the entity of a row.

    Not ``entity__in``, which databases take for the order in which to go through the rows: a page
    of fifty would then read them all.
    """
    return Exists(visible.entities(viewer).filter(pk=OuterRef("entity_id")))
