"""Where the pages of ``upkeep`` are."""

from __future__ import annotations

from django.urls import path

from habeas.workspace.upkeep.erasing import erase, erase_a_person
from habeas.workspace.upkeep.history import entry, history, object_history

app_name = "upkeep"
urlpatterns = [
    path("", history, name="history"),
    path("entry/<int:pk>", entry, name="entry"),
    path("of/<slug:kind>/<int:pk>", object_history, name="object-history"),
    path("erase/source/<int:pk>", erase, name="erase-source"),
    path("erase/person/<int:pk>", erase_a_person, name="erase-person"),
]
