"""The tables at the head of an RTF file: its styles, and what it says of itself."""

from __future__ import annotations

from habeas.sources.office.properties import Properties
from habeas.sources.office.styles import Styles

_OF_NO_PARAGRAPH = frozenset(("cs", "ds", "ts"))  # of letters, sections, tables
KINDS_OF_STYLE = _OF_NO_PARAGRAPH | {"s"}


class StyleTable:
    """Takes the words and names of the style table, one style after the other."""

    def __init__(self) -> None:
        self.styles = Styles()
        self._words: dict[str, int | None] = {}
        self._name: list[str] = []

    def word(self, word: str, number: int | None) -> None:
        """A control word inside a style."""
        self._words[word] = number

    def text(self, text: str) -> None:
        """The name of a style, or a part of it."""
        self._name.append(text)

    def end(self) -> None:
        """The style ends, and is defined with the tags that say the same in DOCX."""
        words, name = self._words, "".join(self._name).partition(";")[0].strip()
        self._words, self._name = {}, []
        if not name or not _OF_NO_PARAGRAPH.isdisjoint(words):
            return
        styles = self.styles
        styles.start("style", {"styleId": str(words.get("s") or 0)})
        styles.start("name", {"val": name})
        if (base := words.get("sbasedon")) is not None:
            styles.start("basedOn", {"val": str(base)})
        if (outline := words.get("outlinelevel")) is not None:
            styles.start("outlineLvl", {"val": str(outline)})
        if "ls" in words:
            styles.start("numId", {"val": str(words["ls"])})
        if "b" in words:
            styles.start("b", {"val": str(words["b"])})
        styles.end("style")


class Information:
    """Takes what the file says of itself, and gives it as properties."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {"title": [], "author": []}
        self._moment: dict[str, int] = {}

    def text(self, name: str, text: str) -> None:
        """A part of the title or of the author's name."""
        self._values[name].append(text)

    def moment(self, word: str, number: int | None) -> None:
        """A part of the time when it was made: ``yr``, ``mo``, ``dy``."""
        self._moment[word] = min(abs(number or 0), 9999)

    @property
    def properties(self) -> Properties:
        """What is known, in the form in which DOCX files say it."""
        year, month, day = (self._moment.get(part, 0) for part in ("yr", "mo", "dy"))
        created = f"{year:04}-{month:02}-{day:02}"
        properties = Properties()
        for tag, text in {
            "title": "".join(self._values["title"]),
            "creator": "".join(self._values["author"]),
            "created": created,
        }.items():
            properties.start(tag, {})
            properties.data(text)
            properties.end(tag)
        return properties
