"""A case in one row, so that lists of cases are quick."""

from __future__ import annotations

from django.db import models

from habeas.workspace.record.models import Entity


class CaseSummary(models.Model):
    """What the case page says of an entity, as the record stands; see ``jobs.summaries``.

    The state is that on ``told_until``, the last day that the sources of the case tell of.
    """

    entity = models.OneToOneField(Entity, on_delete=models.CASCADE, related_name="case")
    kind = models.CharField(max_length=12)
    country = models.CharField(max_length=3, blank=True)
    letters = models.CharField(max_length=300)  # of the entity's name: the order of lists
    state = models.CharField(max_length=12)
    since = models.CharField(max_length=60, blank=True)  # EDTF
    term = models.CharField(max_length=120, blank=True)
    basis = models.JSONField(default=list)  # ids of events
    disputed = models.BooleanField(default=False)  # an event of the basis is told in two ways
    told_until = models.DateField(null=True)
    last_news = models.DateField(null=True)  # the last day on which something happened
    release_from = models.DateField(null=True)  # when a prison term ends, at the earliest
    release_until = models.DateField(null=True)  # and at the latest
    missing = models.JSONField(default=list)  # codes of ``cases.missing``
    missing_text = models.CharField(max_length=400, blank=True)  # the same as " a b ", for filters
    events = models.IntegerField(default=0)
    sources = models.IntegerField(default=0)
    computed_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = (
            models.Index(fields=["letters", "entity"]),
            models.Index(fields=["state", "letters"]),
            models.Index(fields=["country", "letters"]),
            models.Index(fields=["country", "last_news"]),
        )

    def __str__(self) -> str:
        return f"{self.letters}: {self.state}"
