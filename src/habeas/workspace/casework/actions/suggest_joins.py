"""Compare accounts with all others, and keep which events may be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from habeas.workspace.casework.events.candidates import Pair, like, traits_of
from habeas.workspace.casework.events.likeness import Likeness, Traits, keys_of
from habeas.workspace.record import log
from habeas.workspace.record.models import Account, AccountKey, EventPair
from habeas.workspace.record.visible import THE_RECORD

BATCH = 100


def suggest_joins(by: AbstractBaseUser | None, *, most: int = 5000) -> int:
    """Compare accounts that are not compared; called after files were read, or by hand.

    Each new account is compared once, with those that came before it, so that what is added to a
    large record costs no more than what is added to a small one. Those to whose people something
    was merged, or taken back, are compared again: what was suggested of their events and no longer
    is alike is suggested no longer. Nothing is joined.

    Args:
        by: who asked for it; None for the program itself.
        most: accounts in one call.

    Returns:
        How many suggestions were added.
    """
    added = 0
    for _ in range(0, most, BATCH):
        compared, found = _compare_batch(by)
        added += found
        if compared < BATCH:
            break
    return added


@transaction.atomic
def _compare_batch(by: AbstractBaseUser | None) -> tuple[int, int]:
    waiting = Account.objects.select_for_update().filter(compared=False).order_by("id")
    rows = list(waiting.values_list("pk", "event_id")[:BATCH])
    if not rows:
        return 0, 0
    ids = [pk for pk, _ in rows]
    events = {event for _, event in rows}
    # All accounts of an event at once: that one of them is not alike says nothing of the event.
    together = Account.objects.filter(event__in=events)
    traits = traits_of(THE_RECORD, together)
    _write_keys(list(traits.values()))
    suggested = {
        (pair.first_id, pair.second_id): pair
        for pair in EventPair.objects.filter(Q(first__in=events) | Q(second__in=events), open=True)
    }
    pairs = like(THE_RECORD, [one for one in traits.values() if one.stands], suggested)
    gone = [pair.pk for both, pair in suggested.items() if both not in pairs]
    EventPair.objects.filter(pk__in=gone).delete()
    added = _keep(pairs, suggested)
    together.update(compared=True)
    log.write(
        "suggest_joins", None, by,
        accounts=len(ids), first=ids[0], last=ids[-1], added=added, removed=len(gone),
    )  # fmt: skip
    return len(ids), added


def _write_keys(accounts: Sequence[Traits]) -> None:
    AccountKey.objects.filter(account__in=[one.account for one in accounts]).delete()
    rows = [
        AccountKey(account_id=one.account, key=key)
        for one in accounts
        for key in sorted(keys_of(one))
    ]
    AccountKey.objects.bulk_create(rows, 500)


def _keep(found: Mapping[Pair, Likeness], suggested: Mapping[Pair, EventPair]) -> int:
    """Keep what was found, with what speaks for it now; gives how many suggestions are new."""
    new, changed = [], []
    for pair, likeness in sorted(found.items()):
        score, reasons = likeness.score, [list(reason) for reason in likeness.reasons]
        told = suggested.get(pair)
        if told is None:
            first, second = pair
            new.append(EventPair(first_id=first, second_id=second, score=score, reasons=reasons))
        elif (told.score, told.reasons) != (score, reasons):
            told.score, told.reasons = score, reasons
            changed.append(told)
    EventPair.objects.bulk_update(changed, ["score", "reasons"], 200)
    before = EventPair.objects.count()
    EventPair.objects.bulk_create(new, 500, ignore_conflicts=True)  # what was joined stays closed
    return EventPair.objects.count() - before
