"""The application ``team``."""

from __future__ import annotations

from django.apps import AppConfig


class TeamConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.team"
    label = "team"
