"""How a rule of the calendar grammar is written, and what its builder is given.

A pattern is a regular expression over the symbols of a :class:`Line`, with each symbol named in
angle brackets: ``<the>? <last> <year>`` reads "the last year" and "last year". Names in capitals
stand for longer patterns (``<DATE>``). Every repetition is bounded, so reading is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from habeas.language.en.calendar_line import Line
from habeas.language.en.calendar_values import Unit, Value
from habeas.language.en.calendar_words import SYMBOLS

_MACROS = {
    "DAY": "(?:<digits>|<ordinal>)",
    "MONTH": "<name_of_month>(?:<stop>(?=<digits>|<ordinal>|<full_year>))?",
    # "May 16-year-old": the figure belongs to the age, not to the month.
    "NOT_AGE": "(?!<dash>(?:<year>|<month>|<week>|<day>|<hour>)|<year>|<month>|<currency>)",
    # "In May 16 people died" tells a month; "on May 16" and "in May 16, 2012" tell a day.
    "MONTH_DAY": "(?:<MONTH><DAY><comma>?<full_year>|(?<!<in>)<MONTH><the>?<DAY><NOT_AGE>)",
    "DAY_MONTH": "(?:<DAY>(?:<dash>?<of>)?<MONTH>(?:<comma>?<full_year>)?)",
    "FULL_DAY": "(?:<full_date>|<DAY_MONTH>|<MONTH_DAY>)",
    "WHOLE_MONTH": "(?:<MONTH>(?:(?:<comma>|<of>)?<full_year>)?)",
    "DATE": "(?:<FULL_DAY>|<WHOLE_MONTH>|<full_year>)",
    "TURN": "(?:<last>|<past>|<previous>|<following>|<next>|<this>|<same>)",
    # "May last year", "June of the previous year", "May that year", "May of the year before".
    "OF_YEAR": (
        "(?:<comma>?<of>?(?:(?:<the>|<that>)?<TURN><year>|<the><year><before>|<that><year>)"
        "|<of><the><year>)"
    ),
    "COUNT": "(?:<a><few><of>?|<a>|<number>|<digits>|<figure>|<few>)",
    "UNIT": "(?:<hour>|<day>|<week>|<month>|<year>|<decade>)",
    "PART": "(?:<the>?<early>(?:<dash>|<in>|<of>)?<the>?)",
    "START": "(?:<the>?(?:<beginning>|<starting>)<of>)",
    "END": "(?:<the>?<end><of>)",
    "STRETCH": "(?:<to>|<until>|<through>|<dash>|<slash>)",
    "LIST": "(?:<comma>?(?:<and>|<or>))",
}
_NAME = re.compile(r"(?<!\?P)<(\w+)>")
UNITS: dict[str, Unit] = {
    SYMBOLS["hour"]: "hour",
    SYMBOLS["day"]: "day",
    SYMBOLS["week"]: "week",
    SYMBOLS["month"]: "month",
    SYMBOLS["year"]: "year",
    SYMBOLS["decade"]: "decade",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The words that a rule matched: places ``first`` to ``last`` (exclusive) of a line."""

    line: Line
    first: int
    last: int

    @property
    def symbols(self) -> str:
        """The symbols of the matched words."""
        return self.line.symbols[self.first : self.last]

    def has(self, name: str) -> bool:
        """Whether a word with this symbol is among them."""
        return SYMBOLS[name] in self.symbols

    def values(self, name: str) -> list[int]:
        """What the words with this symbol are worth, in order."""
        symbol = SYMBOLS[name]
        return [
            self.line.values[place]
            for place in range(self.first, self.last)
            if self.line.symbols[place] == symbol
        ]

    def words(self, name: str) -> list[str]:
        """The words with this symbol, in lower case."""
        symbol = SYMBOLS[name]
        return [
            self.line.word(place).lower()
            for place in range(self.first, self.last)
            if self.line.symbols[place] == symbol
        ]

    def unit(self) -> Unit:
        """The last unit of time among the words."""
        return next(UNITS[s] for s in reversed(self.symbols) if s in UNITS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar. ``build`` gives None where the words are no time after all."""

    name: str
    pattern: str
    build: Callable[[Found], Value | None]


def symbols_pattern(pattern: str) -> str:
    """The pattern with its names replaced by symbols, to be compiled.

    Raises:
        KeyError: the pattern names a symbol that does not exist.
    """
    bare = re.sub(r"\s+", "", pattern)
    while _NAME.search(bare):
        bare = _NAME.sub(lambda m: _MACROS.get(m[1]) or SYMBOLS[m[1]], bare)
    return bare


def grammar(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """One regular expression of all rules; the first that fits wins, ``lastgroup`` names it."""
    return re.compile("|".join(f"(?P<{r.name}>{symbols_pattern(r.pattern)})" for r in rules))
