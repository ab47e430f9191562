"""Accept a whole batch of the surest accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import WorkspaceError
from habeas.workspace.record.actions.judge_account import judged, text_of
from habeas.workspace.record.composition import compose_events
from habeas.workspace.record.models import Account, Event


@dataclass(slots=True)
class Batch:
    """What became of a batch: the accounts that were accepted, and why the others were not."""

    accepted: list[int] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)  # id and reason


@transaction.atomic
def accept_batch(
    chosen: Iterable[tuple[int, int]], by: AbstractBaseUser, *, reason: str = ""
) -> Batch:
    """Accept each account in turn; one that cannot be accepted stays as it is and is told.

    Each has its own judgement and its own entry in the log, which the page of an account shows.
    All are written together, so that a batch is either there or not, and their events are composed
    anew at once.

    Args:
        chosen: ids of accounts, each with the version that was looked at.
        by: who judges.
        reason: written into every judgement: "batch: 0.95 and more".
    """
    batch, events = Batch(), set()
    known = cache(text_of)  # many accounts of a batch are of one source, whose text may be long
    for account_id, seen in dict(chosen).items():
        try:
            account = judged(account_id, "accepted", by, seen, reason, text_of=known)
        except WorkspaceError as error:
            batch.refused.append((account_id, str(error)))
        except Account.DoesNotExist:
            batch.refused.append((account_id, "it is gone"))
        else:
            batch.accepted.append(account_id)
            events.add(account.event_id)
    compose_events(Event.objects.filter(pk__in=events))
    return batch
