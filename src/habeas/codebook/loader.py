"""The codebook's TOML files become objects: the shipped ones, and a researcher's own.

Each top-level table is an event type. A user's file may hold new types (with a definition and at
least one cue) and add cues and examples to shipped ones. What is wrong is told in one line that
names the entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from habeas.codebook.checking import check_type
from habeas.codebook.codebook import Codebook, Cue, EventType, Example, PartOfSpeech, Right
from habeas.errors import CodebookError

_WORDS: dict[str, PartOfSpeech] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_NO_SLOTS = frozenset({"text", "trigger", "also", "period", "note", "not_yet"})


def load_codebook(own: Path | None = None) -> Codebook:
    """The shipped codebook, with the types and cues of a file of one's own where one is given.

    Raises:
        CodebookError: the file is missing, is no TOML, or an entry of it is wrong.
    """
    shipped = _shipped()
    if own is None:
        return shipped
    tables = _read(own)
    known = frozenset(shipped.types) | frozenset(tables)
    types = dict(shipped.types)
    for name, table in tables.items():
        problem = check_type(name, table, known, extends=name in shipped.types)
        if problem is not None:
            raise CodebookError(own, problem)
        added = _event_type(name, table)
        types[name] = _joined(types[name], added) if name in types else added
    return Codebook(types)


@lru_cache(maxsize=1)
def _shipped() -> Codebook:
    folder = resources.files("habeas.codebook") / "types"
    types = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
                types[name] = _event_type(name, table)
    return Codebook(types)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CodebookError(path, "there is no such file") from None
    except IsADirectoryError:
        raise CodebookError(path, "is a folder, not a codebook file") from None
    except PermissionError:
        raise CodebookError(path, "may not be opened: ask for the right to read it") from None
    except UnicodeDecodeError:
        raise CodebookError(path, "is not a text file in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(path, f"is not TOML: {error}") from None
    except OSError as error:
        raise CodebookError(path, f"cannot be opened ({error.strerror})") from None


def _joined(shipped: EventType, added: EventType) -> EventType:
    """A shipped type with the cues and examples of a user's file added."""
    return replace(
        shipped,
        cues=(*shipped.cues, *added.cues),
        examples=(*shipped.examples, *added.examples),
    )


def _event_type(name: str, table: Mapping[str, Any]) -> EventType:
    return EventType(
        name=name,
        group=table.get("group", "own"),
        title=table.get("title", name.replace("_", " ").capitalize()),
        definition=_flowing(table.get("definition", "")),
        not_coded=_flowing(table.get("not_coded", "")),
        roles=dict(table.get("roles", {})),
        outcomes=tuple(table.get("outcomes", ())),
        rights=tuple(Right(r["instrument"], r["article"]) for r in table.get("rights", ())),
        codes=dict(table.get("codes", {})),
        cues=tuple(_cue(name, cue) for cue in table.get("cues", ())),
        examples=tuple(_example(example) for example in table.get("examples", ())),
    )


def _cue(kind: str, table: Mapping[str, Any]) -> Cue:
    [key] = [key for key in _WORDS if key in table]
    return Cue(
        id=table["id"],
        type=kind,
        part_of_speech=_WORDS[key],
        words=tuple(table[key]),
        roles={role: tuple(places) for role, places in table.get("roles", {}).items()},
        needs=tuple(table.get("needs", ())),
        unless=tuple(table.get("unless", ())),
        weak=table.get("weak", False),
        strong=table.get("strong", False),
        outcome=table.get("outcome"),
        modality=table.get("modality"),
    )


def _example(table: Mapping[str, Any]) -> Example:
    return Example(
        text=table["text"],
        trigger=table["trigger"] or None,
        slots={key: value for key, value in table.items() if key not in _NO_SLOTS},
        also=dict(table.get("also", {})),
        period=table.get("period", "2012"),
        note=table.get("note", ""),
        not_yet=tuple(table.get("not_yet", ())),
    )


def _flowing(text: str) -> str:
    """Text without the line breaks of the file."""
    return " ".join(text.split())
