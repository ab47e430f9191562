"""Who and what: an entity of the record, and how each source names it."""

from __future__ import annotations

from django.db import models

from habeas.workspace.record.models.source import Source

KINDS = ("person", "group", "organization", "place", "law")


class Entity(models.Model):
    """Somebody or something, across all sources: what its namings say, put together.

    The fields are composed from the namings (see ``composition``) so that lists are quick. Only
    ``chosen_name`` and ``chosen_description`` are set by people: they are shown instead.
    """

    kind = models.CharField(max_length=12)  # one of KINDS
    name = models.CharField(max_length=300)  # the fullest
    letters = models.CharField(max_length=300, db_index=True)  # the name in small Latin letters
    spellings = models.TextField(default="")  # every name in such letters: "| kozlov | kozlow |"
    chosen_name = models.CharField(max_length=300, blank=True)
    chosen_description = models.CharField(max_length=300, blank=True)
    other_names = models.JSONField(default=list)
    descriptions = models.JSONField(default=list)
    designations = models.JSONField(default=list)
    count = models.IntegerField(null=True)  # of a group
    precision = models.CharField(max_length=12, blank=True)  # exact, approximate, vague
    country = models.CharField(max_length=3, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged"
    )
    version = models.IntegerField(default=0)  # counts changes: who edits an old one is told

    class Meta:
        indexes = (
            models.Index(fields=["kind", "merged_into", "letters"]),
            models.Index(fields=["kind", "country", "letters"]),
        )

    def __str__(self) -> str:
        return self.name


class Naming(models.Model):
    """An entity as one source names it. Merging entities moves namings; it changes none."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="namings")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="namings")
    local = models.CharField(max_length=12)  # its id in the reading: "p1"
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    other_names = models.JSONField(default=list)
    descriptions = models.JSONField(default=list)
    designations = models.JSONField(default=list)
    count = models.IntegerField(null=True)
    precision = models.CharField(max_length=12, blank=True)
    country = models.CharField(max_length=3, blank=True)
    mentions = models.JSONField(default=list)  # [start, end, form] in source.text

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "local"], name="naming_is_told_once"),
        )

    def __str__(self) -> str:
        return self.name
