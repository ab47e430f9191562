"""The order of telling inside a scene, and the words that turn it round.

A scene is told forwards, but for what stands in the past of its past ("He had been sentenced in
2009") and what a word puts before ("released after she had served", "before being deported, he was
beaten").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.record import Event

Link = tuple[int, int]  # the first of the two came before the second

_REACH = 80  # characters before a trigger in which its auxiliaries stand
_HAD = re.compile(
    r"\bhad\s+(?:(?:been|also|already|previously|earlier|first|just|once|since|never|not|\w+ly)\s+)*"
    r"(?:\w+\s+and\s+(?:\w+ly\s+)?)?$",
    re.IGNORECASE,
)
# What ends the past of the past inside a sentence: a finite verb or a turn of the story.
_TURNS = re.compile(
    r"\b(?:was|were|is|are|has|have|will|would|but|when|until|before|while|now|then)\b|[;:]",
    re.IGNORECASE,
)
_SEQUEL = re.compile(
    r"\b(?:then|again|later|subsequently|afterwards|newly|once\s+more|new)\b|\bre-?(?:arrest|charg"
    r"|detain|tri|open)\w*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after|following|upon)\s+(?!which\b|that\b)(?:(?!and\b|then\b|but\b)[\w'’-]+\s+){0,8}$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|prior\s+to)\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)

_INQUIRED = frozenset({"disappearance", "killing", "death_in_custody"})


def told_links(scene: Sequence[Event]) -> tuple[list[Link], list[Link]]:
    """What the telling of one scene says about the order of its events.

    Args:
        scene: the events of one scene, in the order of the text.

    Returns:
        The links that a word states ("had been", "after"), and those that only the order of
        telling suggests.
    """
    stated: list[Link] = []
    suggested: list[Link] = []
    background = backgrounds(scene)
    story: int | None = None  # the last event that is not background
    for place, event in enumerate(scene):
        previous = place - 1
        if background[place]:
            stated.extend([(place, story)] if story is not None else [])
            suggested.extend([(previous, place)] if place and background[previous] else [])
        elif place and _steps_back(scene[previous], event):
            stated.append((place, previous))
        else:
            suggested.extend((earlier, place) for earlier in _last(story, previous))
            story = place
    return stated, suggested


def backgrounds(scene: Sequence[Event]) -> list[bool]:
    """For each event of a scene, whether it is told as lying before the story.

    So is "She had been sentenced in 2009 and fined in 2010", both events of it.
    """
    found: list[bool] = []
    for place, event in enumerate(scene):
        carried = bool(found) and found[-1] and _carries_on(scene[place - 1], event)
        found.append(carried or bool(_HAD.search(_words_before(event))))
    return found


def _last(story: int | None, previous: int) -> Iterator[int]:
    if story is not None:
        yield story
    if previous >= 0 and previous != story:
        yield previous


def goes_on(event: Event) -> bool:
    """Whether a word says that an event is a sequel: "was then charged", "rearrested"."""
    return bool(_SEQUEL.search(words_to(event, _REACH, len(" again"))))


def words_to(event: Event, before: int, behind: int = 0) -> str:
    """An event's trigger with so many characters of its passage before it, and behind it."""
    end = event.trigger.end - event.passage.start
    start = max(0, event.trigger.start - event.passage.start - before)
    return event.passage.text[start : end + behind]


def _carries_on(first: Event, second: Event) -> bool:
    gap = _gap(first, second)
    return gap is not None and not _TURNS.search(gap)


def _steps_back(first: Event, second: Event) -> bool:
    """Whether a sentence tells its later event first: "She was freed after the appeal".

    So does "an inquiry into the fate of Brask, who was abducted": it is about what came before.
    """
    gap = _gap(first, second)
    if gap is None:
        return False
    if _AFTER.search(gap) or (first.type == "investigation" and second.type in _INQUIRED):
        return True
    return "," in gap and bool(_BEFORE.search(_words_before(first)))


def _gap(first: Event, second: Event) -> str | None:
    """The words between two triggers of one sentence."""
    if first.passage != second.passage or second.trigger.start < first.trigger.end:
        return None
    start = first.passage.start
    return first.passage.text[first.trigger.end - start : second.trigger.start - start]


def _words_before(event: Event) -> str:
    end = event.trigger.start - event.passage.start
    return event.passage.text[max(0, end - _REACH) : max(0, end)]
