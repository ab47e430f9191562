"""Where the pages of cases are."""

from __future__ import annotations

from django.urls import URLPattern, path

from habeas.workspace.casework.cases.case_list import cases
from habeas.workspace.casework.cases.case_page import case

urlpatterns: list[URLPattern] = [
    path("cases/", cases, name="cases"),
    path("cases/<int:pk>/", case, name="case"),
]
