"""The whole way: a file comes in as bytes and leaves as a reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from habeas.cases import build_cases
from habeas.codebook import load_codebook
from habeas.errors import SourceError
from habeas.language import en
from habeas.language.freed_memory import give_back
from habeas.reading import Coder, Explanation
from habeas.record import Reading, Source
from habeas.sources import Limits, SourceReader

_BOOK = 300_000  # characters; in a shorter report there is little to hand back


class Reader:
    """Reads many files with one codebook and one language model.

    The codebook is loaded at once, so that a broken one is told before any file is read; the
    language model is loaded when the first file turns out to hold text. Each file is parsed in a
    process of its own, by ``sources``.

    Args:
        codebook: a file of one's own (TOML) whose types and cues are added to the shipped ones.
        limits: what the parsing of one file may take.
        ocr: the languages, such as "eng+rus", in which the text of scanned pages is recognized.
        threads: how many compute the language model; 0 takes as many as there are cores.

    Raises:
        CodebookError: the codebook is missing or broken.
    """

    def __init__(
        self,
        *,
        codebook: str | Path | None = None,
        limits: Limits | None = None,
        ocr: str | None = None,
        threads: int = 0,
    ) -> None:
        self.sources = SourceReader(limits, ocr=ocr)
        self._threads = threads
        self.codebook = load_codebook(Path(codebook)) if codebook is not None else load_codebook()

    @cached_property
    def _coder(self) -> Coder:
        return Coder(self.codebook, en.load(self._threads))

    def read(
        self, path: str | Path, *, country: str | None = None, period: str | None = None
    ) -> Reading:
        """Read one file as one report.

        Args:
            path: a text, Markdown, HTML, PDF, DOCX, ODT, RTF, EPUB or EML file.
            country: the country that the report is about (ISO 3166-1 alpha-3), where the file's
                own word is to be overruled.
            period: the period that it covers (EDTF), likewise.

        Raises:
            SourceError: the file cannot be read, holds no text, or is refused.
            LanguageModelError: the shipped language files are missing.
        """
        return self.code(self.sources.source(Path(path), country=country, period=period))

    def read_all(
        self, path: str | Path, *, country: str | None = None, period: str | None = None
    ) -> Iterator[Reading | SourceError]:
        """Read all that a file holds: the chapters of a book, the documents of an archive.

        Each becomes a reading of its own; a document of an archive that cannot be read comes as
        the error that names it.

        Args:
            path: as :meth:`read`, or a ZIP, WARC or WACZ archive.
            country: as :meth:`read`; the chapters of a book keep their own.
            period: as :meth:`read`; it holds for all chapters.

        Raises:
            SourceError: as :meth:`read`, for the file as a whole.
            LanguageModelError: as :meth:`read`.

        Example:
            >>> for reading in Reader().read_all("yearbook-2013.pdf"):    # doctest: +SKIP
            ...     print(reading.source.country, len(reading.events))
            AFG 31
        """
        for found in self.sources.sources(Path(path), country=country, period=period):
            yield self.code(found) if isinstance(found, Source) else found

    def code(self, source: Source) -> Reading:
        """Read a source: find its entities, events and cases.

        Raises:
            LanguageModelError: as :meth:`read`.
        """
        entities, events, warnings = self._coder.read(source)
        cases = build_cases(source, entities, events)
        if len(source.text) > _BOOK:
            give_back()
        return Reading(
            source,
            tuple(entities),
            tuple(events),
            tuple(cases),
            (*source.warnings, *warnings),
        )

    def explain(
        self,
        path: str | Path,
        event: str,
        *,
        country: str | None = None,
        period: str | None = None,
    ) -> Explanation | None:
        """What decided an event that :meth:`read` found in a file, called with the same values.

        None where the file has no event with this id.

        Raises:
            SourceError: as :meth:`read`.
            LanguageModelError: as :meth:`read`.
        """
        source = self.sources.source(Path(path), country=country, period=period)
        return self.explain_source(source, event)

    def explain_source(self, source: Source, event: str) -> Explanation | None:
        """What decided an event that :meth:`code` found in a source; None where there is none.

        Raises:
            LanguageModelError: as :meth:`read`.
        """
        return self._coder.explain(source, event)


def read(
    path: str | Path,
    *,
    country: str | None = None,
    period: str | None = None,
    codebook: str | Path | None = None,
) -> Reading:
    """Read one file; for many, make a :class:`Reader` once.

    >>> reading = read("samples/veldara-2013.txt", period="2012")     # doctest: +SKIP
    >>> [case.name for case in reading.cases]                         # doctest: +SKIP
    """
    return Reader(codebook=codebook).read(path, country=country, period=period)
