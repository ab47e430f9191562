"""Who may be the same: what the comparison has found so far. It is computed, and judges nothing.

These tables can be emptied at any time: the comparison fills them anew.
"""

from __future__ import annotations

from django.db import models

from habeas.workspace.record.models import Entity


class Suggestion(models.Model):
    """Two persons that may be one: how likely, and what speaks for it and against it."""

    one = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")  # the lower id
    other = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()  # 0 to 1
    reasons = models.JSONField(default=list)  # as ``Reason.row`` writes them

    class Meta:
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="suggested_once"),)
        indexes = (models.Index(fields=["-score", "id"]),)

    def __str__(self) -> str:
        return f"{self.one} ~ {self.other}"

    @property
    def percent(self) -> int:
        """The score as it is shown: never a whole hundred, since a person decides."""
        return min(round(100 * self.score), 99)


class NameKey(models.Model):
    """What the spellings of a name have in common: only who shares a key is compared."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key", "entity"], name="name_key_is_kept_once"),
        )

    def __str__(self) -> str:
        return self.key


class Compared(models.Model):
    """An entity that has been compared with the others, and in which of its versions."""

    entity = models.OneToOneField(
        Entity, primary_key=True, on_delete=models.CASCADE, related_name="compared"
    )
    version = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.entity_id}@{self.version}"
