"""An account: one source's telling of one event. Never edited; a correction is a new account."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.gravity import GravityField
from habeas.workspace.record.models.entity import Naming
from habeas.workspace.record.models.event import Event
from habeas.workspace.record.models.source import Source


class Account(models.Model):
    """One telling. Only ``event``, ``standing`` and ``version`` ever change, by actions.

    (``compared`` is no part of what it tells: whether it was compared with what others tell, so
    that the same thing can be suggested.)

    ``standing`` is that of its latest judgement: proposed, accepted, rejected or superseded.
    Offsets are Unicode code points into ``source.text``, end exclusive.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="accounts")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="accounts")
    local = models.CharField(max_length=12, blank=True)  # its id in the reading: "e1"
    standing = models.CharField(max_length=10, default="proposed")
    type = models.CharField(max_length=40)
    gravity = GravityField()  # of the type: the queue puts the gravest first
    date = models.CharField(max_length=60, blank=True)  # EDTF
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    date_start = models.IntegerField(null=True)
    date_end = models.IntegerField(null=True)
    date_basis = models.CharField(max_length=10, blank=True)
    place = models.ForeignKey(Naming, null=True, on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey(Naming, null=True, on_delete=models.PROTECT, related_name="+")
    attributed_to = models.ForeignKey(Naming, null=True, on_delete=models.PROTECT, related_name="+")
    charges = models.JSONField(default=list)
    term = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    modality = models.CharField(max_length=12, default="actual")
    section = models.TextField(blank=True)
    trigger_start = models.IntegerField()
    trigger_end = models.IntegerField()
    passage_start = models.IntegerField()
    passage_end = models.IntegerField()
    trigger = models.TextField()  # the words, equal to source.text[trigger_start:trigger_end]
    passage = models.TextField()
    confidence = models.FloatField(default=0.0)
    cue = models.CharField(max_length=80, blank=True)
    supersedes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(  # None: the reading
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.IntegerField(default=0)
    compared = models.BooleanField(default=False)

    class Meta:
        indexes = (
            # The orders of the queue, each with the filters that are used most.
            models.Index(fields=["standing", "confidence", "id"]),
            models.Index(fields=["standing", "gravity", "confidence", "id"]),
            models.Index(fields=["standing", "source", "trigger_start", "id"]),
            models.Index(fields=["standing", "type", "confidence", "id"]),
            models.Index(
                fields=["id"], condition=models.Q(compared=False), name="account_is_not_compared"
            ),
            models.Index(fields=["source", "trigger_start"]),
        )

    def __str__(self) -> str:
        return f"{self.type}: {self.trigger}"


class Participant(models.Model):
    """A naming in a role of an account: agent, subject, court, recipient, destination."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="participants")
    naming = models.ForeignKey(Naming, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=12)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "role", "naming"], name="participant_is_told_once"
            ),
        )
        indexes = (models.Index(fields=["naming", "role"]),)

    def __str__(self) -> str:
        return f"{self.role}: {self.naming}"
