"""The text that two coders coded, and the sentences that it is compared by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from habeas.errors import UnreadableFile
from habeas.language.en.sentences import split_scenes
from habeas.sources import SourceReader
from habeas.spans import Span


def unix_lines(text: str) -> str:
    r"""The text with ``\n`` at the end of each line, as the scorer and the trainer read it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path) -> str:
    """The text of a file: of a ``.txt`` in UTF-8 to the letter, of any other as it is read.

    Raises:
        SourceError: the file cannot be read, holds no text, or is refused.
    """
    if path.suffix.lower() == ".txt" and path.is_file():
        try:
            return unix_lines(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            pass  # in an old encoding: told by what is in it
        except OSError as error:
            raise UnreadableFile(path, f"cannot be opened ({error.strerror})") from None
    return unix_lines(SourceReader().source(path).text)


def sentences_of(text: str, within: Span | None = None) -> Iterator[Span]:
    r"""The sentences of each paragraph or bullet of a text.

    >>> text = "He was held. She was not.\n\n• They left."
    >>> [span.of(text) for span in sentences_of(text)]
    ['He was held.', 'She was not.', 'They left.']
    """
    within = within or Span(0, len(text))
    for scene in split_scenes(text, within.start, within.end):
        yield from (Span(start, end) for start, end in scene)


def sentence_at(sentences: Sequence[Span], place: int) -> int | None:
    """The number (from 0) of the sentence in which a place lies; ``None`` outside all."""
    number = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    return number if number >= 0 and place < sentences[number].end else None


def with_gaps_filled(sentences: Sequence[Span], text: str, places: Iterable[int]) -> list[Span]:
    """The sentences, and where a place lies in none of them, those of the gaps between them."""
    if all(sentence_at(sentences, place) is not None for place in places):
        return list(sentences)
    filled: list[Span] = []
    last = 0
    for sentence in [*sentences, Span(len(text), len(text))]:
        if last < sentence.start:
            filled += sentences_of(text, Span(last, sentence.start))
        filled += [sentence] if len(sentence) else []
        last = sentence.end
    return filled
