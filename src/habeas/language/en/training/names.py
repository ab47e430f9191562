"""Openly licensed name annotations (IOB files) as sentences to learn names from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from habeas.language.en.labels import NAMES

# The label sets of the sources, as ours. What is not here is no name for us.
KINDS = {
    "per": "person", "person": "person", "politician": "person", "writer": "person",
    "musicalartist": "person", "scientist": "person", "researcher": "person",
    "org": "organization", "organisation": "organization", "politicalparty": "organization",
    "university": "organization", "band": "organization",
    "loc": "place", "location": "place", "country": "place",
    "misc": "other", "event": "other", "election": "other", "award": "other",
}  # fmt: skip


def read_iob(path: Path) -> Iterator[tuple[list[str], list[int]]]:
    """Sentences of an IOB file as words and indices into :data:`NAMES`.

    Takes "word tag" (Wikigold), "word<TAB>tag" (CrossNER) and numbered rows (UNER).
    """
    words: list[str] = []
    labels: list[int] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith("# ") or len(columns) < 2:
            if words and not line.startswith("#"):
                yield words, labels
                words, labels = [], []
            continue
        word, tag = (
            (columns[1], columns[2])
            if columns[0].isdigit() and len(columns) > 3
            else (
                columns[0],
                columns[-1],
            )
        )
        words.append(word)
        labels.append(_label(tag, labels))
    if words:
        yield words, labels


def _label(tag: str, before: list[int]) -> int:
    start, _, kind = tag.partition("-")
    ours = KINDS.get(kind.lower())
    if ours is None:
        return NAMES.index("O")
    inside = NAMES.index(f"I-{ours}")
    continues = bool(before) and before[-1] in (inside, NAMES.index(f"B-{ours}"))
    return inside if start == "I" and continues else NAMES.index(f"B-{ours}")
