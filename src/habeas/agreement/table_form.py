"""A table that a person fills in with a spreadsheet: one row for each event (CSV)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from habeas.agreement.coded_event import SLOTS, CodedEvent, Slot
from habeas.agreement.coder_values import MOST_EVENTS, problem_of
from habeas.agreement.coding import Coding
from habeas.agreement.csv_rows import Row, read_rows
from habeas.agreement.texts import sentences_of
from habeas.agreement.words_in_text import FoldedText
from habeas.codebook import Codebook
from habeas.errors import CodingError
from habeas.spans import Span

REQUIRED = ("type",)
COLUMNS = ("passage", "trigger", "trigger_start", "type", *SLOTS, "core")
_YES = {"yes": True, "true": True, "1": True, "core": True}
_NO = {"no": False, "false": False, "0": False, "optional": False}
_QUOTES = "\"'“”„‘’«» "  # charges are coded as worded, without quotes
_SLOT_OF = {"attribution": "attributed_to"}  # another name that people give the column


def read_table(path: Path, text: str, codebook: Codebook) -> Coding:
    """The coding that a table holds; each row is looked up in the text.

    A row names the words that tell its event in ``trigger``, or the sentence in ``passage``, or
    both; several values of a cell stand with ``;`` between them. Columns that are not in
    :data:`COLUMNS` are passed over, and slots without a column count as not coded.

    Args:
        path: the file.
        text: the text that was coded.
        codebook: the one that was coded with.

    Raises:
        CodingError: a row is wrong, or its words do not stand in the text.
    """
    table = read_rows(path, required=REQUIRED, most=MOST_EVENTS)
    named = {_SLOT_OF.get(column, column) for column in table.columns}
    if not named & {"passage", "trigger"}:
        raise CodingError(path, "row 1: there is neither a column passage nor a column trigger")
    coded: frozenset[Slot] = frozenset(slot for slot in SLOTS if slot in named)
    folded = FoldedText(text)
    events = []
    for row in table.rows:
        try:
            event = _event(row, folded)
            problem = problem_of(event, codebook)
        except ValueError as error:
            problem = str(error)
        if problem:
            raise CodingError(path, f"row {row.number}: {problem}")
        events.append(event)
    return Coding(path, text, tuple(events), coded=coded)


def _event(row: Row, text: FoldedText) -> CodedEvent:
    cells = {_SLOT_OF.get(column, column): cell for column, cell in row.cells.items()}
    if not cells.get("type"):
        raise ValueError("there is no type in it")
    words, has_trigger = _words(cells, text)
    return CodedEvent(
        cells["type"].lower().replace(" ", "_"),
        words,
        has_trigger,
        date=cells.get("date") or None,
        agent=_several(cells.get("agent")),
        subject=_several(cells.get("subject")),
        place=cells.get("place") or None,
        destination=cells.get("destination") or None,
        charges=tuple(c.strip(_QUOTES) for c in _several(cells.get("charges")) if c.strip(_QUOTES)),
        term=cells.get("term") or None,
        outcome=cells.get("outcome") or None,
        modality=(cells.get("modality") or "actual").lower(),
        attributed_to=cells.get("attributed_to") or None,
        core=_core(cells.get("core")),
    )


def _words(cells: Mapping[str, str], text: FoldedText) -> tuple[Span, bool]:
    """Where the words that tell the event stand, and whether they are its trigger."""
    trigger, passage, start = (
        cells.get(key, "") for key in ("trigger", "passage", "trigger_start")
    )
    if trigger and start:
        return _at(trigger, start, text), True
    if not passage:
        if not trigger:
            raise ValueError("it names neither trigger nor passage")
        return _only(trigger, text, "give more words of its sentence in passage"), True
    within = _only(passage, text, "give more of its words")
    if not trigger:
        return within, False
    found = text.find(trigger, within) or text.find(trigger, _sentences_around(within, text.words))
    if not found:
        raise ValueError(f"{trigger!r:.60} does not stand in its passage")
    return found[0], True


def _sentences_around(passage: Span, text: str) -> Span:
    """The sentences that a passage is cut from: a few words are enough to name them."""
    start = max(text.rfind("\n", 0, passage.start), 0)
    end = text.find("\n\n", passage.end)
    paragraph = Span(start, len(text) if end < 0 else end)
    touched = [span for span in sentences_of(text, paragraph) if span.overlaps(passage)]
    return Span(touched[0].start, touched[-1].end) if touched else passage


def _only(words: str, text: FoldedText, otherwise: str) -> Span:
    found = text.find(words)
    if not found:
        raise ValueError(f"{words!r:.60} does not stand in the text")
    if len(found) > 1:
        raise ValueError(f"{words!r:.60} stands {len(found)} times in the text: {otherwise}")
    return found[0]


def _at(trigger: str, start: str, text: FoldedText) -> Span:
    """The trigger at a place that is told, as in a table that ``habeas read`` wrote."""
    place = int(start) if re.fullmatch(r"\d{1,9}", start) else -1
    if place < 0 or trigger != text.words[place : place + len(trigger)]:
        raise ValueError(f"{trigger!r:.60} does not stand at {start:.20} (trigger_start)")
    return Span(place, place + len(trigger))


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _core(cell: str | None) -> bool | None:
    if not cell:
        return None
    told = (_YES | _NO).get(cell.lower())
    if told is None:
        raise ValueError(f"core {cell!r:.40} is neither yes nor no")
    return told
