"""Sources that may end on another day than before, because of what was judged of their accounts.

A source without dates of its own ends with what its accounts tell; whatever else it tells was then
known by another day, too.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max

from habeas.workspace.casework.cases.source_end import told_days, told_ends
from habeas.workspace.record.models import Account


def events_of_moved_ends(events: Collection[int]) -> set[int]:
    """The events of the sources whose end rests on an account of one of these events alone.

    Args:
        events: that were judged, decided or joined.
    """
    undated = Account.objects.filter(event__in=events, source__latest=None, source__published="")
    days = dict(told_days(undated).values_list("source").annotate(Max("day")))
    if not days:
        return set()
    others = told_ends(days, Account.objects.exclude(event__in=events))
    moved = [source for source, day in days.items() if source not in others or day > others[source]]
    return set(Account.objects.filter(source__in=moved).values_list("event", flat=True))
