"""Errors that the record raises on purpose, told in a page: never a traceback."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

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
            return _told(request, str(error), getattr(error, "code", "habeas"), status)
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
    return render(request, template, {"sentence": sentence, "code": code}, status=status)
