"""The whole way: a file comes in as bytes and leaves as a reading."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from habeas.cases import build_cases
from habeas.codebook import load_codebook
from habeas.language import en
from habeas.language.freed_memory import give_back
from habeas.reading import Coder, Explanation
from habeas.record import Reading
from habeas.sources import read_source

_BOOK = 300_000  # characters; in a shorter report there is little to hand back


class Reader:
    """Reads many files with one codebook and one language model.

    The codebook is loaded at once, so that a broken one is told before any file is read; the
    language model is loaded when the first file turns out to hold text.

    Args:
        codebook: a file of one's own (TOML) whose types and cues are added to the shipped ones.

    Raises:
        CodebookError: the codebook is missing or broken.
    """

    def __init__(self, *, codebook: str | Path | None = None) -> None:
        self.codebook = load_codebook(Path(codebook)) if codebook is not None else load_codebook()

    @cached_property
    def _coder(self) -> Coder:
        return Coder(self.codebook, en.load())

    def read(
        self, path: str | Path, *, country: str | None = None, period: str | None = None
    ) -> Reading:
        """Read one file.

        Args:
            path: a text, Markdown, HTML, PDF, DOCX, ODT, RTF, EPUB or EML file.
            country: the country that the report is about (ISO 3166-1 alpha-3), where the file's
                own word is to be overruled.
            period: the period that it covers (EDTF), likewise.

        Raises:
            SourceError: the file cannot be read, holds no text, or is refused.
            LanguageModelError: the shipped language files are missing.
        """
        source = read_source(Path(path), country=country, period=period)
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
        source = read_source(Path(path), country=country, period=period)
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
