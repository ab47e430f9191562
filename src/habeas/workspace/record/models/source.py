"""A source: one document, its text, and what is known about it."""

from __future__ import annotations

from django.db import models

from habeas.workspace.record.models.original import Original

# The columns that a list of sources does not need: source_list.defer(*HEAVY).
HEAVY = ("text", "blocks", "facts", "printed", "page_sizes")


class Source(models.Model):
    """One document. Never changed once it is stored: every quote points into ``text``.

    Lists hold what ``habeas.record.Source`` holds, as its fields are written to JSON.
    """

    key = models.CharField(max_length=300, unique=True)  # "sha256:…", "sha256:…#algeria"
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    title = models.TextField(blank=True)
    publisher = models.TextField(blank=True)
    author = models.TextField(blank=True)
    published = models.CharField(max_length=60, blank=True)  # EDTF
    period = models.CharField(max_length=60, blank=True)  # EDTF
    period_basis = models.CharField(max_length=30, blank=True)
    earliest = models.DateField(null=True)  # first and last day of the period
    latest = models.DateField(null=True)
    country = models.CharField(max_length=3, blank=True)  # ISO 3166-1 alpha-3
    language = models.CharField(max_length=20, blank=True)  # BCP 47
    text = models.TextField()
    words = models.IntegerField()
    blocks = models.JSONField(default=list)
    facts = models.JSONField(default=list)
    printed = models.JSONField(default=list)  # of a PDF: where each line stands on its page
    page_sizes = models.JSONField(default=list)
    first_page = models.IntegerField(null=True)
    last_page = models.IntegerField(null=True)
    book = models.JSONField(null=True)  # what it is a chapter of
    warnings = models.JSONField(default=list)
    version = models.CharField(max_length=200)  # what read it: program, language, codebook
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (
            models.Index(fields=["country", "earliest"]),
            models.Index(fields=["publisher", "earliest"]),
        )

    def __str__(self) -> str:
        return self.title or self.name
