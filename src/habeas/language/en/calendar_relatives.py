"""Rules for dates that count from another one: from what was told before, or from now."""

from __future__ import annotations

from dataclasses import replace

from habeas.language.en.calendar_moments import with_turn
from habeas.language.en.calendar_pattern import Found, Rule
from habeas.language.en.calendar_values import (
    Distance,
    Interval,
    Moment,
    Recent,
    Shift,
    Undated,
    Value,
    Weekday,
)
from habeas.language.en.calendar_words import SYMBOLS

_FEW = {"couple": 2}
_FARTHEST = 500  # of any unit: more is no distance that a report tells


def _amount(found: Found) -> int | None:
    """How many: "two", "a", "28"; None for "a few"."""
    if found.has("few"):
        return _FEW.get(found.words("few")[0])
    counts = found.values("number") + found.values("digits") + found.values("figure")
    if counts:
        return counts[0] or None
    return 1 if found.has("a") else None


def _weeks(found: Found) -> int:
    """How many weeks the unit is worth: two for a fortnight."""
    return 2 if "fortnight" in found.words("week") else 1


def _later(found: Found) -> Value | None:
    return _shift(found, "told", 1)


def _earlier(found: Found) -> Value | None:
    return _shift(found, "told", -1)


def _ago(found: Found) -> Value | None:
    return _shift(found, "now", -1)


def _shift(found: Found, base: str, sign: int) -> Value | None:
    amount = _amount(found)
    if amount is not None:
        amount *= _weeks(found)
        if amount > _FARTHEST:
            return None
    return Shift(amount, found.unit(), "now" if base == "now" else "told", sign)


def _next_unit(found: Found) -> Value | None:
    """Read "the following month", "the next day", "the day after", "in the following weeks"."""
    return _whole(found, 1)


def _previous_unit(found: Found) -> Value | None:
    """Read "the previous year" as that year, "the previous two years" as the stretch of both."""
    amount = _amount(found)
    if amount is None or amount == 1 or found.has("night"):
        return _whole(found, -1)
    if found.unit() != "year" or amount > _FARTHEST:
        return Shift(None, found.unit(), "told", -1)
    return Interval(Moment(turn=-amount, told_year=True), Moment(turn=-1, told_year=True))


def _same_unit(found: Found) -> Value | None:
    return _whole(found, 0)


def _whole(found: Found, sign: int) -> Value | None:
    """The calendar unit before or after what was told; a plural says no more than "around"."""
    if found.has("night"):
        return Shift(1 if sign else 0, "day", "told", sign or 1, whole=True)
    unit = found.unit()
    word = found.words(unit)[-1]
    if word.endswith("s"):
        amount = _amount(found)
        return Shift(amount, unit, "told", sign or 1, whole=amount is None)
    if unit == "year":
        return Moment(turn=sign, told_year=True)
    return Shift(abs(sign), unit, "told", sign or 1, whole=True)


def _now_unit(found: Found) -> Value | None:
    """Read "last week", "this month", "next year", "last night", from the day of writing."""
    sign = -1 if found.has("last") else 1 if found.has("next") else 0
    if found.has("night"):
        return Shift(abs(sign), "day", "now", sign or 1, whole=True)
    unit = found.unit()
    if found.words(unit)[-1].endswith("s"):
        return None
    if unit == "year":
        return Moment(turn=sign)
    return Shift(abs(sign), unit, "now", sign or 1, whole=True)


def _day_word(found: Found) -> Value | None:
    if found.has("before") and found.has("yesterday"):
        return Shift(2, "day", "now", -1, whole=True)
    sign = -1 if found.has("yesterday") else 1 if found.has("tomorrow") else 0
    return Shift(abs(sign), "day", "now", sign or 1, whole=True)


def _weekday(found: Found) -> Value | None:
    turn = -1 if found.has("last") or found.has("previous") else 0
    turn = 1 if found.has("next") or found.has("following") else turn
    return Weekday(found.values("weekday")[0], turn)


def _recent(found: Found) -> Value | None:
    vague = found.has("few") or found.words(found.unit())[-1].endswith("s")
    return Recent(_amount(found), found.unit(), vague=vague)


def _the_year(found: Found) -> Value | None:
    return with_turn(Moment(turn=0), found)


def _since_year(found: Found) -> Value | None:
    return Interval(replace(with_turn(Moment(turn=0), found)), None)


def _distance(found: Found) -> Value | None:
    amount = _amount(found)
    if amount is None or amount > _FARTHEST:
        return None
    return Distance(amount * _weeks(found), found.unit(), leading=_opens_sentence(found))


def _opens_sentence(found: Found) -> bool:
    before = found.line.symbols[found.first - 1] if found.first else SYMBOLS["break"]
    return before in (SYMBOLS["break"], SYMBOLS["stop"])


_SPELL = "(?:<more>{1,2}|<around>)?<COUNT>(?:(?:<to>|<or>|<and>|<dash>)<COUNT>)?<dash>?"

RULES: tuple[Rule, ...] = (
    Rule(
        "ages",  # "28 years old", "a 20-year-old": the grammar leaves them alone
        "(?:<number>|<digits>)<dash>?(?:<year>|<month>)<dash>(?!<later>|<earlier>)",
        lambda _: None,
    ),
    Rule("later", f"{_SPELL}?<UNIT>(?:<later>|<after>(?=<comma>|<stop>))", _later),
    Rule("earlier", f"{_SPELL}?<UNIT>(?:<earlier>|<before>(?=<comma>|<stop>))", _earlier),
    Rule("ago", f"{_SPELL}?<UNIT><ago>", _ago),
    # Not "held for 12 hours after", nor "terms of up to 30 months after".
    Rule(
        "distance",
        f"(?<!<for>)(?<!<to>)(?<!<of>){_SPELL}<UNIT>(?:<after>|<since>)",
        _distance,
    ),
    Rule(
        "recent",  # "in the past three years"; not "in the last week of June"
        "(?:<in>|<during>|<within>)<the>(?:<past>|<last>)<COUNT>?<UNIT>(?!<of><name_of_month>)",
        _recent,
    ),
    Rule("day_after", "<the>(?:<day>|<week>|<month>|<year>|<night>)<after>", _next_unit),
    Rule("day_before", "<the>(?:<day>|<week>|<month>|<year>|<night>)<before>", _previous_unit),
    Rule(
        "following",  # "the following month", "in the next few days", "in the days following"
        "<the>(?:(?:<following>|<next>)<COUNT>?(?:<UNIT>|<night>)|(?:<UNIT>|<night>)<following>)"
        "|(?<!<the>)<following><night>",
        _next_unit,
    ),
    Rule(
        "previous",
        "(?:<the>|<in>|<during>)?<the>?<previous><COUNT>?(?:<day>|<week>|<month>|<year>|<night>)"
        "|(?<=<during>)<the>(?:<last>|<past>)<year>",
        _previous_unit,
    ),
    Rule(
        "same",  # "the same day", "that year", "later the same month"
        "(?:<the>|<that>|<this>)<same>(?:<UNIT>|<night>)|<that>(?:<UNIT>|<night>)",
        _same_unit,
    ),
    Rule(
        "since_year",
        "<since>(?:<the>?(?:<beginning>|<early>)<of>)?(?:<last><year>|<this><year>|<the><year>)",
        _since_year,
    ),
    Rule("end_of_year", "<the>?<end><of><the>?<year>", lambda _: Undated()),
    Rule(
        "now",  # "last week", "earlier this year", "this month", "last night"
        "(?:<earlier>|<later>|<early>)?(?:<last>|<this>|<next>)"
        "(?:<week>|<month>|<year>|<night>|<day>)"
        "|(?<=<during>)<the><past><year>|<the><past><year>",
        lambda found: Moment(turn=-1) if found.has("past") else _now_unit(found),
    ),
    Rule(
        "the_year",  # "during the year", "early in the year", "in the course of the year"
        "(?:<during>|(?:<early>|<later>|<earlier>)<in>|<in>)(?:<the><course><of>)?<the><year>"
        "|<of><the><year>(?=<comma>|<stop>)",
        _the_year,
    ),
    Rule("day_word", "<the>?(?:<day><before>)?<yesterday>|<today>|<tomorrow>", _day_word),
    Rule(
        "weekday",
        "(?:<the>?(?:<last>|<next>|<this>|<following>|<previous>))?<weekday>",
        _weekday,
    ),
)
