"""``habeas codebook``: what is coded, as a list, or one event type in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import fill

from rich.console import Console
from rich.text import Text

from habeas.codebook import Codebook, Cue, EventType, Example

_GROUPS = {
    "liberty": "Liberty",
    "proceedings": "Proceedings",
    "integrity": "Integrity of the person",
    "expression": "Expression, association, assembly, belief",
    "movement": "Movement and refuge",
    "accountability": "Law and accountability",
    "own": "Of your own",
}
_SCHEMES = {"huridocs": "HURIDOCS", "ace": "ACE 2005", "plover": "PLOVER"}
_PLACES = {
    "nsubj": "subject of the verb",
    "obj": "object",
    "iobj": "indirect object",
    "nmod:poss": "possessor",
    "compound": "noun before it",
    "amod": "adjective before it",
    "xcomp": "complement",
    "ccomp": "clause",
}
_WIDEST = 96


def print_codebook(book: Codebook, event_type: str | None, console: Console) -> None:
    """Write the list of event types, or one type in full, to ``console``."""
    lines = _list(book, console) if event_type is None else _full(book[event_type], console)
    for line in lines:
        console.print(line, highlight=False)


def _list(book: Codebook, console: Console) -> Iterator[Text]:
    order = list(_GROUPS)
    types = sorted(book.types.values(), key=lambda t: (_rank(order, t.group), t.group))
    widest = max(len(kind.name) for kind in types)
    for group, members in groupby(types, key=lambda t: t.group):
        yield Text(_GROUPS.get(group, group), style="bold")
        for kind in members:
            text = Text(f"  {kind.name.ljust(widest)}  ")
            text.append(_shortened(kind.definition, _width(console) - widest - 4))
            yield text
        yield Text()
    yield Text(f"{len(types)} event types. habeas codebook TYPE shows one in full.")


def _rank(order: list[str], group: str) -> int:
    return order.index(group) if group in order else len(order)


def _full(kind: EventType, console: Console) -> Iterator[Text]:
    width = _width(console)
    yield Text(f"{kind.title} ({kind.name})", style="bold")
    yield Text(fill(kind.definition, width))
    if kind.not_coded:
        yield Text()
        yield Text(fill(f"Not coded here: {kind.not_coded}", width))
    yield from _section("Roles", [f"{role}: {meaning}" for role, meaning in kind.roles.items()])
    yield from _section("Outcomes", [", ".join(kind.outcomes)] if kind.outcomes else [])
    cues = [fill(_cue(cue), width - 2, subsequent_indent="    ") for cue in kind.cues]
    yield from _section("Cues", cues)
    rights = [f"{right.instrument} {right.article}" for right in kind.rights]
    yield from _section("Rights that it may engage", [", ".join(rights)] if rights else [])
    codes = [f"{_SCHEMES.get(scheme, scheme)}: {code}" for scheme, code in kind.codes.items()]
    yield from _section("Codes elsewhere", codes)
    if kind.examples:
        yield Text()
        yield Text("Examples", style="bold")
        for example in kind.examples:
            yield from _example(example, width)


def _section(title: str, lines: list[str]) -> Iterator[Text]:
    if lines:
        yield Text()
        yield Text(title, style="bold")
        for line in lines:
            yield Text(f"  {line}")


def _cue(cue: Cue) -> str:
    """A cue in words: what it is made of, and where its roles stand."""
    parts = [f"{cue.id} ({cue.part_of_speech}): {', '.join(cue.words)}"]
    for role, places in cue.roles.items():
        parts.append(f"{role} = {' or '.join(_place(place) for place in places)}")
    if cue.needs:
        parts.append(f"needs {' or '.join(cue.needs)}")
    if cue.unless:
        parts.append(f"not with {' or '.join(cue.unless)}")
    if cue.weak:
        parts.append("alone it does not tell the event")
    if cue.strong:
        parts.append("it tells the event by itself")
    return "; ".join(parts)


def _place(place: str) -> str:
    relation, _, preposition = place.partition(":")
    if relation in ("obl", "nmod") and preposition and preposition != "poss":
        return f"what follows “{preposition}”"
    return _PLACES.get(place, place)


def _example(example: Example, width: int) -> Iterator[Text]:
    shown = Text(fill(example.text, width - 2, initial_indent="  ", subsequent_indent="  "))
    if example.trigger:
        shown.highlight_words([example.trigger], "bold underline")
    yield shown
    slots = [f"{slot} {_value(value)}" for slot, value in example.slots.items()]
    told = f"“{example.trigger}”" if example.trigger else "no such event"
    line = "; ".join([told, *slots, *([example.note] if example.note else [])])
    yield Text(fill(line, width - 4, initial_indent="    → ", subsequent_indent="      "))


def _value(value: object) -> str:
    return ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)


def _shortened(text: str, room: int) -> str:
    first = text.split(". ", maxsplit=1)[0].rstrip(".")
    return first if len(first) <= room else first[: max(0, room - 1)].rstrip() + "…"


def _width(console: Console) -> int:
    return min(console.width, _WIDEST)
