"""A judgement that two entities are not the same, so that nobody is asked again."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models import Entity


class NotTheSame(models.Model):
    """``one`` and ``other`` are two; ``one`` has the lower id.

    It holds for what they are merged into as well: who is B is not A, where B is not A.
    """

    one = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=models.Q(undone_at__isnull=True),
                name="not_the_same_is_said_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.one} is not {self.other}"
