"""A join: accounts of one event turned out to tell another one; each can be taken out again."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models.account import Account
from habeas.workspace.record.models.event import Event


class Join(models.Model):
    """What ``gone`` told is what ``kept`` tells. ``accounts`` are those that moved."""

    kept = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="joins")
    gone = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    accounts = models.ManyToManyField(Account, related_name="+")
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.gone_id} is {self.kept_id}"
