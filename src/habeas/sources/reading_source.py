"""A file becomes a source, or several: its kind, its text, and what is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from habeas.errors import NoText
from habeas.record.source import Source
from habeas.sources.about.country import find_country
from habeas.sources.about.languages import language_name
from habeas.sources.about.period import Period, find_period
from habeas.sources.about.publication import find_author, find_published, find_publisher
from habeas.sources.about.titles import title_of, titles_of
from habeas.sources.about.written_language import language_of
from habeas.sources.book.chapter_source import chapter_sources
from habeas.sources.book.chapters import find_chapters
from habeas.sources.document import Document
from habeas.sources.file_kind import MEDIA_TYPES, FileKind, file_kind
from habeas.sources.opened_file import open_file
from habeas.sources.readers import reader_of


@dataclass(frozen=True, slots=True)
class Given:
    """What is known about a file better than it can be told from it."""

    country: str | None = None  # ISO 3166-1 alpha-3; the chapters of a book keep their own
    period: str | None = None  # EDTF; holds for all chapters
    charset: str | None = None  # as the server of a page stated it
    original: str | None = None  # the SHA-256 of the file, where these bytes were made from it


def read_source(path: Path, *, country: str | None = None, period: str | None = None) -> Source:
    """Read one file in this process, without limits: for files that one has made oneself.

    Args:
        path: a file of one of the kinds of :data:`~habeas.sources.file_kind.MEDIA_TYPES`; its
            content says which.
        country: the country it is about (ISO 3166-1 alpha-3), where that is known better.
        period: the time that it covers (EDTF), likewise.

    Raises:
        UnreadableFile: it is missing, damaged, or of a kind that is not read.
        NoText: there is no text in it.
        RefusedFile: it is too large, encrypted or hostile.
    """
    given = Given(country, period)
    return next(sources_of(open_file(path), path, given, chapters=False))


def read_sources(
    path: Path, *, country: str | None = None, period: str | None = None
) -> Iterator[Source]:
    """The same, with each chapter as a source of its own where it is a book on countries."""
    return sources_of(open_file(path), path, Given(country, period))


def sources_of(
    data: bytes, path: Path, given: Given | None = None, *, chapters: bool = True
) -> Iterator[Source]:
    """The sources that the bytes of one file hold: a book its chapters, any other file itself.

    Args:
        data: the file.
        path: where it came from: its name tells something too.
        given: what is known about it.
        chapters: whether a book becomes its chapters.

    Raises:
        SourceError: as :func:`read_source`, and before the first source is asked for.
    """
    source, document = _read(data, path, given or Given())
    found = find_chapters(document) if chapters else None
    if found is None or not found.chapters:
        return iter((source,))
    return chapter_sources(source, document, found)


def _read(data: bytes, path: Path, given: Given) -> tuple[Source, Document]:
    """The file as one source, and as the module for its kind read it."""
    if not data.strip():
        raise NoText(path, "the file is empty")
    kind = file_kind(data, path)
    document = _document(kind, data, path, given.charset)
    text, blocks = document.text, document.blocks
    titles = titles_of(document)
    # The date in a scan's properties is that of the scanning.
    published = None if given.original else document.published
    published = published or find_published(text, blocks)
    period = Period(given.period, "given") if given.period is not None else None
    period = period or find_period(text, [*titles, _words(path.stem)], published)
    language = language_of(text, document.language)
    source = Source(
        id=f"sha256:{given.original or sha256(data).hexdigest()}",
        name=path.name,
        media_type=MEDIA_TYPES[kind],
        text=text,
        blocks=blocks,
        title=title_of(document),
        publisher=document.publisher or find_publisher(text, blocks, titles),
        author=document.author or find_author(text, blocks),
        published=published,
        period=period.edtf if period else None,
        period_basis=period.basis if period else None,
        country=given.country or find_country(document, titles, path),
        language=language,
        warnings=(*document.warnings, *_warnings(language)),
        printed=document.printed,
        page_sizes=document.page_sizes,
    )
    return source, document


def _document(kind: FileKind, data: bytes, path: Path, charset: str | None) -> Document:
    """The document; what a server states of its encoding is used for pages only."""
    if kind == "html" and charset is not None:
        from habeas.sources.html.reader import read_html  # noqa: PLC0415 -- as in readers.py

        return read_html(data, path, charset=charset)
    return reader_of(kind)(data, path)


def _words(stem: str) -> str:
    """The name of a file as words: "annual-report_2013" gives "annual report 2013"."""
    return re.sub(r"[-_.\s]+", " ", stem)


def _warnings(language: str) -> tuple[str, ...]:
    if language.partition("-")[0] == "en":
        return ()
    name = language_name(language)
    return (f"The text seems to be in {name} ({language}); only English is read so far.",)
