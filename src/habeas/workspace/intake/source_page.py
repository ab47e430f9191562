"""The page of a source: what is known about it, its text with what was read in it, its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from habeas.workspace.intake.page_images import pages_of
from habeas.workspace.intake.page_marks import PageMark, marks_of_spans
from habeas.workspace.intake.text_parts import ReadBlock, parts_of, read_blocks
from habeas.workspace.record import visible
from habeas.workspace.record.models import Account, Source
from habeas.workspace.record.originals import path_of


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The blocks that begin on one page of a PDF, with the marks on its picture."""

    number: int | None
    size: tuple[float, float] | None
    blocks: list[ReadBlock]
    passages: list[PageMark]
    triggers: list[PageMark]


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """A source with a part of its text: ``?part=2``, or that in which a place is (``?at=1234``)."""
    row = get_object_or_404(visible.sources(request.user).select_related("original"), pk=pk)
    parts = parts_of(row)
    part = _asked_part(request, parts.number)
    if "at" in request.GET:
        part = parts.holding(_number(request.GET["at"], len(row.text)))
    chosen = row.blocks[parts.blocks(part)]
    accounts = _accounts(request, row, chosen)
    blocks = read_blocks(row, chosen, accounts)
    shown = pages_of(row)
    context = {
        "room": "intake",
        "source": row,
        "pages": _by_page(row, blocks, accounts, shown) if shown else None,
        "blocks": None if shown else blocks,
        "part": part,
        "parts": range(1, parts.number + 1),
        "total": visible.accounts(request.user)
        .filter(source=row)
        .exclude(standing="superseded")
        .count(),
    }
    return render(request, "intake/source.html", context)


@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file that a source was read from, byte for byte: to be saved, not shown."""
    known = visible.sources(request.user).only("original")
    row = get_object_or_404(known, pk=pk)
    file = get_object_or_404(visible.originals(request.user), pk=row.original_id)
    try:
        bytes_ = path_of(file.sha256).open("rb")
    except OSError:
        raise Http404 from None
    response = FileResponse(
        bytes_, as_attachment=True, filename=file.name, content_type="application/octet-stream"
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _accounts(request: HttpRequest, row: Source, blocks: list[dict[str, Any]]) -> list[Account]:
    """The accounts whose passages stand in these blocks."""
    if not blocks:
        return []
    named = Prefetch(
        "participants", visible.participants(request.user).select_related("naming").order_by("id")
    )
    return list(
        visible.accounts(request.user)
        .filter(source=row, passage_start__lt=blocks[-1]["end"], passage_end__gt=blocks[0]["start"])
        .exclude(standing="superseded")
        .order_by("trigger_start", "id")
        .prefetch_related(named)
    )


def _by_page(
    row: Source, blocks: list[ReadBlock], accounts: list[Account], shown: range
) -> list[ReadPage]:
    """The blocks, page by page; marks are those of the accounts that begin there or before."""
    passages = _flat(marks_of_spans(row, [(a.passage_start, a.passage_end) for a in accounts]))
    triggers = _flat(marks_of_spans(row, [(a.trigger_start, a.trigger_end) for a in accounts]))
    pages: list[ReadPage] = []
    for block in blocks:
        number = block.page if block.page in shown else None
        if not pages or (number is not None and pages[-1].number != number):
            here = [mark for mark in passages if mark.page == number]
            strong = [mark for mark in triggers if mark.page == number]
            size = row.page_sizes[number - 1] if number is not None else None
            pages.append(ReadPage(number, size, [], here, strong))
        pages[-1].blocks.append(block)
    return pages


def _flat(lists: Iterable[list[PageMark]]) -> list[PageMark]:
    return list(dict.fromkeys(mark for marks in lists for mark in marks))


def _asked_part(request: HttpRequest, parts: int) -> int:
    return max(1, min(_number(request.GET.get("part", "1"), parts), parts))


def _number(told: str, most: int) -> int:
    """A number out of an address; one that makes no sense is 0, and a huge one the most."""
    if not told.isascii() or not told.isdigit():
        return 0
    return most if len(told) > 12 else min(int(told), most)
