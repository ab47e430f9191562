"""The application ``intake``."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.intake"
    label = "intake"
