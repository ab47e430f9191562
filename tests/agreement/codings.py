"""Codings of an invented text, and any codings at all, for the properties that hold for each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from habeas.agreement.coded_event import MODALITIES, SLOTS, CodedEvent
from habeas.agreement.coding import Coding
from habeas.agreement.texts import sentences_of
from habeas.spans import Span

TEXT = """\
Tolvar: a note

Police arrested Ivo Maltin in Osk on 3 October. He was released the next day and arrested again.

Osk District Court sentenced Lidia Sorn to two years for “insulting the mayor”. Guards beat her.

  • The court upheld the sentence; the union called on the authorities to free her.
"""
SENTENCES = tuple(sentences_of(TEXT))
NAMES = ("Ivo Maltin", "Maltin", "Lidia Sorn", "Police", "Osk District Court", "the court")
_WORDS = ("arrested", "released", "sentenced", "beat", "upheld", "called on", "free her")
SPANS = [
    Span(at, at + len(word))
    for word in _WORDS
    for at in range(len(TEXT))
    if TEXT.startswith(word, at)
]
_NAME = st.sampled_from(NAMES)
_NAMES = st.lists(_NAME, max_size=2, unique=True).map(tuple)

EVENTS = st.builds(
    CodedEvent,
    type=st.sampled_from(["arrest", "release", "sentence", "torture"]),
    words=st.sampled_from(SPANS),
    date=st.sampled_from([None, "2013-10-03", "2013-10", "2013-10~"]),
    agent=_NAMES,
    subject=_NAMES,
    place=st.sampled_from([None, "Osk"]),
    charges=st.lists(st.sampled_from(["insulting the mayor", "theft"]), max_size=2).map(tuple),
    term=st.sampled_from([None, "P2Y", "P24M", "life"]),
    modality=st.sampled_from(MODALITIES),
    attributed_to=st.sampled_from([None, *NAMES]),
    core=st.sampled_from([None, True, False]),
)


def coding(*events: CodedEvent, text: str = TEXT, name: str = "a.json") -> Coding:
    """What a coder handed in who coded these events."""
    return Coding(Path(name), text, events, SENTENCES if text == TEXT else ())


CODINGS = st.builds(
    lambda events, coded: Coding(Path("a.json"), TEXT, tuple(events), SENTENCES, coded),
    st.lists(EVENTS, max_size=8),
    st.one_of(st.just(frozenset(SLOTS)), st.frozensets(st.sampled_from(SLOTS), min_size=1)),
)


def event(kind: str, words: str, **slots: object) -> CodedEvent:
    """An event whose trigger is the first place of ``words`` in the text."""
    at = TEXT.index(words)
    return CodedEvent(kind, Span(at, at + len(words)), **slots)  # type: ignore[arg-type]


def write(folder: Path, content: str | bytes, name: str = "ana.csv") -> Path:
    """A file that a coder hands in."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def annotation(**changes: Any) -> dict[str, Any]:
    """An annotation of one event, with changes to that event or to the whole."""
    one = {"s": 2, "trigger": "arrested", "type": "arrest", "date": None, "subject": ["Ivo Maltin"]}
    whole: dict[str, Any] = {"sentences": [[s.start, s.end] for s in SENTENCES], "events": [one]}
    for key, value in changes.items():
        (whole if key in ("sentences", "events", "persons") else one)[key] = value
    return whole
