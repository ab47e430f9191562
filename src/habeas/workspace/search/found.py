"""The events that a question finds, for somebody who may see them.

Two plans, by how common the words are. Words that few accounts hold are looked up first, and their
events are put in order. Words that thousands hold are not: the events are walked through in their
order, and each is asked whether one of its accounts is among those that hold the words, until the
page is full.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from habeas.workspace.record import visible
from habeas.workspace.record.models import Account, Event
from habeas.workspace.record.visible import Viewer
from habeas.workspace.search.matching import Among, Holds, hits, ranked
from habeas.workspace.search.question import Question
from habeas.workspace.search.status_on_a_day import states_on

COMMON = 3000  # accounts: words that more of them hold are common
PAGE = 20


class Shown(NamedTuple):
    """An event as a list of results shows it: these columns, in this order."""

    pk: int
    standing: str
    type: str
    date: str
    country: str
    term: str
    modality: str
    contradicted: list[str]
    sources: int


class Found:
    """What a question finds.

    Args:
        question: what is asked.
        viewer: who asks.
    """

    def __init__(self, question: Question, viewer: Viewer) -> None:
        self.question = question
        self.query = question.query
        self._viewer = viewer

    @cached_property
    def hits(self) -> int:
        """How many accounts hold the words, whoever may see them, counted up to ``COMMON``."""
        return self._as_words or hits(self.query, COMMON, parts=self.is_inside)

    @cached_property
    def is_inside(self) -> bool:
        """Whether no account holds the words as words: they are then looked for inside of words."""
        wanted = self.query.wanted
        is_long = all(len(word) >= 3 for term in wanted for word in term.words)
        return bool(wanted) and is_long and not self._as_words

    @cached_property
    def _as_words(self) -> int:
        return hits(self.query, COMMON)

    @property
    def is_common(self) -> bool:
        """Whether more accounts hold the words than can be put in order by how well they match."""
        return self.hits >= COMMON

    @property
    def order(self) -> str:
        """The order in which the events are shown."""
        asked = self.question.order
        if asked in ("", "best"):
            return "best" if self.query.wanted and not self.is_common else "date"
        return asked

    @cached_property
    def accounts(self) -> QuerySet[Account]:
        """The accounts that hold the words and fit what was chosen of them; some may come twice."""
        return self._accounts(walked=self._is_walked)

    @cached_property
    def tellings(self) -> QuerySet[Account]:
        """The accounts that tell the found events and are themselves what was looked for."""
        events = self._of_chosen_events(visible.events(self._viewer))
        found = self._accounts(walked=False).values("pk")
        return visible.accounts(self._viewer).filter(pk__in=found, event__in=events)

    def _accounts(self, *, walked: bool) -> QuerySet[Account]:
        found = visible.accounts(self._viewer)
        standings = ["accepted", "proposed"]
        if "rejected" in self.question.chosen.get("standing", ()):
            standings.append("rejected")
        found = found.filter(standing__in=standings)
        if self.query.terms:
            found = found.filter(Holds("pk", self.query, parts=self.is_inside, walked=walked))
        return self._of_chosen_accounts(found)

    @cached_property
    def events(self) -> QuerySet[Event]:
        """The events, in no order."""
        found = self._of_chosen_events(visible.events(self._viewer))
        if not self._asks_of_accounts:
            return found
        if self._is_walked:
            return found.filter(Exists(self.accounts.filter(event=OuterRef("pk"))))
        return found.filter(pk__in=self.accounts.values("event_id"))

    @cached_property
    def all_events(self) -> QuerySet[Event]:
        """The same events, for who needs every one of them: that none is walked past is quicker."""
        if not self._is_walked:
            return self.events
        events = self._of_chosen_events(visible.events(self._viewer))
        return events.filter(pk__in=self._accounts(walked=False).values("event_id"))

    def page(self, number: int) -> tuple[list[Shown], bool]:
        """The events of a page, and whether there is another one after it."""
        start = (number - 1) * PAGE
        if self.order == "best":
            return self._best(start)
        rows = _shown(self.ordered()[start : start + PAGE + 1])
        return rows[:PAGE], len(rows) > PAGE

    def ordered(self) -> QuerySet[Event]:
        """The events by date or by when they came, the latest first (the oldest: last)."""
        by = {
            "newest": [F("id").desc()],
            "oldest": [F("earliest").asc(nulls_last=True), F("id").asc()],
        }
        return self.events.order_by(
            *by.get(self.order, [F("earliest").desc(nulls_last=True), F("id").desc()])
        )

    def _best(self, start: int) -> tuple[list[Shown], bool]:
        """The page of a question whose words few accounts hold: they are put in order here."""
        place = {pk: at for at, pk in enumerate(ranked(self.query, COMMON, parts=self.is_inside))}
        rows = self.accounts.filter(Among("pk", place)).values_list("pk", "event_id")
        best: dict[int, int] = {}
        for pk, event in rows:
            best[event] = min(place[pk], best.get(event, COMMON))
        fit = self._of_chosen_events(visible.events(self._viewer)).filter(Among("pk", best))
        wanted = sorted(fit.values_list("pk", flat=True), key=lambda event: (best[event], event))
        here = wanted[start : start + PAGE]
        events = {one.pk: one for one in _shown(visible.events(self._viewer).filter(pk__in=here))}
        return [events[pk] for pk in here if pk in events], len(wanted) > start + PAGE

    @property
    def _asks_of_accounts(self) -> bool:
        facets = (
            "agent", "subject", "court", "status", "charge", "source", "publisher", "reviewer"
        )  # fmt: skip
        return bool(self.query.terms) or any(one in self.question.chosen for one in facets)

    @property
    def _is_walked(self) -> bool:
        """Whether the words are common, and nothing was chosen that leaves few accounts."""
        is_narrow = any(
            one in self.question.chosen for one in ("subject", "status", "source", "reviewer")
        )
        return bool(self.query.terms) and self.is_common and not is_narrow

    def _of_chosen_accounts(self, found: QuerySet[Account]) -> QuerySet[Account]:
        question, chosen = self.question, self.question.chosen
        for role in ("agent", "subject"):
            if role in chosen:
                ids = question.ids(role)
                found = found.filter(participants__role=role, participants__naming__entity__in=ids)
        if "status" in chosen:
            states = states_on(question.status_day, self._viewer).filter(state__in=chosen["status"])
            found = found.filter(
                participants__role="subject",
                participants__naming__entity__in=states.values("entity"),
            )
        if "court" in chosen:  # one that decides is told as agent, one that is asked as court
            found = found.filter(
                participants__role__in=("agent", "court"),
                participants__naming__entity__in=question.ids("court"),
            )
        if "charge" in chosen:
            found = found.filter(charge_rows__charge__in=chosen["charge"])
        if "source" in chosen:
            found = found.filter(source__in=question.ids("source"))
        if "publisher" in chosen:
            found = found.filter(source__publisher__in=chosen["publisher"])
        if "reviewer" in chosen:
            ids = question.ids("reviewer")
            found = found.filter(Q(judgements__by__in=ids) | Q(made_by__in=ids))
        return found

    def _of_chosen_events(self, found: QuerySet[Event]) -> QuerySet[Event]:
        question, chosen = self.question, self.question.chosen
        for name in ("type", "country", "modality"):
            if name in chosen:
                found = found.filter(**{f"{name}__in": chosen[name]})
        if "standing" in chosen:
            found = found.filter(standing__in=chosen["standing"])
        else:
            found = found.exclude(standing="rejected")
        if "state" in chosen:
            found = found.filter(_in_state(chosen["state"]))
        if question.first_day:
            found = found.filter(latest__gte=question.first_day)
        if question.last_day:
            found = found.filter(earliest__lte=question.last_day)
        return found


def _shown(events: QuerySet[Event]) -> list[Shown]:
    return [Shown(*row) for row in events.values_list(*Shown._fields)]


def _in_state(chosen: Sequence[str]) -> Q:
    told = {
        "contradicted": ~Q(contradicted=[]),
        "several-sources": Q(sources__gt=1),
        "one-source": Q(sources=1),
        "undated": Q(earliest=None),
    }
    fits = Q(pk__in=[])
    for state in chosen:
        fits |= told.get(state, Q(pk__in=[]))
    return fits
