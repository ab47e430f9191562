"""``--ocr``: the languages of scanned pages, as Tesseract names them."""

from __future__ import annotations

from habeas.cli.endings import UsageError
from habeas.sources.text_recognition import LANGUAGES


def check_languages(languages: str | None) -> None:
    """Refuse what names no languages.

    Raises:
        UsageError: in one line, what is wrong and what is right.
    """
    if languages is not None and LANGUAGES.fullmatch(languages) is None:
        raise UsageError(
            f"--ocr {languages!r} is not understood: name languages as Tesseract does, such as "
            "eng or eng+rus"
        )
