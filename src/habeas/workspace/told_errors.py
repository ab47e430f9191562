"""Errors that the record raises on purpose, told in a page: never a traceback."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst

from habeas.errors import ChangedMeanwhile, HabeasError

Respond = Callable[[HttpRequest], HttpResponse]


class ToldErrors:
    """Middleware: an error becomes a page (or, for a part of a page, a line) that says it."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to a request in which an error arose; None for one that is a defect."""
        if isinstance(error, HabeasError):
            status = 409 if isinstance(error, ChangedMeanwhile) else 400
            # The name of a user stands as they write it.
            sentence = str(error) if getattr(error, "who", None) else capfirst(str(error))
            return _told(request, sentence, getattr(error, "code", "habeas"), status)
        if isinstance(error, DatabaseError | InterfaceError):
            return without_database(request)
        return None


def without_database(request: HttpRequest) -> HttpResponse:
    """The answer while the database is away or refuses to write: a page that asks it nothing."""
    is_part = bool(request.headers.get("HX-Request"))
    name = "error_part" if is_part else "unavailable"
    page = render_to_string(f"workspace/{name}.html", {"code": "database"})
    return HttpResponse(page, status=503, headers={"Retry-After": "5"})


def _told(request: HttpRequest, sentence: str, code: str, status: int) -> HttpResponse:
    is_part = bool(request.headers.get("HX-Request"))
    template = "workspace/error_part.html" if is_part else "workspace/error.html"
    context = {"sentence": sentence, "code": code, "back": _page_before(request)}
    return render(request, template, context, status=status)


def _page_before(request: HttpRequest) -> str:
    """The page of ours from which something was asked; "" where it is not known."""
    told = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        told, {request.get_host()}, require_https=request.is_secure()
    )
    return told if is_ours else ""
