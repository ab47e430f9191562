"""Two events that may be the same: why, why not, and whether somebody said that they are not."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models.account import Account
from habeas.workspace.record.models.event import Event


class EventPair(models.Model):
    """A suggestion, until its events are joined or somebody refuses it; never made again then.

    ``first`` has the smaller id. ``reasons`` are pairs: what was compared, and what came out:
    ``["date", "same_day"]``; see ``casework.events.likeness``.
    """

    first = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(default=0.0)
    reasons = models.JSONField(default=list)
    open = models.BooleanField(default=True)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_because = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="pair_is_suggested_once"),
        )
        indexes = (models.Index(fields=["open", "score"]), models.Index(fields=["second"]))

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"


class AccountKey(models.Model):
    """A word by which an account is found that may tell the same: "arrest keldova"."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=80)

    class Meta:
        indexes = (models.Index(fields=["key"]),)

    def __str__(self) -> str:
        return self.key
