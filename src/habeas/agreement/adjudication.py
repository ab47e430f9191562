"""Two codings and an adjudicator's decisions become gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.agreement.coded_event import CodedEvent
from habeas.agreement.decisions import Decision
from habeas.agreement.disagreements import Disagreement
from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.gold_form import Choice, annotation_of
from habeas.agreement.own_values import stands_in
from habeas.agreement.settling import SettledEvent, WrongDecision, settle
from habeas.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Hands:
    """Who coded and who decided, as they want to be called."""

    a: str
    b: str
    adjudicator: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one text. ``unquoted`` counts values that stand nowhere word for word."""

    name: str
    text: str
    annotation: Mapping[str, Any]
    events: int
    unquoted: int


def adjudicate(
    texts: Sequence[DoubleCoding],
    listed: Sequence[Disagreement],
    decisions: Mapping[str, Decision],
    codebook: Codebook,
    hands: Hands,
) -> tuple[list[Gold], list[str]]:
    """The gold of each text, and what is wrong with the decisions, a line each.

    Args:
        texts: each coded by both.
        listed: their disagreements.
        decisions: one for each, by its key; see :func:`~habeas.agreement.decisions.problems_of`.
        codebook: the one that was coded with.
        hands: who coded and decided; kept in the gold.

    Returns:
        The gold, which holds for use only where there are no lines.
    """
    made, problems = [], []
    of_pair: dict[int, dict[str, Disagreement]] = defaultdict(dict)
    for one in listed:
        if one.pair is not None:
            of_pair[id(one.pair)][one.slot] = one
    for double in texts:
        settled: list[SettledEvent] = []
        for pair in double.pairs:
            rows = of_pair[id(pair)]
            decided = {slot: decisions[one.key].decision for slot, one in rows.items()}
            try:
                settled += settle(double, pair, decided, codebook)
            except WrongDecision as error:
                problems.append(f"row {decisions[rows[error.slot].key].row}: {error}")
        own = [one for one in listed if one.document == double.name]
        names, wrong = _names(own, decisions)
        problems += wrong
        annotation = annotation_of(double, settled, names, _history(own, decisions, hands))
        unquoted = sum(_unquoted(one.event, double.text) for one in settled)
        made.append(Gold(double.name, double.text, annotation, len(settled), unquoted))
    return made, problems


def _names(
    listed: Sequence[Disagreement], decisions: Mapping[str, Decision]
) -> tuple[dict[tuple[str, str], Choice], list[str]]:
    """What was decided on each name that one coder lists alone, and what cannot be."""
    found, wrong = dict[tuple[str, str], Choice](), list[str]()
    for one in listed:
        if one.pair is not None:
            continue
        own, other = ("a", "b") if one.a else ("b", "a")
        known: dict[str, Choice] = {
            own: "taken", other: "left out", "neither": "left out", "optional": "optional",
        }  # fmt: skip
        decision = decisions[one.key]
        choice = known.get(decision.decision.casefold())
        if choice is None:
            wrong.append(
                f"row {decision.row}: {decision.decision!r:.60} is none of A, B, optional: "
                f"{own.upper()} takes the name, {other.upper()} leaves it out"
            )
        else:
            found[one.slot, one.a or one.b] = choice
    return found, wrong


def _history(
    listed: Sequence[Disagreement], decisions: Mapping[str, Decision], hands: Hands
) -> dict[str, Any]:
    """Who coded, who decided, and each decision with its reason."""
    return {
        "coders": {"A": hands.a, "B": hands.b},
        "adjudicator": hands.adjudicator if listed else None,
        "decisions": [
            {
                "slot": one.slot,
                "type": one.type,
                "trigger": one.trigger,
                "A": one.a,
                "B": one.b,
                "decision": decisions[one.key].decision,
                "reason": decisions[one.key].reason,
            }
            for one in listed
        ],
    }


def _unquoted(event: CodedEvent, text: str) -> int:
    single = (event.place, event.destination, event.attributed_to)
    named = (*event.agent, *event.subject, *event.charges, *filter(None, single))
    return sum(not stands_in(name, text) for name in named)
