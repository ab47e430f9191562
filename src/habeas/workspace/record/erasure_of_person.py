"""What an erasure of one person reaches: which accounts go, and which words of which texts.

A source tells of many people, so it stays. An account goes when nobody else takes part in it but
bodies and places; one in which another person or a group takes part stays without this one. In the
texts, what names or describes the person is blackened, and the whole passage of each account that
goes, but for what an account that stays quotes too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from habeas.spans import Span
from habeas.workspace.record.blackening import Names, any_of, places_of, without
from habeas.workspace.record.identity import branch, living_ids
from habeas.workspace.record.models import Account, Entity, Naming, Participant, Source

_OF_PEOPLE = ("person", "group")
_POINTS = "pronoun"  # a mention by a word that names nobody


@dataclass(slots=True)
class Reach:
    """What goes and what is blackened; nothing of it has been done yet."""

    entity: Entity
    ids: set[int]  # of the person, and of everybody that turned out to be the same
    names: Names
    going: set[int] = field(default_factory=set)  # accounts
    staying: set[int] = field(default_factory=set)  # in which they take part among others
    events: set[int] = field(default_factory=set)  # of both
    texts: dict[int, list[Span]] = field(default_factory=dict)  # by source: what is blackened

    @property
    def lost_events(self) -> int:
        """How many events nobody tells of any more."""
        left = Account.objects.filter(event__in=self.events).exclude(pk__in=self.going)
        return len(self.events) - left.values("event").distinct().count()


def reach_of(entity: Entity) -> Reach:
    """What an erasure of this person would reach."""
    top = Entity.objects.get(pk=living_ids([entity.pk])[entity.pk])
    ids = branch(top.pk)
    namings = list(Naming.objects.filter(entity__in=ids))
    called = [top.name, *top.other_names, *(n for one in namings for n in names_of(one))]
    reach = Reach(top, ids, Names(called))
    _sort_accounts(reach)
    reach.texts = _texts(reach, namings)
    return reach


def names_of(naming: Naming) -> list[str]:
    """Every name that a source has for somebody."""
    return [naming.name, *map(str, naming.other_names)]


def _sort_accounts(reach: Reach) -> None:
    taking_part = Participant.objects.filter(naming__entity__in=reach.ids)
    told = set(taking_part.values_list("account", flat=True))
    others = Participant.objects.filter(account__in=told, naming__entity__kind__in=_OF_PEOPLE)
    others = others.exclude(naming__entity__in=reach.ids)
    reach.staying = set(others.values_list("account", flat=True))
    reach.going = told - reach.staying
    saying = Account.objects.filter(
        Q(attributed_to__entity__in=reach.ids) | Q(pk__in=told)
    ).values_list("pk", "event_id")
    reach.staying |= {pk for pk, _ in saying} - reach.going
    reach.events = {event for _, event in saying}


def _texts(reach: Reach, namings: Iterable[Naming]) -> dict[int, list[Span]]:
    """What is blackened in each source: in a fixed number of queries."""
    theirs: defaultdict[int, list[Naming]] = defaultdict(list)
    for naming in namings:
        theirs[naming.source_id].append(naming)
    found = Q(pk__in=list(theirs))
    for name in reach.names.full:
        found |= Q(text__icontains=name) | Q(title__icontains=name) | Q(name__icontains=name)
    ids = list(Source.objects.filter(found).values_list("pk", flat=True))
    of_others: defaultdict[int, list[Span]] = defaultdict(list)
    others = Naming.objects.filter(source__in=ids, kind="person").exclude(entity__in=reach.ids)
    for source, mentions in others.values_list("source", "mentions"):
        of_others[source] += _named(mentions)
    gone: defaultdict[int, list[Span]] = defaultdict(list)
    kept: defaultdict[int, list[Span]] = defaultdict(list)
    passages = Account.objects.filter(source__in=ids).order_by("pk")
    for pk, source, start, end in passages.values_list(
        "pk", "source", "passage_start", "passage_end"
    ):
        (gone if pk in reach.going else kept)[source].append(Span(start, end))
    texts = {}
    rows = Source.objects.filter(pk__in=ids).only("text", "blocks", "title", "name")
    for row in rows.order_by("pk"):
        own = theirs.get(row.pk, [])
        named = [place for one in own for place in _named(one.mentions)]
        words = reach.names.places(row.text, is_about_them=bool(named))
        named += without(words, of_others[row.pk])
        described = _descriptions(row, own, named)
        places = [*named, *described, *without(gone[row.pk], kept[row.pk])]
        called = f"{row.title}\n{row.name}"
        # Where only somebody else is called so, the source and its file stay as they are.
        if places or own or reach.names.blackened(called) != called:
            texts[row.pk] = places
    return texts


def _named(mentions: Iterable[Any]) -> list[Span]:
    return [Span(start, end) for start, end, form in mentions if form != _POINTS]


def _descriptions(source: Source, namings: list[Naming], named: list[Span]) -> Iterator[Span]:
    """What describes them ("editor of the weekly"), in the paragraphs that name them."""
    words = {str(word) for one in namings for word in (*one.descriptions, *one.designations)}
    pattern = any_of(sorted(words - {""}, key=len, reverse=True), re.IGNORECASE)
    for block in source.blocks:
        start, end = block["start"], block["end"]
        if any(start <= place.start < end for place in named):
            for place in places_of(pattern, source.text[start:end]):
                yield Span(start + place.start, start + place.end)
