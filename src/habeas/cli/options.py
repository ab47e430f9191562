"""The options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="MY.toml", help="Add the types and cues of this file."),
]
CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="KAZ", help="The country that it is about.")
]
PeriodOption = Annotated[
    str | None, typer.Option("--period", metavar="2012", help="The period that it covers (EDTF).")
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="KAZ",
        help="One of the sources of a book or archive: number, country or title.",
    ),
]
OcrOption = Annotated[
    str | None,
    typer.Option(
        "--ocr",
        metavar="eng+rus",
        help="Recognize the text of scanned pages in these languages (needs OCRmyPDF).",
    ),
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show where an error arose.")]
