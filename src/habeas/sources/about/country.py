"""Which country a document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from habeas.sources.about.gazetteer import countries_in
from habeas.sources.document import Document

_OPENING = 60_000  # characters in which mentions are counted
_LEAST = 3  # mentions
_DOMINANT = 0.5  # share of all mentions of countries
_LONGEST_NAME = 60  # characters
_MANY = 4  # countries with a chapter of their own
_TITLE_WEIGHT = 2  # mentions that a headline's is worth
_REPORT = re.compile(r"\b(?:report|reports|review|survey|update|briefing)\b", re.IGNORECASE)
_LABEL_BEGIN = re.compile(r"(?:^|[:|–—])[\s\d\"“‘]*$")
_LABEL_END = re.compile(r"\s*(?:[:|–—(/]|-\s|$)")


def find_country(document: Document, titles: Sequence[str], path: Path) -> str | None:
    """The country (ISO 3166-1 alpha-3), or ``None`` where nothing tells it plainly.

    A report's title says it, or a heading that is a country's name, or the file's name; else it
    is the country that is named far more often than all others. A headline counts among the
    mentions: it may name another country first. A book with chapters on several countries is
    about none of them.

    Args:
        document: the text and its structure.
        titles: the title, and the headings of the head after it.
        path: the file.

    >>> document = Document("The Croatian police ...", ())
    >>> find_country(document, ["2016 Human Rights Report: Croatia"], Path("a.txt"))
    'HRV'
    """
    if _is_of_many_countries(document):
        return None
    titles = [title.replace("_", " ") for title in titles]
    for title in titles:
        if code := _of_title(title):
            return code
    stem = re.sub(r"[-_.]+", " ", path.stem)
    named = [c for start, end, c in countries_in(stem, cased=False) if end - start > 3]
    if named:
        return named[0]
    return _dominant(document.text, titles[:1])


def _is_of_many_countries(document: Document) -> bool:
    """Whether many of the headings are nothing but names of countries."""
    named: set[str] = set()
    for block in document.blocks:
        if block.kind == "heading" and block.end - block.start <= _LONGEST_NAME:
            words = document.text[block.start : block.end]
            named |= {c for start, end, c in countries_in(words) if end - start == len(words)}
    return len(named) >= _MANY


def _of_title(title: str) -> str | None:
    """The country of a report's title, of a label ("Croatia: …"), or of a bare name."""
    found = list(countries_in(title))
    if not found:
        return None
    start, end, code = found[0]
    begins = _LABEL_BEGIN.search(title[:start]) is not None
    is_label = begins and _LABEL_END.match(title, end) is not None
    is_last = not title[found[-1][1] :].strip(' -–—:"”’0123456789/')
    if is_label or (_REPORT.search(title) and (is_last or len({c for *_, c in found}) == 1)):
        return code
    return None


def _dominant(text: str, titles: list[str]) -> str | None:
    counts = Counter(code for *_, code in countries_in(text[:_OPENING]))
    for title in titles:
        for code in {code for *_, code in countries_in(title)}:
            counts[code] += _TITLE_WEIGHT
    if not counts:
        return None
    (code, mentions), *_ = counts.most_common(1)
    return code if mentions >= max(_LEAST, counts.total() * _DOMINANT) else None
