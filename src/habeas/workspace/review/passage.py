"""The passage in its place: the paragraphs around it, with what the account says marked in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Value
from django.db.models.functions import Substr

from habeas.spans import Span
from habeas.workspace.record import visible
from habeas.workspace.record.models import Account
from habeas.workspace.record.shown_text import shown

AROUND = 6  # paragraphs before and after
MOST_AROUND = 400
_MOST_SIGNS = 60_000  # that a page shows
_CUT = 3_000  # of a paragraph that has no end, before and after the words
_SIZES = {"title": "title", "heading": "heading", "bullet": "bullet", "note": "note"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same marks."""

    text: str
    marks: str  # classes: "passage trigger"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source, cut where its marks begin and end."""

    start: int  # in source.text
    kind: str
    page: int | None
    pieces: tuple[Piece, ...]
    has_focus: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page shows of a source."""

    paragraphs: tuple[Paragraph, ...]
    has_more: bool
    next_around: int  # how many paragraphs to ask for to see more
    page: int | None  # of the file, where the passage stands


def surroundings(
    viewer: visible.Viewer,
    source_id: int,
    blocks: Sequence[Mapping[str, Any]],
    focus: Span,
    marks: Iterable[tuple[Span, str]],
    around: int = AROUND,
) -> Surroundings:
    """The paragraphs around some words. The rest of the text stays in the database.

    Args:
        viewer: who looks.
        source_id: the source, which the viewer may see.
        blocks: of the source.
        focus: the words that the page is about.
        marks: what is marked, each with its class.
        around: how many paragraphs before and after.
    """
    around = min(max(around, 1), MOST_AROUND)
    chosen, has_more = _chosen(blocks, focus, around)
    low, high = chosen[0][0].start, chosen[-1][0].end
    text = shown(
        visible.sources(viewer)
        .filter(pk=source_id)
        .values_list(Substr("text", Value(low + 1), Value(high - low)), flat=True)
        .get()
    )
    marks = list(marks)
    paragraphs = tuple(
        Paragraph(
            span.start,
            _SIZES.get(block.get("kind", ""), "paragraph"),
            block.get("page"),
            _pieces(text, low, span, marks),
            span.overlaps(focus),
        )
        for span, block in chosen
    )
    page = next((p.page for p in paragraphs if p.has_focus), None)
    return Surroundings(paragraphs, has_more, min(around * 4, MOST_AROUND), page)


def marks_of(account: Account) -> list[tuple[Span, str]]:
    """What an account says, where it stands: passage, trigger, date, and who takes part.

    ``participants__naming`` and ``place`` must be at hand. People are marked inside the passage
    only, where it says "he" too.
    """
    passage = Span(account.passage_start, account.passage_end)
    marks = [(passage, "passage"), (Span(account.trigger_start, account.trigger_end), "trigger")]
    if account.date_start is not None and account.date_end is not None:
        marks.append((Span(account.date_start, account.date_end), "date"))
    named = [(one.naming, one.role) for one in account.participants.all()]
    if account.place is not None:
        named.append((account.place, "place"))
    if account.attributed_to is not None:
        named.append((account.attributed_to, "attributed"))
    for naming, role in named:
        for start, end, _form in naming.mentions:
            if passage.start <= start < end <= passage.end:
                marks.append((Span(start, end), role))
    return marks


def _chosen(
    blocks: Sequence[Mapping[str, Any]], focus: Span, around: int
) -> tuple[list[tuple[Span, Mapping[str, Any]]], bool]:
    """The paragraphs to show, and whether there are more."""
    told = [block for block in blocks if block["kind"] != "furniture"]
    at = bisect_right([block["start"] for block in told], focus.start) - 1
    if at < 0 or told[at]["end"] <= focus.start:  # words that stand in no paragraph
        return [(focus, {})], bool(told)
    last = at
    while last + 1 < len(told) and told[last + 1]["start"] < focus.end:
        last += 1
    low, high = max(at - around, 0), min(last + around + 1, len(told))
    while told[high - 1]["end"] - told[low]["start"] > _MOST_SIGNS and (low, high) != (
        at,
        last + 1,
    ):
        low, high = min(low + 1, at), max(high - 1, last + 1)
    chosen = [(_cut(Span(b["start"], b["end"]), focus), b) for b in told[low:high]]
    return chosen, low > 0 or high < len(told)


def _cut(span: Span, focus: Span) -> Span:
    if len(span) <= 2 * _CUT + len(focus) or not span.overlaps(focus):
        return span
    return Span(max(span.start, focus.start - _CUT), min(span.end, focus.end + _CUT))


def _pieces(
    text: str, low: int, span: Span, marks: Sequence[tuple[Span, str]]
) -> tuple[Piece, ...]:
    inside = [(mark, name) for mark, name in marks if mark.overlaps(span)]
    edges = {span.start, span.end}
    for mark, _name in inside:
        edges |= {max(mark.start, span.start), min(mark.end, span.end)}
    places = sorted(edges)
    return tuple(
        Piece(
            text[start - low : end - low],
            " ".join(dict.fromkeys(n for m, n in inside if m.start <= start and end <= m.end)),
        )
        for start, end in pairwise(places)
    )
