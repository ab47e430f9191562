"""The picture of a timeline: where bars and bands lie on the line of time, in per cent.

Each event is a row with a drawing of its own over the whole time of the case; as all rows have the
same scale, the bands of custody and prison run down through them. What is certain to the day is a
point, what is less certain a bar from the earliest to the latest day, and what has no date a broken
line over the time in which its place in the order puts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from habeas.cases import Span, spans_of
from habeas.cases.tellings import window
from habeas.workspace.casework.cases.thread import Thread
from habeas.workspace.casework.cases.told_event import ToldEvent

_BANDS = ("detained", "imprisoned", "missing", "charged", "on_trial")
_CLOSE = 0.5  # per cent, between two stretches that are one
_MOST_MARKS = 7  # on the axis, so that they stand apart on a phone
_FAMILIES = {
    "custody": "arrest detention disappearance",
    "court": "investigation search charge trial conviction sentence appeal ruling confiscation"
    " questioning extradition complaint finding",
    "free": "release acquittal pardon",
    "harm": "torture assault sexual_violence threat killing execution death_in_custody"
    " armed_attack deportation displacement",
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the line: where it begins and how long it is, in per cent."""

    x: float
    width: float
    kind: str = ""

    @property
    def end(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 3)

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return round(self.x + self.width / 2, 3)


@dataclass(frozen=True, slots=True)
class Row:
    """An event with its mark; ``shape`` is point, bar, open (goes on) or undated."""

    told: ToldEvent
    shape: str
    bar: Bar
    family: str


class Picture:
    """A thread on a line of time.

    ``more`` are days that are shown too, as long as the events do not have to stand closer than on
    half the line for it.
    """

    def __init__(self, thread: Thread, day: date, more: Iterable[date] = ()) -> None:
        self._thread = thread
        self.day = day
        self._windows = [self._window(place) for place in range(len(thread.told))]
        days = [one for window in self._windows for one in window]
        days = [one for one in (*days, day) if date.min < one < date.max] or [day]
        self._reach = _moved(max(days), max(timedelta(days=365), max(days) - min(days)))
        days += [one for one in more if self.reaches(one)]
        pad = timedelta(days=max(20, (max(days) - min(days)).days // 40))
        self._first = _moved(min(days), -pad)
        self._days = max(1, (_moved(max(days), pad) - self._first).days)

    @property
    def rows(self) -> list[Row]:
        """The events in order."""
        return [
            self._row(told, *window)
            for told, window in zip(self._thread.told, self._windows, strict=True)
        ]

    @cached_property
    def bands(self) -> list[Bar]:
        """Custody, prison, disappearance and open proceedings."""
        if self._thread.entity.kind == "organization":
            return []
        bands: list[Bar] = []
        for span in spans_of(self._thread.timeline, self._thread.until):
            if span.standing.state in _BANDS:
                band = self._band(span)
                if bands and bands[-1].kind == band.kind and band.x - bands[-1].end < _CLOSE:
                    band = Bar(bands[-1].x, round(band.end - bands[-1].x, 3), band.kind)
                    bands.pop()
                bands.append(band)
        return bands

    def reaches(self, day: date) -> bool:
        """Whether a day lies near enough to be shown."""
        return day <= self._reach

    def between(self, first: date, last: date) -> Bar:
        """The stretch between two days."""
        return Bar(self._at(first), round(self._at(last) - self._at(first), 3))

    @property
    def now(self) -> float:
        """Where the chosen day is."""
        return self._at(self.day)

    @property
    def marks(self) -> list[tuple[float, str]]:
        """Years (or months, of a short case) on the axis."""
        last = self._first + timedelta(days=self._days)
        if self._days < 500:
            months = 12 * (last.year - self._first.year) + last.month - self._first.month
            every = max(1, -(-months // 5))
            starts = [_month(self._first, n) for n in range(1, months + 1) if n % every == 0]
            return [(self._at(one), f"{one:%m/%Y}") for one in starts]
        years = range(self._first.year + 1, last.year + 1)
        every = max(1, -(-len(years) // _MOST_MARKS))
        return [(self._at(date(y, 1, 1)), str(y)) for y in years if y % every == 0]

    def _row(self, told: ToldEvent, first: date, last: date) -> Row:
        family = _FAMILY.get(told.event.type, "other")
        bar = Bar(self._at(first), round(self._at(last) - self._at(first), 3))
        if not told.event.date:
            return Row(told, "undated", bar, family)
        if told.event.date.endswith(("/..", "/")):
            return Row(told, "open", bar, family)
        return Row(told, "point" if first == last else "bar", bar, family)

    def _window(self, place: int) -> tuple[date, date]:
        told = self._thread.told[place]
        first, last = window(told.event)
        if told.event.date:
            begin = first if first > date.min else last
            return begin, last if told.until is None else min(last, max(told.until, begin))
        others = self._thread.told
        before = [window(one.event)[0] for one in others[:place] if one.event.date]
        after = [window(one.event)[1] for one in others[place + 1 :] if one.event.date]
        earlier = max((one for one in before if one > date.min), default=None)
        ends = [
            one for one in (told.until, *after) if one is not None and date.min < one < date.max
        ]
        end = min(ends, default=max(earlier or date.min, self.day))
        begin = earlier or _moved(end, timedelta(days=-365))
        return min(begin, end), end

    def _band(self, span: Span) -> Bar:
        # As far as the sources tell, and to the day that is asked about.
        last = min(span.last, max(self._thread.told_until or span.first, span.first, self.day))
        start = self._at(span.first)
        return Bar(start, round(max(0.2, self._at(last) - start), 3), span.standing.state)

    def _at(self, day: date) -> float:
        share = (day - self._first).days / self._days
        return round(100 * min(1.0, max(0.0, share)), 3)


def bands_told(bands: Sequence[Bar]) -> list[str]:
    """The states that a picture has bands of, for its key."""
    return [state for state in _BANDS if any(band.kind == state for band in bands)]


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _month(start: date, later: int) -> date:
    count = 12 * start.year + start.month - 1 + later
    return date(count // 12, count % 12 + 1, 1)
