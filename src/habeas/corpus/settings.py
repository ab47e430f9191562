"""How the documents of a data set are read: kept in its ledger, and told by its version."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from habeas.codebook import load_codebook
from habeas.corpus.ledger import Ledger
from habeas.corpus.messages import Settings
from habeas.corpus.version import version_of
from habeas.errors import CodebookError
from habeas.pipeline import Reader

_NAME = "settings"


def settings_of(ledger: Ledger) -> Settings:
    """The settings that a ledger keeps."""
    kept = ledger.setting(_NAME)
    return msgspec.json.decode(kept, type=Settings) if kept else Settings()


def keep_settings(ledger: Ledger, settings: Settings) -> None:
    """Read with these settings from now on.

    Raises:
        CodebookError: the codebook is broken.
    """
    reader_for(settings)
    ledger.keep(_NAME, msgspec.json.encode(settings).decode())


def version_for(settings: Settings) -> str:
    """The version that reads with these settings now.

    Raises:
        CodebookError: the codebook is broken.
    """
    return version_of(reader_for(settings).codebook, ocr=settings.ocr)


def reader_for(settings: Settings, *, threads: int = 0) -> Reader:
    """A reader with these settings.

    Raises:
        CodebookError: the codebook of one's own is broken.
    """
    if settings.codebook is None:
        return Reader(ocr=settings.ocr, threads=threads)
    with TemporaryDirectory(prefix="habeas-") as folder:
        own = Path(folder) / "codebook.toml"
        own.write_text(settings.codebook, encoding="utf-8")
        return Reader(codebook=own, ocr=settings.ocr, threads=threads)


def codebook_text(path: Path) -> str:
    """The codebook of one's own, as it will be kept with the data set.

    Raises:
        CodebookError: it cannot be read, or it is broken.
    """
    load_codebook(path)
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CodebookError(path, f"cannot be opened ({error.strerror})") from None
