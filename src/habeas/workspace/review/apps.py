"""The application ``review``."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """See the package's docstring."""

    name = "habeas.workspace.review"
    label = "review"
