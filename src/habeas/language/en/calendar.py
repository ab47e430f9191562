"""Time in English text: finding the words that tell it, and resolving them to EDTF.

>>> [found] = find_expressions("On 8 October the court convicted her.")
>>> found.text, resolve(found, period="2012", published=None).edtf
('8 October', '2012-10-08')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.language.en import calendar_dates, calendar_relatives
from habeas.language.en.calendar_line import Line, line_of
from habeas.language.en.calendar_pattern import Found, Rule, grammar
from habeas.language.en.calendar_resolution import edtf_of
from habeas.language.en.calendar_setting import setting
from habeas.language.en.calendar_values import (
    Distance,
    Interval,
    Kind,
    Moment,
    Shift,
    Undated,
    Value,
    Weekday,
    kind_of,
)
from habeas.language.en.calendar_words import SYMBOLS

_RULES: tuple[Rule, ...] = (*calendar_dates.RULES, *calendar_relatives.RULES)
_BUILD = {rule.name: rule.build for rule in _RULES}
_GRAMMAR = grammar(_RULES)
_LEADS = {SYMBOLS[name]: name for name in ("by", "before", "after", "since", "until", "as")}
_OWNING = {SYMBOLS[name] for name in ("the", "a", "own", "s")}
_THINGS = {SYMBOLS["other"], SYMBOLS["label"]}
_DATE_HEADS = {
    SYMBOLS[name]
    for name in (
        "name_of_month",
        "digits",
        "ordinal",
        "full_year",
        "full_date",
        "early",
        "years_of",
    )
}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell time: ``text`` equals ``source.text[start:end]``.

    Attributes:
        kind: What the words tell: a day, a month, an interval, a distance, ...
        value: What they say, before it is known which year or day they count from.
        rule: The rule of the grammar that read them.
        lead: "by", "before", "after", "as of" before the words, which say less than a date.
        modifier: The date stands before a noun and dates the thing, not the sentence: "the 2011
            strikes", "the December 2010 constitution".
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Value
    rule: str
    lead: str | None = None
    modifier: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The date of an expression in its report; ``edtf`` is None where it dates nothing."""

    edtf: str | None
    basis: Literal["stated", "relative"]


def find_expressions(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """Find the expressions of time in a stretch of text, in order, not overlapping.

    Ages, terms, sums, and the numbers of laws and articles are left out. Runs in linear time.
    """
    line = line_of(text, start, end)
    found: list[Expression] = []
    for match in _GRAMMAR.finditer(line.symbols):
        name = match.lastgroup
        if name is None:
            continue
        value = _BUILD[name](Found(line, match.start(), match.end()))
        if value is not None:
            found.append(_expression(line, match.start(), match.end(), value, name))
    return found


def resolve(
    expression: Expression,
    *,
    period: str | None,
    published: str | None,
    anchor: str | None = None,
    previous: str | None = None,
) -> Resolved:
    """The date that an expression means.

    Args:
        expression: From :func:`find_expressions`.
        period: EDTF of what the report covers: "2012", or a day for a news item.
        published: EDTF of the day of publication, or None.
        anchor: EDTF of the event that the words count from, where the sentence names it.
        previous: EDTF of the event told just before; used where there is no anchor.
    """
    where = setting(period, published, anchor or previous, anchored=anchor is not None)
    relative = isinstance(expression.value, Shift | Distance | Weekday) or (
        isinstance(expression.value, Moment) and expression.value.told_year
    )
    return Resolved(edtf_of(expression.value, where), "relative" if relative else "stated")


def _expression(line: Line, first: int, last: int, value: Value, rule: str) -> Expression:
    start, end = line.starts[first], line.ends[last - 1]
    lead = _LEADS.get(line.symbols[first - 1]) if first else None
    if lead == "as":
        lead = None
    if first > 1 and line.word(first - 1) == "of" and line.word(first - 2).lower() == "as":
        lead = "as of"
    return Expression(
        start=start,
        end=end,
        text=line.text[start:end],
        kind=kind_of(value),
        value=value,
        rule=rule,
        lead=lead,
        modifier=_is_modifier(line, first, last, value),
    )


def _is_modifier(line: Line, first: int, last: int, value: Value) -> bool:
    """Whether the date stands between an article or possessive and a noun: "the 2010 law"."""
    if not first or last >= len(line.symbols) or isinstance(value, Undated):
        return False
    if isinstance(value, Interval) and not (value.start and value.end):
        return False
    if line.symbols[first] not in _DATE_HEADS:
        return False
    return line.symbols[first - 1] in _OWNING and line.symbols[last] in _THINGS
