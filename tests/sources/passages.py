"""What the tests of all kinds of file look at: the blocks of a document with their words."""

from __future__ import annotations

from habeas.sources.document import Document


def passages(document: Document) -> list[tuple[str, str]]:
    """The kind and the words of each block."""
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def words(document: Document, kind: str) -> list[str]:
    """The words of the blocks of one kind."""
    return [text for each, text in passages(document) if each == kind]


def assert_sound(document: Document) -> None:
    """Blocks are in order and apart, each is filled, and none has white space around it."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        quoted = block.span.of(document.text)
        assert quoted == quoted.strip()
        end = block.end
    assert "\0" not in document.text
    document.text.encode("utf-8")
