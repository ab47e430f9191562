"""Bullet signs: the usual ones, and those that a converter made of a symbol font."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

# Signs that are nothing else; a private-use character is a symbol of some font.
_GLYPHS = "•●○▪▫■□◦‣⁃∙◆◇►▶➢➤❖·\ue000-\uf8ff\U000f0000-\U0010ffff"
_SURE = rf"[{_GLYPHS}]"
_DASH = r"[-–—*](?=\s|\Z)"
_LETTER = re.compile(r"^[^\S\n]*([b-z]) (?=[A-Z0-9“‘\"'(])", re.MULTILINE)
_USUALLY = 3  # so often a lone letter begins lines, before it is taken for a sign
_TIMES = {"o": 2}  # the hollow bullet of word processors; no English word


class BulletSigns:
    """The bullet signs of one text.

    A symbol font's bullet often comes out as a letter: "b In May, the editor was arrested." Such
    a letter counts when several lines of the text begin with it.

    >>> signs = BulletSigns("• In May, he was arrested.")
    >>> signs.split("• In May, he was arrested.", 0, 26)
    ('•', 2)
    """

    def __init__(self, text: str) -> None:
        counts = Counter(_LETTER.findall(text))
        letters = "".join(sorted(c for c, n in counts.items() if n >= _TIMES.get(c, _USUALLY)))
        lettered = rf"|[{letters}](?=\s+[A-Z0-9“‘\"'(])" if letters else ""
        self._sign = re.compile(rf"((?:{_SURE}|{_DASH}){lettered})\s*")
        self._within = re.compile(rf"(?<=[.!?”’\")])[^\S\n]+(?=(?:{_SURE}\s{lettered}))")

    def split(self, text: str, start: int, end: int) -> tuple[str | None, int]:
        """The sign with which the line begins, and where its words begin."""
        found = self._sign.match(text, start, end)
        return (found[1], found.end()) if found else (None, start)

    def within(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where bullets begin in the midst of a line, after the end of a sentence."""
        return (found.end() for found in self._within.finditer(text, start, end))
