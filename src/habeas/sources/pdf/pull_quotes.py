"""Pull quotes: sentences of the text that a page shows a second time, in letters of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from habeas.sources.pdf.beginnings import SENTENCE
from habeas.sources.pdf.passages import Passage
from habeas.sources.pdf.typesetting import Type

_FEWEST = 6  # words: fewer may stand in a text by chance
_MOST = 60  # words
_NEARBY = 3  # pages, on either side
_ALIKE = 0.08  # of the size: letters that differ by less are the same


def mark_pull_quotes(passages: Sequence[Passage], type_: Type) -> None:
    """Set apart, as what belongs to the page, the passages that repeat a sentence of the text.

    They would be read twice, and may stand in the midst of a paragraph that runs around them.
    Capitals, spaces and signs are left aside: they are set in other fonts, some of which do not
    tell capitals from small letters. A heading may stand in the text as well, and is none.

    Args:
        passages: of all pages, as columns and pages cut them; their kind is changed.
        type_: how the text is set.
    """
    quotes = [passage for passage in passages if _may_be_quote(passage, type_)]
    if not quotes:
        return
    text: defaultdict[int, list[str]] = defaultdict(list)
    for passage in passages:
        if _is_text(passage, type_):
            text[passage.lines[0].page].append(_letters(passage))
    pages = {page: "".join(letters) for page, letters in text.items()}
    for quote in quotes:
        if _letters(quote) in _around(pages, quote):
            quote.kind = "furniture"


def _around(pages: dict[int, str], quote: Passage) -> str:
    """The letters of the text on the pages around a quote."""
    page = quote.lines[0].page
    return "".join(pages.get(page + step, "") for step in range(-_NEARBY, _NEARBY + 1))


def _may_be_quote(passage: Passage, type_: Type) -> bool:
    words = sum(len(line.words) for line in passage.lines)
    is_sentence = passage.kind == "paragraph" and SENTENCE.search(passage.words) is not None
    return is_sentence and _FEWEST <= words <= _MOST and not _is_text(passage, type_)


def _is_text(passage: Passage, type_: Type) -> bool:
    """Whether it is set as most of the text is."""
    line = passage.lines[0]
    size = abs(line.size - type_.size) <= type_.size * _ALIKE
    return size and line.font == type_.font and line.is_bold == type_.is_bold


def _letters(passage: Passage) -> str:
    """Letters and digits, which a quote and its sentence have in common."""
    return "".join(filter(str.isalnum, passage.words.casefold()))
