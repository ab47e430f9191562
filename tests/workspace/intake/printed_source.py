"""A source that was read from a PDF, with a page before and one after its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from habeas.record import Reading
from habeas.sources.reading_source import sources_of
from habeas.workspace.record import originals
from habeas.workspace.record.models import Original, Source
from habeas.workspace.record.storing import store_reading
from tests.sources.printed import Print, column, pdf

LINES = [
    "On 14 February, police arrested Marta Keldova, the editor of a weekly,",
    "at her home in Brenik. She was freed in the evening of the same day.",
]


def printed_pdf() -> bytes:
    """Three pages, the words of interest on the second."""
    return pdf(
        [Print(72, 760, "Ostrava Republic 2012", 18)],
        column(LINES),
        column(["In March, nothing of note happened in any part of the country."]),
    )


def printed_source(data: bytes | None = None) -> Source:
    """The row of a source, chapter of a book, that stands on page 2 alone."""
    data = data or printed_pdf()
    digest, size = originals.keep([data])
    original = Original.objects.create(sha256=digest, name="book.pdf", size=size)
    (read,) = sources_of(data, Path("book.pdf"))
    read = replace(read, id=f"sha256:{digest}#ostrava", pages=(2, 2))
    return store_reading(Reading(read), original, "habeas-test", None)
