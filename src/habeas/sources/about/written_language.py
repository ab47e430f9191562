"""Which language a text is written in: by its script, its letters, and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter

from habeas.sources.about.languages import cyrillic, languages, latin

UNDETERMINED = "und"
_SAMPLE = 20_000  # characters
_CLEARLY = 1.5  # times as many words speak for another language as for English
_LEAST_WORDS = 6  # in Latin letters; a shorter text is taken for English
_LEAST_SHARE = 0.12  # of the words must speak for another language
_LEAST_HITS = 2
_ENGLISH_SHARE = 0.05  # of the words that English has at the least, lists of names set aside
_ACCENTED = 0.05  # of the characters, in a text in no language that is known here
_LONG = 20  # words from which on the text is believed before what the file says of itself
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘][^\W\d_]+)*")
_MARKS = str.maketrans("'’‘ʼ", "ʻʻʻʻ")  # the signs that Uzbek is written with
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]+")
# A name with small words in it, which say nothing of the language: "Juan de la Cruz".
_NAME = re.compile(r"\b[A-ZÀ-Þ]\w+(?:\s+(?:[a-z]{1,3}\s+){1,2}[A-ZÀ-Þ]\w+)+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ug", re.compile(r"[ۇۆۈېە]")),
    ("ur", re.compile(r"[ٹڈڑںےہ]")),
    ("ps", re.compile(r"[ټډړښځڅېګڼ]")),
    ("ckb", re.compile(r"[ڕڵێۆە]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
)
# Share of the letters; of the others, half of the letters.
_TELLING = {"ja": 0.05, "ug": 0.08, "ur": 0.04, "ps": 0.03, "ckb": 0.06, "fa": 0.02}


def written_language(text: str) -> str:
    """The language (BCP 47), "en" unless the text is plainly in another.

    >>> written_language("La policía detuvo en mayo a los dos hombres, y el juez los dejó en "
    ...                  "libertad al día siguiente porque no había pruebas en contra de ellos.")
    'es'
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _WORD.findall(sample)))
    if not letters or len(_LATIN.findall(sample)) >= letters / 2:
        return _in_latin(sample)
    if len(_CYRILLIC.findall(sample)) >= letters / 2:
        return _in_cyrillic(sample)
    return _by_script(sample, letters)


def language_of(text: str, stated: str | None) -> str:
    """The language, where the file says itself which it is.

    What pages and documents say of their language is often what the program that made them sets of
    itself. It is believed where the text is short or says nothing.
    """
    found = written_language(text)
    if stated is None:
        return found
    words = _words(text[:_SAMPLE])
    if _base(stated) == _base(found) or words.total() < _LONG or found == UNDETERMINED:
        return stated
    is_english = languages()["en"].hits(words) >= words.total() * _ENGLISH_SHARE
    return found if found != "en" or is_english else stated


def _in_latin(sample: str) -> str:
    words = _words(_NAME.sub(" ", sample)) or _words(sample)
    hits = {language.tag: language.hits(words) for language in latin()}
    best = max(hits, key=lambda tag: (hits[tag], tag == "en"))
    enough = max(_LEAST_HITS if hits["en"] else 1, words.total() * _LEAST_SHARE)
    if (
        words.total() >= _LEAST_WORDS
        and hits[best] >= enough
        and hits[best] > hits["en"] * _CLEARLY
    ):
        return best
    accented = sum(1 for character in sample if character > "\x7f" and character.isalpha())
    is_english = hits["en"] >= words.total() * _ENGLISH_SHARE
    if words.total() >= _LONG and not is_english and accented > len(sample) * _ACCENTED:
        return UNDETERMINED
    return "en"


def _in_cyrillic(sample: str) -> str:
    words = Counter(_CYRILLIC_WORD.findall(sample))
    return min(cyrillic(), key=lambda language: language.strangeness(words)).tag


def _by_script(sample: str, letters: int) -> str:
    for language, characters in _SCRIPTS:
        if len(characters.findall(sample)) >= letters * _TELLING.get(language, 0.5):
            return language
    return UNDETERMINED


def _words(sample: str) -> Counter[str]:
    return Counter(word.translate(_MARKS) for word in _WORD.findall(sample))


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
