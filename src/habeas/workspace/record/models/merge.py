"""A merge: two entities turned out to be one, on what evidence; it can be taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models.entity import Entity


class Merge(models.Model):
    """``gone`` is ``kept``. ``namings`` says which namings came with ``gone``, to take it back.

    Which entity each naming belongs to at first is told by the earliest merge that moved it, even
    by one that was taken back: see ``identity``.
    """

    kept = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    namings = models.JSONField(default=list)  # ids
    evidence = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(  # who is somebody else is not a third one as well
                fields=["gone"],
                condition=models.Q(undone_at__isnull=True),
                name="entity_is_gone_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gone} is {self.kept}"
