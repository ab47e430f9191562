"""Rules for dates that the words state: days, months, years, spans and lists of them."""

from __future__ import annotations

from dataclasses import replace

from habeas.language.en.calendar_moments import moments, with_turn, year_named
from habeas.language.en.calendar_pattern import Found, Rule
from habeas.language.en.calendar_values import Interval, Moment, Portion, Several, Undated, Value

_QUARTERS = 4
_WEEKS = 4  # of a month; what comes after is its last


def _one(found: Found) -> Value | None:
    """A single date; "last year" or "of that year" beside it says which year."""
    told = moments(found)
    if len(told) != 1:
        return None
    moment = told[0]
    if moment.day and moment.month and moment.day > _longest(moment.month):
        return None
    if found.has("around"):
        moment = replace(moment, approximate=True)
    return with_turn(moment, found)


def _longest(month: int) -> int:
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _wraps(first: Moment, last: Moment) -> bool:
    """Whether the year turns between the two: "from October to March 2008"."""
    if first.year is None or first.year != last.year or not (first.month and last.month):
        return False
    return (first.month, first.day or 0) > (last.month, last.day or 99)


def _span(found: Found) -> Value | None:
    """From one date to another."""
    told = moments(found)
    if len(told) != 2:
        return None
    first, last = told
    if _wraps(first, last) and first.year is not None:
        first = replace(first, year=first.year - 1)
    return Interval(with_turn(first, found), with_turn(last, found))


def _list(found: Found) -> Value | None:
    """Separate dates: "in February and June"."""
    told = [with_turn(moment, found) for moment in moments(found)]
    return Several(tuple(told)) if len(told) > 1 else None


def _short_span(found: Found) -> Value | None:
    """Read "2012/13", "2009-10": two years that follow each other."""
    year, short = found.values("full_year")[0], (found.values("digits") + found.values("figure"))[0]
    if short == (year + 1) % 100:
        return Interval(Moment(year), Moment(year + 1))
    return None


def _until(found: Found) -> Value | None:
    told = moments(found)
    return Interval(None, with_turn(told[0], found)) if len(told) == 1 else None


def _through(found: Found) -> Value | None:
    told = moments(found)
    return Interval(None, told[0], from_period=True) if len(told) == 1 else None


def _since(found: Found) -> Value | None:
    told = moments(found) or [Moment()]
    start = with_turn(told[0], found)
    if start == Moment():
        return None
    at_head = found.has("beginning") or found.words("starting") == ["beginning"]
    if at_head and not start.month:
        start = replace(start, month=1)
    return Interval(start, None) if len(told) == 1 else None


def _part_of_year(found: Found) -> Value | None:
    """Halves, quarters, and "the first nine months" of a year; the halves of a month."""
    whole = year_named(found)
    if whole.month:
        return _part_of_month(found, whole)
    bounds = _months_of_part(found)
    if bounds is None:
        return None
    first, last = bounds
    return Interval(replace(whole, month=first), replace(whole, month=last))


def _part_of_month(found: Found, month: Moment) -> Value | None:
    late = found.has("last") or 2 in found.values("ordinal")
    if found.has("half"):
        return Portion(month, 16, 31) if late else Portion(month, 1, 15)
    return None


def _week_of_month(found: Found) -> Value | None:
    """Read "the first week of May" as its days 1 to 7, "the last week" as its last seven days."""
    month = year_named(found)
    if found.words("week") != ["week"]:
        return None  # a weekend, a fortnight
    place = (found.values("ordinal") or [_WEEKS + 1])[0]
    return Portion(month, 7 * place - 6, 7 * place) if place <= _WEEKS else Portion(month, -6, 31)


def _months_of_part(found: Found) -> tuple[int, int] | None:
    """The first and last month of a half, a quarter or a number of months of a year."""
    place = (found.values("ordinal") or [1])[0]
    late = found.has("last")
    if found.has("half"):
        return (7, 12) if late or place == 2 else (1, 6)
    if found.has("quarter"):
        place = _QUARTERS if late else place
        return (3 * place - 2, 3 * place) if 1 <= place <= _QUARTERS else None
    counts = found.values("number") + found.values("digits")
    count = counts[0] if counts else 0
    if not 1 <= count <= 12:
        return None
    return (13 - count, 12) if late else (1, count)


def _beginning(found: Found) -> Value | None:
    whole = year_named(found)
    return whole if whole.month else replace(whole, month=1)


def _end(found: Found) -> Value | None:
    """Read "the end of 2005" as its December; "by the end of" anything is no date."""
    told = moments(found)
    if not told or any(found.has(name) for name in ("by", "until", "before", "since", "to")):
        return Undated()
    return told[0] if told[0].month else replace(told[0], month=12)


def _decade(found: Found) -> Value | None:
    told = [Moment(value, decade=True) for value in found.values("years_of")]
    if len(told) == 1:
        return Interval(told[0], None) if found.has("since") else told[0]
    return Interval(told[0], told[1])


def _season(found: Found) -> Value | None:
    years = found.values("full_year")
    season = Moment(year=years[0] if years else None, month=found.values("season")[0])
    return with_turn(season, found)


def _nothing(_: Found) -> Value | None:
    """Figures that look like dates and are labels: "Article 58", "Law 16/2003"."""
    return None


_FIGURES = "(?:<digits>|<figure>|<full_year>|<full_date>|<number>)"
RULES: tuple[Rule, ...] = (
    Rule("label", f"<label><stop>?{_FIGURES}(?:(?:<slash>|<dash>){_FIGURES}){{0,4}}", _nothing),
    Rule("money", f"<currency>{_FIGURES}", _nothing),
    Rule("number_of_law", "(?:<digits>|<figure>)<slash><full_year>", _nothing),
    Rule(
        "span_of_days",  # "from 3 to 9 January", "between 3 and 9 January", "19/20 July"
        "(?:<between>|<from>)?<the>?<DAY>(?:<STRETCH>|(?<=<digits>)<and>)<the>?<DAY_MONTH>"
        "<OF_YEAR>?",
        lambda found: (
            _span(found) if not found.has("and") or found.has("between") else _list(found)
        ),
    ),
    Rule("list_of_days", "<DAY>(?:<comma><DAY>){0,5}<LIST><the>?<DAY_MONTH><OF_YEAR>?", _list),
    Rule(
        "span_of_days_us",  # "May 3-5", "between July 6 and 9, 2012"
        "(?:<between><MONTH><DAY><and><DAY>|<from>?<MONTH><DAY><STRETCH><DAY>)"
        "(?!<name_of_month>|<slash>)<NOT_AGE>(?:<comma>?<full_year>)?",
        _span,
    ),
    Rule(
        "span",  # "between January and August", "from October 1, 2017 to December 5"
        "(?:<between><PART>?<DATE><and><PART>?<DATE>"
        "|<from>(?:<PART>|<START>|<END>)?<DATE><comma>?(?:<to>|<until>|<through>|<dash>)"
        "(?:<PART>|<END>)?<DATE>|<DATE><STRETCH><DATE>|<DATE><comma>?(?:<to>|<until>|<through>)<PART>?"
        "<DATE>)<OF_YEAR>?",
        _span,
    ),
    Rule(
        "list",  # "in February and June", "July 27 and August 3", "in 2003, 2004 and 2006"
        "<DATE>(?:<comma><DATE>){0,5}<LIST><PART>?<DATE><OF_YEAR>?",
        _list,
    ),
    Rule(
        "list_of_days_us",
        "<MONTH><DAY>(?:<comma><DAY>){0,5}<LIST><DAY>(?!<name_of_month>)<NOT_AGE>"
        "(?:<comma>?<full_year>)?",
        _list,
    ),
    Rule("years", "<full_year>(?:<slash>|<dash>)(?:<digits>|<figure>)(?!<slash>)", _short_span),
    Rule(
        "part",  # "in the first half of the year", "the first nine months of 2005"
        "<the>?(?:<ordinal>|<last>)(?:<half>|<quarter>|(?:<number>|<digits>)<month>)"
        "(?:<of>|<in>)(?:<DATE>|<the><year>|<this><year>|<OF_YEAR>)",
        _part_of_year,
    ),
    Rule(
        "week_of_month",  # "in the last week of June 2012", "the first week of May"
        "<the>?(?:<ordinal>|<last>)<week><of><WHOLE_MONTH>",
        _week_of_month,
    ),
    Rule(
        "since",
        "(?:<since>(?:<other><in>)?|<starting>(?:<in>|<on>|<from>)|<from>)(?:<around>|<at><more>)?"
        "(?:<PART>|<START>|<END>)?(?:<DATE><OF_YEAR>?|(?<=<of>)<the><year>)(?:<as><of>)?",
        _since,
    ),
    Rule("by_end", "(?:<by>|<until>|<before>)<END>(?:<DATE>|<the>?<year>|<that><year>)", _end),
    Rule("by_years_end", "<the>?<year>(?:<apostrophe><s>|<dash>)?<end>", lambda _: Undated()),
    Rule("until", "<until><PART>?<DATE><OF_YEAR>?", _until),
    Rule("through", "<through><PART>?<DATE>", _through),
    Rule("end", "<END>(?:<DATE>|<the>?<year>|<that><year>)", _end),
    Rule("beginning", "<START>(?:<DATE>|<the><year>)", _beginning),
    Rule(
        "dated",  # "3 May 2012", "around May 3", "in early May last year", "late 2011"
        "(?:<weekday><comma>?)?<around>?<PART>?<DATE><OF_YEAR>?",
        _one,
    ),
    Rule("turned_month", "(?:<PART>|<the>)?(?:<last>|<this>|<next>)<name_of_month>", _one),
    Rule(
        "decade",
        "<since>?<the>?(?:<early><dash>?)?<years_of>(?:(?:<and>|<to>|<dash>)(?:<the>)?(?:<early><dash>?)?"
        "<years_of>)?",
        _decade,
    ),
    Rule(
        "season",
        "(?:(?<=<in>)|(?<=<of>)|(?<=<during>))(?:<PART>|<the>)?<season>(?:<of>?<full_year>)?<OF_YEAR>?"
        "|<season>(?:<of>)?<full_year>|(?:<last>|<this>|<next>)<season>",
        _season,
    ),
)
