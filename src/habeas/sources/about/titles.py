"""The title of a document, and the other lines that may name it."""

from __future__ import annotations

from collections import Counter

from habeas.sources.document import Document

_LONGEST = 200  # characters
_MOST_HEADINGS = 5
_OFTEN = 3  # times that a running head comes


def title_of(document: Document) -> str | None:
    """The title that the file states, or the words of its title block."""
    return document.title or next(iter(_worded(document, "title")), None)


def titles_of(document: Document) -> list[str]:
    """What may name the report, the best first.

    These are the title block, the title that the file states (which is often the name of a
    web site or of another file), the first headings, and the running heads.
    """
    names = [
        *_worded(document, "title"),
        *([document.title] if document.title else []),
        *_worded(document, "heading")[:_MOST_HEADINGS],
        *_running_heads(document),
    ]
    return list(dict.fromkeys(names))


def _running_heads(document: Document) -> list[str]:
    """Lines of the page that come again and again, the most frequent first."""
    counts = Counter(_worded(document, "furniture"))
    return [words for words, times in counts.most_common(_MOST_HEADINGS) if times >= _OFTEN]


def _worded(document: Document, kind: str) -> list[str]:
    """The words of the blocks of a kind, as single lines."""
    return [
        " ".join(document.text[block.start : block.end].split())
        for block in document.blocks
        if block.kind == kind and block.end - block.start <= _LONGEST
    ]
