"""The paragraphs of an RTF file, in reading order, and what the file says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from locale import windows_locale
from pathlib import Path

from habeas.errors import RefusedFile, UnreadableFile
from habeas.sources.rtf.flow import Flow
from habeas.sources.rtf.fonts import Fonts, letters
from habeas.sources.rtf.groups import FLOWS, GROUPS, LISTED, OF_INFO
from habeas.sources.rtf.state import State
from habeas.sources.rtf.tables import KINDS_OF_STYLE, Information, StyleTable
from habeas.sources.rtf.tokens import Token

_DEEPEST = 1000  # groups in one another; a word processor needs a few dozen
_SIGNS = {
    "tab": "\t",
    **dict.fromkeys(("line", "lbr", "softline"), "\n"),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    **dict(zip("bullet emdash endash".split(), "•—–", strict=True)),
    **dict(zip("lquote rquote ldblquote rdblquote".split(), "‘’“”", strict=True)),
    **dict(zip("zwj zwnj ltrmark rtlmark".split(), "\u200d\u200c\u200e\u200f", strict=True)),
}
_SYMBOLS = {"~": "\xa0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
_ENDS = frozenset(("par", "sect", "page", "column", "cell", "nestcell", "row", "nestrow"))
_CELLS = frozenset(("cell", "nestcell"))
_SILENT = frozenset(("nowhere", "replaced", "quiet", "fonts", "created"))
_OF_FILE = frozenset(("ansicpg", "mac", "pc", "pca", "deff"))


class Body:
    """Takes the tokens of a file."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.styles = StyleTable()
        self.information = Information()
        self.flow = Flow()
        self.has_deletions = False
        self.has_hidden_text = False
        self._languages: Counter[int] = Counter()
        self._stack: list[State] = []
        self._state = State(flow=self.flow, encoding=self.fonts.encoding())
        self._octets = bytearray()  # letters that are written in several may come in several tokens
        self._is_starred = False
        self._skip = 0

    def take(self, tokens: Iterable[Token], path: Path) -> None:
        """Take all of them, to the end of the outermost group.

        Raises:
            UnreadableFile: the end or the beginning is missing.
            RefusedFile: groups stand too deep in one another.
        """
        for token in tokens:
            if token.kind == "text":
                self._text(token.octets)
                continue
            self._flush()
            if token.kind == "{":
                self._open(path)
            elif token.kind == "}":
                if not self._stack:
                    break  # an end without a beginning
                self._close()
                if not self._stack:
                    return
            elif token.kind == "symbol":
                self._symbol(token.word)
            else:
                self._word(token.word, token.number)
        raise UnreadableFile(path, "it is damaged: it is no complete RTF file")

    @property
    def language(self) -> str | None:
        """The language tag of most of the letters, as in ``en-GB``."""
        code = next((code for code, _ in self._languages.most_common(1)), None)
        return windows_locale[code].replace("_", "-") if code in windows_locale else None

    def _open(self, path: Path) -> None:
        if len(self._stack) >= _DEEPEST:
            raise RefusedFile(path, "its groups stand too deep in one another")
        self._skip = 0
        self._stack.append(self._state)
        self._state = self._state.inner()

    def _close(self) -> None:
        self._skip = 0
        inner, self._state = self._state, self._stack.pop()
        if inner.sink == "styles":
            self.styles.end()
        if inner.sink == "fonts":
            self._state.encoding = self.fonts.encoding()
        if inner.flow is not self._state.flow:
            inner.flow.end(inner)
            self._state.flow.hang(inner.flow)
        elif not self._stack:
            inner.flow.end(inner)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._is_starred = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in _SYMBOLS and self._skip:
            self._skip -= 1
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        is_starred, self._is_starred = self._is_starred, False
        state = self._state
        self._skip = 0
        if state.sink in ("nowhere", "replaced"):
            if word == "ud" and state.sink == "replaced":
                state.sink = state.outside
        elif word == "u":
            self._character(number or 0)
        elif word in GROUPS and (word not in OF_INFO or state.sink == "quiet"):
            self._enter(word)
        elif is_starred and not (state.sink == "styles" and word in KINDS_OF_STYLE):
            state.sink = "nowhere"
        elif state.sink == "fonts":
            self.fonts.in_table(word, number)
        elif state.sink == "styles":
            self.styles.word(word, number)
        elif state.sink == "created":
            self.information.moment(word, number)
        else:
            self._in_text(word, number)

    def _enter(self, word: str) -> None:
        """A group of another kind begins."""
        state = self._state
        if word in LISTED and state.sink == "text":
            state.flow.is_listed = True
        state.outside, state.sink = state.sink, GROUPS[word]
        if word in FLOWS:
            state.flow = Flow(is_note=word == "footnote")
            state.change("pard", None)
            state.plain()

    def _in_text(self, word: str, number: int | None) -> None:
        state = self._state
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _ENDS and state.sink == "text":
            state.flow.end(state, in_cell=word in _CELLS)
        elif word == "f":
            state.encoding = self.fonts.encoding(number or 0)
        elif word in _OF_FILE or word == "deflang":
            self._of_file(word, number)
        else:
            state.change(word, number)
            if word == "plain":
                state.encoding = self.fonts.encoding()

    def _of_file(self, word: str, number: int | None) -> None:
        if word == "deflang":
            self._state.language = number
        self.fonts.of_file(word, number)
        self._state.encoding = self.fonts.encoding()

    def _character(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._add(chr(code) if 0 < code <= 0x10FFFF else "\ufffd")
        self._skip = self._state.replaced

    def _text(self, octets: bytes) -> None:
        """Octets of text, without those that only stand in for a character."""
        skipped = min(self._skip, len(octets))
        self._skip -= skipped
        if self._state.sink in _SILENT:
            return
        self._octets += octets[skipped:]

    def _flush(self) -> None:
        if self._octets:
            text = letters(bytes(self._octets), self._state.encoding)
            self._octets.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.sink == "styles":
            self.styles.text(text)
        elif state.sink in ("title", "author"):
            self.information.text(state.sink, text)
        elif state.sink != "text":
            return
        elif state.is_deleted or state.is_hidden:
            self.has_deletions |= state.is_deleted
            self.has_hidden_text |= state.is_hidden and not state.is_deleted
        else:
            state.flow.add(text, is_bold=state.is_bold)
            if state.language is not None:
                self._languages[state.language] += len(text)
