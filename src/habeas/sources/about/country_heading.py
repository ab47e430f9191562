"""Whether a heading is the name of a country and nothing else, as at the head of a chapter."""

from __future__ import annotations

import re
from unicodedata import normalize

from habeas.sources.about.gazetteer import countries_in

_LONGEST = 120  # characters; "Democratic People's Republic of Korea (North Korea)" has half
# What stands before or after: a number, a year, the marks of Markdown, a page of the contents.
_AROUND = re.compile(r"^[\s#*\d.()–—-]+|[\s*:.–—-]+$|[\s,]+(?:19|20)\d\d(?:[/–-]\d{2,4})?\W*$")
# Words that may stand beside the names: "Israel and the Occupied Territories", "China (includes
# Tibet, Hong Kong and Macau)", "the Republic of Mali", "Serbia (including Kosovo)".
_BESIDE = frozenset(
    "the of and in a republic state states kingdom commonwealth union federation federal people s "
    "democratic islamic arab united former yugoslav including includes include incl see also "
    "occupied territory territories palestinian west bank gaza strip golan heights jerusalem "
    "western sahara tibet crimea "
    "province region special administrative sar self governing islands island north south".split()
)
# What a chapter on another country takes in: Palestine, Montenegro, Western Sahara, Kosovo.
_TAKEN_IN = frozenset("PSE MNE ESH HKG MAC XKX TWN PRI".split())
_SENTENCE = re.compile(r"[.!?;]\s|\d")
_SPACED = re.compile(r"(?<=[^\W\d_]{2}) (?=[^\W\d_]\b)|(?<=\b[^\W\d_]) (?=[^\W\d_]{2})")
_WORD = re.compile(r"[^\W\d_]+")


def country_of_heading(words: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) that a heading names, or ``None`` where it says more.

    >>> country_of_heading("ISRAEL AND THE OCCUPIED TERRITORIES")
    'ISR'
    >>> country_of_heading("KOREA (REPUBLIC OF)"), country_of_heading("# chad 2016")
    ('KOR', 'TCD')
    >>> country_of_heading("PALESTINIAN AUTHORIT Y")  # the letters of a heading may be spaced
    'PSE'
    >>> country_of_heading("Torture in Chad"), country_of_heading("Mali and Chad")
    (None, None)
    """
    if len(words) > _LONGEST:
        return None
    is_marked = words.startswith("#")  # as in Markdown, where a heading may be in small letters
    words = normalize("NFC", _bare(words))
    readings = (words, _SPACED.sub("", words), _without_end_of_heading(words))
    tried = readings if words.isupper() else readings[:1]
    return next((c for each in tried if (c := _country(each, is_marked=is_marked))), None)


def _without_end_of_heading(words: str) -> str:
    """The name in full, where the second line of a heading stands before it on one line.

    >>> _without_end_of_heading("GUINEA REPUBLIC OF EQUATORIAL GUINEA")
    'REPUBLIC OF EQUATORIAL GUINEA'
    """
    end, _, name = words.partition(" ")
    return name if name.endswith(f" {end}") else words


def _country(words: str, *, is_marked: bool) -> str | None:
    found = list(countries_in(words, cased=not is_marked))
    if not found:
        return None
    rest, end = [], 0
    for start, stop, _ in found:
        rest.append(words[end:start])
        end = stop
    beside = " ".join([*rest, words[end:]])
    # A letter alone is the tab of an alphabet, which a converter has put into the line.
    if any(len(word) > 1 and word.casefold() not in _BESIDE for word in _WORD.findall(beside)):
        return None
    country = found[0][2]
    others = {code for _, _, code in found} - {country} - _TAKEN_IN
    return None if others or _SENTENCE.search(beside) else country


def _bare(words: str) -> str:
    """The heading without what stands around its words."""
    before = None
    while before != words:
        before, words = words, _AROUND.sub("", words)
    return words
