"""Settled events as the annotation that the scorer and the trainer take, with who decided what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from habeas.agreement.coding import ABOUT, Coding
from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.names import LISTS, shared
from habeas.agreement.settling import SettledEvent
from habeas.agreement.texts import sentence_at

Choice = Literal["taken", "optional", "left out"]
_ONE = ("place", "destination", "term", "outcome")


def annotation_of(
    double: DoubleCoding,
    settled: Sequence[SettledEvent],
    names: Mapping[tuple[str, str], Choice],
    history: dict[str, Any],
) -> dict[str, Any]:
    """The annotation of a text as a JSON object.

    Args:
        double: the text and both codings.
        settled: the events of the gold; those of one trigger stay in this order.
        names: what was decided on a name that one coder lists alone, by its kind and itself.
        history: who coded and who decided what; kept under ``coding``.
    """
    about: dict[str, Any] = {key: _about(key, double.a, double.b) for key in ABOUT}
    ordered = sorted(settled, key=lambda one: one.event.at)
    return {
        **about,
        **_names(double.a, double.b, names),
        "events": [_event(double, one) for one in ordered],
        "sentences": [[span.start, span.end] for span in double.sentences],
        "coding": history,
    }


def unlike_about(a: Coding, b: Coding) -> list[str]:
    """What the coders say differently about the report, a line each; the gold takes the first."""
    return [
        f"{key}: took {_about(key, a, b)}; the other coding says "
        f"{a.about[key] if _about(key, a, b) == b.about[key] else b.about[key]}"
        for key in ABOUT
        if key in a.about and key in b.about and a.about[key] != b.about[key]
    ]


def _about(key: str, a: Coding, b: Coding) -> str | None:
    """What is known about the report: an annotation's word before that of a reading, then A's."""
    order = (a, b) if a.sentences or not b.sentences else (b, a)
    return next((coding.about[key] for coding in order if key in coding.about), None)


def _event(double: DoubleCoding, one: SettledEvent) -> dict[str, Any]:
    event = one.event
    number = sentence_at(double.sentences, event.at)
    told: dict[str, Any] = {"s": (number or 0) + 1}
    if event.has_trigger:
        told |= {"trigger": event.words.of(double.text), "at": event.at}
    told |= {"type": event.type, "date": event.date}
    if event.agent:
        told["agent"] = event.agent[0] if len(event.agent) == 1 else list(event.agent)
    if event.subject:
        told["subject"] = list(event.subject)
    if event.charges:
        told["charges"] = list(event.charges)
    told |= {slot: getattr(event, slot) for slot in _ONE if getattr(event, slot)}
    if event.modality != "actual":
        told["modality"] = event.modality
    if event.attributed_to:
        told["attributed_to"] = event.attributed_to
    if event.core is False:
        told["core"] = False
    told["coded_by"] = list(one.coded_by)
    if one.decided:
        told["decided"] = list(one.decided)
    return told


def _names(a: Coding, b: Coding, decided: Mapping[tuple[str, str], Choice]) -> dict[str, list[str]]:
    """Who and what is named: in both lists, or in the only one, or as it was decided."""
    told: dict[str, list[str]] = {}
    for kind, key in LISTS.items():
        mine, yours = a.names.get(key), b.names.get(key)
        optional = [*a.names.get(f"optional_{key}", ()), *b.names.get(f"optional_{key}", ())]
        if mine is None or yours is None:
            told[key] = list(mine or yours or ())
        else:
            both, *alone = shared(mine, yours)
            left = [name for names in alone for name in names]
            taken = [name for name in left if decided.get((kind, name)) == "taken"]
            told[key] = [*both, *dict.fromkeys(taken)]
            optional += [name for name in left if decided.get((kind, name)) in {"optional", None}]
        optional = [name for name in dict.fromkeys(optional) if name not in told[key]]
        if optional or key == "organizations":
            told[f"optional_{key}"] = optional
    return told
