"""A text becomes paragraphs and bullets, and these become sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words whose full stop does not end a sentence when a name or a number follows.
_BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof rev hon gen col maj capt cpt lt cmdr adm sgt brig sen rep gov pres st mt ft"
    " messrs mme mlle eng atty insp supt fr sr sra hajj no nos art arts para paras sec vol pp fig"
    " cf vs v approx ca al ed eds ch reg".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_END = re.compile(r"""(?:[.!?…]+|\.\s\.\s\.)["'”’»)\]]*(?:\[?\d{1,3}\]?)?(?=\s)""")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*[•–*·-]\s)")
_BULLET = re.compile(r"\s*[•*·–-]\s+")
_OPENING = "\"'“‘«([—–-•"


def split_scenes(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[list[tuple[int, int]]]:
    r"""The sentences of each paragraph or bullet of a plain text, those without a word left out.

    >>> text = "He was held. She was not.\n\n• They left."
    >>> [[text[s:e] for s, e in scene] for scene in split_scenes(text)]
    [['He was held.', 'She was not.'], ['They left.']]
    """
    end = len(text) if end is None else end
    for gap in [*_PARAGRAPH_END.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        bullet = _BULLET.match(text, start, stop)
        if sentences := split_sentences(text, bullet.end() if bullet else start, stop):
            yield sentences
        start = gap.end() if gap else end


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of the paragraph ``text[start:end]`` stand, white space left out.

    >>> text = "Dr. Ilan was freed on 3 Nov. in the U.S. He left. “Why?” she asked."
    >>> [text[s:e] for s, e in split_sentences(text, 0, len(text))]
    ['Dr. Ilan was freed on 3 Nov. in the U.S.', 'He left.', '“Why?” she asked.']
    """
    sentences: list[tuple[int, int]] = []
    begin = _skip_space(text, start, end)
    for match in _END.finditer(text, start, end):
        after = _skip_space(text, match.end(), end)
        if after < end and begin < match.start() and _ends_here(text, match, after):
            sentences.append((begin, match.end()))
            begin = after
    stop = end
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if stop > begin:
        sentences.append((begin, stop))
    return sentences


def _skip_space(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _ends_here(text: str, match: re.Match[str], after: int) -> bool:
    following = text[after:].lstrip(_OPENING)[:1] if text[after] in _OPENING else text[after]
    if following.islower():
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    return _ends_after(_word_before(text, match.start()), text, after, following)


def _ends_after(word: str, text: str, after: int, following: str) -> bool:
    """Whether the full stop behind ``word`` ends the sentence, and not only the word."""
    if word.lower() in _MONTHS:
        return not following.isdigit()
    initial = len(word) == 1 and word.isupper()  # "J. Smith"
    if initial or word.lower() in _BEFORE_NAMES:
        return False
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):  # "U.S.": ends only before a new clause
        return _starts_clause(text, after)
    return True


_STARTERS = frozenset(
    "The A An In On At He She They It This These Those There His Her Their However According After"
    " Before During While When Although As By For From Many Some Several Most Both Police".split()
)


def _starts_clause(text: str, after: int) -> bool:
    match = re.match(r"\W*(\w+)", text[after : after + 40])
    return bool(match) and match.group(1) in _STARTERS if match else False


def _word_before(text: str, place: int) -> str:
    begin = place
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    return text[begin:place]
