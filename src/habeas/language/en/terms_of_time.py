"""Stretches of time that punish or hold somebody, as ISO 8601 durations."""

from __future__ import annotations

import re
from fractions import Fraction

from habeas.language.en.numbers import CARDINALS, read_number
from habeas.language.en.term_values import TermKind, TermMatch

_WORDS = "|".join(CARDINALS)
_AMOUNT = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}(?![0-9])|[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?"
    rf"|(?:{_WORDS})(?:[\s-]{{1,3}}(?:{_WORDS}))?|an?(?=[\s-])|half(?=[\s-]))"
    r"(?:[\s-]{1,3}and[\s-]{1,3}(?:(?:a|one)[\s-]{1,3})?half)?"
)
_UNIT = r"(?:years?|months?|weeks?|days?|hours?)"
# "Five additional years", "another two years", "a further year".
_MORE = r"(?:(?:additional|more|further|extra|full|consecutive|suspended)\s{1,3})?"
_LINK = r"(?:\s{0,3},\s{0,3}|\s{0,3},?\s{1,3}and\s{1,3}|\s{1,3})"
_DURATION = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<low>{_AMOUNT})(?:[\s-]{{1,3}}(?P<low_unit>{_UNIT}))?"
    r"\s{0,3}(?P<joint>,(?=\s)|-|\u2013|\bto\b|\band\b|\bor\b)\s{0,3})?"
    rf"(?P<amount>{_AMOUNT})[\s-]{{1,3}}{_MORE}(?P<unit>{_UNIT})\b(?![\s-]{{0,3}}olds?\b)"
    r"(?P<half>\s{1,3}and\s{1,3}a\s{1,3}half\b)?"
    rf"(?:{_LINK}(?P<second>{_AMOUNT})[\s-]{{1,3}}(?P<second_unit>months?|weeks?|days?)\b)?"
    r"(?P<life>\s{1,3}to\s{1,3}life\b)?",
    re.IGNORECASE,
)
_SIZE = {"year": 360, "month": 30, "week": 7, "day": 1, "hour": 0}
_LETTER = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_PRISON = (
    r"(?:in\s+(?:a\s+|the\s+)?(?:[\w-]+\s+){0,3}(?:prisons?|jails?|gaol|custody|colony|camps?|"
    r"penitentiary|isolation|confinement|detention)|(?:of\s+|under\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:imprisonment|prison|jail|gaol|behind\s+bars|incarceration|detention|(?:hard|forced)\s+"
    r"labou?r|confinement|deprivation\s+of\s+liberty|sentences?|terms?|custody)"
    r"|suspended|probation|on\s+parole)"
)
_AFTER_PRISON = re.compile(rf"[’'`]?s?[\s-]+[“\"‘]?{_PRISON}\b", re.IGNORECASE)
_AFTER_OTHER = re.compile(
    r"[’'`]?s?[\s-]+(?:of\s+)?(?:[\w-]+\s+){0,2}(?P<what>exile|(?:travel\s+)?bans?|probation|"
    r"re-?education|house\s+arrest|restricted\s+(?:freedom|liberty)|supervision)\b",
    re.IGNORECASE,
)
_AFTER_WORK = re.compile(
    r"[’'`]?\s+(?:of\s+)?(?P<what>(?:[\w-]+\s+)?(?:community|correctional|compulsory)\s+"
    r"(?:service|work|labou?r))\b",
    re.IGNORECASE,
)
_KINDS_AFTER: tuple[tuple[re.Pattern[str], TermKind], ...] = (
    (_AFTER_WORK, "labour"),
    (_AFTER_OTHER, "other"),
    (_AFTER_PRISON, "prison"),
)
_NO_TERM_AFTER = re.compile(
    r"[’'`]?s?[\s,]+(?:ago|earlier|later|old|of\s+age|previously|prior|experience|notice|"
    r"from\s+now)\b",
    re.IGNORECASE,
)
_DISTANCE_AFTER = re.compile(r"[’'`]?s?[\s,]+(?:after|before|since)\b", re.IGNORECASE)
_NO_TERM_BEFORE = re.compile(
    r"\b(?:aged?|past|last|previous|next|following|coming|every|within|each|recent|first|after|"
    r"before|age\s+of|ages\s+of|these|those)\s+$",
    re.IGNORECASE,
)
# "Reduced from five to three years" tells two terms and no range.
_CHANGED = re.compile(
    r"\b(?:reduc|increas|cut|commut|extend|shorten|lengthen|rais|lower)\w*\b[^.;:]{0,40}\bfrom\s+$",
    re.IGNORECASE,
)
_SENTENCED = re.compile(
    r"\b(?:re-?)?(?:sentenc\w+|jailed|imprisoned|condemned|commuted|reduced|increased|prolonged|"
    r"extended|lengthened|serv(?:ed|e|es|ing)|handed|given|gave|received|imposed|incarcerated|"
    r"prison|jail|gaol|terms?|imprisonment|convicted|faced?|facing|punish\w+|penalt(?:y|ies)|"
    r"ordered)\b[^.;:]{0,90}$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"(?:\b(?:to|of|for|by|at|from|between|least|than|another|additional|further|and|or|a|an|the|"
    r"serv(?:ed|e|es|ing)|received|given|imposed|jail|with|plus|maximum|minimum|nearly|almost|"
    r"about|around|over|under)|,|\(|“|\")\s*$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|detained|detention|kept|remanded|custody|confined|confinement|jail|prison|bars|"
    r"incommunicado|arrest|isolation|awaiting\s+trial)\b[^.;:]{0,60}\b(?:for|to|of|than|least|after"
    r"|spent|between|another|,)\s+$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:to|of|for|than)\s+$", re.IGNORECASE)
_DEPRIVED = re.compile(
    r"\b(?:deprived|banned|barred|bans?|exiled?|probation|suspended)\b[^.;:]{0,60}"
    r"\b(?:for|of)\s+$",
    re.IGNORECASE,
)
_SPENT = re.compile(r"\bspen[dt]\w*\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_REACH = 120  # characters before a duration that are looked at for a word that punishes


def find_durations(text: str, start: int, stop: int) -> list[TermMatch]:
    """Find stretches of time that are prison terms, time in custody, or terms of other kinds."""
    found: list[TermMatch] = []
    for match in _DURATION.finditer(text, start, stop):
        kind = _kind_of_duration(text, match, start, stop)
        if kind is not None:
            found.extend(_read_duration(match, kind))
    return found


def _kind_of_duration(text: str, match: re.Match[str], start: int, stop: int) -> TermKind | None:
    """What a stretch of time measures, told by the words around it; None for no punishment."""
    after = text[match.end() : min(stop, match.end() + _REACH)]
    before = text[max(start, match.start() - _REACH) : match.start()]
    if _NO_TERM_AFTER.match(after):
        return None
    told_after = _kind_told_after(after)
    if _name(match["unit"]) == "hour":  # only unpaid work is counted in hours
        return told_after if told_after == "labour" else None
    if told_after:
        return told_after
    if _NO_TERM_BEFORE.search(before) or (
        _DISTANCE_AFTER.match(after) and not _LIMIT.search(before)
    ):
        return None
    return _kind_told_before(before)


def _kind_told_after(after: str) -> TermKind | None:
    """The kind that the next words name: "of community service", "in exile", "in prison"."""
    for pattern, kind in _KINDS_AFTER:
        if pattern.match(after):
            return kind
    return None


def _kind_told_before(before: str) -> TermKind | None:
    """The kind that the words before lead to: "banned for", "held for", "sentenced to"."""
    if _DEPRIVED.search(before):
        return "other"
    sentenced, held = _SENTENCED.search(before), _HELD.search(before)
    if sentenced and _DIRECT.search(before):
        return "prison"
    return "custody" if held or _SPENT.search(before) else None


def _read_work(match: re.Match[str]) -> list[TermMatch]:
    """Unpaid work, as worded: "100 hours of community service"."""
    what = _AFTER_WORK.match(match.string, match.end())
    start, end = match.start("amount"), what.end() if what else match.end()
    return [TermMatch(start, end, " ".join(match.string[start:end].split()), "labour")]


def _read_duration(match: re.Match[str], kind: TermKind) -> list[TermMatch]:
    """One term, a range written as one, or two terms that share a unit."""
    if kind == "labour":
        return _read_work(match)
    term = _duration(match)
    if term is None:
        return []
    low = None
    if match["low"] and not _is_year(match):
        low = _single(match["low"], match["low_unit"] or match["unit"])
    return _read_terms(match, low, term, kind)


def _read_terms(
    match: re.Match[str], low: str | None, term: str, kind: TermKind
) -> list[TermMatch]:
    if match["life"]:
        return [TermMatch(match.start(), match.end(), f"{term}/life", kind)]
    if low is None:
        return [TermMatch(match.start("amount"), match.end(), term, kind)]
    if _is_compound(match):
        return [TermMatch(match.start(), match.end(), low + term[1:], kind)]
    if _is_range(match):
        low, term = sorted((low, term), key=_length)
        return [TermMatch(match.start(), match.end(), f"{low}/{term}", kind)]
    end = match.end("low_unit") if match["low_unit"] else match.end("low")
    return [
        TermMatch(match.start(), end, low, kind),
        TermMatch(match.start("amount"), match.end(), term, kind),
    ]


def _is_year(match: re.Match[str]) -> bool:
    """Whether what looks like the lower end of a range tells when: "sentenced in 2009 to five"."""
    return (
        match["low_unit"] is None and re.fullmatch(r"(?:1[89]|20|21)\d\d", match["low"]) is not None
    )


def _is_compound(match: re.Match[str]) -> bool:
    """Whether it is "two years and eight months": a smaller unit after "and"."""
    larger = match["low_unit"]
    if not larger or match["joint"].lower() not in ("and", ","):
        return False
    return _SIZE[_name(larger)] > _SIZE[_name(match["unit"])]


def _name(unit: str) -> str:
    return unit.lower().rstrip("s")


def _is_range(match: re.Match[str]) -> bool:
    """Whether it is "three to five", "3-5", "between three and five"; "15 and 10" are two."""
    joint = match["joint"].lower()
    lead = match.string[max(0, match.start() - 60) : match.start()]
    if joint == "to" and _CHANGED.search(lead):
        return False
    if joint in ("to", "-", "\u2013"):
        return True
    return joint == "and" and lead.lower().rstrip().endswith("between")


def _duration(match: re.Match[str]) -> str | None:
    amount = _value(match["amount"])
    if amount is None:
        return None
    if match["half"]:
        amount += Fraction(1, 2)
    return _written(amount, match["unit"], match["second"], match["second_unit"])


def _single(amount: str, unit: str) -> str | None:
    value = _value(amount)
    return None if value is None else _written(value, unit, None, None)


def _value(words: str) -> Fraction | None:
    number = read_number(words)
    return None if number is None else number.value


def _written(
    amount: Fraction, unit: str, second: str | None, second_unit: str | None
) -> str | None:
    """The duration in ISO 8601; a half year in months, any other broken figure with its point."""
    name = _name(unit)
    if name not in _LETTER:
        return None
    if second and second_unit:
        rest = _value(second)
        small = _name(second_unit)
        if rest is None or rest.denominator != 1 or _SIZE[small] >= _SIZE[name]:
            return None
        return f"P{_figure(amount)}{_LETTER[name]}{rest}{_LETTER[small]}"
    months = (amount % 1) * 12
    if name == "year" and months and months.denominator == 1:
        years = f"{amount // 1}Y" if amount >= 1 else ""
        return f"P{years}{months}M"
    return f"P{_figure(amount)}{_LETTER[name]}"


def _figure(amount: Fraction) -> str:
    return str(amount) if amount.denominator == 1 else f"{float(amount):g}"


def _length(term: str) -> Fraction:
    """Roughly how many days a term lasts, to put the ends of a range in order."""
    parts = re.findall(r"([0-9.]+)([YMWD])", term)
    days = {"Y": 360, "M": 30, "W": 7, "D": 1}
    return sum((Fraction(amount) * days[letter] for amount, letter in parts), Fraction(0))
