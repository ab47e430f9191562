"""The ways through several parsers: whatever kind a file is of, and what is told of a document."""

from __future__ import annotations

from pathlib import Path

from fuzz.invariants import check_document, check_error, check_member, check_sources
from habeas.errors import SourceError
from habeas.record.source import Source
from habeas.sources.about.country import find_country
from habeas.sources.about.period import find_period
from habeas.sources.about.publication import find_author, find_published, find_publisher
from habeas.sources.about.titles import title_of, titles_of
from habeas.sources.about.written_language import language_of
from habeas.sources.book.chapter_source import chapter_sources
from habeas.sources.book.chapters import find_chapters
from habeas.sources.containers.container import container_kind, members
from habeas.sources.file_kind import file_kind
from habeas.sources.plain_text.reader import read_plain_text
from habeas.sources.readers import reader_of


def read_any(data: bytes, path: Path) -> None:
    """Read a file of any kind, and each file in it where it is a container."""
    if container_kind(data, path) is None:
        check_document(reader_of(file_kind(data, path))(data, path))
        return
    for member in members(data, path):
        check_member(member)
        if member.problem is not None:
            continue
        try:
            read_one = reader_of(file_kind(member.data, Path(member.name)))
            check_document(read_one(member.data, path))
        except SourceError as error:
            check_error(error)


def read_about(data: bytes, path: Path) -> None:
    """Read plain text, find out what it is about, and which chapters it has."""
    document = read_plain_text(data, path)
    text, blocks = document.text, document.blocks
    titles = titles_of(document)
    published = find_published(text, blocks)
    period = find_period(text, titles, published)
    whole = Source(
        id="sha256:0",
        name=path.name,
        media_type="text/plain",
        text=text,
        blocks=blocks,
        title=title_of(document),
        publisher=find_publisher(text, blocks, titles),
        author=find_author(text, blocks),
        published=published,
        period=period.edtf if period else None,
        country=find_country(document, titles, path),
        language=language_of(text, None),
    )
    found = find_chapters(document)
    check_sources(whole, chapter_sources(whole, document, found) if found.chapters else ())
