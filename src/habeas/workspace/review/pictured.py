"""Whether a page of a source can be shown as a picture: the room of the intake draws it."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def has_picture(source: int, media_type: str, page: int | None) -> bool:
    """Whether there is a picture of the page."""
    if page is None or media_type != "application/pdf":
        return False
    try:
        reverse("intake:page-image", args=[source, page])
    except NoReverseMatch:
        return False
    return True
