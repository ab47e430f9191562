"""Spans: the offsets and the quotes that every fact of a record points at.

Offsets are Unicode code points into ``source.text``, end exclusive. The one rule of the house
lives here: a quoted text equals ``text[start:end]`` to the letter.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text.

    >>> Span(3, 11).of("On 8 October, he was convicted.")
    '8 Octobe'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A span together with the words that stand there.

    >>> Quote.from_text("She was released.", 8, 16)
    Quote(start=8, end=16, text='released')
    """

    start: int
    end: int
    text: str

    @classmethod
    def from_text(cls, text: str, start: int, end: int) -> Quote:
        """Quote ``text[start:end]``."""
        return cls(start, end, Span(start, end).of(text))

    @property
    def span(self) -> Span:
        """Where the quote stands."""
        return Span(self.start, self.end)

    def stands_in(self, text: str) -> bool:
        """Whether the quoted words are the words of ``text`` at this place."""
        return self.text == text[self.start : self.end]
