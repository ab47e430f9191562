"""The annotation of a text as JSON: the form of gold, which the scorer and the trainer take.

NAME.json stands beside NAME.txt. It holds ``sentences`` (pairs of offsets), ``events`` (``s`` is
the number of the sentence, from 1; the slots are those of the codebook; ``"core": false`` marks an
optional event), ``persons``, ``organizations`` and the optional ones, and what is known about the
report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from habeas.agreement.coded_event import CodedEvent
from habeas.agreement.coder_values import MOST_EVENTS, problem_of
from habeas.agreement.coding import ABOUT, LISTS, Coding
from habeas.codebook import Codebook
from habeas.errors import CodingError
from habeas.spans import Span

_TEXTS = ("date", "place", "destination", "term", "outcome", "attributed_to")


def read_annotation(path: Path, data: Mapping[str, Any], text: str, codebook: Codebook) -> Coding:
    """The coding that an annotation holds.

    Args:
        path: the file that it comes from.
        data: its JSON object.
        text: the text that it annotates.
        codebook: the one that was coded with.

    Raises:
        CodingError: it is no annotation, or not one of this text.
    """
    try:
        sentences = _sentences(data.get("sentences"), text)
        events = _list(data["events"])
        names = {key: _texts(data[key]) for key in LISTS if data.get(key) is not None}
        about = {key: _text(data[key]) for key in ABOUT if data.get(key) is not None}
    except KeyError as error:
        raise CodingError(path, f"is no annotation: {error} is missing") from None
    except (TypeError, ValueError) as error:
        raise CodingError(path, f"is no annotation: {error}") from None
    coded = []
    for number, event in enumerate(events, 1):
        try:
            found = _event(event, sentences, text)
            problem = problem_of(found, codebook)
        except KeyError as error:
            problem = f"{error} is missing"
        except (TypeError, ValueError) as error:
            problem = str(error)
        if problem:
            raise CodingError(path, f"event {number}: {problem}")
        coded.append(found)
    return Coding(path, text, tuple(coded), sentences, names=names, about=about)


def _list(events: Any) -> list[Any]:
    if not isinstance(events, list) or len(events) > MOST_EVENTS:
        raise ValueError(f"events is no list of at most {MOST_EVENTS:,}")
    return events


def _sentences(given: Any, text: str) -> tuple[Span, ...]:
    if not isinstance(given, list):
        raise TypeError("sentences is no list of pairs of offsets")
    spans, last = [], 0
    for number, pair in enumerate(given, 1):
        if not _is_pair(pair) or not last <= pair[0] <= pair[1] <= len(text):
            raise ValueError(f"sentence {number} ({pair!r:.40}) does not lie in the text in order")
        spans.append(Span(*pair))
        last = pair[1]
    return tuple(spans)


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(place) is int for place in pair)


def _event(event: Any, sentences: Sequence[Span], text: str) -> CodedEvent:
    if not isinstance(event, Mapping):
        raise TypeError(f"{event!r:.40} is no event")
    number = event["s"]
    if type(number) is not int or not 1 <= number <= len(sentences):
        raise ValueError(f"there is no sentence {number!r:.20}")
    sentence = sentences[number - 1]
    trigger = _text_or_none(event.get("trigger"))
    core = event.get("core", True)
    if not isinstance(core, bool):
        raise TypeError(f"core is neither true nor false: {core!r:.40}")
    return CodedEvent(
        _text(event["type"]),
        sentence if trigger is None else _trigger(event, trigger, sentence, text),
        trigger is not None,
        agent=_texts(event.get("agent")),
        subject=_texts(event.get("subject")),
        charges=_texts(event.get("charges")),
        modality=_text_or_none(event.get("modality")) or "actual",
        core=core,
        **{key: _text_or_none(event.get(key)) for key in _TEXTS},
    )


def _trigger(event: Mapping[str, Any], trigger: str, sentence: Span, text: str) -> Span:
    """Where the trigger stands: at the place that is told, or the first one in its sentence."""
    at = event.get("at", text.find(trigger, sentence.start, sentence.end))
    if type(at) is not int or at < 0 or not text.startswith(trigger, at):
        raise ValueError(f"{trigger!r:.60} does not stand in sentence {event['s']}")
    return Span(at, at + len(trigger))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None or value == "" else _text(value)


def _texts(value: Any) -> tuple[str, ...]:
    """One text or a list of them, which is how one and several agents are written."""
    values = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_text(one) for one in values)
