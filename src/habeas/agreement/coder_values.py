"""What a coder may put into the slots of an event; anything else is told in one line."""

from __future__ import annotations

import re

from habeas.agreement.coded_event import MODALITIES, CodedEvent
from habeas.codebook import Codebook
from habeas.language import edtf

MOST_EVENTS = 20_000  # of one coding: more is no coding of a text
_MOST_IN_A_CELL = 5_000  # characters of one value
_DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|[A-Za-z]{3}-\d{2}")


def problem_of(event: CodedEvent, codebook: Codebook) -> str | None:
    """What is wrong with an event, as the end of a sentence; ``None`` where nothing is.

    Args:
        event: as it was handed in.
        codebook: the one that was coded with, a researcher's own types included.
    """
    if event.type not in codebook.types:
        return f"{event.type!r} is no event type of the codebook; habeas codebook lists them"
    if event.date is not None and (problem := date_problem(event.date)):
        return problem
    if event.modality not in MODALITIES:
        return f"modality {event.modality!r} is none of {', '.join(MODALITIES)}"
    if problem := outcome_problem(event.outcome, event.type, codebook):
        return problem
    single = (event.place, event.destination, event.term, event.attributed_to)
    for value in (*event.agent, *event.subject, *event.charges, *filter(None, single)):
        if len(value) > _MOST_IN_A_CELL:
            return f"a value of {len(value):,} characters; {_MOST_IN_A_CELL:,} are the most"
    return None


def date_problem(date: str) -> str | None:
    """What is wrong with a date, as the end of a sentence."""
    if edtf.is_valid(date):
        return None
    changed = _DAY_FIRST.fullmatch(date.strip())
    why = "; a spreadsheet may have changed it: format the column as text" if changed else ""
    return f"date {date!r} is not EDTF, such as 2012-03-08, 2012-03 or 2012-03~{why}"


def outcome_problem(outcome: str | None, event_type: str, codebook: Codebook) -> str | None:
    """Why an outcome does not go with a type, as the end of a sentence."""
    outcomes = codebook[event_type].outcomes
    if outcome is None or outcome in outcomes:
        return None
    if not outcomes:
        return f"outcome {outcome!r}: {event_type} has no outcomes"
    return f"outcome {outcome!r} is none of those of {event_type}: {', '.join(outcomes)}"
