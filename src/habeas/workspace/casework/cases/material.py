"""Material: what the record holds about the cases of some entities, in few queries."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from habeas.cases.subjects import OWN_ACTS
from habeas.language import edtf
from habeas.workspace.record.models import (
    Account,
    Decision,
    Judgement,
    Participant,
    Source,
)
from habeas.workspace.record.models.source import HEAVY

_READ = ("paragraph", "bullet", "cell", "note")  # the blocks that are scenes


@dataclass(slots=True)
class Material:
    """Everything that was ever said about the events of one entity."""

    accounts: dict[int, list[Account]] = field(default_factory=dict)  # by event
    verdicts: Mapping[int, Sequence[tuple[date, str]]] = field(default_factory=dict)  # by account
    decisions: Mapping[int, Sequence[tuple[date, str, Any, str | None]]] = field(
        default_factory=dict
    )
    scenes: Mapping[int, Sequence[int]] = field(default_factory=dict)  # starts, by source

    def scene_of(self, account: Account) -> int:
        """The number of the paragraph or bullet that tells it."""
        return bisect_right(self.scenes.get(account.source_id, ()), account.trigger_start)

    def days(self) -> list[date]:
        """The days on which something was judged or decided, in order."""
        told = {day for event in self.accounts.values() for a in event for day in self._days(a)}
        told |= {row[0] for event in self.accounts for row in self.decisions.get(event, ())}
        return sorted(told)

    def _days(self, account: Account) -> Iterable[date]:
        return (day for day, _ in self.verdicts.get(account.pk, ()))


def material_of(
    entities: Sequence[int],
    accounts: QuerySet[Account],
    *,
    proposals: bool = True,
    scenes: dict[int, list[int]] | None = None,
) -> dict[int, Material]:
    """What the record holds about some entities.

    Args:
        entities: their ids.
        accounts: those that may be seen.
        proposals: whether events that nobody has accepted an account of are wanted, too.
        scenes: of sources that were loaded before; those of others are added.
    """
    concern = Q(participants__role="subject") | Q(
        participants__role="agent", type__in=sorted(OWN_ACTS)
    )
    who = accounts.filter(concern, participants__naming__entity_id__in=entities)
    if not proposals:
        who = who.exclude(event__standing="proposed", standing="proposed")
    pairs = set(who.values_list("participants__naming__entity_id", "event_id"))
    rows = (
        accounts.filter(event_id__in={event for _, event in pairs})
        .select_related("source", "place", "destination", "attributed_to")
        .defer(*(f"source__{column}" for column in HEAVY))
        .prefetch_related(
            Prefetch("participants", Participant.objects.select_related("naming").order_by("id"))
        )
        .order_by("id")
    )
    by_event: dict[int, list[Account]] = defaultdict(list)
    for account in rows:
        by_event[account.event_id].append(account)
    everyone = [account for event in by_event.values() for account in event]
    verdicts = _verdicts([account.pk for account in everyone])
    decisions = _decisions(by_event)
    starts = _scenes({account.source_id for account in everyone}, {} if scenes is None else scenes)
    found = {entity: Material({}, verdicts, decisions, starts) for entity in entities}
    for entity, event in sorted(pairs):
        if entity in found:
            found[entity].accounts[event] = by_event[event]
    return found


def heard_until(account: Account) -> date:
    """The last day that the account's source tells of: what it tells as done had happened by then.

    The end of its period; without one, the day of its publication; without that, of its reading.
    """
    source = account.source
    if source.latest is not None:
        return source.latest
    if source.published and edtf.is_valid(source.published):
        published = edtf.latest(source.published)
        if published < date.max:
            return published
    return source.read_at.astimezone(UTC).date()


def _verdicts(accounts: Sequence[int]) -> dict[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    rows = Judgement.objects.filter(account_id__in=accounts).order_by("id")
    for account, verdict, at in rows.values_list("account_id", "verdict", "at"):
        found[account].append((at.astimezone(UTC).date(), verdict))
    return found


def _decisions(events: Iterable[int]) -> dict[int, list[tuple[date, str, Any, str | None]]]:
    """Day, slot, value and reason of each decision; no reason where one is taken back."""
    found: dict[int, list[tuple[date, str, Any, str | None]]] = defaultdict(list)
    for one in Decision.objects.filter(event_id__in=list(events)).order_by("id"):
        reason = None if one.taken_back else one.reason
        found[one.event_id].append((one.at.astimezone(UTC).date(), one.slot, one.value, reason))
    return found


def _scenes(sources: set[int], known: dict[int, list[int]]) -> dict[int, list[int]]:
    rows = Source.objects.filter(pk__in=sources - known.keys())
    for source, blocks in rows.values_list("pk", "blocks"):
        known[source] = [b["start"] for b in blocks if b["kind"] in _READ]
    return known
