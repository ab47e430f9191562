"""A result as a page for people: the figures beside the last ones, what was gained and lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bench.accuracy import SCORES
from bench.errors import changes
from bench.results import Result

# What the reading must reach (the most it may take, for seconds and megabytes).
FLOORS: dict[str, dict[str, float]] = {
    "seed": {"event": 0.92, "strict": 0.85},
    "dev": {"event": 0.84, "who": 0.76, "strict": 0.68, "person": 0.96, "organization": 0.88},
    "speed": {
        "reading_words_a_second": 2000,
        "cold_start_seconds": 4,
        "peak_megabytes": 600,
    },
    "library": {
        "two_processes_words_a_second": 3600,
        "speed_up": 1.8,
        "peak_megabytes": 700,
        "cold seconds": 1,
        "warm seconds": 1,
    },
    "workspace": {
        "search_p95_ms": 150,
        "case_p95_ms": 150,
        "queue_p95_ms": 150,
        "add_500_events_s": 2,
    },
    "books": {
        "sound_paragraphs": 0.98,
        "seconds_for_330_pages": 15,
        "peak_megabytes": 500,
    },
}
PARTS = {
    "apart": "the passages of real reports kept apart",
    "written": "the passages written for this project, kept apart",
}
SPEED = (
    ("reading_words_a_second", "whole reading, words a second on one core"),
    ("language_words_a_second", "bare language pass over the same text, words a second"),
    ("cold_start_seconds", "from the command to the seed's table, seconds"),
    ("cold_start_megabytes", "memory of that, MB"),
    ("peak_megabytes", "peak memory of reading everything in one process, MB"),
)
BOOKS = (
    ("sound_paragraphs", "paragraphs that end like one"),
    ("seconds_for_330_pages", "seconds of one core for 330 pages"),
    ("peak_megabytes", "peak memory, MB"),
    ("words", "words"),
)
LIBRARY = (
    ("one_process_words_a_second", "one process, words a second"),
    ("two_processes_words_a_second", "two processes, words a second"),
    ("speed_up", "so many times as fast as one"),
    (
        "language_words_a_second",
        "bare language pass over that text on one core, words a second",
    ),
    ("peak_megabytes", "peak memory of a worker, MB"),
)
WORKSPACE = (
    ("search_p95_ms", "search, the slowest of twenty pages, ms"),
    ("case_p95_ms", "a case, the same"),
    ("queue_p95_ms", "the queue of review, the same"),
    ("search_median_ms", "search, the page in the middle, ms"),
    ("case_median_ms", "a case, the same"),
    ("queue_median_ms", "the queue of review, the same"),
    ("bare_search_p95_ms", "bare query of the full text for the same words, ms"),
    ("add_500_events_s", "adding a reading of 500 events, seconds"),
)


def as_table(name: str, result: Result, before: tuple[str, Result] | None) -> str:
    """The page of a result, in Markdown."""
    last_name, last = before or ("none before", {})
    software = f"habeas {result['habeas']}, Python {result['python']}, {result['processor']}"
    return "\n".join(
        [
            f"# {name}",
            "",
            f"{software}. Last result: {last_name}.",
            "",
            *_accuracy("seed", result, last),
            *_accuracy("dev", result, last),
            *_accuracy("apart", result, last),
            *_accuracy("written", result, last),
            *_speed(result, last),
            *_books(result, last),
            *_library(result, last),
            *_workspace(result, last),
            *_changes("seed", result, last),
            *_changes("dev", result, last),
        ]
    )


def _accuracy(part: str, result: Result, last: Result) -> Iterator[str]:
    if part not in result:
        return
    scores, old = result[part]["scores"], last.get(part, {}).get("scores", {})
    yield from (f"## Accuracy on {PARTS.get(part, part)}", "", "| | P | R | F1 | last | asked |")
    yield "|---|---|---|---|---|---|"
    for key in SCORES:
        now, asked = scores[key], FLOORS.get(part, {}).get(key)
        was = old.get(key, {}).get("f1")
        yield (
            f"| {key} | {now['p']:.3f} | {now['r']:.3f} | {now['f1']:.3f} "
            f"| {_figure(was, '.3f')} | {_figure(asked, '.2f')} |"
        )
    yield ""
    slots = (f"{slot} {s['right']}/{s['of']}" for slot, s in sorted(scores["slots"].items()))
    yield from ("Slots of the events found: " + ", ".join(slots) + ".", "")
    if scores.get("missing"):
        yield from ("No reading for: " + ", ".join(scores["missing"]) + ".", "")


def _speed(result: Result, last: Result) -> Iterator[str]:
    now, old = result["speed"], last.get("speed", {})
    yield from ("## Speed", "", f"Over {now['words']} words.", "", "| | now | last | asked |")
    yield "|---|---|---|---|"
    for key, words in SPEED:
        was, asked = _figure(old.get(key), ""), _figure(FLOORS["speed"].get(key), "")
        yield f"| {words} | {now[key]} | {was} | {asked} |"
    yield ""


def _books(result: Result, last: Result) -> Iterator[str]:
    """Each book of country chapters, where there were any."""
    for name, now in result.get("books", {}).items():
        old = last.get("books", {}).get(name, {})
        yield from (
            f"## The printed book {name}",
            "",
            "| | now | last | asked |",
            "|---|---|---|---|",
        )
        was = _figure(old.get("chapters"), "")
        yield f"| chapters on countries | {now['chapters']} | {was} | {now['chapters_listed']} |"
        for key, words in BOOKS:
            was, asked = _figure(old.get(key), ""), _figure(FLOORS["books"].get(key), "")
            yield f"| {words} | {now[key]} | {was} | {asked} |"
        yield ""


def _library(result: Result, last: Result) -> Iterator[str]:
    """Reading a library, tables over it and people in it, as far as they were measured."""
    parts, old = result.get("library", {}), last.get("library", {})
    asked = FLOORS["library"]
    if now := parts.get("reading"):
        yield from ("## A piece of a library", "", f"Over {now['words']} words.", "")
        yield from ("| | now | last | asked |", "|---|---|---|---|")
        for key, words in LIBRARY:
            was = _figure(old.get("reading", {}).get(key), "")
            yield f"| {words} | {now[key]} | {was} | {_figure(asked.get(key), '')} |"
        yield ""
    if now := parts.get("tables"):
        yield from (f"## Tables over {now['events']:,} events", "")
        yield from ("| | now | last | asked |", "|---|---|---|---|")
        for key in (key for key in now if key != "events"):
            was = _figure(old.get("tables", {}).get(key), "")
            most = _figure(asked.get(key.rpartition(": ")[2]), "")
            yield f"| {key} | {now[key]} | {was} | {most} |"
        yield ""
    if now := parts.get("people"):
        told = f"{now['pairs']} pairs among {now['mentions']} mentions, in {now['seconds']} s"
        yield from ("## People in several reports, invented", "", f"{told}.", "")
        yield from ("| score | suggested | P | R |", "|---|---|---|---|")
        for score, s in now.items():
            if isinstance(s, dict):
                yield f"| {score} | {s['suggested']} | {s['precision']:.3f} | {s['recall']:.3f} |"
        yield ""


def _workspace(result: Result, last: Result) -> Iterator[str]:
    """How quickly a large record answers, where that was measured."""
    if now := result.get("workspace"):
        old, asked = last.get("workspace", {}), FLOORS["workspace"]
        told = f"{now['events']:,} events, {now['people']:,} people, {now['users']} at once"
        yield from (
            f"## The workspace: {told}",
            "",
            "| | now | last | asked |",
            "|---|---|---|---|",
        )
        for key, words in WORKSPACE:
            was, most = _figure(old.get(key), ""), _figure(asked.get(key), "")
            yield f"| {words} | {now[key]} | {was} | {most} |"
        yield ""


def _changes(part: str, result: Result, last: Result) -> Iterator[str]:
    if part not in last:
        return
    found = changes(last[part]["errors"], result[part]["errors"])
    yield from _listed(f"## Gained on {part}: {len(found.gained)} errors gone", found.gained)
    yield from _listed(f"## Lost on {part}: {len(found.lost)} new errors", found.lost)


def _listed(heading: str, items: Iterable[str]) -> Iterator[str]:
    yield from (heading, "", *(f"- {item}" for item in items), "")


def _figure(value: Any, form: str) -> str:
    return "" if value is None else format(value, form)
