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
from itertools import groupby, pairwise

from habeas.cases.precedence import Precedence, bits
from habeas.cases.proceedings import stage_links, stages
from habeas.cases.telling import Link
from habeas.cases.tellings import Telling, TextOrder, told_order, windows_of
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
        events: the events of one case, as one source tells them.
        scene_of: the number of the scene (paragraph, bullet) that tells an event.
        one_life: whether the case is that of one person; see ``proceedings.stages``.
    """
    tellings = [Telling(event, scene_of(event)) for event in events]
    return in_order_across(tellings, one_life=one_life)


def in_order_across(tellings: Sequence[Telling], *, one_life: bool = True) -> tuple[Event, ...]:
    """Order events that several sources tell; the order of the argument does not matter.

    What words and the order of telling say holds inside each source: places in two texts are never
    compared. What dates and the logic of proceedings say holds across all, and so does that what
    was told as done by the end of 2012 came before what began in 2013.

    Args:
        tellings: of the events of one case. Tellings of one event have its id, each with the words
            of its source; the values are those of the first.
        one_life: see :func:`in_order`.

    Returns:
        Each event once, as the first source tells it.
    """
    by_source = sorted(tellings, key=lambda telling: (telling.source, told_order(telling.event)))
    first: dict[str, Telling] = {}
    for telling in by_source:
        first.setdefault(telling.event.id, telling)
    places = {identity: place for place, identity in enumerate(first)}
    told = [telling.event for telling in first.values()]
    scenes = [(telling.source, telling.scene) for telling in first.values()]
    texts = []
    for _, group in groupby(by_source, key=lambda telling: telling.source):
        text = list(group)
        texts.append(TextOrder([places[telling.event.id] for telling in text], text))
    background = [False] * len(told)
    for source in reversed(texts):  # so that the first source has the last word
        for place, lies_before in zip(source.places, source.background, strict=True):
            background[place] = lies_before

    order = Precedence(windows_of(by_source, told))
    for source in texts:
        order.add_all(source.stated)
    order.add_all(stage_links(told, scenes, background, order, one_life=one_life))
    for source in texts:
        order.add_all((*source.suggested, *source.openings()))
    for source in texts:
        source.hold_back(order)
    order.add_all(_sequels(texts))
    return tuple(told[place] for place in _line(order, _keys(told, order, one_life=one_life)))


def _sequels(texts: Sequence[TextOrder]) -> Iterator[Link]:
    """An event without a date that opens a report follows what the report before it told last."""
    for earlier, later in pairwise(texts):
        if later.is_later_than(earlier) and later.opens_undated():
            yield earlier.places[-1], later.places[0]


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
