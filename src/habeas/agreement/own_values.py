"""A value of the adjudicator's own: it must stand in the text, or be one that the slot can take."""

from __future__ import annotations

import re
from functools import lru_cache

from habeas.agreement.coded_event import MANY, MODALITIES, Slot, Value
from habeas.agreement.coder_values import date_problem
from habeas.agreement.words_in_text import FoldedText
from habeas.language import edtf
from habeas.spans import Span

NONE = "none"  # what is written for: this slot stays empty
_LENGTH = re.compile(r"(?:P(?:[\d.]+[YMWD])+|life|death)(?:/(?:P(?:[\d.]+[YMWD])+|life|death))?")


def own_value(slot: Slot, typed: str, text: str) -> Value:
    """What is typed as the value of a slot.

    >>> own_value("subject", "marta keldova; Ilan Oster", "Police held Marta Keldova, Ilan Oster.")
    ('Marta Keldova', 'Ilan Oster')

    Raises:
        ValueError: it does not stand in the text, or the slot takes no such value.
    """
    if typed.casefold() == NONE and slot != "modality":
        return () if slot in MANY else None
    if slot in MANY:
        return tuple(_in_text(part, text) for part in typed.split(";") if part.strip())
    if slot == "modality" and typed not in MODALITIES:
        raise ValueError(f"modality {typed!r:.60} is none of {', '.join(MODALITIES)}")
    if slot == "date" and (problem := date_problem(typed)):
        raise ValueError(problem)
    # Whether an outcome goes with the type is asked when the type is decided.
    as_typed = slot in ("modality", "outcome") or (slot == "term" and _LENGTH.fullmatch(typed))
    if as_typed or slot == "date":
        return edtf.normalise(typed) if slot == "date" else typed
    return _in_text(typed, text)


def own_trigger(typed: str, text: str, sentence: Span) -> Span:
    """Where a trigger of the adjudicator's own stands in its sentence.

    Raises:
        ValueError: it does not stand there.
    """
    found = _folded(text).find(typed, sentence)
    if not found:
        raise ValueError(f"{typed!r:.60} does not stand in the sentence")
    return found[0]


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text, spaces, case and the form of quotes apart."""
    return bool(_folded(text).find(words))


def _in_text(typed: str, text: str) -> str:
    found = _folded(text).find(typed)
    if not found:
        raise ValueError(f"{typed.strip()!r:.60} does not stand in the text")
    return " ".join(found[0].of(text).split())


@lru_cache(maxsize=1)
def _folded(text: str) -> FoldedText:
    return FoldedText(text)
