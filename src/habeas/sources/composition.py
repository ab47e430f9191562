"""A text that is composed block by block, for files that have no plain text of their own."""

from __future__ import annotations

import re
from typing import Protocol

from habeas.record.source import Block, BlockKind
from habeas.sources.document import Document

_GAP = "\n\n"
_SPACE = re.compile(r"[^\S ]\s*| \s+")  # a space alone, which most are, stays as it is
_UNWANTED = re.compile("[\0-\x08\x0e-\x1b\x7f\ufeff]")  # no letter, and no sign for the eye
# What word processors and their symbol fonts set before the items of a list.
_BULLET = re.compile("(?:[•‣⁃◦∙●○■□▪▫►▶➢➤✓❖◆◇·\uf0a7\uf0b7\uf0d8\uf0fc\uf076]|[–—*-](?=\\s))\\s*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Stated(Protocol):
    """What a file states of itself, in whatever form it does."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""

    @property
    def author(self) -> str | None:
        """Who wrote it."""

    @property
    def published(self) -> str | None:
        """When it was published (EDTF)."""

    @property
    def language(self) -> str | None:
        """The language (BCP 47)."""


class Composition:
    r"""Collects blocks in reading order and gives the text that they point into.

    >>> sheet = Composition()
    >>> _ = sheet.add("heading", "Torture", level=1)
    >>> _ = sheet.add("paragraph", " Police  beat\n Ana Lorca. ")
    >>> sheet.text
    'Torture\n\nPolice beat Ana Lorca.'
    >>> sheet.blocks[1].section
    'Torture'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._section: str | None = None

    def add(
        self, kind: BlockKind, words: str, *, level: int = 0, page: int | None = None
    ) -> Block | None:
        """Add one block; runs of white space become one space. Without a word it is left out.

        Returns:
            The block, or ``None`` where it is left out.
        """
        words = tidy(words)
        if not words:
            return None
        if kind == "heading":
            self._section = words
        if self._parts:
            self._parts.append(_GAP)
            self._length += len(_GAP)
        start, self._length = self._length, self._length + len(words)
        self._parts.append(words)
        block = Block(kind, start, self._length, level, self._above(kind), page)
        self._blocks.append(block)
        return block

    def document(self, stated: Stated, *, title: str | None, warnings: tuple[str, ...]) -> Document:
        """The whole as a document, with what its file states of itself."""
        return Document(
            self.text,
            self.blocks,
            title=title,
            publisher=stated.publisher,
            author=stated.author,
            published=stated.published,
            language=stated.language,
            warnings=warnings,
        )

    def _above(self, kind: BlockKind) -> str | None:
        """The heading that a block stands under; headings and the title stand under none."""
        return None if kind in ("heading", "title") else self._section

    @property
    def last(self) -> str:
        """The words of the block that was added last; empty before the first one."""
        return self._parts[-1] if self._parts else ""

    @property
    def text(self) -> str:
        """All blocks, with a blank line between them."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in the order of the text."""
        return tuple(self._blocks)

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or a digit in any block."""
        return any(character.isalnum() for part in self._parts for character in part)


def tidy(words: str) -> str:
    r"""The words without stray control characters, each run of white space as one space.

    A half of a surrogate pair, which no encoding can write, becomes the replacement character.

    >>> tidy("He was\x00 re\u00adleased.\n")
    'He was re\xadleased.'
    """
    words = _LONE_SURROGATE.sub("\ufffd", _UNWANTED.sub("", words))
    return _SPACE.sub(" ", words).strip()


def without_sign(words: str) -> tuple[str, bool]:
    """The words without the bullet sign before them, and whether there was one.

    >>> without_sign("• In May she was released.")
    ('In May she was released.', True)
    """
    found = _BULLET.match(words)
    return (words[found.end() :], True) if found else (words, False)
