"""What holds inside one group of an RTF file, and which words change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from habeas.sources.rtf.flow import Flow, Settings

# Where text goes: into the document, or nowhere; nowhere, but for what a group inside turns on
# again; nowhere, but for its better version; into a table at the head.
Sink = Literal[
    "text", "nowhere", "quiet", "replaced", "fonts", "styles", "title", "author", "created"
]


@dataclass(kw_only=True)
class State(Settings):
    """The settings of a group; a group inside begins with a copy."""

    flow: Flow
    encoding: str
    sink: Sink = "text"
    outside: Sink = "text"  # of a group that is there in two versions, where the second goes
    replaced: int = 1  # characters that stand behind a \\u for programs that do not know it
    is_bold: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    language: int | None = None

    def inner(self) -> State:
        """The settings with which a group inside begins; files hold hundreds of thousands."""
        state = State.__new__(State)
        state.__dict__.update(self.__dict__)  # ten times as fast as copy.copy
        return state

    def plain(self) -> None:
        """Set the letters back to what they are without settings."""
        self.is_bold = self.is_hidden = self.is_deleted = False

    def change(self, word: str, number: int | None) -> None:
        """Let a word change the settings; one that matters for the looks only changes nothing."""
        if (changes := _CHANGES.get(word)) is not None:
            changes(self, number)


def _pard(state: State, _number: int | None) -> None:
    state.style = state.outline = None
    state.list_level, state.is_listed, state.in_cell = 0, False, False


def _bold(state: State, number: int | None) -> None:
    state.is_bold = number != 0


def _hidden(state: State, number: int | None) -> None:
    state.is_hidden = number != 0


def _deleted(state: State, number: int | None) -> None:
    state.is_deleted = number != 0


def _language(state: State, number: int | None) -> None:
    state.language = number


def _style(state: State, number: int | None) -> None:
    state.style = str(number or 0)


def _outline(state: State, number: int | None) -> None:
    state.outline = number if number is not None and 0 <= number < 9 else None


def _in_table(state: State, _number: int | None) -> None:
    state.in_cell = True


def _list(state: State, number: int | None) -> None:
    state.is_listed = bool(number)


def _list_level(state: State, number: int | None) -> None:
    state.list_level = min(max(number or 0, 0), 8)


def _replaced(state: State, number: int | None) -> None:
    state.replaced = min(max(1 if number is None else number, 0), 8)


_CHANGES: dict[str, Callable[[State, int | None], None]] = {
    "plain": lambda state, _number: state.plain(),
    "pard": _pard,
    "b": _bold,
    "v": _hidden,
    "deleted": _deleted,
    "lang": _language,
    "s": _style,
    "outlinelevel": _outline,
    "intbl": _in_table,
    "ls": _list,
    "ilvl": _list_level,
    "uc": _replaced,
}
