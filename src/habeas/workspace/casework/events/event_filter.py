"""Which events a list shows: the filter, and one page after another of what passes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict

from habeas.codebook import load_codebook
from habeas.language import edtf
from habeas.workspace.record.models import Event

PAGE = 50
STANDINGS = ("accepted", "proposed", "rejected", "any")
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What was asked for; empty is everything.

    ``since`` and ``until`` are dates in EDTF, as somebody writes them: ``2012``, ``2012-10``. An
    event passes when a day on which it may have happened lies between them.
    """

    standing: str = "accepted"
    type: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    undecided: bool = False
    shared: bool = False

    def query(self, **changed: str) -> str:
        """The filter as the query of an address, with what is changed."""
        told = {
            "standing": self.standing,
            "type": self.type,
            "country": self.country,
            "since": self.since,
            "until": self.until,
            "undecided": "1" if self.undecided else "",
            "shared": "1" if self.shared else "",
        } | changed
        return urlencode({key: value for key, value in told.items() if value})

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the standing is asked for."""
        return any((self.type, self.country, self.since, self.until, self.undecided, self.shared))

    def of(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events that pass, in no order."""
        if self.standing != "any":
            events = events.filter(standing=self.standing)
        else:
            events = events.filter(joined_into__isnull=True)
        if self.type:
            events = events.filter(type=self.type)
        if self.country:
            events = events.filter(country=self.country)
        if self.undecided:
            events = events.filter(undecided=True)
        if self.shared:
            events = events.filter(shared=True)
        return events.filter(self._period())

    def _period(self) -> Q:
        passes = Q()
        if self.since:
            passes &= Q(latest__gte=edtf.earliest(self.since)) | Q(
                latest__isnull=True, earliest__isnull=False
            )
        if self.until:
            passes &= Q(earliest__lte=edtf.latest(self.until)) | Q(
                earliest__isnull=True, latest__isnull=False
            )
        return passes


def filter_in(asked: QueryDict) -> tuple[EventFilter, list[str]]:
    """The filter that a query asks for, and the names of the fields that hold nonsense.

    What cannot be understood is left out, and told.
    """
    wrong = []
    told: dict[str, str] = {}
    for name in ("type", "country", "since", "until"):
        value = asked.get(name, "").strip()[:60]
        if value and not _is_sense(name, value):
            wrong.append(name)
            value = ""
        told[name] = value
    standing = asked.get("standing", "accepted")
    return (
        EventFilter(
            standing=standing if standing in STANDINGS else "accepted",
            undecided=asked.get("undecided") == "1",
            shared=asked.get("shared") == "1",
            **told,
        ),
        wrong,
    )


def page_of(events: QuerySet[Event], after: str) -> tuple[list[Event], str]:
    """A page of events, the latest first and those without a date last; and where the next begins.

    It goes on behind a place, not over a number of rows: the last page is as quick as the first,
    and nothing is shown twice when events are added meanwhile.

    Args:
        events: in no order.
        after: what this function gave for the page before; empty for the first.

    Raises:
        Http404: ``after`` is no such place.
    """
    day, pk = _place(after)
    rows: list[Event] = []
    if day is not None or not after:
        dated = events.filter(earliest__isnull=False)
        if day is not None:
            dated = dated.filter(earliest__lte=day).filter(
                Q(earliest__lt=day) | Q(earliest=day, pk__lt=pk)
            )
        rows = list(dated.order_by("-earliest", "-pk")[: PAGE + 1])
    if len(rows) <= PAGE:
        undated = events.filter(earliest__isnull=True)
        if after and day is None:
            undated = undated.filter(pk__lt=pk)
        rows += undated.order_by("-pk")[: PAGE + 1 - len(rows)]
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    last = rows[-1] if more else None
    return rows, "" if last is None else f"{last.earliest or ''}_{last.pk}"


def _place(after: str) -> tuple[date | None, int]:
    if not after:
        return None, 0
    day, _, pk = after.partition("_")
    try:
        found = date.fromisoformat(day) if day else None
        number = int(pk) if pk.isascii() and pk.isdecimal() else -1
    except ValueError:
        raise Http404 from None
    if not 0 <= number <= _LARGEST:
        raise Http404
    return found, number


def _is_sense(name: str, value: str) -> bool:
    if name == "type":
        return value in load_codebook().types
    if name == "country":
        return value.isascii() and value.isalpha() and len(value) <= 3
    return edtf.is_valid(value)
