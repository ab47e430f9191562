"""What read a document: the version of the program, of its language model and of the codebook."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from habeas import __version__
from habeas.codebook import Codebook
from habeas.language.en.pipeline import WEIGHTS

_SHORT = 12  # hexadecimal digits that tell two apart


def version_of(codebook: Codebook, *, ocr: str | None = None) -> str:
    """One line that changes whenever a document might be read otherwise.

    Args:
        codebook: with the types and cues of one's own.
        ocr: the languages in which the text of scanned pages is recognized, if it is.

    >>> from habeas.codebook import load_codebook
    >>> version_of(load_codebook()).split()[0]
    'habeas-0.1.0'
    """
    types = repr(sorted(codebook.types.items())).encode()
    told = [f"habeas-{__version__}", f"en-{_weights()}", f"codebook-{_digest(types)}"]
    return " ".join([*told, f"ocr-{ocr}"] if ocr else told)


@cache
def _weights() -> str:
    """The digest of the shipped language files."""
    files = sorted(path for path in Path(WEIGHTS).iterdir() if path.is_file())
    whole = sha256()
    for path in files:
        whole.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:_SHORT]


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:_SHORT]
