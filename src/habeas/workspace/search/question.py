"""What is asked: words, what they are narrowed down to, and the order; all of it in the address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from habeas.workspace.record.composition import days_of
from habeas.workspace.search.query import Query, parse

# What can be chosen, by the name that it has in the address.
WORDS = ("type", "country", "modality", "standing", "state", "status", "charge", "publisher")
NUMBERS = ("agent", "subject", "court", "source", "reviewer")  # the ids of rows
FACETS = (*WORDS, *NUMBERS)
ORDERS = ("best", "date", "oldest", "newest")
MOST_PAGES = 40
_MOST_VALUES, _LONGEST_VALUE, _LARGEST_ID = 20, 400, 2**63 - 1
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    ``chosen`` has the values of each facet, of which one must fit. ``since``, ``until`` and ``on``
    are as they were typed: a year, a month or a day. ``on`` is the day of which the facet
    ``status`` asks.
    """

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str = ""
    until: str = ""
    order: str = ""
    page: int = 1
    on: str = ""

    @property
    def query(self) -> Query:
        """The text, taken apart."""
        return parse(self.text)

    @property
    def first_day(self) -> date | None:
        """The first day of the period; None where none is asked for or it is no date."""
        return days_of(self.since)[0] if _DAY.fullmatch(self.since) else None

    @property
    def last_day(self) -> date | None:
        """The last day of the period, likewise."""
        return days_of(self.until)[1] if _DAY.fullmatch(self.until) else None

    @property
    def status_day(self) -> date | None:
        """The day of which the status is asked; of a month or a year, its last."""
        return days_of(self.on)[1] if _DAY.fullmatch(self.on) else None

    @property
    def misread(self) -> tuple[str, ...]:
        """What was typed as a date and is none."""
        told = (
            (self.since, self.first_day),
            (self.until, self.last_day),
            (self.on, self.status_day),
        )
        return tuple(typed for typed, day in told if typed and day is None)

    def ids(self, facet: str) -> list[int]:
        """The chosen values of a facet whose values are rows."""
        return [int(value) for value in self.chosen.get(facet, ())]

    def with_value(self, facet: str, value: str) -> str:
        """The address of this question with one more value chosen."""
        values = (*self.chosen.get(facet, ()), value)
        return self.address(chosen={**self.chosen, facet: tuple(dict.fromkeys(values))})

    def without(self, facet: str, value: str) -> str:
        """The address of this question with one value no longer chosen."""
        left = tuple(one for one in self.chosen.get(facet, ()) if one != value)
        return self.address(chosen={**self.chosen, facet: left})

    def address(
        self,
        *,
        chosen: Mapping[str, Sequence[str]] | None = None,
        page: int = 1,
        order: str | None = None,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
    ) -> str:
        """What stands after the ``?``, on the first page unless another one is meant.

        What is not given is as it is asked for.
        """
        pairs = [("q", self.text)]
        for facet, values in (self.chosen if chosen is None else chosen).items():
            pairs += [(facet, value) for value in values]
        pairs += [
            ("from", self.since if since is None else since),
            ("to", self.until if until is None else until),
            ("on", self.on if on is None else on),
            ("order", self.order if order is None else order),
            ("page", str(page) if page > 1 else ""),
        ]
        return urlencode([(key, value) for key, value in pairs if value])


def question_of(asked: QueryDict) -> Question:
    """The question that an address asks.

    Raises:
        Http404: a value cannot be one: an id that is no number, a NUL, too many of them.
    """
    chosen = {}
    for facet in FACETS:
        values = tuple(dict.fromkeys(value for value in asked.getlist(facet) if value))
        if values:
            chosen[facet] = values
            _refuse_impossible(facet, values)
    order = asked.get("order", "")
    return Question(
        text=asked.get("q", "").strip(),
        chosen=chosen,
        since=_typed_day(asked, "from"),
        until=_typed_day(asked, "to"),
        order=order if order in ORDERS else "",
        page=_page(asked.get("page", "1")),
        on=_typed_day(asked, "on"),
    )


def _refuse_impossible(facet: str, values: Sequence[str]) -> None:
    if len(values) > _MOST_VALUES:
        raise Http404
    for value in values:
        if "\0" in value or len(value) > _LONGEST_VALUE:
            raise Http404
        if facet in NUMBERS:
            is_number = value.isascii() and value.isdigit() and len(value) < 20
            if not is_number or int(value) > _LARGEST_ID:
                raise Http404


def _typed_day(asked: QueryDict, name: str) -> str:
    return asked.get(name, "").strip()[:30].replace("\0", "")


def _page(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4):
        raise Http404
    if not 1 <= (page := int(typed)) <= MOST_PAGES:
        raise Http404
    return page
