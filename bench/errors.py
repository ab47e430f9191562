"""What a reading got wrong, item by item, so that two readings can be compared."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Errors = Mapping[str, Sequence[str]]  # document: its errors, "s3 arrest 'seized' missed"
SentenceEnds = Mapping[str, Sequence[int]]  # document: where each of its sentences ends

_MISSED = re.compile(r"(?P<document>\S+) (?P<item>s\d+ \w+ .+) MISSED")
_FALSE = re.compile(r"(?P<document>\S+) @(?P<at>\d+) (?P<type>\w+) (?P<trigger>.+) FALSE")
_SLOT = re.compile(
    r"(?P<document>\S+) (?P<item>s\d+ \w+ (?:None|'[^']*'|\"[^\"]*\")) (?P<slot>[a-z]+): gold .*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is right now and was wrong before, and the other way round."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def errors_of(details: Iterable[str], ends: SentenceEnds) -> dict[str, list[str]]:
    """The errors of events that the scorer's ``--details`` tell, by document.

    Each names sentence, type and trigger, and no more of the report's words; errors of names are
    left out, since they would name people.

    >>> errors_of(["dev-01 @40 arrest 'seized' FALSE"], {"dev-01": [30, 90]})
    {'dev-01': ["s2 arrest 'seized' false"]}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for line in details:
        told = _error(line, ends)
        if told is not None:
            found[told[0]].append(told[1])
    return {document: sorted(items) for document, items in sorted(found.items())}


def _error(line: str, ends: SentenceEnds) -> tuple[str, str] | None:
    if m := _FALSE.fullmatch(line):
        sentence = _sentence(int(m["at"]), ends.get(m["document"], ()))
        return m["document"], f"s{sentence} {m['type']} {m['trigger']} false"
    if m := _MISSED.fullmatch(line):
        return m["document"], f"{m['item']} missed"
    if m := _SLOT.fullmatch(line):
        return m["document"], f"{m['item']} {m['slot']}"
    return None


def _sentence(at: int, ends: Sequence[int]) -> int:
    """The number, from 1, of the sentence that the offset stands in (or before)."""
    return sum(end <= at for end in ends) + 1


def sentence_ends(folder: Path) -> dict[str, list[int]]:
    """Where the sentences of each annotated document of a folder end."""
    return {
        path.stem: [end for _, end in json.loads(path.read_text(encoding="utf-8"))["sentences"]]
        for path in sorted(folder.glob("*.json"))
    }


def changes(before: Errors, now: Errors) -> Changes:
    """Which errors went and which came.

    >>> changes({"a": ["s1 arrest 'held' missed"]}, {"a": ["s1 arrest 'held' date"]})
    Changes(gained=("a s1 arrest 'held' missed",), lost=("a s1 arrest 'held' date",))
    """
    was, is_now = _counted(before), _counted(now)
    gained, lost = sorted((was - is_now).elements()), sorted((is_now - was).elements())
    return Changes(tuple(gained), tuple(lost))


def _counted(errors: Errors) -> Counter[str]:
    return Counter(f"{document} {item}" for document, items in errors.items() for item in items)
