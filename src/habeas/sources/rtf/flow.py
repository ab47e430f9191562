"""One flow of paragraphs in an RTF file: its body, a footnote, or a text box."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.sources.office.paragraph import Paragraph


@dataclass(kw_only=True)
class Settings:
    """What the words in front of a paragraph say of it."""

    style: str | None = None
    outline: int | None = None
    list_level: int = 0
    is_listed: bool = False
    in_cell: bool = False


class Flow:
    """Collects text and gives paragraphs."""

    def __init__(self, *, is_note: bool = False) -> None:
        self.paragraphs: list[Paragraph] = []
        self.is_listed = False  # a bullet or a number stands before the paragraph
        self._is_note = is_note
        self._current = Paragraph()

    def add(self, text: str, *, is_bold: bool) -> None:
        """Text of the paragraph that is open."""
        self._current.words.append(text)
        if not is_bold and not text.isspace():
            self._current.is_bold = False

    def hang(self, flow: Flow) -> None:
        """A note or a text box hangs on the paragraph that is open."""
        self._current.boxes.extend(flow.paragraphs)

    def end(self, settings: Settings, *, in_cell: bool = False) -> None:
        """The paragraph ends; its settings are those that hold here."""
        current, self._current = self._current, Paragraph()
        is_listed, self.is_listed = self.is_listed or settings.is_listed, False
        current.words = [_whole("".join(current.words))]
        current.style, current.outline = settings.style, settings.outline
        current.list_level = settings.list_level if is_listed else None
        current.in_cell = in_cell or settings.in_cell
        current.is_note = self._is_note
        self.paragraphs.append(current)


def _whole(text: str) -> str:
    r"""The text with its surrogate pairs, which come one by one, put together.

    >>> _whole("\ud83d\ude00") == "\U0001f600"
    True
    """
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
