"""What was found in a file, as JSON: the sources without their texts, and the book."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from habeas.record import Source


def dumps_sources(file: str, sources: Sequence[Source], problems: Sequence[str] = ()) -> str:
    """The sources of one file as JSON text, with a line break at the end.

    Args:
        file: its name.
        sources: what it holds.
        problems: why documents of an archive cannot be read, each in a line that names it.
    """
    book = sources[0].book if sources else None
    is_book = book is not None and all(source.book == book for source in sources)
    told = {
        "file": file,
        "book": asdict(book) if book and is_book else None,
        "sources": [_told(number, source) for number, source in enumerate(sources, 1)],
        "problems": list(problems),
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _told(number: int, source: Source) -> dict[str, Any]:
    return {
        "number": number,
        "id": source.id,
        "name": source.name,
        "address": source.address,
        "captured": source.captured,
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
