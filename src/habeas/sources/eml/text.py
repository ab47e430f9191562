"""The plain text of an e-mail as it was written: whole lines, without the marks of replies."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"^(?:>[^\S\n]?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"^--[^\S\n]?$", re.MULTILINE)
_LONGEST_SIGNATURE = 15  # lines


def written(text: str, *, flowed: bool, joined: bool) -> tuple[str, str]:
    r"""What was written, and the signature beneath it.

    Args:
        text: the body as it was sent.
        flowed: lines that end with a space go on in the next (RFC 3676).
        joined: that space is none of the text.

    >>> written("> She was \n> held.\n-- \nIlja Brandt", flowed=True, joined=False)
    ('She was held.\n', 'Ilja Brandt')
    """
    text = "\n".join(text.splitlines())
    text = _QUOTED.sub("", text)
    body, signature = _parted(text)
    return (_reflowed(body, joined=joined) if flowed else body), signature


def _parted(text: str) -> tuple[str, str]:
    """The text above the last line of two dashes, and what stands beneath it, if it is short."""
    dashes = list(_SIGNATURE.finditer(text))
    if not dashes:
        return text, ""
    above, beneath = text[: dashes[-1].start()], text[dashes[-1].end() :].strip()
    return (above, beneath) if beneath.count("\n") < _LONGEST_SIGNATURE else (text, "")


def _reflowed(text: str, *, joined: bool) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        unstuffed = line.removeprefix(" ")
        if lines and lines[-1].endswith(" ") and lines[-1] != "-- ":
            lines[-1] = (lines[-1][:-1] if joined else lines[-1]) + unstuffed
        else:
            lines.append(unstuffed)
    return "\n".join(lines)
