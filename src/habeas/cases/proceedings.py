"""The logic of proceedings: what must come before what in one case before the law.

Each type has the stages, from a first to a last, in which it can stand. One event comes before
another when its last stage lies before the other's first. A search may come before the arrest or
after it, and a detention before the charge or after it: the table leaves that to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.cases.precedence import Precedence
from habeas.cases.telling import Link, goes_on, words_to
from habeas.record import Event

# type, or type and outcome: first and last stage
STAGES: dict[tuple[str, str | None], tuple[int, int]] = {
    ("investigation", "opened"): (1, 3),
    ("arrest", None): (1, 1),
    ("search", None): (1, 3),
    ("detention", None): (2, 5),
    ("charge", None): (4, 4),
    ("charge", "dropped"): (5, 9),
    ("trial", None): (5, 5),
    ("conviction", None): (6, 6),
    ("acquittal", None): (6, 9),
    ("sentence", None): (7, 7),
    ("confiscation", None): (8, 8),
    ("appeal", "filed"): (8, 8),
    ("appeal", None): (9, 9),
    ("pardon", None): (9, 10),
    ("release", None): (10, 10),
    ("extradition", "requested"): (1, 10),
    ("extradition", "ordered"): (1, 10),
    ("extradition", None): (3, 10),
    ("deportation", None): (3, 10),
}
# What happens only to the living comes before a death.
STAGES |= {
    (kind, None): (0, 10)
    for kind in "disappearance questioning torture assault sexual_violence threat dismissal"
    " travel_ban asylum protest displacement".split()
}
DEATHS = frozenset({"execution", "killing", "death_in_custody"})
# "He remained in prison", "had served four years", "his imprisonment": after a verdict as well.
_HELD_ON = re.compile(
    r"\b(?:remain\w*|continu\w+|still|serv(?:es?|ed|ing)|spen[dt]s?|imprison\w*)\b", re.IGNORECASE
)
_HELD_ON_STAGES = (2, 9)
LAST_STAGE = 11
_DEATH_STAGES = (LAST_STAGE, LAST_STAGE)
_ANY_STAGE = (0, LAST_STAGE)
HAPPENED = frozenset({"actual", "alleged"})

# What ends proceedings, and which events told after it open new ones: those of the first set where
# a date or a word says so ("then", "again"), those of the second without one. A report that tells
# a release and then a charge mostly goes back; one that tells a deportation and then an arrest goes
# on, in the country of arrival.
_ANEW = frozenset({"arrest", "charge", "investigation", "questioning", "trial"})
_INQUIRY = frozenset({"investigation"})
_ABROAD = _ANEW | {"detention", "conviction", "sentence"}
_RETRIAL = frozenset({"trial", "conviction", "acquittal", "sentence"})
ENDINGS: dict[tuple[str, str | None], tuple[frozenset[str], frozenset[str]]] = {
    ("release", None): (_ANEW, _INQUIRY),
    ("acquittal", None): (_ANEW, _INQUIRY),
    ("pardon", None): (_ANEW, _INQUIRY),
    ("charge", "dropped"): (_ANEW, _INQUIRY),
    ("deportation", None): (_ABROAD, _ABROAD),
    ("extradition", "carried_out"): (_ABROAD, _ABROAD),
    ("extradition", None): (_ABROAD, _ABROAD),
    ("appeal", "overturned"): (_ANEW | _RETRIAL, _RETRIAL),
}
for _outcome in ("requested", "ordered", "refused"):
    ENDINGS["extradition", _outcome] = (frozenset(), frozenset())
    ENDINGS["deportation", _outcome] = (frozenset(), frozenset())
_CUSTODY = frozenset({"arrest", "detention", "search"})

_NEAR = 30  # characters before a trigger in which its auxiliaries stand
_REACH = 40  # stages of one proceedings are compared over so many events, not over a whole book


def outcome_of(event: Event) -> str | None:
    """The outcome as one word: "carried out" is ``carried_out``."""
    return event.outcome and event.outcome.replace(" ", "_")


def stages(event: Event, *, one_life: bool) -> tuple[int, int]:
    """The stages in which an event can stand; one that did not happen, in any.

    Args:
        event: any event.
        one_life: whether the case is that of one person, to whom nothing happens after death; of
            a group some may be killed and others tried.
    """
    if event.modality not in HAPPENED:
        return _ANY_STAGE
    if event.type in DEATHS:
        return _DEATH_STAGES if one_life else _ANY_STAGE
    if event.type == "detention" and _HELD_ON.search(words_to(event, _NEAR)):
        return _HELD_ON_STAGES
    exact = STAGES.get((event.type, outcome_of(event)))
    return exact or STAGES.get((event.type, None), _ANY_STAGE)


def stage_links(
    told: Sequence[Event],
    scenes: Sequence[object],
    background: Sequence[bool],
    order: Precedence,
    *,
    one_life: bool,
) -> list[Link]:
    """Pairs of events of which the first comes before the second, the nearest in the text first.

    Args:
        told: the events of a case, in the order of the text; of several texts, one after the other.
        scenes: for each, what its scene is called.
        background: for each, whether the text marks it as lying before the story.
        order: what is known already of what comes before what.
        one_life: see :func:`stages`.
    """
    spans = [stages(event, one_life=one_life) for event in told]
    rounds, renewals = _rounds(told, background, order)
    interim = set(_interim_releases(told, scenes))
    found = []
    for place in range(len(told)):
        for other in range(max(0, place - _REACH), place):
            dies = _DEATH_STAGES in (spans[place], spans[other])
            if rounds[place] != rounds[other] and not dies:
                continue
            for first, second in ((place, other), (other, place)):
                undone = second not in interim or told[first].type in _CUSTODY
                if spans[first][1] < spans[second][0] and undone:
                    found.append((place - other, other, first, second))
    return [
        *renewals,
        *((a, b) for _, _, a, b in sorted(found) if not _inquest(told[a], told[b])),
    ]


def _inquest(first: Event, second: Event) -> bool:
    """An inquiry into a death follows it."""
    return first.type == "investigation" and second.type in DEATHS


def _rounds(
    told: Sequence[Event], background: Sequence[bool], order: Precedence
) -> tuple[list[int], list[Link]]:
    """For each event, the number of its proceedings; and which end is followed by which beginning.

    "He was released in 2011. He was then charged with libel" are two.
    """
    numbers: list[int] = []
    renewals: list[Link] = []
    ending = None
    for place, event in enumerate(told):
        if ending is not None and not background[place]:
            known = bool(order.before(place) >> ending & 1)
            if not order.after(place) >> ending & 1 and _renews(event, told[ending], known=known):
                renewals.append((ending, place))
                ending = None
        numbers.append(len(renewals))
        ending = place if any(_opened_by(event)) else ending
    return numbers, renewals


def _renews(event: Event, ending: Event, *, known: bool) -> bool:
    """Whether an event opens new proceedings after the end of others, ``known`` to be earlier."""
    if event.modality not in HAPPENED or outcome_of(event) == "dropped":
        return False
    with_word, without = _opened_by(ending)
    return event.type in without or (event.type in with_word and (known or goes_on(event)))


def _opened_by(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    nothing: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    if event.modality not in HAPPENED:
        return nothing
    exact = ENDINGS.get((event.type, outcome_of(event)))
    return exact or ENDINGS.get((event.type, None), nothing)


def _interim_releases(told: Sequence[Event], scenes: Sequence[object]) -> Iterator[int]:
    """Releases told after an arrest and before any verdict of the same scene.

    "He was arrested, released on bail, and sentenced": such a release is not the end.
    """
    scene: object = None
    held, judged = False, False
    for place, event in enumerate(told):
        if scenes[place] != scene:
            scene, held, judged = scenes[place], False, False
        if event.type == "release" and held and not judged:
            yield place
        held = held or event.type in ("arrest", "detention")
        judged = judged or event.type in ("conviction", "sentence", "acquittal")
