"""A judgement: what somebody said of an account, and when. Never changed: the next one counts.

Judgements are the record's second time: what the record held on a day is the last judgement of
each account until then.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models.account import Account

VERDICTS = ("accepted", "rejected", "superseded", "proposed")


class Judgement(models.Model):
    """``proposed`` takes an earlier judgement back."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["account", "at"]), models.Index(fields=["by", "at"]))

    def __str__(self) -> str:
        return self.verdict
