"""Number words and figures: what they are worth, and how exactly they are meant.

::

    >>> read_number("seven-and-a-half").value
    Fraction(15, 2)
    >>> read_number("some 40")
    Number(value=Fraction(40, 1), precision='approximate', ordinal=False)
    >>> read_number("dozens").precision
    'vague'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Precision = Literal["exact", "approximate", "vague"]

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

CARDINALS: dict[str, int] = {
    "zero": 0,
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
}
ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ORDINAL_ONES.split(), 1)},
    **{word: 10 * value for value, word in enumerate(_ORDINAL_TENS.split(), 2)},
}
_LOTS = {"dozen": 12, "score": 20}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_PLURAL_LOTS = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions")
_VAGUE = {
    *_PLURAL_LOTS, "several", "many", "few", "numerous", "multiple", "various", "countless",
    "handful", "couple", "number", "innumerable",
}  # fmt: skip
_FRACTIONS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}

APPROXIMATELY = (
    r"(?:some|around|about|approximately|roughly|circa|nearly|almost|over|under|below|above|"
    r"(?:an\s+)?estimated|at\s+(?:least|most)|(?:no|not)\s+(?:fewer|less|more)\s+than|"
    r"(?:more|fewer|less|greater)\s+than|up\s+to|as\s+(?:many|few)\s+as|upwards?\s+of|close\s+to|"
    r"in\s+excess\s+of|a\s+(?:total|maximum|minimum)\s+of(?:\s+(?:around|about|some))?)"
)
_APPROXIMATELY = re.compile(rf"{APPROXIMATELY}\s+", re.IGNORECASE)
# "A total of 40" is an exact 40: the words are taken in, the precision stays.
_A_TOTAL = re.compile(r"a\s+total\s+of\s+$", re.IGNORECASE)
_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12}(?:\.[0-9]{1,4})?")
_ORDINAL_FIGURE = re.compile(r"([0-9]{1,6})(?:st|nd|rd|th)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """What number words are worth. ``value`` is None where they are vague ("several")."""

    value: Fraction | None
    precision: Precision = "exact"
    ordinal: bool = False

    @property
    def whole(self) -> int | None:
        """The value as a whole number, or None where it is vague or broken."""
        if self.value is None or self.value.denominator != 1:
            return None
        return self.value.numerator


def read_number(words: str) -> Number | None:
    """Read a number written in words or figures; None where the words are no number.

    >>> read_number("two hundred and five").whole
    205
    """
    text = " ".join(words.split())[:200]
    lead = _APPROXIMATELY.match(text)
    number = _read_plain(text[lead.end() :] if lead else text)
    if lead is None or number is None or number.precision == "vague" or _A_TOTAL.match(lead[0]):
        return number
    return Number(number.value, "approximate", number.ordinal)


def _read_plain(text: str) -> Number | None:
    """A number without "some" or "at least" before it."""
    tokens = text.lower().replace("-", " ").replace("\u2013", " ").split()
    if not tokens:
        return None
    if _is_vague(tokens):
        return Number(None, "vague")
    if tokens[-1] == "odd" and len(tokens) > 1:
        value = _cardinal(tokens[:-1])
        return None if value is None else Number(value, "approximate")
    ordinal = _ordinal(tokens)
    if ordinal is not None:
        return Number(Fraction(ordinal), ordinal=True)
    value = _with_fraction(tokens)
    return None if value is None else Number(value)


def _is_vague(tokens: Sequence[str]) -> bool:
    """Whether all of it says "many": "a few", "several hundred", "tens of thousands"."""
    known = {"a", "an", "of", "the", "great", "large", "small", "very"}
    lots = {"hundred", *_LOTS, *_SCALES}
    if not any(token in _VAGUE for token in tokens):
        return False
    return all(token in _VAGUE or token in known or token in lots for token in tokens)


def _ordinal(tokens: Sequence[str]) -> int | None:
    """Read "third", "twenty-eighth", "28th"."""
    figure = _ORDINAL_FIGURE.fullmatch(tokens[0]) if len(tokens) == 1 else None
    if figure:
        return int(figure[1])
    last = ORDINALS.get(tokens[-1])
    if last is None:
        return None
    if len(tokens) == 1:
        return last
    tens = CARDINALS.get(tokens[0], 0) if len(tokens) == 2 else 0
    return tens + last if tens >= 20 and last < 10 else None


def _with_fraction(tokens: Sequence[str]) -> Fraction | None:
    """A cardinal with "and a half" after it, "half" alone, or a plain cardinal."""
    part = _FRACTIONS.get(tokens[-1])
    if part is None:
        return _cardinal(tokens)
    before = list(tokens[:-1])
    if before and before[-1] in ("a", "one"):
        before.pop()
    if not before:
        return part
    if before[-1] != "and":
        return None
    whole = _cardinal(before[:-1])
    return None if whole is None else whole + part


def _cardinal(tokens: Sequence[str]) -> Fraction | None:
    """Read "two hundred and five", "a dozen", "1.5 million", "28"."""
    figure = _figure(tokens[0])
    if figure is not None:
        return _scaled(figure, tokens[1:])
    words = ["one", *tokens[1:]] if tokens[0] in ("a", "an") else list(tokens)
    value = _spoken(words)
    return None if value is None else Fraction(value)


def _figure(token: str) -> Fraction | None:
    return Fraction(token.replace(",", "")) if _FIGURE.fullmatch(token) else None


def _scaled(value: Fraction, tokens: Sequence[str]) -> Fraction | None:
    """The figure times the scale that may follow it ("1.5 million", "20 dozen")."""
    if not tokens:
        return value
    scale = {"hundred": 100, **_LOTS, **_SCALES}.get(tokens[0])
    return value * scale if scale and len(tokens) == 1 else None


def _spoken(words: Sequence[str]) -> int | None:
    """Add up number words; None where they do not follow each other as a number's words do.

    ``room`` is what a following word must stay below: after "twenty" only 1 to 9 may come, after
    "five" nothing but a multiplier.
    """
    total, group, room, scale = 0, 0, 1000, 10**12
    for place, word in enumerate(words):
        value = CARDINALS.get(word)
        if value is not None and value < room:
            group, room = group + value, 10 if value >= 20 else 1
        elif word == "hundred" and 0 < group < 100:
            group, room = group * 100, 100
        elif word in _LOTS and group < 100:
            group, room = max(group, 1) * _LOTS[word], 1
        elif word in _SCALES and group and _SCALES[word] < scale:
            scale = _SCALES[word]
            total, group, room = total + group * scale, 0, 1000
        elif word != "and" or place in (0, len(words) - 1) or room < 100:
            return None
    return total + group if words else None


_WORD = rf"(?:{'|'.join([*CARDINALS, 'hundred', *_LOTS, *_SCALES])})"
_WORDS = rf"(?:an?[\s-]+(?=(?:hundred|dozen|score|thousand|million|billion)\b))?{_WORD}"
# "And" links the words of one number only after a scale: not those of "five and two".
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
_PHRASE = rf"{_WORDS}\b(?:(?:{_AND}|[\s-]+){_WORD}\b){{0,9}}"
_BIG = r"(?:\s+(?:hundred|thousand|million|billion|dozen))?"
_VAGUE_PHRASE = (
    r"(?:an?\s+(?:very\s+)?(?:great\s+|large\s+|small\s+)?"
    r"(?:few|handful|couple|number)(?=\s+of\b|\s)"
    r"|several|many|numerous|multiple|countless|innumerable|few"
    r"|(?:(?:many|several)\s+)?(?:tens|dozens|scores|hundreds|thousands|millions)"
    r"(?:\s+of\s+(?:thousands|millions))?)"
    r"(?:\s+(?:hundred|dozen|thousand|million|score))?"
)
_COUNT = re.compile(
    rf"(?<![\w.,/$€£¥-])(?:(?P<about>{APPROXIMATELY})\s+)?"
    rf"(?:(?P<low>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,9}})(?![0-9]|[.,/:-][0-9]){_BIG}"
    rf"|(?P<words>{_PHRASE})|(?P<vague>{_VAGUE_PHRASE}))(?:-odd)?(?![\w%°$€£])",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
# A figure before these measures time, money, age or share, and counts nobody.
_MEASURE_AFTER = re.compile(
    r"[\s-]*(?:%|per\s?cent|percent|(?:additional\s+|more\s+|further\s+)?"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|kilomet\w+"
    r"|miles?|km|met(?:er|re)s?|dollars?|euros?|pounds?|yen|lashes|strokes|a\.m|p\.m|am\b|pm\b)"
    rf"\b|(?:and|to|-)\s+a\s+half|(?:of\s+)?{_MONTH}|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:articles?|art|sections?|laws?|no|nos|number|decree|resolution|chapter|paragraph|rule"
    r"|ordinance|act|case|page|aged?|protocol|order|bill|regulation|code|USD|EUR|GBP|US)\.?"
    rf"|\b{_MONTH}\.?|[$€£¥#№])\s?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")


@dataclass(frozen=True, slots=True)
class CountMatch:
    """Words that count people or things: where they stand and what they are worth."""

    start: int
    end: int
    value: int | None
    precision: Precision


def find_counts(text: str, start: int = 0, end: int | None = None) -> list[CountMatch]:
    """Find the words of ``text`` that count people or things, in order.

    Years, dates, terms, ages, money, shares and the numbers of laws and articles are left out.

    >>> find_counts("Police arrested at least five men and dozens of women.")
    [CountMatch(start=16, end=29, value=5, precision='approximate'), \
CountMatch(start=38, end=44, value=None, precision='vague')]
    """
    stop = len(text) if end is None else end
    found = []
    for match in _COUNT.finditer(text, start, stop):
        number = read_number(match[0])
        if number is None or _is_no_count(text, match):
            continue
        found.append(CountMatch(match.start(), match.end(), number.whole, number.precision))
    return found


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a year, a date, a measure, a label, or the pronoun "one"."""
    figure = match["low"]
    if figure and _YEAR.fullmatch(figure) and not match["about"]:
        return True
    if match[0].lower() == "one" and re.match(
        r"\s+(?:another|day\b)", text[match.end() : match.end() + 12]
    ):
        return True
    if _MEASURE_AFTER.match(text, match.end(), match.end() + 40):
        return True
    return not match["vague"] and bool(
        _LABEL_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    )
