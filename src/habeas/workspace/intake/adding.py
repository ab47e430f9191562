"""Files are brought in through the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from habeas.errors import ErasedBefore, RecordError
from habeas.workspace.intake.actions.bring_in_file import Options, bring_in_file
from habeas.workspace.intake.actions.discard_file import discard_file
from habeas.workspace.intake.actions.retry_job import retry_job
from habeas.workspace.intake.forms import OptionsForm
from habeas.workspace.intake.job_list import job_list
from habeas.workspace.intake.models import Job
from habeas.workspace.intake.source_list import list_page
from habeas.workspace.intake.uploads import LARGEST_FORM, Arrival, ArrivedFile
from habeas.workspace.intake.visible_jobs import jobs
from habeas.workspace.record import visible
from habeas.workspace.record.trace import sentence_of


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a file that came in."""

    level: int
    name: str
    sentence: str
    source: int | None = None  # the id of the source that it is
    entry: int | None = None  # of the log, that tells of it


@csrf_exempt  # the form is checked within, when it is known how its files are to be taken in
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take files in, and have them read."""
    request.upload_handlers = [Arrival(request)]
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_FORM:
        most = LARGEST_FORM // 1_000_000
        raise RecordError(
            _("these are more than %(most)d MB: bring fewer at once") % {"most": most}
        )
    try:
        return _add(request)
    except TooManyFilesSent:
        raise RecordError(_("these are too many files: bring at most 100 at once")) from None
    except UnreadablePostError:
        raise RecordError(_("the files did not arrive whole: send them again")) from None
    finally:
        for files in getattr(request, "_files", {}).values():
            files.close()


@csrf_protect
def _add(request: HttpRequest) -> HttpResponse:
    form = OptionsForm(request.POST)
    files = [file for file in request.FILES.getlist("files") if isinstance(file, ArrivedFile)]
    is_part = bool(request.headers.get("HX-Request"))
    if not form.is_valid():
        if is_part:
            raise RecordError(_wrong(form))
        return list_page(request, form, status=422)
    again = form.cleaned_data.pop("again")
    told = [_take_in(request, file, Options(**form.cleaned_data), again) for file in files]
    if not told:
        told = [Told(messages.ERROR, "", _("No file was chosen."))]
    if is_part:
        return render(request, "intake/told.html", {"told": told})
    for one in told:
        messages.add_message(request, one.level, f"{one.name}: {one.sentence}".lstrip(": "))
    return redirect("intake:sources")


def _wrong(form: OptionsForm) -> str:
    """What is wrong with each field: "Country: No country is called so"."""
    told = [
        f"{form.fields[name].label}: {' '.join(map(str, errors))}"
        for name, errors in form.errors.items()
    ]
    return " ".join(told).rstrip(".")


def _take_in(request: HttpRequest, file: ArrivedFile, options: Options, again: str) -> Told:
    name = file.name or ""
    kept = file.keep()
    if kept is None:
        return Told(messages.ERROR, name, f"{file.problem}.")
    try:
        brought = bring_in_file(kept, name, request.user, options, again=again)  # type: ignore[arg-type]
    except ErasedBefore as error:
        return _erased(request, name, error)
    if brought.job is not None:
        again = _("its reading failed before; it is tried again.")
        return Told(messages.SUCCESS, name, again if brought.is_known else _("will be read."))
    found = visible.sources(request.user).filter(original=brought.original).order_by("id")
    source = found.defer("text").first()
    if source is None:
        return Told(messages.WARNING, name, _("the same file is in the record, or being read."))
    number = found.count()
    if number > 1:
        sentence = _(
            "is in the record already, as %(number)d sources, the first of them “%(title)s”."
        )
    else:
        sentence = _("is in the record already: “%(title)s”.")
    return Told(messages.WARNING, name, sentence % {"number": number, "title": source}, source.pk)


def _erased(request: HttpRequest, name: str, error: ErasedBefore) -> Told:
    """That a file was erased; when, by whom and why for those who may read the log."""
    entry = visible.changes(request.user).filter(pk=error.entry)
    erasure = entry.select_related("by", "details").first()
    told = sentence_of(erasure) if erasure else _("it was erased")
    sentence = _(
        "%(told)s. It was not taken: where it has to come in again, say why under “Files that were"
        " erased”."
    )
    return Told(messages.ERROR, name, sentence % {"told": told}, entry=error.entry)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a file again whose reading failed."""
    job: Job = get_object_or_404(jobs(request.user), pk=pk)
    retry_job(job.pk, request.user)  # type: ignore[arg-type]
    return redirect("intake:sources")


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file off the list whose reading failed."""
    job: Job = get_object_or_404(jobs(request.user), pk=pk)
    discard_file(job.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, _("%(name)s was discarded.") % {"name": job.name})
    return redirect("intake:sources")


@require_safe
def job_part(request: HttpRequest) -> HttpResponse:
    """The list of jobs alone, which the page asks for while something is being read."""
    context = job_list(request.user)
    response = render(request, "intake/jobs.html", context)
    if request.GET.get("seen") != context["mark"]:
        response["HX-Trigger-After-Swap"] = "sources-changed"
    return response
