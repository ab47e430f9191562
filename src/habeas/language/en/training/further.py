"""Further annotated passages: where they stand, and what is where in them.

Reports that may not be copied can still be annotated. A line of ``annotations/*.jsonl`` names a
file of raw reports and the parts of it that make up a passage, the checksum of the passage, and its
events; every name, trigger and charge is a pair of offsets. Whoever has the reports gets the
annotation back; whoever has not can read nothing from it. Passages that were written for this
project, about invented people, stand there in full.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from habeas.language.en.sentences import split_scenes
from habeas.language.en.training.annotated import Passage

ANNOTATIONS = Path("annotations")
_ONE = ("agent", "place", "destination", "attributed_to")
_MANY = ("subject", "charges")
_NAMES = ("persons", "organizations", "optional_organizations")


def further_passages(annotations: Path, corpus: Path) -> list[Passage]:
    """The passages of all files of ``annotations``; their reports lie in ``corpus``.

    Raises:
        ValueError: a report is not the one that was annotated.
    """
    return [
        _passage(json.loads(line), corpus)
        for path in sorted(annotations.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _passage(kept: Mapping[str, Any], corpus: Path) -> Passage:
    text = kept["text"] if "text" in kept else _text_of(kept, corpus)
    sentences = [pair for scene in split_scenes(text) for pair in scene]
    annotation = {
        "period": kept["period"],
        "published": kept.get("published"),
        "sentences": sentences,
        "events": [_event(event, text, sentences) for event in kept["events"]],
    }
    annotation |= {key: [text[s:e] for s, e in kept[key]] for key in _NAMES}
    return Passage(kept["passage"], text, annotation, list(split_scenes(text)))


def _text_of(kept: Mapping[str, Any], corpus: Path) -> str:
    """The text of a passage that is kept without its words."""
    report = _report(corpus / kept["file"])
    text = "\n\n".join(" ".join(report[start:end].split()) for start, end in kept["parts"])
    if hashlib.sha256(text.encode()).hexdigest() != kept["sha256"]:
        message = f"{kept['file']} is not the report that {kept['passage']} was annotated in"
        raise ValueError(message)
    return text


@lru_cache(maxsize=1)
def _report(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _event(kept: Mapping[str, Any], text: str, sentences: list[tuple[int, int]]) -> dict[str, Any]:
    event = dict(kept)
    start, end = kept["trigger"]
    event |= {"trigger": text[start:end], "at": start}
    event["s"] = next((n for n, (s, e) in enumerate(sentences, 1) if s <= start < e), 1)
    for key in _ONE:
        if key in kept:
            event[key] = text[slice(*kept[key])]
    for key in _MANY:
        if key in kept:
            event[key] = [text[s:e] for s, e in kept[key]]
    event.setdefault("date", None)
    return event
