"""A map of the world whose countries are the darker the more events they have.

The shapes are those of Natural Earth, which are in the public domain; ``scripts/world.py`` made
``world.json`` of them. A country too small to be seen gets a dot.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from habeas.corpus.charts import svg
from habeas.workspace.search.charts import told
from habeas.workspace.search.figures import Figure

STEPS = 5
_FILE = Path(__file__).parent / "world.json"


def world_map(figures: Sequence[Figure], title: str) -> SafeString:
    """The map; countries that the shapes do not have stand in the table beside it alone."""
    world = _world()
    counted = {one.value: one for one in figures if one.events}
    steps = steps_of(figures)
    parts = []
    for code, country in world["countries"].items():
        figure = counted.get(code)
        kind = f"land step-{steps[code]}" if figure else "land"
        path = f'<path d="{country["d"]}" class="{kind}"/>'
        if figure is None:
            parts.append(path)
            continue
        shapes = [path]
        if country["small"]:
            x, y = country["at"]
            shapes.append(f'<circle cx="{x * 10:.0f}" cy="{y * 10:.0f}" r="40" class="{kind}"/>')
        parts.append(svg.titled(told(figure), *shapes))
    parts = ['<g transform="scale(0.1)">', *parts, "</g>"]  # the shapes are in tenths
    words = "; ".join(told(one) for one in figures if one.value)
    width, height = world["width"], world["height"]
    return mark_safe(svg.whole(width, height, title, words, parts, "world"))  # noqa: S308 -- svg escapes


def steps_of(figures: Sequence[Figure]) -> dict[str, int]:
    """How dark each country is, from 1 to ``STEPS``: each step is a like factor more.

    A country with a hundred times as many events as another does not make all others look empty.
    """
    counts = [one.events for one in figures if one.value and one.events]
    if not counts:
        return {}
    least, span = min(counts), log(max(counts) / min(counts)) or 1.0
    return {
        one.value: 1 + round((STEPS - 1) * log(one.events / least) / span)
        if max(counts) > least
        else STEPS
        for one in figures
        if one.value and one.events
    }


def legend(figures: Sequence[Figure]) -> list[tuple[int, int, int]]:
    """The steps that occur: which, and the fewest and the most events of its countries."""
    steps = steps_of(figures)
    found: dict[int, list[int]] = {}
    for one in figures:
        if one.value in steps:
            found.setdefault(steps[one.value], []).append(one.events)
    return [(step, min(found[step]), max(found[step])) for step in sorted(found)]


@cache
def _world() -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="ascii"))
    return told
