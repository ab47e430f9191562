"""What goes when something is erased, and what is told otherwise without it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from habeas.workspace.casework.jobs.refreshing import mark
from habeas.workspace.casework.models import NotTheSame
from habeas.workspace.record.erasure import Gone, leaving, left
from habeas.workspace.record.models import Account, Entity


def listen() -> None:
    """Take it along, and mark what is told otherwise, from now on."""
    leaving.connect(_take_along, sender=Entity, dispatch_uid="casework")
    left.connect(_mark_what_ends_otherwise, dispatch_uid="casework")


def _take_along(*, ids: set[int], gone: Gone, **_: Any) -> None:
    """What people said of two persons goes with either of them."""
    gone.take(NotTheSame.objects.filter(Q(one__in=ids) | Q(other__in=ids)))


def _mark_what_ends_otherwise(*, gone: Gone, **_: Any) -> None:
    """A source without dates of its own ended, it may be, with an account that went."""
    undated = Account.objects.filter(
        source__in=gone.touched["source"], source__latest=None, source__published=""
    )
    mark(events=undated.values_list("event", flat=True))
