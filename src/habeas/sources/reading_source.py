"""A file becomes a source, or several: its kind, its text, and what is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from habeas.sources.file_kind import MEDIA_TYPES, file_kind
from habeas.sources.opened_file import open_file
from habeas.sources.readers import reader_of


def read_source(path: Path, *, country: str | None = None, period: str | None = None) -> Source:
    """Read one file and find out what it is about.

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
    source, _ = _read(path, country, period)
    return source


def read_sources(
    path: Path, *, country: str | None = None, period: str | None = None
) -> Iterator[Source]:
    """Read one file, and each chapter as a source of its own where it is a book on countries.

    A book gives the chapters on its countries and, before them, its foreword and overviews, each
    with a text of its own whose offsets begin at 0. Every other file gives the one source that
    :func:`read_source` gives: a chapter, a part of one, a press release that names many countries.

    Args:
        path: a text, HTML, PDF or DOCX file; its content says which.
        country: the country it is about (ISO 3166-1 alpha-3), where that is known better. The
            chapters of a book keep their own.
        period: the time that it covers (EDTF), likewise; it holds for all chapters.

    Raises:
        UnreadableFile: as :func:`read_source`, and before the first source is asked for.
        NoText: likewise.
        RefusedFile: likewise.

    Example:
        >>> for source in read_sources(Path("yearbook-2013.pdf")):    # doctest: +SKIP
        ...     print(source.country, source.title, source.pages)
        AFG Afghanistan (81, 84)
    """
    source, document = _read(path, country, period)
    found = find_chapters(document)
    return chapter_sources(source, document, found) if found.chapters else iter((source,))


def _read(path: Path, country: str | None, period: str | None) -> tuple[Source, Document]:
    """The file as one source, and as the module for its kind read it."""
    data = open_file(path)
    if not data.strip():
        raise NoText(path, "the file is empty")
    kind = file_kind(data, path)
    document = reader_of(kind)(data, path)
    text, blocks = document.text, document.blocks
    titles = titles_of(document)
    published = document.published or find_published(text, blocks)
    found = Period(period, "given") if period is not None else None
    found = found or find_period(text, [*titles, _words(path.stem)], published)
    language = language_of(text, document.language)
    source = Source(
        id=f"sha256:{sha256(data).hexdigest()}",
        name=path.name,
        media_type=MEDIA_TYPES[kind],
        text=text,
        blocks=blocks,
        title=title_of(document),
        publisher=document.publisher or find_publisher(text, blocks, titles),
        author=document.author or find_author(text, blocks),
        published=published,
        period=found.edtf if found else None,
        period_basis=found.basis if found else None,
        country=country or find_country(document, titles, path),
        language=language,
        warnings=(*document.warnings, *_warnings(language)),
    )
    return source, document


def _words(stem: str) -> str:
    """The name of a file as words: "annual-report_2013" gives "annual report 2013"."""
    return re.sub(r"[-_.\s]+", " ", stem)


def _warnings(language: str) -> tuple[str, ...]:
    if language.partition("-")[0] == "en":
        return ()
    name = language_name(language)
    return (f"The text seems to be in {name} ({language}); only English is read so far.",)
