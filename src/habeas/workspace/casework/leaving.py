"""What people said of two persons goes with either of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from habeas.workspace.casework.models import NotTheSame
from habeas.workspace.record.erasure import Gone, leaving
from habeas.workspace.record.models import Entity


def listen() -> None:
    """Take it along from now on."""
    leaving.connect(_take_along, sender=Entity, dispatch_uid="casework")


def _take_along(*, ids: set[int], gone: Gone, **_: Any) -> None:
    gone.take(NotTheSame.objects.filter(Q(one__in=ids) | Q(other__in=ids)))
