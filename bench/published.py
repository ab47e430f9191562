"""The figures of the last result, put into ``docs/explanation/accuracy.md``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.accuracy import SCORES
from bench.calibration import mean_difference
from bench.results import Result

BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"
PARTS = {
    "dev": "21 passages coded by careful readers",
    "apart": "219 passages of the same series, coded by machine",
    "written": "99 invented passages in the manner of other publishers, coded by machine",
}


def publish(page: Path, name: str, result: Result) -> None:
    """Put the figures of a result between the two marks of a page.

    Raises:
        ValueError: the page has no such marks.
    """
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for the figures: {BEGIN} and {END}")
    told = f"{before}{BEGIN}\n\n{figures(name, result)}\n{END}{after}"
    page.write_text(told, encoding="utf-8")


def figures(name: str, result: Result) -> str:
    """All figures of accuracy of a result, in Markdown, with the counts that they come from."""
    return "\n".join(
        [
            f"Measured on {name[:10]} with habeas {result['habeas']}.",
            "",
            *_overall(result),
            *_slots(result),
            *_types(result),
            *_calibration(result),
        ]
    )


def _overall(result: Result) -> Iterator[str]:
    for part, title in PARTS.items():
        scores = result[part]["scores"]
        yield from (f"### {title[0].upper()}{title[1:]}", "")
        yield "| | right | false | missed | precision | recall | F1 |"
        yield "|---|---|---|---|---|---|---|"
        for key in SCORES:
            s = scores[key]
            counts = f"{s['tp']} | {s['fp']} | {s['fn']}"
            yield f"| {key} | {counts} | {s['p']:.3f} | {s['r']:.3f} | {s['f1']:.3f} |"
        yield ""


def _slots(result: Result) -> Iterator[str]:
    """How often each slot of an event that was found is right."""
    yield from ("### Slots of the events that were found", "")
    yield f"| slot | {' | '.join(PARTS)} |"
    yield f"|---|{'---|' * len(PARTS)}"
    for slot in sorted(result["apart"]["scores"]["slots"]):
        cells = (_slot(result[part]["scores"]["slots"].get(slot)) for part in PARTS)
        yield f"| {slot} | {' | '.join(cells)} |"
    yield ""


def _slot(found: dict[str, Any] | None) -> str:
    if not found or not found["of"]:
        return ""
    wrong = found["of"] - found["right"]
    return f"{found['share']:.3f} ({wrong} wrong of {found['of']})"


def _types(result: Result) -> Iterator[str]:
    """Each type over all three parts, those with most errors first."""
    yield from ("### Types of event, over all three", "")
    yield "| type | right | false | missed | F1 |"
    yield "|---|---|---|---|---|"
    counted: dict[str, list[int]] = {}
    for part in PARTS:
        for kind, s in result[part]["scores"]["types"].items():
            sums = counted.setdefault(kind, [0, 0, 0])
            for place, key in enumerate(("tp", "fp", "fn")):
                sums[place] += s[key]
    for kind, (right, false, missed) in sorted(counted.items(), key=lambda c: -sum(c[1][1:])):
        told = 2 * right + false + missed
        yield f"| {kind} | {right} | {false} | {missed} | {2 * right / told if told else 0:.2f} |"
    yield ""


def _calibration(result: Result) -> Iterator[str]:
    """Stated and observed shares of right events, over the passages coded by machine."""
    for part in ("apart", "written"):
        found = result[part]["calibration"]
        yield from (f"### Confidence, on {PARTS[part]}", "")
        yield f"| stated | {' | '.join(format(b['stated'], '.2f') for b in found)} |"
        yield f"|---|{'---|' * len(found)}"
        yield f"| right | {' | '.join(format(b['observed'], '.2f') for b in found)} |"
        yield ""
        events = sum(int(b["events"]) for b in found)
        difference = mean_difference(found)
        told = f"they differ by {difference:.3f} on average"
        yield f"Over {events} events in bins of equal size; {told}."
        yield ""
