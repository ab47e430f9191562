r"""RTF as a stream of tokens: braces, control words, single characters, text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?[0-9]* ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>.)"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|[\r\n\0]+",
    re.DOTALL,
)


class Token(NamedTuple):
    r"""One token; a ``word`` comes without its backslash, and so does a ``symbol``.

    ``octets`` are those of a text, or the one that ``\'e9`` stands for.
    """

    kind: Literal["word", "text", "symbol", "{", "}"]
    word: str = ""
    number: int | None = None
    octets: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of an RTF file, without the line ends between them and its binary data.

    >>> [token.word or token.octets for token in tokens(b"{\\b Held\\'21}")]
    [b'', 'b', b'Held', b'!', b'']
    """
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "text":
            yield Token("text", octets=found["text"])
        elif kind == "hex":
            yield Token("text", octets=bytes.fromhex(found["hex"].decode("ascii")))
        elif kind == "brace":
            yield Token("{" if found["brace"] == b"{" else "}")
        elif kind == "symbol":
            yield Token("symbol", found["symbol"].decode("latin-1"))
        elif kind is not None:
            number = int(found["number"]) if found["number"] else None
            word = found["word"].decode("ascii")
            if word == "bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", word, number)
