"""A line of the list of cases: what it says, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.workspace.casework.cases.missing import BY_CODE
from habeas.workspace.casework.cases.silence import OPEN_STATES, months_between
from habeas.workspace.casework.cases.words import date_told, months_told, state_told, term_told
from habeas.workspace.record.addresses import addresses_of

# What a line needs of a summary, and of a state on another day instead of the summary's own.
SHOWN_STATE = ("entity_id", "state", "since", "term", "disputed")
SHOWN = (
    *SHOWN_STATE, "entity__name", "kind", "country", "told_until", "last_news", "release_until",
    "missing", "events",
)  # fmt: skip
_SILENT = 12  # months from which on silence is told


@dataclass(frozen=True, slots=True)
class Line:
    """A case as the list tells it; of a body, only how many events there are."""

    name: str
    address: str
    country: str
    events: int  # 0 where a state is told
    state: str
    state_told: str
    disputed: bool
    since: str
    term: str
    told_until: date | None
    release: date | None
    news: str
    silent: str
    missing: str


def lines_of(
    summaries: Iterable[Mapping[str, Any]],
    states: Mapping[int, Mapping[str, Any]] | None,
    newest: Mapping[str, date],
    asked: str,
) -> list[Line]:
    """The lines of some cases.

    Args:
        summaries: their columns ``SHOWN``.
        states: the columns ``SHOWN_STATE`` of their states on a day, by entity; None for the
            summaries' own.
        newest: the last day that the sources of each country tell of.
        asked: what a link to a case asks: "?on=2012-12-31".
    """
    case_at = addresses_of("casework:case")
    found = []
    for one in summaries:
        told = one if states is None else states[one["entity_id"]]
        news = one["last_news"]
        missing = [str(BY_CODE[code].name) for code in one["missing"] if code in BY_CODE]
        found.append(
            Line(
                name=one["entity__name"],
                address=case_at(one["entity_id"]) + asked,
                country=one["country"],
                events=one["events"] if one["kind"] == "organization" else 0,
                state=told["state"],
                state_told=state_told(told["state"]),
                disputed=told["disputed"],
                since=date_told(told["since"]),
                term=term_told(told["term"]),
                told_until=one["told_until"],
                release=one["release_until"],
                news=date_told(news.isoformat()) if news else "–",
                silent=_silent(one, newest.get(one["country"])),
                missing=", ".join(missing),
            )
        )
    return found


def _silent(summary: Mapping[str, Any], newest: date | None) -> str:
    if newest is None or summary["last_news"] is None or summary["state"] not in OPEN_STATES:
        return ""
    months = months_between(summary["last_news"], newest)
    return months_told(months) if months >= _SILENT else ""
