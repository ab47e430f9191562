"""The invented sentences of ``written_in.toml``, as lines, as short texts, and as pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")
SENTENCES: dict[str, list[str]] = {
    language: text.strip().splitlines()
    for language, text in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()
}
LANGUAGES = sorted(SENTENCES)
# Signs that the encoding of a terminal lacks, and what people type there.
_TYPED = str.maketrans("«»’—", '""\'-')


def texts(language: str, lines: int) -> list[str]:
    """Texts of so many lines, beginning with each of the sentences in turn."""
    sentences = SENTENCES[language]
    twice = [*sentences, *sentences]
    return ["\n".join(twice[start : start + lines]) for start in range(len(sentences))]


def typed(text: str, encoding: str) -> str:
    """The text as it can be written in the encoding."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_TYPED)
    return text
