"""An event: what happened, as one or more accounts tell it."""

from __future__ import annotations

from django.db import models

from habeas.workspace.record.models.entity import Entity


class Event(models.Model):
    """What happened. Its values are composed from its accounts and decisions: ``composition``.

    From the start each account has an event of its own; that two tell the same is a judgement that
    people make. ``standing`` is ``accepted`` when one of its accounts is, else ``proposed`` while
    one waits, else ``rejected``. Only accounts that stand take part in the values.

    An event whose accounts were all joined to another one stays as a trace: its standing is
    ``joined``, and ``joined_into`` says where they are now; but for its type it tells nothing.
    """

    standing = models.CharField(max_length=10, default="proposed")
    type = models.CharField(max_length=40)
    date = models.CharField(max_length=60, blank=True)  # EDTF
    earliest = models.DateField(null=True)  # the first and the last day that the date allows
    latest = models.DateField(null=True)
    country = models.CharField(max_length=3, blank=True)
    place = models.ForeignKey(Entity, null=True, on_delete=models.SET_NULL, related_name="+")
    term = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    modality = models.CharField(max_length=12, default="actual")
    contradicted = models.JSONField(default=list)  # the slots whose values contradict, undecided
    undecided = models.BooleanField(default=False)  # whether there are such slots
    confidence = models.FloatField(default=0.0)  # the highest of its accounts
    sources = models.IntegerField(default=1)  # how many tell it
    shared = models.BooleanField(default=False)  # whether several sources tell it
    joined_into = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="joined"
    )
    version = models.IntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=["standing", "type", "earliest"]),
            models.Index(fields=["standing", "country", "earliest"]),
            models.Index(fields=["standing", "confidence"]),
            models.Index(fields=["standing", "earliest"]),
            models.Index(fields=["type", "earliest"]),
            models.Index(  # few are: a list of them is quick all the same
                fields=["standing", "earliest"],
                condition=models.Q(undecided=True),
                name="event_is_undecided",
            ),
            models.Index(
                fields=["standing", "earliest"],
                condition=models.Q(shared=True),
                name="event_is_shared",
            ),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.date}".strip()
