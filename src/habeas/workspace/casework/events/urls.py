"""Where the pages of events are."""

from __future__ import annotations

from django.urls import URLPattern, path

from habeas.workspace.casework.events import changes, event_page, listing, same_page

urlpatterns: list[URLPattern] = [
    path("events/", listing.events, name="events"),
    path("events/people", listing.people, name="event-people"),
    path("events/undecided/", listing.events, {"undecided": True}, name="undecided"),
    path("events/same/", same_page.suggestions, name="event-suggestions"),
    path("events/same/look", same_page.look, name="event-look"),
    path("events/<int:pk>/", event_page.event, name="event"),
    path("events/<int:pk>/join", changes.join, name="event-join"),
    path("events/<int:pk>/refuse", changes.refuse, name="event-refuse"),
    path("events/<int:pk>/decide", changes.decide, name="event-decide"),
    path("events/<int:pk>/take-back", changes.take_back, name="event-take-back"),
    path("events/accounts/<int:pk>/separate", changes.separate, name="event-separate"),
]
