"""The application ``record``."""

from __future__ import annotations

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The tables of the record."""

    name = "habeas.workspace.record"
    label = "record"
