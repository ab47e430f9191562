"""Compute the summaries of all cases anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from habeas.workspace.casework.jobs.summaries import summarize_all
from habeas.workspace.casework.models import StaleCase


class Command(BaseCommand):
    """``python -m django summarize_cases``, after rows were written past the program."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it, and say how many people and bodies have a case."""
        last = StaleCase.objects.order_by("-pk").values_list("pk", flat=True).first()
        count = summarize_all()
        if last is not None:
            StaleCase.objects.filter(pk__lte=last).delete()
        self.stdout.write(f"{count} cases")
