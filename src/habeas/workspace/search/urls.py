"""Where the pages of ``search`` are."""

from __future__ import annotations

from django.urls import path

from habeas.workspace.search import download_page, figures_page, saved_pages, search_page

app_name = "search"
urlpatterns = [
    path("", search_page.search, name="search"),
    path("facets/", search_page.facets, name="facets"),
    path("figures/", figures_page.figures, name="figures"),
    path("map/", figures_page.map_page, name="map"),
    path("download/", download_page.download, name="download"),
    path("saved/", saved_pages.saved, name="saved"),
    path("saved/keep/", saved_pages.keep, name="keep"),
    path("saved/<int:pk>/rename/", saved_pages.rename, name="rename"),
    path("saved/<int:pk>/delete/", saved_pages.delete, name="delete"),
]
