"""What was found in a file, as JSON: the sources without their texts, and the book."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from habeas.record import Source


def dumps_sources(sources: Sequence[Source]) -> str:
    """The sources of one file as JSON text, with a line break at the end.

    Args:
        sources: of one file, at least one.
    """
    book = sources[0].book
    told = {
        "file": sources[0].name,
        "book": asdict(book) if book else None,
        "sources": [_told(number, source) for number, source in enumerate(sources, 1)],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _told(number: int, source: Source) -> dict[str, Any]:
    return {
        "number": number,
        "id": source.id,
        "title": source.title,
        "country": source.country,
        "pages": source.pages,
        "words": word_count(source),
        "period": source.period,
        "facts": [{"label": fact.label, "value": fact.value} for fact in source.facts],
        "warnings": source.warnings,
    }


def word_count(source: Source) -> int:
    """The words that are read: paragraphs, bullets, cells and notes."""
    return sum(len(block.span.of(source.text).split()) for block in source.scenes())
