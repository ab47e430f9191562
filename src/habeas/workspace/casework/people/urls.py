"""Where the pages of persons, groups, bodies, places and laws are."""

from __future__ import annotations

from django.urls import URLPattern, path

from habeas.workspace.casework.people import compare_page, entity_page, listing, same_page

urlpatterns: list[URLPattern] = [
    path("people/", listing.entities, name="entities"),
    path("people/same/", same_page.suggestions, name="suggestions"),
    path("people/same/compare", same_page.compare_new, name="compare-new"),
    path("people/<int:pk>/", entity_page.entity, name="entity"),
    path("people/<int:pk>/name", entity_page.name, name="name-entity"),
    path("people/<int:pk>/and/<int:other>/", compare_page.compare, name="compare"),
    path("people/<int:pk>/and/<int:other>/merge", compare_page.merge, name="merge"),
    path("people/<int:pk>/and/<int:other>/apart", compare_page.apart, name="apart"),
    path("people/merges/<int:pk>/undo", compare_page.unmerge, name="unmerge"),
    path("people/apart/<int:pk>/undo", compare_page.together, name="together"),
]
