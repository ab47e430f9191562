"""The words that English tells time with, each with its symbol and what it is worth.

A symbol is one character for a kind of word: a month, a figure that may be a day, "the", a comma.
Words that say nothing of time all share one symbol, which hardly any rule mentions; that keeps the
reading of plain prose fast.
"""

from __future__ import annotations

from habeas.language.en.numbers import CARDINALS, ORDINALS

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9,
    "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = range(1, 32)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
# Each symbol with the words that have it. The order is the order of the characters.
_WORDS_OF_SYMBOL: dict[str, str] = {
    "the": "the",
    "a": "a an",
    "own": "its his her their our your my",
    "this": "this current",
    "that": "that",
    "same": "same",
    "of": "of",
    "in": "in",
    "within": "within",
    "on": "on",
    "at": "at",
    "as": "as",
    "by": "by",
    "from": "from",
    "starting": "starting beginning",
    "to": "to",
    "until": "until till",
    "through": "through",
    "since": "since",
    "between": "between",
    "during": "during throughout over",
    "course": "course",
    "and": "and",
    "or": "or",
    "ago": "ago",
    "later": "later afterwards afterward",
    "after": "after",
    "earlier": "earlier previously beforehand",
    "before": "before",
    "yesterday": "yesterday",
    "today": "today tonight",
    "tomorrow": "tomorrow",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "next": "next",
    "following": "following subsequent ensuing",
    "around": "around about approximately circa roughly",
    "early": "early mid late middle",
    "beginning": "start outset",
    "end": "end close",
    "half": "half",
    "few": "few several couple many some",
    "more": "more less fewer than least nearly almost just only",
    "for": "for",
    "night": "night morning evening afternoon dawn dusk hours eve midnight noon",
    "year": "year years",
    "month": "month months",
    "week": "week weeks fortnight weekend",
    "day": "day days",
    "hour": "hour hours minute minutes moments",
    "decade": "decade decades",
    "quarter": "quarter",
    "s": "s",
    "label": (
        "article articles art section sections law laws decree resolution resolutions no nos "
        "number protocol rule regulation chapter paragraph directive ordinance act bill case "
        "order convention code page pp room flight"
    ),
}
_SIGNS = {
    ",": "comma", "-": "dash", "\u2010": "dash", "\u2011": "dash", "\u2012": "dash",
    "\u2013": "dash", "\u2014": "dash", "/": "slash", "'": "apostrophe", "\u2019": "apostrophe",
    "(": "open", "$": "currency", "\u20ac": "currency", "\u00a3": "currency", "#": "label",
    ".": "stop",
}  # fmt: skip
_READ = (  # symbols that are read from the form of a word, not from a list
    "other", "break", "name_of_month", "weekday", "season", "number", "figure", "digits",
    "ordinal", "full_year", "full_date", "years_of",
)  # fmt: skip
SYMBOLS: dict[str, str] = {
    name: chr(0xE000 + place)
    for place, name in enumerate(dict.fromkeys((*_READ, *_WORDS_OF_SYMBOL, *_SIGNS.values())))
}
LEXICON: dict[str, tuple[str, int]] = {
    **{w: (SYMBOLS[s], 1) for s, words in _WORDS_OF_SYMBOL.items() for w in words.split()},
    **{sign: (SYMBOLS[name], 0) for sign, name in _SIGNS.items()},
    **{w: (SYMBOLS["number"], v) for w, v in CARDINALS.items()},
    **{w: (SYMBOLS["ordinal"], v) for w, v in ORDINALS.items() if v in _DAYS},
    **{w: (SYMBOLS["season"], v) for w, v in _SEASONS.items()},
}
OTHER = (SYMBOLS["other"], 0)
CAPITALISED: dict[str, tuple[str, int]] = {
    **{m.capitalize(): (SYMBOLS["name_of_month"], n) for m, n in MONTHS.items()},
    **{m.upper(): (SYMBOLS["name_of_month"], n) for m, n in MONTHS.items()},
    **{m: (SYMBOLS["name_of_month"], n) for m, n in SHORT_MONTHS.items()},
    **{d: (SYMBOLS["weekday"], n) for n, d in enumerate(_WEEKDAYS)},
    **{m: (SYMBOLS["name_of_month"], n) for m, n in MONTHS.items()},
}
# What may be a verb, a noun or a name as well, and needs words around it that tell time.
DOUBTFUL_MONTHS = {"May", "MAY", "March", "MARCH", "may", "march", *SHORT_MONTHS}
