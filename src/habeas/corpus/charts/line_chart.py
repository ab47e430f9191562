"""A table over years as lines: a small picture for each row, each on a scale of its own.

The full line is what is told as fact; the broken one above it adds what is alleged. Where nothing
was read the lines are broken off, so that a gap is not taken for a fall. The last picture is how
much was read, because more text tells of more events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from habeas.codebook import Codebook
from habeas.corpus.charts import svg
from habeas.corpus.charts.moments import moments_of
from habeas.corpus.charts.numbers import largest, reports_words, row_name, values
from habeas.corpus.tables import ALL, CrossTable, Key
from habeas.corpus.tables.cell_words import cell_words, is_unread
from habeas.corpus.tables.dimensions import All
from habeas.corpus.tables.wording import conditions_words, key_words, notes, title_words

_WIDTH, _EDGE, _ACROSS = 960, 20, 3
_GAP, _HEIGHT, _PLOT = 36, 150, 84
_NUMBERS = 46  # for the scale, left of each picture
_MOST_ROWS, _FEWEST = 14, 3
_Part = list[tuple[float, float, str]]  # of a line: where its points are, and what each says


def is_series(table: CrossTable) -> bool:
    """Whether the columns are times, and so many that there is a course to be seen."""
    return len(moments_of(table)) >= _FEWEST


def draw_lines(table: CrossTable, codebook: Codebook) -> str:
    """The chart as one SVG file."""
    return _Lines(table, codebook).drawn()


class _Lines:
    def __init__(self, table: CrossTable, codebook: Codebook) -> None:
        self._table = table
        self._codebook = codebook
        self._rows = largest(table, table.rows, _MOST_ROWS, of_rows=True)
        self._moments = moments_of(table)
        self._width = (_WIDTH - 2 * _EDGE - (_ACROSS - 1) * _GAP) / _ACROSS

    def drawn(self) -> str:
        """Title, pictures and notes, from the top down."""
        parts = [svg.text(_EDGE, 34, title_words(self._table), "ink title")]
        y = 34.0
        if told := conditions_words(self._table, self._codebook):
            y += 20
            parts.append(svg.text(_EDGE, y, svg.fitted(told, _WIDTH - 2 * _EDGE), "quiet"))
        y += 22
        pictures = [*(self._picture(row) for row in self._rows), self._reading()]
        for number, picture in enumerate(pictures):
            left = _EDGE + number % _ACROSS * (self._width + _GAP)
            parts.append(svg.moved(left, y + number // _ACROSS * _HEIGHT, *picture))
        y += -(-len(pictures) // _ACROSS) * _HEIGHT
        for note in self._notes():
            y += 18
            words = svg.fitted(note, _WIDTH - 2 * _EDGE, 12)
            parts.append(svg.text(_EDGE, y, words, "quiet small"))
        height = y + _EDGE
        ground = [f"<style>{svg.STYLE}</style>", svg.box(0, 0, _WIDTH, height, "ground")]
        title = title_words(self._table)
        return svg.whole(_WIDTH, height, title, self._told(), [*ground, *parts], "chart")

    def _picture(self, row: Key) -> Iterator[str]:
        name = row_name(self._table, row, self._codebook)
        numbers = {key: values(self._table, row, key) for key, _ in self._moments}
        top = top_of(max(map(sum, numbers.values())), whole=not self._table.question.rate)
        yield from self._frame(name, top)
        told, whole = list[_Part](), list[_Part]()
        for is_gap, places in groupby(self._places(), lambda place: self._is_unread(row, place[0])):
            if not is_gap:
                part = [(x, *numbers[key], self._point_words(row, key)) for key, x in places]
                told.append([(x, self._y(fact, top), words) for x, fact, _, words in part])
                whole.append([(x, self._y(f + a, top), words) for x, f, a, words in part])
        if told != whole:
            yield from (svg.path(_xy(part), "course broken") for part in whole)
        yield from (svg.path(_xy(part), "course") for part in told)
        for x, y, words in (point for part in told for point in part):
            yield svg.titled(f"{name}, {words}", svg.dot(x, y, 2.5, "bar"))

    def _reading(self) -> Iterator[str]:
        """How many words were read for each time, on a scale of its own."""
        read = [self._table.basis(ALL, key) for key, _ in self._moments]
        top = top_of(max((one.words for one in read), default=0), whole=True)
        yield from self._frame("Words read", top)
        points: _Part = []
        for (key, x), one in zip(self._places(), read, strict=True):
            words = f"{self._words(key)}: {one.words:,} words, {reports_words(one.reports)}"
            points.append((x, self._y(one.words, top), words))
        yield svg.path(_xy(points), "course thin")
        for x, y, words in points:
            yield svg.titled(words, svg.dot(x, y, 2, "faint"))

    def _frame(self, name: str, top: float) -> Iterator[str]:
        """The name above, the scale at the left, the first and the last time beneath."""
        words = svg.fitted(name, self._width)
        yield svg.titled(name, svg.text(0, 14, words, "ink head"))
        for value in (0, top / 2, top):
            y = self._y(value, top)
            yield svg.line(_NUMBERS, y, self._width, y)
            if value != top / 2 or value == int(value) or top < 1:
                yield svg.text(_NUMBERS - 6, y + 4, _shown(value), "quiet small", anchor="end")
        y = self._y(0, top) + 17
        (first, start), *_, (last, end) = self._places()
        yield svg.text(start, y, self._words(first), "quiet small", anchor="start")
        yield svg.text(end, y, self._words(last), "quiet small", anchor="end")

    def _places(self) -> Sequence[tuple[Key, float]]:
        """Each time with its place from left to right."""
        first, last = self._moments[0][1], self._moments[-1][1]
        left, right = _NUMBERS + 6, self._width - 6
        scale = (right - left) / ((last - first) or 1)
        return [(key, left + (moment - first) * scale) for key, moment in self._moments]

    def _y(self, value: float, top: float) -> float:
        return 28 + _PLOT * (1 - value / (top or 1))

    def _is_unread(self, row: Key, key: Key) -> bool:
        return is_unread(self._table, row, key)

    def _point_words(self, row: Key, key: Key) -> str:
        reports = self._table.basis(row, key).reports
        told = cell_words(self._table, row, key)
        return f"{self._words(key)}: {told} ({reports_words(reports)} read)"

    def _words(self, key: Key | All) -> str:
        by = self._table.by_column
        return "" if by is None else key_words(by, key, self._codebook)

    def _notes(self) -> Iterator[str]:
        if more := len(self._table.rows) - len(self._rows):
            yield f"Not drawn: {more:,} more row{'' if more == 1 else 's'}."
        if more := len(self._table.columns) - len(self._moments):
            yield f"Not drawn: {more:,} {'column' if more == 1 else 'columns'} without a time."
        yield "Full line: told as fact. Broken line: with what is alleged. Gap: no report was read."
        yield "Each picture has a scale of its own."
        yield from notes(self._table)

    def _told(self) -> str:
        """The chart in words: each row with its numbers."""
        return "; ".join(
            f"{key_words(self._table.by_row, row, self._codebook)}: "
            + ", ".join(
                f"{self._words(key)} {cell_words(self._table, row, key) or 'no report'}"
                for key, _ in self._moments
            )
            for row in self._rows
        )


def top_of(value: float, *, whole: bool) -> float:
    """The end of a scale: a round number that is not less.

    >>> top_of(37, whole=True), top_of(1, whole=True), top_of(0.13, whole=False)
    (40, 2, 0.15)
    """
    if value <= 0:
        return 2 if whole else 1
    power = 1.0
    while power > value:
        power /= 10
    while power * 10 <= value:
        power *= 10
    top = next(step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= value)
    return max(2, ceil(top)) if whole else round(top, 10)


def _xy(points: _Part) -> list[tuple[float, float]]:
    return [(x, y) for x, y, _ in points]


def _shown(value: float) -> str:
    """A number of the scale, short.

    >>> _shown(20), _shown(1_500_000), _shown(40_000), _shown(0.25)
    ('20', '1.5 M', '40 k', '0.25')
    """
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} M"
    return f"{value / 1_000:g} k" if value >= 10_000 else f"{value:g}"
