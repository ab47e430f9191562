"""Compare accounts that are new to the record with all others, and keep what may be the same."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.workspace.casework.events.candidates import like, traits_of
from habeas.workspace.casework.events.likeness import keys_of
from habeas.workspace.record import log
from habeas.workspace.record.models import Account, AccountKey, EventPair

BATCH = 100


def suggest_joins(by: AbstractBaseUser | None, *, most: int = 5000) -> int:
    """Compare accounts that were not compared yet; called after files were read, or by hand.

    Each account is compared once, with those that came before it, so that what is added to a large
    record costs no more than what is added to a small one. Nothing is joined.

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
    ids = list(waiting.values_list("pk", flat=True)[:BATCH])
    if not ids:
        return 0, 0
    accounts = Account.objects.filter(pk__in=ids)
    traits = list(traits_of(accounts).values())
    AccountKey.objects.bulk_create(
        [
            AccountKey(account_id=one.account, key=key)
            for one in traits
            for key in sorted(keys_of(one))
        ],
        500,
    )
    pairs = like(traits)
    before = EventPair.objects.count()
    EventPair.objects.bulk_create(
        [
            EventPair(
                first_id=first,
                second_id=second,
                score=likeness.score,
                reasons=[list(reason) for reason in likeness.reasons],
            )
            for (first, second), likeness in sorted(pairs.items())
        ],
        500,
        ignore_conflicts=True,
    )
    added = EventPair.objects.count() - before
    accounts.update(compared=True)
    log.write("suggest_joins", None, by, accounts=len(ids), first=ids[0], last=ids[-1], added=added)
    return len(ids), added
