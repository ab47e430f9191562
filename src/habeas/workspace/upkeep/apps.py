"""The application ``upkeep``."""

from __future__ import annotations

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.upkeep"
    label = "upkeep"
