"""What sites say for themselves amid the words of others: cookies, scripts, frames, copyright."""

from __future__ import annotations

import re

_LONGEST = 600  # characters of a notice
_COOKIES = re.compile(
    r"\b(?:we|(?:this|our) (?:web)?(?:site|page)s?|partners)\b[^.!?]{0,120}\bcookies\b"
    r"|\b(?:accept|reject|allow|manage)\b[^.!?]{0,30}\bcookies\b|\bcookies\b[^.!?]{0,30}\bpolicy\b",
    re.IGNORECASE,
)
_NEEDS = r"(?:enabled?|requires?|needs?|must|turn(?:ed)? on|activated?|support(?:s|ed)?|disabled)"
_SCRIPTS = re.compile(
    rf"\b{_NEEDS}\b[^.!?]{{0,80}}\bjava ?script\b|\bjava ?script\b[^.!?]{{0,80}}\b{_NEEDS}\b",
    re.IGNORECASE,
)
_FRAMES = re.compile(
    rf"\b{_NEEDS}\b[^.!?]{{0,80}}\bi?frames?\b|\bi?frames?\b[^.!?]{{0,80}}\b{_NEEDS}\b",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"^(?:©|\(c\) ?\d|copyright [^a-z]|copyright by)"
    r"|(?:©|copyright) ?(?:19|20)\d\d|\b(?:all rights reserved|reprints? only)\b",
    re.IGNORECASE,
)


def is_cookie_notice(words: str) -> bool:
    """Whether words tell a visitor of cookies.

    >>> is_cookie_notice("This site uses cookies, and by staying on it you agree.")
    True
    >>> is_cookie_notice("She baked cookies for the guards.")
    False
    """
    return len(words) <= _LONGEST and _COOKIES.search(words) is not None


def is_imprint(words: str) -> bool:
    """Whether words are those at the foot of a page: whose it is, and who may copy it.

    >>> is_imprint("© 2017 Prison Watch."), is_imprint("The copyright law was changed.")
    (True, False)
    """
    return len(words) <= _LONGEST and _IMPRINT.search(words) is not None


def asks_for_scripts(words: str) -> bool:
    """Whether a page has nothing to say but that it needs JavaScript."""
    return len(words) <= _LONGEST and _SCRIPTS.search(words) is not None


def asks_for_frames(words: str) -> bool:
    """Whether a page has nothing to say but that it needs frames."""
    return len(words) <= _LONGEST and _FRAMES.search(words) is not None
