"""A decision: which of contradicting values the record takes for an event, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models.event import Event


class Decision(models.Model):
    """Never changed: a later one for the same slot takes its place.

    One that is ``taken_back`` says that from now on nothing is decided for the slot.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="decisions")
    slot = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    taken_back = models.BooleanField(default=False)
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.slot}: {self.value}"
