"""The application ``search``."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.search"
    label = "search"
