"""The application ``search``."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.search"
    label = "search"

    def ready(self) -> None:
        """Have the index follow the record after every migration, and forget with it."""
        from habeas.workspace.record.triggers import look_after  # noqa: PLC0415 -- once it is ready
        from habeas.workspace.search import leaving  # noqa: PLC0415 -- the same
        from habeas.workspace.search.index import SINCE, triggers  # noqa: PLC0415 -- the same
        from habeas.workspace.search.index.following import make_whole  # noqa: PLC0415 -- the same

        leaving.listen()
        look_after(self, SINCE, triggers, make_whole)
