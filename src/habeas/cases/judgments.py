"""What sentences, appeals and pardons do: they depend on what was decided before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from habeas.cases.proceedings import outcome_of
from habeas.cases.punishment import effect_of
from habeas.cases.standing import HELD, Standing
from habeas.cases.telling import goes_on
from habeas.language import edtf
from habeas.record import Event

Decide = Callable[[Standing, Event, date], Standing]

_MILDER = re.compile(r"\b(?:commut|reduc|mitigat|shorten|lower|replac)", re.IGNORECASE)


def sentence(standing: Standing, event: Event, day: date) -> Standing:
    """A punishment: prison for a term, life or death; liberty for what is lighter.

    Where the text does not tell the punishment, who was held is still held, and of whoever was not
    nothing is known.

    Args:
        standing: where the person stood.
        event: the sentence.
        day: the last day on which it can have been passed.
    """
    effect = effect_of(event)
    if effect == "held":
        return _imprisoned(standing, event, day)
    if effect == "free" and standing.state != "imprisoned":
        return Standing("at_liberty", event.date, (event.id,), verdict="sentence")
    if effect == "untold" and standing.state not in HELD:
        return Standing(basis=(event.id,), verdict="sentence")
    return standing


def appeal(standing: Standing, event: Event, day: date) -> Standing:
    """The decision of an appeal, by its outcome; an appeal that is only filed changes nothing."""
    decide = _APPEALS.get(outcome_of(event) or "")
    if decide is None:
        return standing
    if standing.verdict is None:
        return _known_by_appeal(standing, event)
    return decide(standing, event, day)


def pardon(standing: Standing, event: Event, day: date) -> Standing:
    """A pardon frees; a commutation puts a milder term in place of the one in force."""
    if event.term is not None or _MILDER.search(event.trigger.text):
        return _changed(standing, event, day) if standing.state == "imprisoned" else standing
    if standing.state in ("released", "at_liberty"):
        return standing.resting_on(event.id, None)
    if standing.state == "unknown" or standing.state in HELD:
        return Standing("released", event.date, (event.id,))
    return Standing("at_liberty", event.date, (event.id,))


def _imprisoned(standing: Standing, event: Event, day: date) -> Standing:
    """In prison from now, or for longer than before."""
    if standing.state != "imprisoned":
        return Standing(
            "imprisoned", event.date, (event.id,), (event.term,), day, verdict="sentence"
        )
    again = standing.resting_on(event.id, event.date)
    if event.term is None:
        return again
    if _is_retold(standing, event):
        known = standing.counted_from
        finer = known is not None and event.date is not None and day < known
        return replace(again, counted_from=day) if finer else again
    latest = None if standing.counted_from is None else max(standing.counted_from, day)
    return replace(again, terms=(*standing.terms, event.term), counted_from=latest)


def _is_retold(standing: Standing, event: Event) -> bool:
    """Whether a sentence is the one in force, told once more, and not a second one.

    Without a date it is ("half of his prison sentence"), unless a word says otherwise: "then".
    """
    if event.date is None:
        return event.term == standing.term or not goes_on(event)
    if event.term != standing.term:
        return False
    if standing.since is None:
        return True
    return edtf.earliest(event.date) <= edtf.latest(standing.since) and edtf.earliest(
        standing.since
    ) <= edtf.latest(event.date)


def _known_by_appeal(standing: Standing, event: Event) -> Standing:
    """A sentence of which only the appeal is told: "upheld his seven-year prison sentence"."""
    if event.term is None or outcome_of(event) == "overturned" or effect_of(event) != "held":
        return standing
    return Standing("imprisoned", None, (event.id,), (event.term,), verdict="sentence")


def _upheld(standing: Standing, event: Event, day: date) -> Standing:
    del day
    return standing.resting_on(event.id, None)


def _changed(standing: Standing, event: Event, day: date) -> Standing:
    """Another term for the last one; where the new one is not told, none is known."""
    if event.term is not None and effect_of(event) == "free":
        return Standing("at_liberty", event.date, (event.id,), verdict="sentence")
    if standing.state != "imprisoned":
        return sentence(standing, event, day)
    return replace(standing.resting_on(event.id, None), terms=(*standing.terms[:-1], event.term))


def _increased(standing: Standing, event: Event, day: date) -> Standing:
    """A graver punishment; a fine on top of a prison term frees nobody."""
    if standing.state == "imprisoned" and event.term is not None and effect_of(event) == "free":
        return standing.resting_on(event.id, None)
    return _changed(standing, event, day)


def _overturned(standing: Standing, event: Event, day: date) -> Standing:
    """The verdict falls: an acquittal reopens the charge, a sentence leaves nothing certain."""
    if event.term is not None:
        return _changed(standing, event, day)
    if standing.verdict == "acquittal":
        return Standing("charged", event.date, (event.id,))
    if standing.state == "imprisoned":
        return Standing(basis=(event.id,))
    return replace(standing.resting_on(event.id, None), verdict=None)


_APPEALS: Mapping[str, Decide] = MappingProxyType(
    {
        "upheld": _upheld,
        "rejected": _upheld,
        "reduced": _changed,
        "increased": _increased,
        "overturned": _overturned,
    }
)
JUDGMENTS: Mapping[str, Decide] = MappingProxyType(
    {"sentence": sentence, "appeal": appeal, "pardon": pardon}
)
