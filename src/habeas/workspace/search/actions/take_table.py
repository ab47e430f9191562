"""Take a table out of the record: the log says who took what, and how many rows."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from habeas.workspace.record import log
from habeas.workspace.record.models import Change


@transaction.atomic
def take_table(question: str, form: str, rows: int, by: AbstractBaseUser) -> Change:
    """Note that somebody takes a table, before the first row is sent.

    Args:
        question: the address of the search, as ``Question.address`` tells it.
        form: "csv" or "xlsx".
        rows: how many accounts are in it.
        by: who takes it.
    """
    return log.write("take_table", None, by, question=question, form=form, rows=rows)
