"""The queue: which accounts wait for a judgement, in which order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict

from habeas.workspace.record import visible
from habeas.workspace.record.letters import letters_of
from habeas.workspace.record.models import Account
from habeas.workspace.review.presence import open_elsewhere
from habeas.workspace.review.row_order import RowBeyond

# Each order ends with the id, so that no two rows stand in the same place; each has an index.
ORDERS: dict[str, tuple[str, ...]] = {
    "uncertain": ("confidence", "id"),
    "grave": ("gravity", "confidence", "id"),
    "reading": ("source_id", "trigger_start", "id"),
}
FIRST_ORDER = "uncertain"
MOST_OF_A_PERSON = 5_000  # accounts of one person, or of all who bear a name
_MOST_BEARERS = 200
_BIGGEST_ID = 2**63 - 1
_TYPE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Queue:
    """An order and filters, as the address of a page says them.

    Args:
        viewer: who reviews.
        order: a key of ``ORDERS``.
        source: only of this source.
        type: only of this type.
        country: only from sources on this country, ISO 3166-1 alpha-3.
        person: only with somebody of this name, in any role.
        entity: only with this entity, in any role.
    """

    viewer: visible.Viewer
    order: str = FIRST_ORDER
    source: int | None = None
    type: str = ""
    country: str = ""
    person: str = ""
    entity: int | None = None

    @classmethod
    def asked(cls, viewer: visible.Viewer, query: QueryDict) -> Queue:
        """The queue that an address asks for.

        Raises:
            Http404: the address says what no queue has.
        """
        order = query.get("order") or FIRST_ORDER
        kind, country = query.get("type", ""), query.get("country", "")
        if (
            order not in ORDERS
            or (kind and not _TYPE.fullmatch(kind))
            or (country and not _COUNTRY.fullmatch(country))
        ):
            raise Http404
        return cls(
            viewer,
            order,
            number(query.get("source")),
            kind,
            country,
            " ".join(query.get("person", "").replace("\0", "").split())[:200],
            number(query.get("entity")),
        )

    @property
    def address(self) -> str:
        """The queue as an address says it: "order=grave&type=arrest"; empty for the first one."""
        told = {
            "order": "" if self.order == FIRST_ORDER else self.order,
            "source": self.source,
            "type": self.type,
            "country": self.country,
            "person": self.person,
            "entity": self.entity,
        }
        return urlencode({key: value for key, value in told.items() if value})

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(
            self.source or self.type or self.country or self.person or self.entity is not None
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its order; those of one type are all as grave."""
        return ORDERS["uncertain" if self.order == "grave" and self.type else self.order]

    def waiting(self) -> QuerySet[Account]:
        """All accounts that wait, in no order."""
        found = visible.accounts(self.viewer).filter(standing="proposed")
        if self.source is not None:
            found = found.filter(source_id=self.source)
        if self.type:
            found = found.filter(type=self.type)
        if self.country:
            found = found.filter(
                source__in=visible.sources(self.viewer).filter(country=self.country).values("pk")
            )
        if self._of_people is not None:
            found = found.filter(pk__in=self._of_people)
        return found

    def ordered(self) -> QuerySet[Account]:
        """All accounts that wait, in the order of the queue."""
        return self.waiting().order_by(*self.columns)

    def page(
        self, size: int, after: str, brought: Callable[[QuerySet[Account]], QuerySet[Account, Any]]
    ) -> tuple[list[Any], str]:
        """A page of accounts as ``brought`` makes them; what ``after`` is for the next one.

        That is empty on the last one.

        Args:
            size: how many accounts.
            after: where the page before ended; empty for the first.
            brought: makes rows of what a line shows.

        Raises:
            Http404: ``after`` is none that a page gave.
        """
        rows = self.ordered()
        if after:
            rows = rows.filter(RowBeyond(self.columns, self._place(after)))
        found = list(brought(rows)[: size + 1])
        more = len(found) > size
        return found[:size], place_of(found[size - 1], self.columns) if more else ""

    @cached_property
    def elsewhere(self) -> dict[int, list[str]]:
        """The accounts that others have open right now, each with their names."""
        return open_elsewhere(self.viewer)

    def after(self, account: Account) -> int | None:
        """The id of the account that comes after this one, which may have been judged.

        Those that others have open right now are passed over.
        """
        free = self.waiting().exclude(pk__in=self.elsewhere)
        return self._next_to(account, free, ">", self.columns)

    def before(self, account: Account) -> int | None:
        """The id of the account that comes before it."""
        order = tuple(f"-{column}" for column in self.columns)
        return self._next_to(account, self.waiting(), "<", order)

    def left(self, most: int) -> int:
        """How many wait; ``most`` where it is that many or more, so that it is always quick."""
        return self.waiting().order_by()[:most].count()

    def _next_to(
        self, account: Account, among: QuerySet[Account], sign: str, order: Sequence[str]
    ) -> int | None:
        while account.supersedes is not None:  # a correction stands where the proposal stood
            account = account.supersedes
        values = [getattr(account, column) for column in self.columns]
        beyond = RowBeyond(self.columns, values, sign)
        found = among.filter(beyond).order_by(*order).values_list("pk", flat=True)
        return found.first()

    def _place(self, told: str) -> list[Any]:
        parts = told.split("_")
        if len(parts) != len(self.columns):
            raise Http404
        try:
            values: list[Any] = [
                float(part) if column == "confidence" else int(part[:20])
                for part, column in zip(parts, self.columns, strict=True)
            ]
        except ValueError:
            raise Http404 from None
        if any(abs(value) > _BIGGEST_ID or value != value for value in values):  # noqa: PLR0124 -- NaN
            raise Http404
        return values

    @cached_property
    def _of_people(self) -> list[int] | None:
        """The accounts in which somebody of the name, or the entity, has a role."""
        if not self.person and self.entity is None:
            return None
        people = visible.entities(self.viewer)
        if self.entity is not None:
            people = people.filter(pk=self.entity)
        if self.person:
            people = people.filter(letters__contains=letters_of(self.person))
        ids = list(people.values_list("pk", flat=True)[:_MOST_BEARERS])
        found = visible.accounts(self.viewer).filter(
            Q(participants__naming__entity__in=ids), standing="proposed"
        )
        return list(found.values_list("pk", flat=True)[:MOST_OF_A_PERSON])


def place_of(account: Any, columns: Sequence[str]) -> str:
    """Where an account stands in an order, as an address says it: "0.81_17"."""
    return "_".join(repr(getattr(account, column)) for column in columns)


def number(told: str | None) -> int | None:
    """An id that an address gives; None where it gives none.

    Raises:
        Http404: it is no id.
    """
    if not told:
        return None
    if not (told.isascii() and told.isdigit()) or int(told[:20]) > _BIGGEST_ID:
        raise Http404
    return int(told)
