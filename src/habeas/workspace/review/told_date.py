"""The date of an account as a person types it or points at it, and what it is understood as."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.errors import InvalidSlot
from habeas.language.en.typed_date import typed_date
from habeas.reading.dates import resolved
from habeas.spans import Span
from habeas.workspace.record import visible
from habeas.workspace.record.models import Source
from habeas.workspace.review import words

_LONGEST = 200
FORMS = ("", "1-", "2-")  # what the names of a form's fields begin with; a split has two forms


@require_safe
def told_date(request: HttpRequest, pk: int) -> HttpResponse:
    """What a date is understood as, while it is being typed, or of words that were selected."""
    form = request.GET.get("form", "")
    if pk > 2**63 - 1 or form not in FORMS:
        raise Http404
    chosen = request.GET.get("words", "")
    known = ("text", "blocks") if chosen else ()
    sources = visible.sources(request.user).only("period", "published", *known)
    source = get_object_or_404(sources, pk=pk)
    date, problem = "", ""
    try:
        if chosen:
            date = date_of_words(chosen, source)
        else:
            date = date_of(request.GET.get(f"{form}date", ""), source)
    except InvalidSlot as error:
        problem = error.reason
    context = {"p": form, "date": date, "problem": problem, "is_taken": bool(chosen and date)}
    return render(request, "review/meant.html", context)


def date_of(told: str, source: Source) -> str:
    """The EDTF of what was typed; empty where nothing was.

    Raises:
        InvalidSlot: it cannot be understood.
    """
    told = " ".join(told.split())
    if not told:
        return ""
    date = None
    if len(told) <= _LONGEST:
        date = typed_date(told, period=source.period or None, published=source.published or None)
    if date is None:
        raise InvalidSlot(
            "date",
            _(
                "“%(told)s” is not understood as a date: write it as 12 May 2011, May 2011, "
                "last week of June 2012, since May 2011 or 2011-05-12"
            )
            % {"told": told[:80]},
        )
    return date


def date_of_words(chosen: str, source: Source) -> str:
    """The EDTF of selected words in their place: "the next day" counts from the date before it.

    Args:
        chosen: "72-83:14 February", as a form sends them.
        source: with its text and blocks.

    Raises:
        InvalidSlot: the words do not stand there, or tell no date, or several.
    """
    span = words.span_of(chosen, source.text, "date_words")
    if span is None:
        return ""
    around = next((Span(b["start"], b["end"]) for b in source.blocks
                   if b["start"] <= span.start < b["end"]), span)  # fmt: skip
    told = resolved(source.text, around, source.period or None, source.published or None)
    dates = [found.edtf for words_, found in told if Span(words_.start, words_.end).overlaps(span)]
    if len(dates) != 1 or dates[0] is None:
        raise InvalidSlot(
            "date", _("these words tell no single date by themselves: write it, as 12 May 2011")
        )
    return dates[0]
