"""What search takes along in an erasure: the words in its index, and searches for them."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

from django.db import connection

from habeas.workspace.record.erasure import Gone, left
from habeas.workspace.search.index.following import merge_segments
from habeas.workspace.search.models import SavedSearch

_BY_ID = ("subject", "agent")


def listen() -> None:
    """Take them along from now on."""
    left.connect(_take_along, dispatch_uid="search")


def _take_along(*, gone: Gone, **_: Any) -> None:
    """No saved search may ask for what was erased, by its name or by its number."""
    words = {word.casefold() for word in gone.words}
    numbers = {f"{facet}={pk}" for facet in _BY_ID for pk in gone.ids["entity"]}
    asked = [
        pk
        for pk, name, query in SavedSearch.objects.values_list("pk", "name", "query")
        if numbers & set(query.split("&"))
        or any(word in f"{name}\n{unquote_plus(query)}".casefold() for word in words)
    ]
    gone.take(SavedSearch.objects.filter(pk__in=asked))
    merge_segments(connection)
