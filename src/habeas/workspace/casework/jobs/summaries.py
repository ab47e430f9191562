"""Summaries: a case in one row, and its states over both times in a few.

They are made of all that the record holds, whoever asks; what of them somebody may see is said in
``cases.visible_cases``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from habeas.cases import spans_of
from habeas.workspace.casework.cases.material import Material, material_of
from habeas.workspace.casework.cases.material_sources import Sources
from habeas.workspace.casework.cases.missing import Facts, missing_in
from habeas.workspace.casework.cases.silence import last_news, newest_by_country
from habeas.workspace.casework.cases.thread import Thread, thread_of
from habeas.workspace.casework.cases.visible_cases import Rows, rows_for
from habeas.workspace.casework.models import CaseState, CaseSummary
from habeas.workspace.record.models import Entity
from habeas.workspace.record.visible import THE_RECORD

_KINDS = ("person", "group", "organization")
_DAY = timedelta(days=1)
_AT_ONCE = 200  # entities in one transaction


def summarize(entities: Sequence[int]) -> int:
    """Compute the summaries of these entities anew; who has no case (any more) gets none.

    Returns:
        How many have a case.
    """
    rows = rows_for(THE_RECORD)
    newest = newest_by_country(rows.sources, rows.accounts)
    sources = Sources(rows)
    ids = sorted(set(entities))
    count = 0
    for start in range(0, len(ids), _AT_ONCE):
        count += _summarize(ids[start : start + _AT_ONCE], rows, newest, sources)
    return count


def summarize_all() -> int:
    """Compute the summaries of everybody anew; see :func:`summarize`."""
    return summarize(list(Entity.objects.filter(kind__in=_KINDS).values_list("pk", flat=True)))


@transaction.atomic
def _summarize(ids: Sequence[int], rows: Rows, newest: dict[str, date], sources: Sources) -> int:
    # Locked, so that of two who compute the same case one waits for the other.
    entities = list(Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    wanted = [entity for entity in entities if entity.kind in _KINDS]
    material = material_of([entity.pk for entity in wanted], rows, proposals=False, sources=sources)
    summaries, states = [], []
    for entity in wanted:
        if not material[entity.pk].accounts:
            continue
        thread = thread_of(entity, material[entity.pk])
        if thread.has_case:
            summaries.append(_summary(thread, newest))
            states.extend(states_of(entity, material[entity.pk]))
    CaseSummary.objects.filter(entity_id__in=ids).delete()
    CaseState.objects.filter(entity_id__in=ids).delete()
    CaseSummary.objects.bulk_create(summaries, 500)
    CaseState.objects.bulk_create(states, 1000)
    return len(summaries)


def _summary(thread: Thread, newest: dict[str, date]) -> CaseSummary:
    entity = thread.entity
    country = entity.country or next(
        (account.source.country for account in thread.accounts if account.source.country), ""
    )
    facts = Facts(thread, newest.get(country))
    status = thread.status(facts.told_until)
    missing = [one.code for one in missing_in(facts)]
    return CaseSummary(
        entity=entity,
        kind=entity.kind,
        country=country,
        letters=entity.letters,
        state=status.state,
        since=status.since or "",
        term=status.term or "",
        basis=[int(one) for one in status.basis],
        disputed=thread.is_disputed(status.basis),
        told_until=thread.told_until,
        last_news=last_news(thread),
        release_from=facts.release.earliest if facts.release else None,
        release_until=facts.release.latest if facts.release else None,
        missing=missing,
        missing_text=f" {' '.join(missing)} ",
        events=len(thread.accepted),
        sources=len({account.source_id for account in thread.accounts}),
    )


def states_of(entity: Entity, material: Material) -> list[CaseState]:
    """The states of a case, for each day on which something was judged as known from then on.

    A body has none: they are those of people.
    """
    if entity.kind == "organization":
        return []
    found: list[CaseState] = []
    days = material.days()
    told: list[CaseState] = []
    begin = days[0] if days else date.min
    for nth, day in enumerate(days):
        is_last = nth + 1 == len(days)
        thread = thread_of(entity, material, known=None if is_last else day)
        now = _states(thread)
        if [_values(one) for one in now] != [_values(one) for one in told]:
            found.extend(_known(told, begin, day - _DAY))
            told, begin = now, day
    found.extend(_known(told, begin, date.max))
    return found


def _states(thread: Thread) -> list[CaseState]:
    if not thread.has_case:
        return []
    return [
        CaseState(
            entity=thread.entity,
            first=span.first,
            last=span.last,
            state=span.standing.state,
            since=span.standing.since or "",
            term=span.standing.term or "",
            disputed=thread.is_disputed(span.standing.basis),
        )
        for span in spans_of(thread.timeline, thread.until)
    ]


def _known(states: Sequence[CaseState], first: date, last: date) -> Sequence[CaseState]:
    for state in states:
        state.known_from, state.known_until = first, last
    return states


def _values(state: CaseState) -> tuple[object, ...]:
    return (state.first, state.last, state.state, state.since, state.term, state.disputed)
