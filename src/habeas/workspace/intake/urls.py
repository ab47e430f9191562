"""Where the pages of ``intake`` are."""

from __future__ import annotations

from django.urls import path

from habeas.workspace.intake.adding import add, discard, job_part, retry
from habeas.workspace.intake.page_views import page_image
from habeas.workspace.intake.source_list import sources
from habeas.workspace.intake.source_page import original, source

app_name = "intake"
urlpatterns = [
    path("", sources, name="sources"),
    path("add", add, name="add"),
    path("jobs", job_part, name="jobs"),
    path("jobs/<int:pk>/retry", retry, name="retry"),
    path("jobs/<int:pk>/discard", discard, name="discard"),
    path("<int:pk>/", source, name="source"),
    path("<int:pk>/original", original, name="original"),
    path("<int:pk>/pages/<int:page>.png", page_image, name="page-image"),
]
