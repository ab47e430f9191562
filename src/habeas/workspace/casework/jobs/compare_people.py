"""Who may be the same person: compared by themselves, and never merged by themselves.

Whoever is new, or was changed since, is compared with everybody who shares a key with them; the
others are left alone. So a new source costs as much as it has people.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from habeas.workspace.casework.jobs.candidates import Pair, pairs_to_weigh, write_keys
from habeas.workspace.casework.models import Compared, NotTheSame, Suggestion
from habeas.workspace.casework.people.chunks import chunks
from habeas.workspace.casework.people.commonness import commonness_for
from habeas.workspace.casework.people.portraits import portraits
from habeas.workspace.casework.people.visible_suggestions import not_compared
from habeas.workspace.casework.people.weighing import score_of, weigh
from habeas.workspace.record.identity import living_ids
from habeas.workspace.record.models import Entity
from habeas.workspace.record.visible import THE_RECORD

THRESHOLD = 0.2
AT_ONCE = 1_000  # people compared in one go


def compare_all() -> int:
    """Compare everybody who has to be; gives how many."""
    done = 0
    while some := compare_some():
        done += some
    return done


def compare_some(most: int = AT_ONCE) -> int:
    """Compare some of those who have to be compared; gives how many, 0 when nobody is left."""
    ids = list(not_compared(THE_RECORD).order_by("pk").values_list("pk", flat=True)[:most])
    if not ids:
        return 0
    compare(ids)
    return len(ids)


def compare_persons(*entities: Entity) -> None:
    """Compare those among these that are living persons: they were changed just now."""
    ids = [entity.pk for entity in entities if entity.kind == "person"]
    if living := list(
        Entity.objects.filter(pk__in=ids, merged_into=None).values_list("pk", flat=True)
    ):
        compare(living)


def compare(ids: Iterable[int]) -> None:
    """Compare these persons with all others, and keep what is found.

    What takes long happens before the transaction: nobody waits for it.
    """
    people = portraits(THE_RECORD, ids, whole=False)
    with transaction.atomic():
        write_keys(people)
    pairs = pairs_to_weigh(people) - _judged_apart()
    found = _weighed(pairs)
    with transaction.atomic():
        for some in chunks(list(people)):
            Suggestion.objects.filter(Q(one__in=some) | Q(other__in=some)).delete()
        Suggestion.objects.bulk_create(found, 200, ignore_conflicts=True)
        Compared.objects.bulk_create(
            [Compared(entity_id=one.id, version=one.version) for one in people.values()],
            300,
            update_conflicts=True,
            unique_fields=["entity"],
            update_fields=["version"],
        )


def _judged_apart() -> set[Pair]:
    """The pairs that somebody has judged to be two, as who they are now."""
    said = NotTheSame.objects.filter(undone_at=None).values_list("one_id", "other_id")
    rows = list(said)
    now = living_ids({one for pair in rows for one in pair})
    return {(min(now[a], now[b]), max(now[a], now[b])) for a, b in rows}


def _weighed(pairs: set[Pair]) -> list[Suggestion]:
    people = portraits(THE_RECORD, {one for pair in pairs for one in pair})
    common = commonness_for(THE_RECORD, people.values())
    found = []
    for one, other in sorted(pairs):
        if one not in people or other not in people:
            continue
        reasons = weigh(people[one], people[other], common)
        score = score_of(reasons, common)
        if score >= THRESHOLD:
            rows = [reason.row for reason in reasons]
            found.append(
                Suggestion(one_id=one, other_id=other, score=round(score, 4), reasons=rows)
            )
    return found
