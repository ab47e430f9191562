"""Spans: a case's status as it changes over time, each with its first and last day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.cases.standing import Standing
from habeas.cases.status import certain_days, standing_by
from habeas.record import Event

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days, first and last included, on which one status holds; ``date.max`` has no end."""

    first: date
    last: date
    standing: Standing


def spans_of(timeline: Sequence[Event], told_until: Mapping[str, date]) -> list[Span]:
    """The statuses of a case one after the other, without gaps, from the first event for ever.

    On each day the standing is that of ``status_at``; before the first span nothing was known.

    Args:
        timeline: the events of a case, in the order in which they happened.
        told_until: for each event's id, the last day that its source tells of.
    """
    certain = certain_days(timeline, told_until)
    days = sorted({day for day in certain if day is not None})
    spans: list[Span] = []
    for nth, first in enumerate(days):
        last = days[nth + 1] - _DAY if nth + 1 < len(days) else date.max
        standing = standing_by(timeline, certain, first)
        end = standing.runs_out()
        if end is not None and first <= end < last:
            _join(spans, Span(first, end, standing))
            first = end + _DAY  # noqa: PLW2901 -- what is left of the days
        _join(spans, Span(first, last, standing.on(first)))
    return spans


def _join(spans: list[Span], span: Span) -> None:
    """Add a span, as a longer one before it where nothing that is told of a status changed."""
    if spans and _told(spans[-1].standing) == _told(span.standing):
        spans[-1] = Span(spans[-1].first, span.last, span.standing)
    else:
        spans.append(span)


def _told(standing: Standing) -> tuple[object, ...]:
    return standing.state, standing.since, standing.term, standing.basis
