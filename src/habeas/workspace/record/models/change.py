"""The log: what was changed, by whom and when; each entry carries the hash of the one before.

Entries are only ever added: triggers of the database refuse everything else. What a change says
lies in a row beside it, of which the chain holds the digest: an erasure takes that row away and
leaves its trace.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Change(models.Model):
    """One entry. The order is that of ``id``, which no clock can turn back."""

    id = models.BigIntegerField(primary_key=True)  # 1, 2, 3 …, without a gap
    at = models.DateTimeField()
    by = models.ForeignKey(  # None: the program itself, by a command on its machine
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=40)  # the action's name: "accept_account"
    kind = models.CharField(max_length=20)  # of the object: "account"
    object_id = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)  # of the details
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = (
            models.Index(fields=["kind", "object_id"]),
            models.Index(fields=["action"]),
            models.Index(fields=["at"]),
        )

    def __str__(self) -> str:
        return f"{self.id} {self.action}"


class Details(models.Model):
    """What a change says: the values before and after. None once it has been erased."""

    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="details")
    data = models.TextField(null=True)  # noqa: DJ001 -- None is erased, "" is nothing

    def __str__(self) -> str:
        return self.data or ""


class ChainEnd(models.Model):
    """The end of the chain, in the one row of this table: who adds to it locks it."""

    last = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return str(self.last)
