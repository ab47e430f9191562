"""A chapter of a book as a source of its own: its text, its blocks, its head matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from habeas.record.source import Block, Source
from habeas.sources.about.written_language import written_language
from habeas.sources.about.wrong_letters import wrong_letters
from habeas.sources.book.book import book_of
from habeas.sources.book.chapters import Chapter, Chapters
from habeas.sources.book.head_labels import Labels, labels_of
from habeas.sources.book.head_matter import HeadMatter, head_matter
from habeas.sources.document import Document

_SHORT = 60  # words: a chapter with fewer may be a heading that was taken for one


def chapter_sources(whole: Source, document: Document, found: Chapters) -> Iterator[Source]:
    """The chapters of a book as sources, in order.

    A source's id is that of the file with the chapter's title: ``sha256:…#ivory-coast``. It stays
    the same whatever else is found in the book.

    Args:
        whole: the file as one source.
        document: the same as it was read.
        found: its chapters.
    """
    book = book_of(whole, document, found)
    labels = labels_of(document, [chapter.body for chapter in found.chapters if chapter.country])
    taken: set[str] = set()
    for chapter in found.chapters:
        name = _free(_slug(chapter.title), taken)
        taken.add(name)
        yield replace(_source(whole, document, chapter, labels), id=f"{whole.id}#{name}", book=book)


def _source(whole: Source, document: Document, chapter: Chapter, labels: Labels) -> Source:
    blocks = document.blocks[chapter.first : chapter.end]
    start, end = blocks[0].start, blocks[-1].end
    text = document.text[start:end]
    matter = HeadMatter((), (), chapter.body)
    if chapter.country:
        matter = head_matter(document, chapter.body, chapter.end, chapter.country, labels)
    pages = _pages(blocks)
    return replace(
        whole,
        text=text,
        blocks=tuple(_blocks(document, chapter, matter, start)),
        title=chapter.title,
        country=chapter.country,
        language=document.language or written_language(text),
        facts=tuple(replace(f, start=f.start - start, end=f.end - start) for f in matter.facts),
        pages=pages,
        warnings=tuple(_warnings(document.text, blocks, pages)),
        printed=tuple(
            replace(line, start=line.start - start, end=line.end - start)
            for line in document.printed
            if start <= line.start < end
        ),
    )


def _blocks(
    document: Document, chapter: Chapter, matter: HeadMatter, start: int
) -> Iterator[Block]:
    """The blocks of a chapter, with places in its own text.

    Its heading is the title; the lines of its head matter are facts; what stands above its first
    heading stands under none.
    """
    first, last = document.blocks[chapter.first], document.blocks[chapter.body - 1]
    yield Block("title", 0, last.end - start, page=first.page)
    within = document.blocks[chapter.body : matter.end]
    pages = {block.start: block.page for block in within}
    page = first.page
    lines = [(span.start, span.end, "fact") for span in matter.spans]
    furniture = [(b.start, b.end, "furniture") for b in within if b.kind == "furniture"]
    for begin, end, kind in sorted(lines + furniture):
        page = pages.get(begin, page)
        if kind == "furniture" and any(span.start < begin < span.end for span in matter.spans):
            continue  # a page ends within a line
        is_fact = kind == "fact"
        yield Block("fact" if is_fact else "furniture", begin - start, end - start, page=page)
    under_heading = False
    for block in document.blocks[matter.end : chapter.end]:
        under_heading = under_heading or block.kind == "heading"
        yield replace(
            block,
            start=block.start - start,
            end=block.end - start,
            section=block.section if under_heading else None,
        )


def _pages(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The first and the last page on which something of the chapter begins."""
    found = [block.page for block in blocks if block.page and block.kind != "furniture"]
    return (min(found), max(found)) if found else None


def _warnings(text: str, blocks: Sequence[Block], pages: tuple[int, int] | None) -> Iterator[str]:
    """What a person should look at."""
    prose = [block for block in blocks if block.kind in ("paragraph", "bullet")]
    if sum(len(block.span.of(text).split()) for block in prose) < _SHORT:
        yield "There is hardly any text in this chapter."
    if pages:
        silent = sorted(set(range(pages[0], pages[1] + 1)) - {block.page or 0 for block in blocks})
        if silent:
            told = ", ".join(map(str, silent))
            yield f"No text on page {told}: empty, or a picture, which is not read."
    if wrong := wrong_letters(text[blocks[0].start : blocks[-1].end]):
        yield wrong


def _slug(title: str) -> str:
    """The title in the letters of an address.

    >>> _slug("CÔTE D’IVOIRE")
    'cote-d-ivoire'
    """
    letters = normalize("NFKD", title.casefold())
    plain = "".join(character for character in letters if not "\u0300" <= character <= "\u036f")
    return re.sub(r"[^\w]+", "-", plain).strip("-") or "chapter"


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where another chapter has it."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
