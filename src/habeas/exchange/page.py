"""A reading as a page for the browser: the report with its events marked, beside the cases.

The page is one file that needs nothing else: no network, no server, no fonts from elsewhere. Its
policy (Content-Security-Policy) lets the browser run this one script and this one style and fetch
nothing. All that comes from the report is escaped, and there is no report inside the script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from habeas.codebook import load_codebook
from habeas.exchange.date_words import date_words
from habeas.exchange.event_words import EventWords
from habeas.exchange.marked_text import MarkedText
from habeas.exchange.self_contained import environment, policy
from habeas.exchange.wording import (
    count_note,
    country_name,
    label,
    pages_words,
    period_words,
    status_words,
    term_words,
)
from habeas.language import edtf
from habeas.record import Entity, Event, Reading

_HERE = Path(__file__).parent
_GROUPS = {
    "liberty": "Liberty",
    "proceedings": "Proceedings",
    "integrity": "Integrity of the person",
    "expression": "Expression, association, assembly",
    "movement": "Movement and refuge",
    "accountability": "Law and accountability",
    "other": "Other types",
}
_KINDS = {
    "person": "People",
    "group": "Groups",
    "organization": "Organizations",
    "place": "Places",
    "law": "Laws",
}
_MODALITIES = {
    "actual": "told as fact",
    "alleged": "alleged",
    "possible": "possible, feared",
    "requested": "requested, planned",
    "negated": "negated, denied",
}


def render_page(reading: Reading) -> str:
    """The page for one reading, as HTML."""
    text = MarkedText(reading)
    style, script = _asset("page.css"), _asset("page.js")
    group_of = _groups(reading)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            reading=reading,
            source=reading.source,
            text=text,
            period=period_words(reading.source),
            words={event.id: EventWords(reading, event) for event in reading.events},
            order=_order_of_happening(reading),
            involved={event.id: involved(event) for event in reading.events},
            numbers=Counter(one for event in reading.events for one in involved(event)),
            kinds=_by_kind(reading),
            groups=_types_by_group(reading, group_of),
            group_of=group_of,
            group_titles=_GROUPS,
            modalities=_MODALITIES,
            policy=policy(style, script),
            style=Markup(style),  # noqa: S704 -- the project's own file
            script=Markup(script),  # noqa: S704 -- the same
        )
    )


def involved(event: Event) -> list[str]:
    """The ids of all entities that have a part in an event."""
    named = (event.place, event.destination, event.attributed_to)
    return list(dict.fromkeys((*(p.entity for p in event.participants), *filter(None, named))))


def _groups(reading: Reading) -> dict[str, str]:
    """For each type of event that occurs its group; ``other`` for a type from elsewhere."""
    known = load_codebook().types
    groups = {name: known[name].group if name in known else "other" for name in _types(reading)}
    return {name: group if group in _GROUPS else "other" for name, group in groups.items()}


def _types(reading: Reading) -> list[str]:
    return sorted({event.type for event in reading.events})


@cache
def _environment() -> Environment:
    made = environment(_HERE)
    made.filters |= {
        "count_note": count_note,
        "country_name": country_name,
        "pages_words": pages_words,
        "date_words": date_words,
        "label": label,
        "status_words": status_words,
        "term_words": term_words,
    }
    return made


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _order_of_happening(reading: Reading) -> dict[str, int]:
    """For each event its number in order of happening; those without a date come last."""
    dated = [e for e in reading.events if e.date is not None and edtf.is_valid(e.date)]
    dated.sort(key=lambda event: edtf.sort_key(event.date or ""))
    last = len(reading.events)
    places = {event.id: number for number, event in enumerate(dated)}
    return {event.id: places.get(event.id, last) for event in reading.events}


def _by_kind(reading: Reading) -> list[tuple[str, list[Entity]]]:
    kinds = [(title, [e for e in reading.entities if e.kind == k]) for k, title in _KINDS.items()]
    return [(title, entities) for title, entities in kinds if entities]


def _types_by_group(
    reading: Reading, group_of: Mapping[str, str]
) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """The groups that occur: key, title, and the types with the number of their events."""
    numbers = sorted(Counter(event.type for event in reading.events).items())
    grouped = [
        (key, title, [pair for pair in numbers if group_of[pair[0]] == key])
        for key, title in _GROUPS.items()
    ]
    return [(key, title, pairs) for key, title, pairs in grouped if pairs]
