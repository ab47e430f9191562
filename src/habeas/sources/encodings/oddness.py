"""How odd a text looks: the less, the likelier it was decoded in the encoding it was written in.

Only what stands outside of ASCII is looked at, since the encodings differ nowhere else. Letters of
one script, the frequent ones of some language, with capitals where capitals stand, are not odd; a
box, a currency sign or a capital in the middle of a word is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from habeas.sources.about.languages import cyrillic

ODD = 1.6  # the mean from which on a text is hardly what was written
_FITS = 0.2
_SELDOM = 1.0
_SYLLABLE = 0.8  # of Japanese or Korean, the frequent as the rare ones
_RARE = 1.2
_OUT_OF_PLACE = 2.5
_IMPOSSIBLE = 6.0
_ACCENTED = frozenset("éèêëàâäáãåçîïíìñôöóõøòûüúùæœßšžćčőűłąężźśńğışřěůýăâîșțşţ")
_OPENING, _CLOSING = frozenset("“‘«„‹"), frozenset("”»›“")
_QUOTES = _OPENING | _CLOSING
_DASHES = frozenset("–—")
_SIGNS = frozenset("…•·§©®°№€£¿¡\u00a0\u00ad†′″")
# Arabic letters from the most to the least frequent, those of Persian and Urdu at the end.
_ARABIC = "اليمنترودعبفحكقسهجةىخشأضذصطغزثظإئءؤآ،؛؟ًٌٍَُِّْگپیکچژےں"
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ELISION = re.compile(
    r"’(?:s|t|d|m|ll|re|ve)\b|\b(?:[a-z]|qu|O)’|[og]’|[\u0400-\u04ff]’", re.IGNORECASE
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_WIDE_SIGN = re.compile(r"[\u3000-\u3020\uff01-\uff5e]")
HAN_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比"
    "员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场"
    "件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王"
    "象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运個們來"
    "為國說時對發後裡種經麼學現當沒動還進樣過開從實軍無與長機關點業將兩間問頭體見產話內給門東聲員"
)


def oddness(text: str) -> float:
    """The mean over all characters outside of ASCII, from 0 to 6; 0 where there are none.

    >>> oddness("Полиция задержала редактора.") < oddness("оНКХЖХЪ ГЮДЕПФЮКЮ ПЕДЮЙРНПЮ.")
    True
    """
    padded = f" {text} "
    total, count, letters = 0.0, 0, 0
    for position, character in enumerate(text, start=1):
        if character < "\x80":
            continue
        count += 1
        before, after = padded[position - 1], padded[position + 1]
        if "\u0400" <= character <= "\u04ff":
            letters += 1
            total += _company(character, before, after)
        elif character == "’":
            total += _apostrophe(padded[max(position - 3, 0) : position + 5], before, after)
        else:
            total += _single(character, before, after)
    if letters:
        words = Counter(_CYRILLIC.findall(text))
        total += letters * min(language.strangeness(words) for language in cyrillic())
    open_quotes = text.count("“") - text.count("”") - text.count("„")  # „German” and “English”
    total += _RARE * max(open_quotes, 0)
    return total / count if count else 0.0


def _single(character: str, before: str, after: str) -> float:
    """How odd a character is that is not Cyrillic."""
    if (odd := _in_other_script(character, before, after)) is not None:
        return odd
    if character in _DASHES or character in _QUOTES:
        judge = _dash if character in _DASHES else _quote
        return judge(character, before, after)
    if character.isalpha() and unicodedata.name(character, "").startswith("LATIN"):
        rare = _FITS if character.lower() in _ACCENTED else _RARE
        alone = 0 if before.isascii() or after.isascii() else _RARE
        return rare + alone + _company(character, before, after)
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs"):
        return _IMPOSSIBLE
    in_word = before.isalpha() and after.isalpha()
    if character in _SIGNS:
        return _OUT_OF_PLACE if in_word else _FITS
    return _OUT_OF_PLACE if before.isalpha() or after.isalpha() else _RARE


def _in_other_script(character: str, before: str, after: str) -> float | None:
    """How odd a letter or a sign of Arabic, Chinese, Japanese or Korean is."""
    if _HAN.match(character):
        return _FITS if character in HAN_FREQUENT else _SELDOM
    if _KANA.match(character) or _HANGUL.match(character):
        return _SYLLABLE
    if _WIDE_SIGN.match(character):
        return _FITS
    rank = _ARABIC.find(character)
    if rank < 0:
        return None
    return 2 * rank / len(_ARABIC) + _company(character, before, after)


def _company(letter: str, before: str, after: str) -> float:
    """Whether a letter may stand between its neighbours, of its script and with its case."""
    odd = 0.0
    if letter.isupper() and (before.islower() or (after.islower() and before.isalpha())):
        odd += _OUT_OF_PLACE
    if letter >= "\u0400" and any(each.isascii() and each.isalpha() for each in (before, after)):
        odd += _OUT_OF_PLACE
    return odd


def _dash(character: str, before: str, after: str) -> float:
    """A dash has a word or a space on both sides; the short one joins names and numbers only."""
    if before.isspace() and after.islower():
        return _OUT_OF_PLACE
    if before.isspace() != after.isspace():
        return _SELDOM if before.isalpha() or after.isalpha() else _FITS
    return _RARE if character == "–" and before.isalpha() and after.islower() else _FITS


def _apostrophe(around: str, before: str, after: str) -> float:
    """An apostrophe closes a quotation, or stands where English, French or Uzbek have one."""
    if before.isalpha() and after.isalpha():
        return _FITS / 2 if _ELISION.search(around) else _FITS * 2
    return _FITS if before.isalnum() or before in ".,!?" else _OUT_OF_PLACE


def _quote(character: str, before: str, after: str) -> float:
    """Quotes open before words and close behind them."""
    opens = character in _OPENING and not before.isalpha() and not after.isspace()
    closes = character in _CLOSING and not before.isspace() and not after.isalpha()
    french = character in "«»" and (before.isspace() or after.isspace())
    return _FITS if opens or closes or french else _OUT_OF_PLACE
