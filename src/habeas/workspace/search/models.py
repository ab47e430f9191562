"""What the search keeps: the words of each account, its charges, and searches under a name.

``Document`` and ``Charge`` are kept by triggers of the database (see ``index``), so that they
follow whatever is stored, in the same transaction and however it is stored. Nothing else writes
them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.workspace.record.models import Account


class Document(models.Model):
    """The words by which an account is found."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="document"
    )
    passage = models.TextField()
    names = models.TextField(default="")  # of those who take part, as told and in Latin letters
    charges = models.TextField(default="")

    def __str__(self) -> str:
        return self.passage


class Charge(models.Model):
    """One charge of an account, to be counted and chosen by."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="charge_rows")
    charge = models.TextField()

    class Meta:
        indexes = (models.Index(fields=["charge", "account"]),)

    def __str__(self) -> str:
        return self.charge


class SavedSearch(models.Model):
    """A search that somebody wants to find again: its address under a name."""

    name = models.CharField(max_length=120)
    query = models.TextField(blank=True)  # "q=arrest&country=CZE"
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_searches"
    )
    version = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["made_by", "name"], name="saved_search_has_one_name"),
        )

    def __str__(self) -> str:
        return self.name
