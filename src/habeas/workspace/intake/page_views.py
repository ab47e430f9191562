"""The pictures of pages, as pages of the workspace."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from habeas.errors import SourceError
from habeas.workspace.intake.page_images import page_image as picture_of
from habeas.workspace.record import visible

_LIGHT = ("key", "page_sizes", "first_page", "last_page", "original__sha256")


@require_safe
def page_image(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """The picture of a page of the file that a source was read from."""
    sources = visible.sources(request.user).select_related("original").only(*_LIGHT)
    source = get_object_or_404(sources, pk=pk)
    try:
        picture = picture_of(source, page)
    except (KeyError, SourceError):
        raise Http404 from None
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response
