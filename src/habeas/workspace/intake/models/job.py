"""A job: a file that waits to be read, is being read, or was; and what was found in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models import Original

STATES = ("waiting", "reading", "done", "failed")
ACTIVE = ("waiting", "reading")


class Job(models.Model):
    """Reading one file. Whoever reads holds a lease: when it ends, somebody else takes the job.

    ``found`` holds what was found, as numbers and lists: see ``findings``.
    """

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="jobs")
    name = models.CharField(max_length=255)  # of the file, as it came this time
    country = models.CharField(max_length=3, blank=True)  # where the file's own word is overruled
    period = models.CharField(max_length=60, blank=True)  # EDTF, likewise
    ocr = models.CharField(max_length=60, blank=True)  # languages: "eng+rus"
    state = models.CharField(max_length=10, default="waiting")  # one of STATES
    attempts = models.IntegerField(default=0)
    worker = models.CharField(max_length=40, blank=True)  # who holds the lease
    lease_until = models.DateTimeField(null=True)
    at_source = models.IntegerField(default=0)  # the number of the source that is being read
    of_sources = models.IntegerField(default=0)  # how many there are; 0 where nobody knows
    reading = models.CharField(max_length=300, blank=True)  # its title
    problem = models.TextField(blank=True)  # why it failed, in a sentence
    found = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(  # None: a command on this machine
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["state", "id"]),)

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"

    @property
    def is_active(self) -> bool:
        """Whether it waits or is being read."""
        return self.state in ACTIVE
