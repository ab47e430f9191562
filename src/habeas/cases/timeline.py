"""The timeline of a case: its events in the order in which they happened.

Four kinds of knowledge, the surest first; a later one is taken only where it agrees with all
before it:

1. dates: what certainly ended before another thing began comes before it;
2. words of the text: "had been sentenced", "released after the appeal" (``telling``);
3. the logic of proceedings: the charge before the trial (``proceedings``);
4. the order of telling, inside a scene; an event without a date that opens a scene follows what
   was told just before it.

What is still open is decided by the date (a wide date before a fine one inside it), the stage, and
the place in the text. An event without a date stands close behind the last dated event that comes
before it, else close before the first that comes after it, else at the end.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from habeas.cases.precedence import Precedence, Window, bits
from habeas.cases.proceedings import stage_links, stages
from habeas.cases.telling import Link, backgrounds, told_links
from habeas.language import edtf
from habeas.record import Event

_Place = tuple[date, int, date, str]  # of a date on the line of time, as ``edtf.sort_key`` gives it
_Key = tuple[_Place, int, int, int]
_AT_THE_END: _Place = (date.max, 1, date.max, "")


def in_order(
    events: Sequence[Event], scene_of: Callable[[Event], int], *, one_life: bool = True
) -> tuple[Event, ...]:
    """Order events by when they happened; the order of the argument does not matter.

    Args:
        events: the events of one case.
        scene_of: the number of the scene (paragraph, bullet) that tells an event.
        one_life: whether the case is that of one person; see ``proceedings.stages``.
    """
    told = sorted(events, key=told_order)
    scenes = [scene_of(event) for event in told]
    order = Precedence([window(event) for event in told])
    stated, suggested, background = _telling(told, scenes)
    order.add_all(stated)
    order.add_all(stage_links(told, scenes, background, order, one_life=one_life))
    order.add_all(suggested)
    _hold_back(told, scenes, background, order)
    return tuple(told[place] for place in _line(order, _keys(told, order, one_life=one_life)))


def told_order(event: Event) -> tuple[int, int, int, str]:
    """Where the text tells an event: the order of reading, and total."""
    return event.trigger.start, event.trigger.end, len(event.id), event.id


def window(event: Event) -> Window:
    """The first and the last day on which an event can have begun.

    "Held since 2005" (``2005/..``) began in 2005; an event without a date, at any time.
    """
    if event.date is None:
        return date.min, date.max
    start, _, end = event.date.partition("/")
    is_open = end in (edtf.OPEN, edtf.UNKNOWN) and "/" in event.date
    return edtf.earliest(event.date), edtf.latest(start if is_open else event.date)


def _telling(
    told: Sequence[Event], scenes: Sequence[int]
) -> tuple[list[Link], list[Link], list[bool]]:
    """What words state, what the order of telling suggests, and which events are background."""
    stated: list[Link] = []
    suggested: list[Link] = []
    background: list[bool] = []
    for _, group in groupby(range(len(told)), key=scenes.__getitem__):
        places = list(group)
        scene = [told[place] for place in places]
        background.extend(backgrounds(scene))
        in_words, in_turn = told_links(scene)
        stated.extend((places[first], places[second]) for first, second in in_words)
        suggested.extend((places[first], places[second]) for first, second in in_turn)
    opening = (place for place in range(1, len(told)) if scenes[place] != scenes[place - 1])
    suggested.extend((place - 1, place) for place in opening if told[place].date is None)
    return stated, suggested, background


def _hold_back(
    told: Sequence[Event], scenes: Sequence[int], background: Sequence[bool], order: Precedence
) -> None:
    """Let an event without a date follow the nearest one before it in the text that it can follow.

    "Arrested on charges of libel; his home was searched": a search is thought to come before the
    charge, and still it follows the arrest.
    """
    for place, event in enumerate(told):
        if event.date is not None or background[place]:
            continue
        for earlier in range(place - 1, -1, -1):
            if scenes[earlier] != scenes[place]:
                break
            if not background[earlier] and order.add(earlier, place):
                break


def _keys(told: Sequence[Event], order: Precedence, *, one_life: bool) -> list[_Key]:
    """For each event, where it belongs on the line of time as far as the order leaves it open."""
    dated = [None if event.date is None else edtf.sort_key(event.date) for event in told]
    keys = []
    for place, event in enumerate(told):
        day, side = dated[place], 0
        if day is None:
            day, side = _beside(dated, order, place)
        keys.append((day, side, stages(event, one_life=one_life)[0], place))
    return keys


def _beside(dated: Sequence[_Place | None], order: Precedence, place: int) -> tuple[_Place, int]:
    """Where an event without a date stands: behind (1) or before (-1) a dated one."""
    earlier = [day for other in bits(order.before(place)) if (day := dated[other]) is not None]
    if earlier:
        return max(earlier), 1
    later = [day for other in bits(order.after(place)) if (day := dated[other]) is not None]
    return (min(later), -1) if later else (_AT_THE_END, 0)


def _line(order: Precedence, keys: Sequence[_Key]) -> Iterator[int]:
    """All places in one line that the order allows, each as early as its key says."""
    waiting = [order.before(place).bit_count() for place in range(order.size)]
    ready = [keys[place] for place in range(order.size) if not waiting[place]]
    heapq.heapify(ready)
    while ready:
        place = heapq.heappop(ready)[-1]
        yield place
        for later in bits(order.after(place)):
            waiting[later] -= 1
            if not waiting[later]:
                heapq.heappush(ready, keys[later])
