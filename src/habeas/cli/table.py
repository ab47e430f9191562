"""The reading in the terminal, at a glance: the cases with their timelines, then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, zip_longest

from rich.console import Console
from rich.text import Text

from habeas.exchange.date_words import date_words
from habeas.exchange.event_words import EventWords
from habeas.exchange.wording import (
    country_name,
    label,
    period_words,
    plain,
    status_words,
    visible,
)
from habeas.record import Case, Event, Reading

_INDENT = 2
_DATE_WIDTH = 13  # "17 Jan 2012", and two spaces
_TYPE_WIDTH = 18  # "death in custody", and two spaces
_NARROWEST = 60  # in fewer columns than this, lines break where they like


def print_reading(reading: Reading, console: Console) -> None:
    """Write the reading to ``console``, in as many columns as it has."""
    for line in _ReadingLines(reading, console).lines():
        console.print(line, highlight=False)


class _ReadingLines:
    """What is written for one reading, line by line."""

    def __init__(self, reading: Reading, console: Console) -> None:
        self._reading = reading
        self._console = console
        self._room = max(console.width, _NARROWEST) - _INDENT - _DATE_WIDTH  # beside the date

    def lines(self) -> Iterator[Text]:
        """Head, cases, other events, and what is to be done with it."""
        yield from self._head()
        for case in self._reading.cases:
            yield Text()
            yield from self._case(case)
        yield from self._others()
        yield from self._foot()

    def _head(self) -> Iterator[Text]:
        source = self._reading.source
        title = source.title or source.name or "A report without a title"
        yield from self._hanging(Text(plain(title), style="bold"))
        period = period_words(source)
        facts = [
            source.publisher,
            country_name(source.country),
            f"covers {period}" if period else "period not known",
        ]
        yield from self._hanging(Text(" · ".join(plain(fact) for fact in facts if fact)))

    def _case(self, case: Case) -> Iterator[Text]:
        subject = self._reading.entity(case.subject)
        about = "; ".join((*subject.descriptions, *subject.designations))
        name = Text(plain(case.name), style="bold cyan")
        if about:
            name.append(f"  {plain(about)}", style="not bold default")
        yield from self._hanging(name)
        status = Text(f"{' ' * _INDENT}on {plain(date_words(case.status.as_of))}: ")
        yield from self._hanging(status.append(plain(status_words(case.status)), style="bold"))
        for event in case.timeline:
            details = self._details(event, about=case.subject)
            yield from self._row(event, details)
            yield Text(" " * (_INDENT + _DATE_WIDTH)).append_text(self._words(event, self._room))

    def _others(self) -> Iterator[Text]:
        """The events that belong to no case, under their headings, in fewer words."""
        in_cases = {event for case in self._reading.cases for event in case.events}
        others = [event for event in self._reading.events if event.id not in in_cases]
        if others:
            yield Text()
            yield Text("Other events", style="bold cyan")
        for section, events in groupby(others, key=lambda event: event.section):
            if section:
                heading = Text(f"{' ' * _INDENT}{plain(section)}", style="italic")
                yield from self._hanging(heading)
            for event in events:
                details = self._details(event)
                if not details.plain:
                    details = self._words(event, self._room - _TYPE_WIDTH)
                yield from self._row(event, details)

    def _foot(self) -> Iterator[Text]:
        reading = self._reading
        yield Text()
        for warning in reading.warnings:
            yield from self._hanging(Text(f"Note: {plain(warning)}", style="yellow"))
        counts = [
            _counted(len(reading.events), "event"),
            _counted(len(reading.cases), "case"),
            _counted(len(reading.warnings), "note"),
        ]
        advice = (
            "A proposal by machine: check each against its words. "
            "With --format html --out DIR you get a page for that."
        )
        foot = Text(f"{', '.join(counts)}. ", style="bold").append(advice, style="not bold")
        yield from self._hanging(foot)

    def _hanging(self, text: Text) -> Iterator[Text]:
        """The text on as many lines as it needs, all but the first one indented."""
        first, *others = text.wrap(self._console, self._room + _DATE_WIDTH) or [Text()]
        for line in others:
            line.pad_left(_INDENT)
        for line in (first, *others):
            line.rstrip()
            yield line

    def _row(self, event: Event, details: Text) -> Iterator[Text]:
        """Date, type and details side by side, each on as many lines as it needs."""
        date = Text(plain(date_words(event.date, short=True)) if event.date else "no date")
        columns = (
            date.wrap(self._console, _DATE_WIDTH - 2),
            _kind(event).wrap(self._console, _TYPE_WIDTH - 2),
            details.wrap(self._console, self._room - _TYPE_WIDTH),
        )
        for date, kind, detail in zip_longest(*columns, fillvalue=Text()):
            line = Text(" " * _INDENT)
            for cell, width in ((date, _DATE_WIDTH), (kind, _TYPE_WIDTH), (detail, 0)):
                line.append_text(cell).pad_right(width - cell.cell_len)
            line.rstrip()
            yield line

    def _details(self, event: Event, *, about: str | None = None) -> Text:
        said = EventWords(self._reading, event)
        details = Text(plain(", ".join(said.line(about=about))))
        if told := said.told():
            details.append(f"{', ' if details.plain else ''}{plain(told)}", style="yellow")
        return details

    def _words(self, event: Event, room: int) -> Text:
        before, trigger, after = map(_spaced, EventWords(self._reading, event).around())
        return _quoted(before.lstrip(), trigger, after.rstrip(), room)


def _quoted(before: str, trigger: str, after: str, room: int) -> Text:
    """The passage in quotes, on one line: what does not fit is left out around the trigger."""
    spare = room - len(trigger) - 2
    if len(before) + len(after) > spare:
        before = _end_of(before, max(spare - len(after), spare // 3))
        after = _start_of(after, spare - len(before))
    quoted = Text("“", style="dim")
    quoted.append(before).append(trigger, style="not dim underline").append(after).append("”")
    quoted.truncate(room, overflow="ellipsis")
    return quoted


def _start_of(text: str, room: int) -> str:
    """As many whole words from the front as there is room for.

    >>> _start_of(" Daven Orlik at his home", 14)
    ' Daven Orlik…'
    """
    if len(text) <= room:
        return text
    kept, space, _ = text[: max(room, 1)].rpartition(" ")
    return f"{kept if space else ''}…"


def _end_of(text: str, room: int) -> str:
    """As many whole words from the end as there is room for.

    >>> _end_of("On 17 January, police ", 12)
    '…police '
    """
    if len(text) <= room:
        return text
    _, space, kept = text[len(text) - max(room, 1) :].partition(" ")
    return f"…{kept if space else ''}"


def _kind(event: Event) -> Text:
    """The type of an event, quieter where it is not told as fact."""
    return Text(plain(label(event.type)), style="bold" if event.modality == "actual" else "yellow")


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", visible(text))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
