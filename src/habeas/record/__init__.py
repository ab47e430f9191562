"""The words of a reading as plain objects: source, entities, events, cases.

These classes hold values and no behaviour beyond looking things up. Every stage of the way
produces or consumes them; their fields are those of ``docs/reference/record-format.md``.
"""

from habeas.record.book import Book
from habeas.record.boxes import boxes_of
from habeas.record.case import Case, State, Status
from habeas.record.entity import Count, Entity, EntityKind, Mention, MentionForm, Precision
from habeas.record.event import DateBasis, Event, Modality, Participant, Role
from habeas.record.printed import Box, PrintedLine
from habeas.record.reading import Reading
from habeas.record.source import Block, BlockKind, Fact, PeriodBasis, Source

__all__ = [
    "Block",
    "BlockKind",
    "Book",
    "Box",
    "Case",
    "Count",
    "DateBasis",
    "Entity",
    "EntityKind",
    "Event",
    "Fact",
    "Mention",
    "MentionForm",
    "Modality",
    "Participant",
    "PeriodBasis",
    "Precision",
    "PrintedLine",
    "Reading",
    "Role",
    "Source",
    "State",
    "Status",
    "boxes_of",
]
