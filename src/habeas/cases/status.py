"""Status on a day: where the subject of a case stands, and which events say so.

Only what the source tells as a fact and what had certainly happened by that day counts; see
``docs/explanation/cases-and-status.md`` for the rules in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.cases.judgments import JUDGMENTS
from habeas.cases.proceedings import LAST_STAGE, outcome_of, stages
from habeas.cases.standing import HELD, LASTING, NEVER_LEFT, RULES, Rule, Standing, Verdict
from habeas.language import edtf
from habeas.record import Event, Status

ToldUntil = str | Mapping[str, date] | None

# What an undated mention ("since the abduction") tells again; a second one would have a date.
_TOLD_ONCE = frozenset({"disappearance", "deportation", "extradition"})
# What goes on with what there is: the same custody, the same proceedings.
_GOES_ON = LASTING | {"conviction"}


def status_at(timeline: Sequence[Event], day: str, *, told_until: ToldUntil = None) -> Status:
    """Where somebody stands at the end of a day.

    Args:
        timeline: the events of a case, in the order in which they happened.
        day: the day, EDTF; of a month or a year, its last day.
        told_until: the last day that the source tells of (EDTF), usually the end of its period.
            What it tells as a fact without a date, or with one that reaches further, had happened
            by then. Without it, events without a date do not count. Where several sources tell the
            events, that of each by its id.

    Raises:
        ValueError: ``day`` or ``told_until`` is not a date.
    """
    end = edtf.latest(day)
    standing = standing_at(timeline, end, told_until=told_until).on(end)
    return Status(day, standing.state, standing.since, standing.term, standing.basis)


def standing_at(timeline: Sequence[Event], end: date, *, told_until: ToldUntil = None) -> Standing:
    """Where the events that had certainly happened by a day have put somebody.

    Whether that has run out since, ``Standing.on`` says. The arguments are those of
    :func:`status_at`.
    """
    return standing_by(timeline, certain_days(timeline, told_until), end)


def standing_by(
    timeline: Sequence[Event], certain_by: Sequence[date | None], end: date
) -> Standing:
    """The same as :func:`standing_at`, where the certain days are known already."""
    standing = Standing()
    for _, standing in steps_by(timeline, certain_by, end):  # noqa: B007 -- the last counts
        pass
    return standing


def steps(
    timeline: Sequence[Event], end: date = date.max, *, told_until: ToldUntil = None
) -> Iterator[tuple[Event, Standing]]:
    """Each event that had certainly happened by a day, with the standing after it, in order.

    The arguments are those of :func:`standing_at`.
    """
    return steps_by(timeline, certain_days(timeline, told_until), end)


def steps_by(
    timeline: Sequence[Event], certain_by: Sequence[date | None], end: date
) -> Iterator[tuple[Event, Standing]]:
    """The same as :func:`steps`, where the certain days are known already."""
    standing = Standing()
    seen: set[str] = set()
    for event, certain in zip(timeline, certain_by, strict=True):
        retold = event.date is None and event.type in _TOLD_ONCE and event.type in seen
        if certain is None or certain > end or retold:
            continue
        seen.add(event.type)
        before = standing if event.date is None else standing.on(edtf.earliest(event.date))
        standing = _after(before, event, certain)
        yield event, standing


def _limits(told_until: ToldUntil) -> Callable[[Event], date | None]:
    if told_until is None or isinstance(told_until, str):
        limit = None if told_until is None else edtf.latest(told_until)
        return lambda _: limit
    return lambda event: told_until.get(event.id)


def certain_days(timeline: Sequence[Event], told_until: ToldUntil = None) -> list[date | None]:
    """For each event the day by which it has certainly happened, or begun; None where never.

    By the time of what the logic of proceedings puts behind it, a thing has happened: a sentence
    without a date, upheld on 19 November, was passed by then. That the text only tells it first is
    not enough: "they continued to be held, although a court had ruled in November".

    Args:
        timeline: the events of a case, in the order in which they happened.
        told_until: as :func:`status_at` has it.
    """
    limit_of = _limits(told_until)
    days = [_certain_day(event, limit_of(event)) for event in timeline]
    soonest = [date.max] * (LAST_STAGE + 2)  # of what is left, by the first stage it can stand in
    for place in range(len(days) - 1, -1, -1):
        day, event = days[place], timeline[place]
        if day is None:
            continue
        first, last = stages(event, one_life=False)
        behind = soonest[last + 1]
        if behind < day:
            day = max(behind, edtf.earliest(event.date) if event.date else date.min)
            days[place] = day
        for stage in range(first + 1):
            soonest[stage] = min(soonest[stage], day)
    return days


def _certain_day(event: Event, limit: date | None) -> date | None:
    """The day that the event's own date and the last day that its source tells of come to."""
    if event.modality != "actual":
        return None
    if event.date is None:
        return limit
    last = edtf.latest(_beginning(event) or event.date)
    return limit if limit is not None and edtf.earliest(event.date) <= limit < last else last


def _after(standing: Standing, event: Event, day: date) -> Standing:
    """The standing after one more event."""
    if standing.state in NEVER_LEFT:
        return standing
    # "Convicted and sentenced" told by one word is a conviction that bears the term.
    judged = "sentence" if event.type == "conviction" and event.term else event.type
    decide = JUDGMENTS.get(judged)
    if decide is not None:
        return decide(standing, event, day)
    exact = (event.type, outcome_of(event))
    rule = RULES[exact] if exact in RULES else RULES.get((event.type, None))
    return standing if rule is None else _moved(standing, event, rule, day)


def _moved(standing: Standing, event: Event, rule: Rule, day: date) -> Standing:
    if standing.state in rule.leaves:
        return standing
    since = _beginning(event) or event.date
    ends = _end(event)
    state = "released" if rule.ends_custody and standing.state in HELD else rule.state
    told = date.max if _is_open(event) else day
    if state == standing.state and not _begins_anew(standing, event):
        again = replace(
            standing.resting_on(event.id, since), told=max(told, standing.told or date.min)
        )
        return replace(again, ends=ends) if ends or _outlasts(standing, event) else again
    verdict: Verdict | None = "acquittal" if event.type == "acquittal" else None
    return Standing(state, since, (event.id,), ends=ends, told=told, verdict=verdict)


def _outlasts(standing: Standing, event: Event) -> bool:
    """Whether somebody is held again after the end that was told."""
    if event.date is None or standing.ends is None:
        return False
    return edtf.earliest(event.date) > standing.ends


def _begins_anew(standing: Standing, event: Event) -> bool:
    """Whether an arrest, a release, a charge tells a later one and not the same once more."""
    if event.type in _GOES_ON or event.date is None or standing.since is None:
        return False
    return edtf.earliest(event.date) > edtf.latest(standing.since)


def _is_open(event: Event) -> bool:
    """Whether something goes on without an end that is known: ``2005/..``."""
    _, slash, end = (event.date or "").partition("/")
    return bool(slash) and end in (edtf.OPEN, edtf.UNKNOWN)


def _beginning(event: Event) -> str | None:
    """The start of an interval over which something lasts: 2005 of ``2005/..``."""
    start, slash, _ = (event.date or "").partition("/")
    if not slash or start in (edtf.OPEN, edtf.UNKNOWN):
        return None
    return start if event.type in LASTING or _is_open(event) else None


def _end(event: Event) -> date | None:
    """The last day of a custody that the source tells the end of."""
    _, slash, end = (event.date or "").partition("/")
    lasts = bool(slash) and event.type in LASTING and not _is_open(event)
    return edtf.latest(end) if lasts else None
