"""Where each page is: every room has its own ``urls``."""

from __future__ import annotations

from django.urls import include, path

from habeas.workspace.start import start

urlpatterns = [
    path("", start, name="start"),
    path("", include("habeas.workspace.team.urls")),
    path("sources/", include("habeas.workspace.intake.urls")),
    path("review/", include("habeas.workspace.review.urls")),
    path("", include("habeas.workspace.casework.urls")),
    path("search/", include("habeas.workspace.search.urls")),
    path("history/", include("habeas.workspace.upkeep.urls")),
]
handler404 = "habeas.workspace.start.not_found"
handler500 = "habeas.workspace.start.broken"
