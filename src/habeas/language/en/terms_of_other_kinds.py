"""Punishments that are no stretch of time: death, life, fines, flogging."""

from __future__ import annotations

import re
from bisect import bisect_left

from habeas.language.en.numbers import CARDINALS
from habeas.language.en.term_values import TermKind, TermMatch

_WORDS = "|".join(CARDINALS)
_GRAVE = re.compile(
    r"(?P<death>\bdeath\s+(?:sentences?|penalt(?:y|ies))\b"
    r"|\b(?:sentence[sd]?|condemned|sentencing|re-\s?sentenced|penalty)\s+(?:[\w-]+\s+){0,6}?"
    r"(?:to|of|or)\s+death\b|\b(?:to|of)\s+death\s+by\s+(?:stoning|hanging|firing|lethal)"
    r"|\bimposition\s+of\s+death\b|\bcapital\s+(?:punishment|sentences?)\b"
    r"|\bto\s+death(?=\s+(?:for|in\s+(?:his|her|their)\s+absence|on\s+charges|after|in\s+absentia"
    r"|and)\b)|(?<=,\sto\s)death\b)"
    r"|(?P<life>\blife\s+(?:imprisonment|sentences?|terms?|in\s+(?:prison|jail)|without\s+parole"
    r"|prison)\b|\b(?:jailed|imprisoned|incarcerated)\s+for\s+life\b|\blife-?long\s+imprisonment\b"
    r"|\b(?:sentenced|sentences?|ranging|terms?|imprisonment|years|commuted|months)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:to|of|for|or)\s+life\b|\bfor\s+life\b(?=\s+(?:for|in|after|on)\b))",
    re.IGNORECASE,
)
# "Sentenced Tarn, Reska and Vale – three traders – to death": whoever it is may stand between,
# but not what was done to somebody: "sentenced for having beaten a man to death".
_TO_DEATH = re.compile(r"\bto\s+death\b", re.IGNORECASE)
_CONDEMNED = re.compile(
    r"\b(?:sentenc(?:e|es|ed|ing)|condemn(?:s|ed|ing)?)\b(?P<between>[^.;]*)$", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:beat|stab|ston|shot|shoot|burn|hack|club|bludgeon|tortur|starv|kick|trampl|crush|froze|"
    r"freez|bled|bleed|put|hang)\w*\b",
    re.IGNORECASE,
)
_REACH_OF_DEATH = 240  # characters between the word that sentences and "to death"
_CURRENCY = (
    r"(?:(?:US\s?|AU\s?|CA\s?|HK\s?)?(?:dollars?|\$)|euros?|€|pounds?|£|yen|¥|yuan|rubles?|roubles?|"
    r"lira|rupees?|dirhams?|dinars?|riyals?|rials?|francs?|pesos?|reais|real|shillings?|birr|naira|"
    r"kroner?|krona|tenge|som|soum|manat|lari|hryvnias?|kwacha|rand|baht|ringgit|rupiah|dong|kyat|"
    r"leu|lei|zloty|forint|dram|pula|cedis?|taka|afghanis?|won|shekels?|USD|EUR|GBP|CFA\s+francs?)"
)
_SUM_FIGURE = r"[0-9]{1,3}(?:[,.\s][0-9]{3}){0,4}(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,2})?"
_MONEY = re.compile(
    rf"(?:(?:US|AU|CA|HK)?[$€£¥]\s?(?:{_SUM_FIGURE})(?:\s(?:million|thousand|billion))?"
    rf"|(?<![\w.,])(?:{_SUM_FIGURE}|(?:{_WORDS})(?:[\s-](?:{_WORDS}))?)"
    r"(?:[\s-](?:hundred|thousand|million|billion))?[\s-](?:[A-Z][a-z]+\s)?"
    rf"(?:{_CURRENCY})(?!\w)(?:\s?\([^()]{{1,40}}\))?"
    rf"|\b(?:USD|EUR|GBP|CHF)\s?(?:{_SUM_FIGURE}))(?:\s?\([$€£][^()]{{1,30}}\))?",
)
_FINE_BEFORE = re.compile(
    r"\b(?:fin(?:e|ed|es|ing)|penalt(?:y|ies)|amende)\b[^.;]{0,70}$", re.IGNORECASE
)
_FINE_AFTER = re.compile(
    r"[\s-]{1,2}(?:\([^()]{1,40}\)\s)?(?:fines?|penalt(?:y|ies))\b", re.IGNORECASE
)
_FINE = re.compile(r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,2}fines?\b|\bfined\b|\bfines\b", re.IGNORECASE)
_REACH = 90  # characters between the word "fine" and its sum
_BEATING = {"flogged": "flogging", "caned": "caning"}
_FLOGGING = re.compile(
    rf"\b(?:[0-9]{{1,3}}(?:,[0-9]{{3}})?|{_WORDS}|a\shundred|dozens\sof)(?:[\s-](?:{_WORDS}|hundred"
    r"))?\s(?:lashes|strokes(?:\sof\s(?:the\s)?(?:cane|whip|rod))?|whippings)\b"
    r"|\b(?:flogg(?:ed|ing)|can(?:ed|ing)|lashing|corporal\spunishment|amputation)\b",
    re.IGNORECASE,
)


def find_gravest(text: str, start: int, stop: int) -> list[TermMatch]:
    """Find sentences of death and for life; of one that is found twice, the words overlap."""
    found = []
    for match in _GRAVE.finditer(text, start, stop):
        kind: TermKind = "death" if match["death"] else "life"
        if kind == "life" or not _DONE.search(text[max(start, match.start() - 20) : match.end()]):
            found.append(TermMatch(match.start(), match.end(), kind, kind))
    for match in _TO_DEATH.finditer(text, start, stop):
        before = text[max(start, match.start() - _REACH_OF_DEATH) : match.start()]
        led = _CONDEMNED.search(before)
        if led and not _DONE.search(led["between"]):
            found.append(TermMatch(match.start(), match.end(), "death", "death"))
    return found


def find_fines(text: str, start: int, stop: int) -> list[TermMatch]:
    """Sums that are fines, and fines whose sum is not told."""
    found = []
    for match in _MONEY.finditer(text, start, stop):
        before = text[max(start, match.start() - _REACH) : match.start()]
        after = text[match.end() : min(stop, match.end() + _REACH)]
        if _FINE_BEFORE.search(before) or _FINE_AFTER.match(after):
            found.append(TermMatch(match.start(), match.end(), match[0], "fine"))
    taken = [fine.start for fine in found]
    found.extend(
        TermMatch(match.start(), match.end(), "fine", "fine")
        for match in _FINE.finditer(text, start, stop)
        if not _near(taken, match.start())
    )
    return found


def _near(places: list[int], place: int) -> bool:
    """Whether a sum stands close enough to the word "fine" to be that fine's."""
    after = bisect_left(places, place - _REACH)
    return after < len(places) and places[after] < place + _REACH


def find_flogging(text: str, start: int, stop: int) -> list[TermMatch]:
    """Find beatings that are punishments: "200 lashes", "caned"."""
    return [
        TermMatch(match.start(), match.end(), _BEATING.get(match[0].lower(), match[0]), "flogging")
        for match in _FLOGGING.finditer(text, start, stop)
    ]
