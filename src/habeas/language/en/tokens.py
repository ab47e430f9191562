"""Text becomes words, split the way the treebanks split them."""

from __future__ import annotations

import re

# In this order: abbreviations with inner full stops, numbers with separators, words (with inner
# apostrophes of names such as O'Brien), what is cut off by an apostrophe, any other sign.
_WORD = re.compile(
    r"""
    (?:[A-Za-z]\.){2,}                       # U.S., a.m.
  | (?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Lt|Sgt|Capt|Prof|Rev|No|Art|vs|Mt|Hon|Gov|Sen|Rep)\.(?=\s|$)
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?!\w)   # 1,200  12.5  3rd
  | ['’](?:s|S|re|ve|ll|d|m)(?!\w)           # 's 're
  | [nN]['’][tT](?!\w)                       # n't
  | [^\W_]+?(?=n['’]t(?!\w))                 # "did" of "didn't"
  | [^\W_]+(?:\s?[\u0300-\u036f]+[^\W_]*)+   # accents set apart by a PDF
  | [^\W_]+(?:['’](?!(?:s|S|re|ve|ll|d|m|t)(?!\w))[^\W_]+)*   # words, O'Brien
  | \S
    """,
    re.VERBOSE,
)


def split_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the words of ``text[start:end]`` stand.

    >>> text = "He didn't see O'Brien's flat."
    >>> [text[s:e] for s, e in split_words(text)]
    ['He', 'did', "n't", 'see', "O'Brien", "'s", 'flat', '.']
    """
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [match.span() for match in found]
