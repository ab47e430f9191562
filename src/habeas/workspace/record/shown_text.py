"""A source's text as a page shows it, sign for sign: offsets into one are those of the other."""

from __future__ import annotations

# Signs that a page does not show as they are, or that would turn the text around them. Each is
# shown as one other sign, so that the count of signs stays the same.
_SHOWN = str.maketrans(
    {
        "\r": " ",
        "\0": "\ufffd",
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\ufffd"),
    }
)


def shown(text: str) -> str:
    """The text as a page shows it, sign for sign."""
    return text.translate(_SHOWN)
