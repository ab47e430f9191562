"""A Markdown text as the pieces that stand by themselves, without the marks of its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from habeas.errors import RefusedFile

_DEEPEST = 100  # beyond, the library leaves text out without a word
_MOST_BRACKETS = 2000  # in one paragraph; with each the library looks through all that follows
_TOO_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[-*+]|\d{{1,9}}[.)])[ \t])){{{_DEEPEST}}}", re.MULTILINE
)
_BLANK = re.compile(r"\n[^\S\n]*\n")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")  # behind a heading: {#arrests .unnumbered}


@dataclass(slots=True)
class Piece:
    """A heading, a paragraph, an item or a cell; or raw HTML."""

    words: str
    heading: int = 0  # its level
    lists: int = 0  # how many lists it stands in
    in_cell: bool = False
    is_bold: bool = False  # the whole of it
    is_html: bool = False


def pieces_of(text: str, path: Path) -> Iterator[Piece]:
    """The pieces of a text, in their order.

    Raises:
        RefusedFile: quotes and lists stand too deep in one another, or brackets without end.
    """
    if any(part.count("[") > _MOST_BRACKETS for part in _BLANK.split(text)):
        raise RefusedFile(path, "one of its paragraphs holds thousands of brackets")
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    too_deep = RefusedFile(path, "its quotes and lists stand too deep in one another")
    if _TOO_DEEP.search(text):
        raise too_deep
    tokens = parser.parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise too_deep
    return _pieces(tokens)


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    heading, lists, in_cell = 0, 0, False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.tag in ("ul", "ol"):
            lists += token.nesting
        elif token.tag in ("th", "td"):
            in_cell = token.nesting > 0
        elif token.type == "inline":
            children = token.children or []
            words = _words(children)
            words = _ATTRIBUTES.sub("", words) if heading else words
            yield Piece(words, heading, lists, in_cell, is_bold=_is_bold(children))
        elif token.type == "html_block":
            yield Piece(_without_open_comment(token.content), lists=lists, is_html=True)
        elif token.type in ("fence", "code_block"):
            yield from (Piece(part, lists=lists) for part in _BLANK.split(token.content))


def _words(children: list[Token]) -> str:
    """The words of a paragraph; pictures, and tags of HTML, have none."""
    return "".join(_word(token) for token in children)


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or token.content.lower().startswith("<br"):
        return "\n"
    return token.content if token.type in ("text", "text_special", "code_inline") else ""


def _is_bold(children: list[Token]) -> bool:
    """Whether all words are bold, and there are some."""
    depth, has_words = 0, False
    for token in children:
        depth += token.nesting if token.tag == "strong" else 0
        if token.content.strip():
            has_words = True
            if not depth:
                return False
    return has_words


def _without_open_comment(html: str) -> str:
    """The HTML with the beginnings of comments taken off, where the last of them has no end."""
    is_open = html.rfind("<!--") > html.rfind("-->")
    return html.replace("<!--", "") if is_open else html
