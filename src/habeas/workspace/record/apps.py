"""The application ``record``."""

from __future__ import annotations

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The tables of the record."""

    name = "habeas.workspace.record"
    label = "record"

    def ready(self) -> None:
        """Have the log guarded after every migration."""
        from habeas.workspace.record.guards import guards  # noqa: PLC0415 -- once Django is ready
        from habeas.workspace.record.triggers import look_after  # noqa: PLC0415 -- the same

        look_after(self, "0002_log_is_append_only", guards, lambda _: None)
