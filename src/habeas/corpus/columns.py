"""What a data set holds: its tables, and for each column its type, its unit and its meaning.

Everything that describes a data set (the Arrow schemas, the codebook of a release, the checks) is
made from these lists, so that none of them can say something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "texts", "number", "share", "day"]
Table = Literal["sources", "entities", "events", "participants", "cases"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. Where ``required`` is false, a cell may be empty."""

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""
    required: bool = False


def _key(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning, required=True)


def _offset(name: str, of: str) -> Column:
    end = "one past the last" if name.endswith("_end") else "the first"
    return Column(name, "number", f"Place of {end} character of {of} in the text", "characters")


SOURCE = _key("source", "The document: sha256 of its file; of a chapter with its title after #")
_WHOSE = (
    Column("publisher", "text", "Who published the source, as it says"),
    Column("period", "text", "What the source covers", "EDTF"),
    Column("country", "text", "The country that the source is about", "ISO 3166-1 alpha-3"),
)

COLUMNS: dict[Table, tuple[Column, ...]] = {
    "sources": (
        SOURCE,
        _key("document", "The file: sha256 of its bytes"),
        _key("name", "The file's name, or the name of the document in an archive"),
        _key("media_type", "The kind of file"),
        *_WHOSE,
        Column("title", "text", "The title, as it stands"),
        Column("author", "text", "The author, as stated"),
        Column("book", "text", "The title of the book that it is a chapter of"),
        Column("published", "text", "When it was published", "EDTF"),
        Column("period_basis", "text", "How the period is known"),
        Column("language", "text", "The language", "BCP 47"),
        Column("address", "text", "Where the page stood, if it is out of a web archive"),
        Column("captured", "text", "When the page was fetched, likewise", "ISO 8601"),
        Column("first_page", "number", "The first page of the file", "pages from 1"),
        Column("last_page", "number", "The last page of the file", "pages from 1"),
        Column("characters", "number", "How long the text is", "characters", required=True),
        Column("words", "number", "How many words were read for events", "words", required=True),
        Column("events", "number", "How many events were read", "events", required=True),
        Column("warnings", "texts", "What could not be read", required=True),
        _key("version", "The version of program, language model and codebook that read it"),
    ),
    "entities": (
        SOURCE,
        _key("entity", "Its id within the source"),
        *_WHOSE,
        _key("kind", "person, group, organization, place or law"),
        _key("name", "The fullest name in the source"),
        Column("other_names", "texts", "Other forms of the name", required=True),
        Column("descriptions", "texts", "Who or what it is, as worded", required=True),
        Column("designations", "texts", "What the source calls it, such as prisoner of conscience",
               required=True),
        Column("count", "number", "How many people a group is", "people"),
        Column("count_precision", "text", "exact, approximate or vague"),
        Column("of_country", "text", "The country of a place", "ISO 3166-1 alpha-3"),
        Column("mentions", "number", "How often it is mentioned", "mentions", required=True),
    ),
    "events": (
        SOURCE,
        _key("event", "Its id within the source"),
        *_WHOSE,
        _key("type", "The event type of the codebook"),
        _key("modality", "actual, alleged, possible, requested or negated"),
        Column("date", "text", "When it happened", "EDTF"),
        Column("earliest", "day", "The first day on which it can have happened"),
        Column("latest", "day", "The last day on which it can have happened"),
        Column("date_basis", "text", "stated, carried from another sentence, or relative"),
        Column("agent", "texts", "Who did it, by name", required=True),
        Column("subject", "texts", "To whom it was done, by name", required=True),
        Column("place", "text", "Where"),
        Column("destination", "text", "Whereto, of extradition and deportation"),
        Column("charges", "texts", "The charges, as worded", required=True),
        Column("term", "text", "Of a sentence: its length, life, death, or a fine", "ISO 8601"),
        Column("outcome", "text", "How it ended, in the words of the codebook"),
        Column("attributed_to", "text", "Who says so"),
        Column("section", "text", "The heading that it stands under"),
        Column("confidence", "share", "How sure the reading is", "0 to 1", required=True),
        Column("cue", "text", "The cue of the codebook that told it"),
        _key("trigger", "The word that tells it"),
        _offset("trigger_start", "the trigger"),
        _offset("trigger_end", "the trigger"),
        _key("passage", "The sentence that tells it"),
        _offset("passage_start", "the passage"),
        _offset("passage_end", "the passage"),
    ),
    "participants": (
        SOURCE,
        _key("event", "The event's id within the source"),
        _key("role", "agent, subject, court, recipient, destination, place or attributed_to"),
        _key("entity", "The entity's id within the source"),
        _key("kind", "person, group, organization, place or law"),
        _key("name", "The entity's name"),
    ),
    "cases": (
        SOURCE,
        _key("case", "Its id within the source"),
        *_WHOSE,
        _key("subject", "The entity that it is about: its id within the source"),
        _key("name", "The name of the subject"),
        Column("events", "texts", "The ids of its events, in order of happening", required=True),
        Column("as_of", "text", "The day for which the status holds", "EDTF"),
        _key("state", "The status on that day: detained, imprisoned, released and so on"),
        Column("since", "text", "Since when", "EDTF"),
        Column("term", "text", "The sentence that is served", "ISO 8601"),
    ),
}  # fmt: skip
