"""What shows that a text is written in Markdown, and not just plain."""

from __future__ import annotations

import re
from pathlib import Path

_LOOKED_AT = 65_536  # bytes
_NAMES = frozenset((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"))
_HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
_FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[\w-]+:|#)[^\n]*\n(?:[^\n]*\n){0,99}?---[ \t]*\r?$", re.MULTILINE
)
# Each of these is rare where nobody means it.
_STRONG = (
    re.compile(rb"\[[^\]\[\n]{1,200}\]\([^)\s]{1,500}\)"),  # a link
    re.compile(rb"^ {0,3}\[\^?[^\]\n]{1,80}\]:[ \t]+\S", re.MULTILINE),  # where one leads, a note
    re.compile(rb"\*\*[^\s*][^*\n]{0,200}\*\*"),  # bold
    re.compile(
        rb"^ {0,3}\|?[ \t]{0,20}:?-{3,}:?[ \t]{0,20}\|[ \t:|-]*\r?$", re.MULTILINE
    ),  # a table
    re.compile(rb"^(?:```|~~~)", re.MULTILINE),  # code
)
_WEAK = re.compile(
    rb"^(?:[-*+]|\d{1,3}[.)])[ \t]+\S|^>[ \t]?\S|^(?:===+|---+)[ \t]*\r?$|[*_]\w[^*_\n]{0,200}[*_]",
    re.MULTILINE,
)


def is_markdown(data: bytes, path: Path) -> bool:
    r"""Whether the marks of Markdown stand in a text.

    In a file that is named so any of them counts. In others several kinds must come together:
    a heading with a "#" or a line of stars alone is still plain text.

    >>> is_markdown(b"# Arrests\n\n# Trials\n\n**Two** men, [freed](a.html).", Path("a.txt"))
    True
    >>> is_markdown(b"# Arrests\n\n# Trials\n\nTwo men were tried.", Path("a.txt"))
    False
    """
    head = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if b"\0" in head:
        return False
    headings = sum(1 for _ in _HEADING.finditer(head))
    has_front_matter = _FRONT_MATTER.match(head) is not None
    strong = has_front_matter + sum(pattern.search(head) is not None for pattern in _STRONG)
    if path.suffix.lower() in _NAMES:
        return headings > 0 or strong > 0 or _WEAK.search(head) is not None
    return headings > 1 and strong > 1
