"""An original: the bytes of a file as they came in, kept under their SHA-256."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Original(models.Model):
    """A file that came in. Its bytes lie in the record's folder; see ``originals``."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)  # as it was called when it first came in
    size = models.BigIntegerField()  # bytes
    media_type = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.name
