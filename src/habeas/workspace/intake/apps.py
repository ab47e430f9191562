"""The application ``intake``."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.intake"
    label = "intake"

    def ready(self) -> None:
        """Let its rows and pictures go with a file that is erased."""
        from habeas.workspace.intake import leaving  # noqa: PLC0415 -- has tables

        leaving.listen()
