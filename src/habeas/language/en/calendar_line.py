"""A text as a line of symbols, so that the grammar reads words of time and not letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from habeas.language.en.calendar_words import (
    CAPITALISED,
    DOUBTFUL_MONTHS,
    LEXICON,
    MONTHS,
    OTHER,
    SHORT_MONTHS,
    SYMBOLS,
)

_TOKEN = re.compile(
    r"(?<![\w.,/-])(?P<date>[0-9]{1,4}([./-])[0-9]{1,2}\2[0-9]{1,4})(?![\w/-]|\.[0-9])"
    r"|(?P<figure>[0-9]{1,12}(?:[.,:][0-9]{1,9})+)"
    r"|(?P<word>[^\W_]+)"
    r"|(?P<break>\n[^\S\n]*\n)"
    r"|[^\w\s]"
)
# "On3October", "inAugust2005": some page extractions run the words together.
_GLUED = re.compile(
    r"(?P<lead>[A-Za-z]{0,40}?[a-z])(?P<day>[0-9]{1,2})?"
    rf"(?P<month>{'|'.join(month.capitalize() for month in MONTHS)})(?P<year>(?:19|20)[0-9]{{2}})?"
)
_GLUED_LENGTH = range(5, 60)
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"(?:(1[89]|20)?([0-9])0)s")
_FORMS = {
    "date": (SYMBOLS["full_date"], 0),
    "figure": (SYMBOLS["figure"], 0),
    "break": (SYMBOLS["break"], 0),
}
_YEARS = range(1800, 2100)
_DAYS = range(1, 32)
_LONGEST_FIGURE = 5  # of a year, a day or a decade: "1990s"

_BEFORE_MONTH = {
    SYMBOLS[name]
    for name in (
        "in of on since by until through from between and to during early last next this as "
        "digits ordinal dash slash weekday beginning end or name_of_month before after around "
        "following previous s"
    ).split()
}
_JOINTS = {SYMBOLS[name] for name in ("dash", "slash", "and", "to", "comma")}
_DAY = {SYMBOLS["digits"], SYMBOLS["ordinal"]}
_NUMBERS_AFTER = {*_DAY, SYMBOLS["full_year"]}
_ARTICLES = {SYMBOLS["the"], SYMBOLS["a"]}


@dataclass(slots=True)
class Line:
    """A text as a line of symbols, each with its place and what it is worth.

    ``values`` holds the number that a word tells: 5 for "May" and for "five", 2012 for "2012".
    """

    text: str
    symbols: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)

    def word(self, place: int) -> str:
        """The word or sign at a place of the line."""
        return self.text[self.starts[place] : self.ends[place]]


def line_of(text: str, start: int = 0, end: int | None = None) -> Line:
    """Cut a text into words and signs, and say of each what it is for a calendar."""
    line, symbols, doubtful = Line(text), list[str](), list[int]()
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        if word in DOUBTFUL_MONTHS:
            doubtful.append(len(symbols))
        known = CAPITALISED.get(word) or LEXICON.get(word)
        if known is None and _may_be_glued(word) and (glued := _GLUED.fullmatch(word)):
            _add_glued(line, symbols, glued, match.start())
            continue
        symbol, value = known or _read_form(word, match.lastgroup)
        symbols.append(symbol)
        line.values.append(value)
        line.starts.append(match.start())
        line.ends.append(match.end())
    for place in doubtful:
        _settle_month(line, symbols, place)
    line.symbols = "".join(symbols)
    return line


def _may_be_glued(word: str) -> bool:
    """A quick look before the slow one: a capital or a figure inside the word."""
    return len(word) in _GLUED_LENGTH and not word[1:].islower()


def _add_glued(line: Line, symbols: list[str], glued: re.Match[str], start: int) -> None:
    """Add the words of "On3October" one by one."""
    read = {
        "lead": LEXICON.get(glued["lead"].lower(), OTHER),
        "day": _read_figure(glued["day"]) if glued["day"] else None,
        "month": CAPITALISED[glued["month"]],
        "year": _read_figure(glued["year"]) if glued["year"] else None,
    }
    for part, known in read.items():
        if known is not None:
            symbols.append(known[0])
            line.values.append(known[1])
            line.starts.append(start + glued.start(part))
            line.ends.append(start + glued.end(part))


def _read_form(word: str, kind: str | None) -> tuple[str, int]:
    """The symbol and the value of a word that is in no list as it stands."""
    if kind != "word":
        return _FORMS.get(kind or "", OTHER)
    first = word[0]
    if "0" <= first <= "9":
        return _read_figure(word)
    return LEXICON.get(word.lower(), OTHER) if "A" <= first <= "Z" else OTHER


def _read_figure(word: str) -> tuple[str, int]:
    """Read "28" as a possible day, "2012" as a year, "3rd" as an ordinal, "1990s" as a decade."""
    if len(word) > _LONGEST_FIGURE:
        return SYMBOLS["figure"], 0
    if word.isascii() and word.isdigit():
        value = int(word)
        if value in _YEARS and word[0] != "0":
            return SYMBOLS["full_year"], value
        return SYMBOLS["digits" if value in _DAYS and word[0:2] != "00" else "figure"], value
    ordinal, decade = _ORDINAL.fullmatch(word), _DECADE.fullmatch(word)
    if ordinal and int(ordinal[1]) in _DAYS:
        return SYMBOLS["ordinal"], int(ordinal[1])
    if decade:
        return SYMBOLS["years_of"], int((decade[1] or "19") + decade[2])
    return SYMBOLS["figure"], 0


def _settle_month(line: Line, symbols: list[str], place: int) -> None:
    """Take "May", "March" and "Jan" for months only where the words around them tell time."""
    before = symbols[place - 1] if place else ""
    after = symbols[place + 1 : place + 3]
    word = line.word(place)
    if word in SHORT_MONTHS:
        after = [symbol for symbol in after if symbol != SYMBOLS["stop"]]
        is_month = bool(after and after[0] in _NUMBERS_AFTER) or before in _DAY
    elif word[0].islower():
        is_month = _is_lower_month(before, after)
    else:
        is_month = before in _BEFORE_MONTH or _follows_month(before, after)
    if not is_month:
        symbols[place], line.values[place] = OTHER


def _follows_month(before: str, after: list[str]) -> bool:
    """Whether the words after "May" are those of "May 3", "May-June" or "the May elections"."""
    if not after:
        return False
    if after[0] in _NUMBERS_AFTER:
        return True
    if after[0] in _JOINTS and after[1:] == [SYMBOLS["name_of_month"]]:
        return True
    return before in _ARTICLES and after[0] == SYMBOLS["other"]


def _is_lower_month(before: str, after: list[str]) -> bool:
    """Take "3 may 2012" and "in march 2012" for months, but not "they may 3" or "march on"."""
    if not after or after[0] != SYMBOLS["full_year"]:
        return False
    return before in _DAY or before in (SYMBOLS["of"], SYMBOLS["in"])
