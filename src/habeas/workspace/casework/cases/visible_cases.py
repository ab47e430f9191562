"""Which rows cases are made of, and which summaries of them, as somebody may see it.

As ``record.visible``, for the tables of this room.
"""

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
    """What the viewer may see: the page of a case is made of it.

    The summaries are made of what ``THE_RECORD`` may see, which is all, and belong to nobody; whose
    summary a viewer may see, :func:`summaries` and :func:`states` say.
    """
    return Rows(
        visible.accounts(viewer),
        visible.participants(viewer),
        visible.namings(viewer),
        visible.sources(viewer),
        visible.judgements(viewer),
        visible.decisions(viewer),
    )


def summaries(viewer: Viewer) -> QuerySet[CaseSummary]:
    """The cases that the viewer may see, as they are stored."""
    return CaseSummary.objects.filter(_is_seen(viewer))


def states(viewer: Viewer) -> QuerySet[CaseState]:
    """The states of those cases."""
    return CaseState.objects.filter(_is_seen(viewer))


def _is_seen(viewer: Viewer) -> Exists:
    """Whether the viewer may see the entity of a row, and all that the row is computed from.

    Not ``entity__in``, which databases take for the order in which to go through the rows: a page
    of fifty would then read them all.
    """
    return Exists(visible.whole_entities(viewer).filter(pk=OuterRef("entity_id")))
