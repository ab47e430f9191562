"""A state of a case: from which day to which it held, as known from which day to which."""

from __future__ import annotations

from django.db import models

from habeas.workspace.record.models import Entity


class CaseState(models.Model):
    """One rectangle of the two times: when it was so, and when the record knew it.

    Days are whole days of UTC, first and last included; 9999-12-31 is no end. Rows of one entity
    never overlap, and what no row covers was not known.
    """

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="states")
    known_from = models.DateField()
    known_until = models.DateField()
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(max_length=12)
    since = models.CharField(max_length=60, blank=True)  # EDTF
    term = models.CharField(max_length=120, blank=True)
    disputed = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["state", "first", "last"]),
            models.Index(fields=["first", "last"]),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.first}/{self.last}"
