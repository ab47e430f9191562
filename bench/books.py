"""Books of country chapters out of PDF: are the chapters there, are they whole, how fast and large.

``python -m bench.books FILE...`` reads each file in this process and prints the figures as JSON;
the process is bound to one core first and reads nothing else, so that its peak of memory is that
of the largest book.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.record.source import Block, Source

# How many chapters on countries each book has, counted without this program: of 2011 the entries
# from Afghanistan to Zimbabwe on the two pages of its table of contents (6 and 7 of the file); the
# file of 2006 has no such table, so its headings in large letters were counted, page by page.
CHAPTERS = {"2011": 157, "2006-countries": 150}
PAGES = 330  # of a book, to which the seconds are scaled

_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]]*$""")
# Entries of a list of publications end with their number or date, and not like a sentence.
_ENTRY = re.compile(r"\([^()]*\d[^()]*\)$|\b(?:19|20)\d\d$")


def measure_books(folder: Path) -> dict[str, dict[str, float]]:
    """The figures of each book of :data:`CHAPTERS` that is in the folder, each in a process."""
    return {name: _measure_apart(path) for name, path in books_in(folder).items()}


def books_in(folder: Path) -> dict[str, Path]:
    """The books that are measured, by name, as far as they are there."""
    paths = {name: folder / f"{name}.pdf" for name in CHAPTERS}
    return {name: path for name, path in paths.items() if path.exists()}


def _measure_apart(path: Path) -> dict[str, float]:
    asked = [sys.executable, "-m", "bench.books", str(path)]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    figures: dict[str, float] = json.loads(told)[path.stem]
    return figures


def measure_here(path: Path) -> dict[str, float]:
    """Chapters, share of sound paragraphs, seconds, memory and words of one book."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from habeas.record import Source  # noqa: PLC0415 -- loaded only once bound to one core
    from habeas.sources import SourceReader  # noqa: PLC0415 -- the same
    from habeas.sources.reading_source import read_sources as parsed_here  # noqa: PLC0415 -- the same

    begun = time.perf_counter()
    reader = SourceReader()
    sources = [found for found in reader.sources(path) if isinstance(found, Source)]
    seconds = time.perf_counter() - begun  # on one core, which nothing else is bound to
    reader.close()
    for _ in parsed_here(path):  # once more, as the memory of another process is not told
        continue
    book = sources[0].book
    pages = (book.pages if book else None) or 1
    countries = {source.country for source in sources if source.country}
    return {
        "chapters": len(countries),
        "chapters_listed": CHAPTERS.get(path.stem, 0),
        "sections": sum(source.country is None for source in sources),
        "words": sum(len(source.text.split()) for source in sources),
        "pages": pages,
        "sound_paragraphs": round(share_of_sound(sources), 4),
        "seconds": round(seconds, 2),
        "seconds_for_330_pages": round(seconds * PAGES / pages, 2),
        "peak_megabytes": round(_peak() / 1024),
    }


def share_of_sound(sources: list[Source]) -> float:
    """How many paragraphs and bullets end like one: a sentence, a colon, an entry of a list."""
    judged = [end for source in sources for end in _judged(source)]
    return sum(judged) / len(judged) if judged else 1.0


def _judged(source: Source) -> Iterator[bool]:
    blocks = [block for block in source.blocks if block.kind != "furniture"]
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind in ("paragraph", "bullet"):
            yield _is_sound(block, following, block.span.of(source.text))


def _is_sound(block: Block, following: Block | None, words: str) -> bool:
    """Whether a paragraph or bullet ends like one.

    A colon ends a paragraph before bullets or another paragraph, and nothing else.
    """
    if words.endswith(":"):
        return following is not None and following.kind in ("bullet", "paragraph", "cell")
    if block.kind == "bullet" and _ENTRY.search(words):
        return True
    return _SENTENCE.search(words) is not None


def _peak() -> int:
    """The most memory, in KiB, of this process or of one that it started."""
    return max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:]]
    print(json.dumps({path.stem: measure_here(path) for path in paths}))
