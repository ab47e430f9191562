"""Errors that the record raises on purpose, told in a page: never a traceback, never a blank."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.views.csrf import csrf_failure
from django_htmx.http import HttpResponseClientRedirect

from habeas.errors import ChangedMeanwhile, HabeasError
from habeas.workspace.refusal import Refusal, refusal_of

Respond = Callable[[HttpRequest], HttpResponse]


class ToldErrors:
    """Middleware: an error becomes a page (or, for a part of a page, a line) that says it."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        answer = self._respond(request)
        if answer.status_code == 405:
            return _told(request, "", "form-only", 405)
        if _leads_to_login(answer) and (_is_part(request) or request.method == "POST"):
            return _to_login(request)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to a request in which an error arose; None for one that is a defect."""
        if isinstance(error, HabeasError):
            status = 409 if isinstance(error, ChangedMeanwhile) else 400
            # The name of a user stands as they write it.
            sentence = str(error) if getattr(error, "who", None) else capfirst(str(error))
            return _told(request, sentence, getattr(error, "code", "habeas"), status)
        refusal = refusal_of(error)
        return None if refusal is None else refused(request, refusal)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer while the database or the disk refuses: a page that asks neither of them."""
    name = "error_part" if _is_part(request) else "unavailable"
    context = {
        "code": refusal.code,
        "back": _page_before(request) if request.method == "POST" else "",
        "again": "" if request.method == "POST" else request.get_full_path(),
    }
    page = render_to_string(f"workspace/{name}.html", context)
    return HttpResponse(page, status=refusal.status, headers={"Retry-After": "5"})


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose page is of another login, or was opened too long ago."""
    if _is_part(request):
        return _told(request, "", "token", 403)
    return csrf_failure(request, reason)


def _leads_to_login(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(
        f"{resolve_url('team:login')}?"
    )


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the login, and from there to the page on which somebody was: not to what it sent."""
    answer = redirect_to_login(_page_before(request) or resolve_url("start"))
    return HttpResponseClientRedirect(answer.url) if _is_part(request) else answer


def _page_before(request: HttpRequest) -> str:
    """The address of the page of ours from which something was sent; "" where it is not known."""
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    is_ours = page.netloc == request.get_host()
    return page._replace(scheme="", netloc="").geturl() if is_ours else ""


def _is_part(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))


def _told(request: HttpRequest, sentence: str, code: str, status: int) -> HttpResponse:
    template = "workspace/error_part.html" if _is_part(request) else "workspace/error.html"
    back = _page_before(request) if request.method == "POST" else ""
    context = {"sentence": sentence, "code": code, "back": back}
    return render(request, template, context, status=status)
