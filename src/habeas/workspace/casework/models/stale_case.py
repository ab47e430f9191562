"""What was changed since the summaries of its cases were computed."""

from __future__ import annotations

from django.db import models


class StaleCase(models.Model):
    """A mark, made in the transaction of a change, so that no crash can lose it.

    ``kind`` says what was changed, an event or an entity; whose case that is, is found out when the
    summaries are computed anew. Marks are only added and taken away whole.
    """

    kind = models.CharField(max_length=6)  # "event" or "entity"
    object_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
