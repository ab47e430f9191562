"""The trail of an account: who judged and corrected it, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did."""

    at: datetime
    who: str
    verdict: str
    reason: str
    account: int
    is_this: bool  # whether it was done to the account on the page, or to one before it


def trail_of(viewer: visible.Viewer, account: Account) -> Sequence[Step]:
    """The judgements of an account, of those it supersedes and of those that supersede it."""
    if account.version == 0 and account.supersedes_id is None:
        return ()  # nobody has touched it
    events = {account.event_id}
    if account.supersedes is not None:  # the second half of a split has an event of its own
        events.add(account.supersedes.event_id)
    told: dict[int, Account] = {}
    for where in ({"event__in": events}, {"supersedes__event__in": events}):
        found = visible.accounts(viewer).filter(source=account.source_id, **where)
        rows = (
            found.only("supersedes_id")
            .order_by("id")
            .prefetch_related(
                Prefetch("judgements", visible.judgements(viewer).select_related("by"))
            )
        )
        told |= {one.pk: one for one in rows}
    family = _family(account.pk, {pk: one.supersedes_id for pk, one in told.items()})
    judgements = [one for pk in family & told.keys() for one in told[pk].judgements.all()]
    return [
        Step(
            one.at,
            one.by.get_username(),
            one.verdict,
            one.reason,
            one.account_id,
            one.account_id == account.pk,
        )
        for one in sorted(judgements, key=lambda one: one.pk)
    ]


def _family(pk: int, before: Mapping[int, int | None]) -> set[int]:
    """An account, what it supersedes, the other half of a split, and what came after."""
    family = {pk}
    while True:
        more = {young for young, old in before.items() if old in family}
        more |= {old for young, old in before.items() if young in family and old is not None}
        if more <= family:
            return family
        family |= more
