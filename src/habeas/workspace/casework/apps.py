"""The application ``casework``."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.casework"
    label = "casework"

    def ready(self) -> None:
        """Let the summaries of cases follow the record, and what was said go with its subject."""
        from habeas.workspace.casework import leaving  # noqa: PLC0415 -- has tables
        from habeas.workspace.casework.jobs import refreshing  # noqa: PLC0415 -- has tables

        refreshing.listen()
        leaving.listen()
