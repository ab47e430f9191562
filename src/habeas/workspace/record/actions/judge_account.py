"""Accept or reject an account, or take that back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.errors import ChangedMeanwhile, QuoteMissing
from habeas.workspace.record import log
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.models import Account, Judgement, Source


def accept_account(
    account_id: int, by: AbstractBaseUser, *, seen: int | None = None, reason: str = ""
) -> Account:
    """Take an account into the record.

    Args:
        account_id: the account.
        by: who judges.
        seen: the version of the account that was looked at; None where nobody looked (a batch).
        reason: why, where it needs saying.

    Raises:
        ChangedMeanwhile: somebody else has judged or corrected it since.
        QuoteMissing: its words do not stand in the source.
        Account.DoesNotExist: there is none with this id.
    """
    return _judge(account_id, "accepted", by, seen, reason)


def reject_account(
    account_id: int, by: AbstractBaseUser, *, seen: int | None = None, reason: str = ""
) -> Account:
    """Say that an account is wrong: it stays, and counts for nothing. Raises as accepting does."""
    return _judge(account_id, "rejected", by, seen, reason)


def reopen_account(
    account_id: int, by: AbstractBaseUser, *, seen: int | None = None, reason: str = ""
) -> Account:
    """Take the last judgement back: it is a proposal again. Raises as accepting does."""
    return _judge(account_id, "proposed", by, seen, reason)


@transaction.atomic
def _judge(
    account_id: int, verdict: str, by: AbstractBaseUser, seen: int | None, reason: str
) -> Account:
    account = judged(account_id, verdict, by, seen, reason)
    compose_event(account.event)
    return account


def text_of(source_id: int) -> str:
    """The text of a source, out of the database and without the rest of its row."""
    return Source.objects.values_list("text", flat=True).get(pk=source_id)


def judged(
    account_id: int,
    verdict: str,
    by: AbstractBaseUser,
    seen: int | None,
    reason: str,
    *,
    text_of: Callable[[int], str] = text_of,
) -> Account:
    """Judge an account inside a transaction that composes its event anew before it ends.

    Args:
        account_id: the account.
        verdict: accepted, rejected or proposed.
        by: who judges.
        seen: the version of the account that was looked at.
        reason: why.
        text_of: gives the text of a source by its id; whoever judges many accounts remembers it.

    Raises as accepting does, and before anything was written.
    """
    account = locked_account(account_id, seen)
    if verdict == "accepted":
        check_quotes(account, text_of(account.source_id))
    before, account.standing = account.standing, verdict
    account.version += 1
    account.save(update_fields=["standing", "version"])
    Judgement.objects.create(account=account, verdict=verdict, reason=reason, by_id=by.pk)
    name = {"accepted": "accept", "rejected": "reject", "proposed": "reopen"}[verdict]
    log.write(f"{name}_account", account, by, before=before, after=verdict, reason=reason)
    return account


def locked_account(account_id: int, seen: int | None) -> Account:
    """The account, which nobody else can change until the transaction ends.

    Raises:
        ChangedMeanwhile: it is no longer the version that was seen.
        Account.DoesNotExist: there is none with this id.
    """
    account = Account.objects.select_for_update().get(pk=account_id)
    if account.standing == "superseded" or (seen is not None and seen != account.version):
        last = account.judgements.select_related("by").order_by("-id").first()
        raise ChangedMeanwhile("account", last.by.get_username() if last else None)
    return account


def check_quotes(account: Account, text: str) -> None:
    """Refuse an account whose words do not stand in the text of its source.

    Raises:
        QuoteMissing: they do not.
    """
    for start, end, words in (
        (account.trigger_start, account.trigger_end, account.trigger),
        (account.passage_start, account.passage_end, account.passage),
    ):
        if not words or text[start:end] != words:
            raise QuoteMissing(str(account.pk))
