"""Figures as charts: columns for the years, bars for all else, drawn on the server as SVG.

What is in the record is a full bar, what is proposed an outlined one behind it, and each has its
number beside it, so that nothing hangs on a colour. The shapes have classes; the page's style gives
the colours, for light and dark.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from habeas.corpus.charts import svg
from habeas.workspace.search.figures import Figure

MOST_BARS, MOST_COLUMNS = 15, 40
_WIDTH, _ROW, _BAR = 460, 41, 10
_NUMBERS = 70
_TALL, _FOOT, _HEAD, _WIDE = 150, 24, 20, 940


def bars(figures: Sequence[Figure], title: str, name: str) -> SafeString:
    """A row for each figure, the largest ``MOST_BARS`` of them."""
    shown = figures[:MOST_BARS]
    scale = (_WIDTH - _NUMBERS) / max((one.events for one in shown), default=1)
    parts = []
    for number, one in enumerate(shown):
        y = number * _ROW + 15
        accepted, waiting = one.accepted * scale, one.waiting * scale
        shapes = [
            svg.text(0, y, svg.fitted(one.words, _WIDTH - 100)),
            svg.text(_WIDTH, y, sources_words(one), "quiet small", anchor="end"),
            svg.box(0, y + 8, accepted, _BAR, "bar"),
            svg.text(accepted + waiting + 6, y + 18, f"{one.events:,}", "ink small"),
        ]
        if one.waiting:
            shapes.insert(3, svg.box(accepted, y + 8.5, waiting, _BAR - 1, "open"))
        parts.append(svg.titled(told(one), *shapes))
    return _whole(_WIDTH, len(shown) * _ROW + 8, title, shown, parts, name)


def columns(figures: Sequence[Figure], title: str, name: str) -> SafeString:
    """A column for each year, gaps included, the last ``MOST_COLUMNS`` of them."""
    years = _all_years(figures)[-MOST_COLUMNS:]
    tallest = max((one.events for one in years), default=1) or 1
    step = _WIDE / max(len(years), 8)
    width, every = min(step * 0.72, 46), max(1, round(44 / step))
    parts = [svg.line(0, _HEAD + _TALL, _WIDE, _HEAD + _TALL)]
    for number, one in enumerate(years):
        x, foot = number * step + (step - width) / 2, _HEAD + _TALL
        accepted = one.accepted / tallest * _TALL
        waiting = one.waiting / tallest * _TALL
        middle = x + width / 2
        shapes = [svg.box(x, foot - accepted, width, accepted, "bar")]
        if one.waiting:
            shapes.append(svg.box(x + 0.5, foot - accepted - waiting, width - 1, waiting, "open"))
        if one.events and step >= 24:
            y = foot - accepted - waiting - 5
            shapes.append(svg.text(middle, y, f"{one.events:,}", "ink small", anchor="middle"))
        if (len(years) - 1 - number) % every == 0:
            shapes.append(svg.text(middle, foot + 17, one.words, "quiet small", anchor="middle"))
        parts.append(svg.titled(told(one), *shapes))
    return _whole(_WIDE, _HEAD + _TALL + _FOOT, title, years, parts, name)


def beyond(figures: Sequence[Figure]) -> int:
    """How many figures have no bar."""
    return max(0, len(figures) - MOST_BARS)


def earlier(figures: Sequence[Figure]) -> int:
    """How many years with events lie before the first column."""
    years = [int(one.value) for one in figures if one.value]
    return sum(1 for year in years if year <= max(years) - MOST_COLUMNS)


def told(figure: Figure) -> str:
    """A figure in words: how many events, how many of them proposed, how many sources."""
    events = ngettext("%(n)s event", "%(n)s events", figure.events) % {"n": f"{figure.events:,}"}
    said = f"{figure.words}: {events}"
    if figure.waiting:
        said += ", " + gettext("%(n)s of them proposed") % {"n": f"{figure.waiting:,}"}
    return f"{said}, {sources_words(figure)}"


def sources_words(figure: Figure) -> str:
    """The number of sources behind a figure."""
    number = len(figure.sources)
    return ngettext("%(n)s source", "%(n)s sources", number) % {"n": f"{number:,}"}


def _whole(
    width: float, height: float, title: str, shown: Sequence[Figure], parts: list[str], name: str
) -> SafeString:
    words = "; ".join(told(one) for one in shown)
    return mark_safe(svg.whole(width, height, title, words, parts, name))  # noqa: S308 -- svg escapes


def _all_years(figures: Sequence[Figure]) -> list[Figure]:
    """The years from the first to the last, those without an event included."""
    known = {int(one.value): one for one in figures if one.value}
    if not known:
        return []
    first = max(min(known), max(known) - MOST_COLUMNS + 1)
    return [
        known.get(year) or Figure(str(year), str(year), "") for year in range(first, max(known) + 1)
    ]
