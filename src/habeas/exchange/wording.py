"""The values of a record in words for people: dates, terms, counts, statuses, odd characters.

Everything that shows a reading to a person, the page and the table, takes its words from here.
"""

from __future__ import annotations

import re
import unicodedata

from habeas.exchange.date_words import date_words
from habeas.record import Count, Entity, Source, Status

_BASES = {
    "title-year-minus-one": "the year before the one in the title",
    "title-year": "the year in the title",
    "stated": "as the report states",
    "published": "from the date of publication",
    "given": "as given by hand",
}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_TERM = re.compile(r"P(?=\d)((?:\d+[YMWD])+)")
# What turns the direction of the text around it, so that it reads other than it stands.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    r"""``text`` on one line, without anything that a terminal would obey.

    >>> plain(" Ivo\n Tarn ")
    'Ivo Tarn'
    """
    return " ".join(visible(text).split())


def label(key: str) -> str:
    """A key of the record as words.

    >>> label("death_in_custody")
    'death in custody'
    """
    return key.replace("_", " ")


def term_words(term: str) -> str:
    """A term in words; what is no duration stays as it is.

    >>> term_words("P7Y6M"), term_words("P3Y/P5Y"), term_words("a fine of 500 crowns")
    ('7 years 6 months', '3 years to 5 years', 'a fine of 500 crowns')
    """
    return " to ".join(_duration_words(part) for part in term.split("/"))


def _duration_words(term: str) -> str:
    match = _TERM.fullmatch(term)
    if match is None:
        return visible(term)
    parts = re.findall(r"(\d+)([YMWD])", match[1])
    return " ".join(f"{n} {_UNITS[unit]}{'' if int(n) == 1 else 's'}" for n, unit in parts)


def count_words(count: Count) -> str:
    """How many people a group is.

    >>> count_words(Count(40, "approximate")), count_words(Count(None, "vague"))
    ('about 40', 'number not told')
    """
    if count.value is None:
        return "number not told"
    return str(count.value) if count.precision == "exact" else f"about {count.value}"


def count_note(entity: Entity) -> str | None:
    """The number of a group where its name does not say it already.

    >>> count_note(Entity("g1", "group", "farmers", count=Count(40, "approximate")))
    'about 40'
    >>> count_note(Entity("g1", "group", "some 40 farmers", count=Count(40, "approximate")))
    """
    if entity.count is None or entity.count.value is None:
        return None
    return None if str(entity.count.value) in entity.name else count_words(entity.count)


def status_words(status: Status) -> str:
    """Where the subject of a case stands.

    >>> status_words(Status("2012-12-31", "imprisoned", "2012-10-08", "P7Y6M"))
    'imprisoned since 8 October 2012, 7 years 6 months'
    """
    since = ""
    if status.since:
        words = date_words(status.since)
        since = f" {words}" if words.startswith(("since ", "until ")) else f" since {words}"
    term = f", {term_words(status.term)}" if status.term else ""
    return f"{label(status.state)}{since}{term}"


def pages_words(span: tuple[int, int] | None) -> str:
    """The pages of a source: "81–84".

    >>> pages_words((3, 3)), pages_words((81, 84)), pages_words(None)
    ('3', '81–84', '')
    """
    if span is None:
        return ""
    first, last = span
    return str(first) if first == last else f"{first}–{last}"


def period_words(source: Source) -> str | None:
    """What the report covers, and how that is known; None where it is not.

    Example: ``2012 (the year before the one in the title)``.
    """
    if source.period is None:
        return None
    basis = f" ({_BASES[source.period_basis]})" if source.period_basis else ""
    return date_words(source.period) + basis


def country_name(code: str | None) -> str | None:
    """The English name for an ISO 3166-1 alpha-3 code; the code itself where it is not known.

    >>> country_name("CHL")
    'Chile'
    """
    if code is None:
        return None
    import pycountry  # noqa: PLC0415 -- loads its tables; many readings name no country

    country = pycountry.countries.get(alpha_3=code)
    return code if country is None else str(getattr(country, "common_name", country.name))


def visible(text: str) -> str:
    r"""``text`` with every character that hides or turns other text made visible.

    Control characters become their pictures, signs of direction their code points, and halves of
    characters the sign for what cannot be read. Line breaks and tabs stay, and CR LF is a line
    break.

    >>> visible("a\x1b[2Jb\u202ec")
    'a␛[2Jb⟨U+202E⟩c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text.replace("\r\n", "\n")))


def _visible(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "\ufffd"
    return f"⟨U+{code:04X}⟩" if kind == "Cc" or character in _DIRECTIONS else character
