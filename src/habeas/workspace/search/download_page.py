"""The table of whatever was searched, as a file; the log says who took it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from habeas.workspace.search.actions.take_table import take_table
from habeas.workspace.search.csv_file import csv_pieces
from habeas.workspace.search.found import Found
from habeas.workspace.search.naming_values import tags_of
from habeas.workspace.search.question import Question, question_of
from habeas.workspace.search.table import COLUMNS, ids_of, rows_of
from habeas.workspace.search.xlsx_file import xlsx_file

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def download(request: HttpRequest) -> HttpResponseBase:
    """The table of the question in the address, as CSV or XLSX."""
    form = request.POST.get("form", "")
    if form not in ("csv", "xlsx"):
        raise Http404
    user = request.user
    assert isinstance(user, AbstractBaseUser)  # noqa: S101 -- nobody else gets here
    question = question_of(request.GET)
    ids = ids_of(Found(question, user), user)
    count = len(ids)
    entry = take_table(question.address(), form, count, user)
    name = f"habeas-{entry.at:%Y-%m-%d-%H%M}.{form}"
    rows = rows_of(ids, user)
    if form == "csv":
        response = StreamingHttpResponse(
            csv_pieces(COLUMNS, rows), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    file = xlsx_file(COLUMNS, rows, _about(question, user, count))
    return FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)


def _about(question: Question, user: AbstractBaseUser, count: int) -> list[tuple[str, str]]:
    now = timezone.now()
    return [
        (gettext("Words"), question.text or gettext("none: everything")),
        *((tag.title, tag.words) for tag in tags_of(question, user)),
        (gettext("Address"), f"search/?{question.address()}"),
        (gettext("When"), f"{now:%Y-%m-%d %H:%M} UTC"),
        (gettext("By"), user.get_username()),
        (gettext("Accounts found"), f"{count:,}"),
        (gettext("Offsets"), gettext("characters of the source's text, from 0, end exclusive")),
        (gettext("accepted"), gettext("taken into the record by a person")),
        (gettext("proposed"), gettext("read by the machine, judged by nobody yet")),
    ]  # fmt: skip
