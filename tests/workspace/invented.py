"""Readings of invented reports, made without the language model: quick, and known to the letter."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from habeas.record import (
    Block,
    Case,
    Entity,
    Event,
    Mention,
    Participant,
    Reading,
    Source,
    Status,
)
from habeas.spans import Quote

TEXT = """\
Ostrava Republic 2012

On 14 February, police arrested Marta Keldova, the editor of the weekly Northern Lamp, in Brenik.

On 3 September, Brenik City Court sentenced Keldova to seven years in prison for extremism.

In November, the Supreme Court upheld the sentence.
"""


def quote(text: str, words: str, nth: int = 0) -> Quote:
    """The words where they stand in the text, for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Quote(start, start + len(words), words)


def invented_reading(
    name: str = "report.txt",
    *,
    text: str = TEXT,
    person: str = "Marta Keldova",
    term: str = "P7Y",
    country: str = "CZE",
) -> Reading:
    """A report that tells an arrest, a sentence and an appeal of one person.

    Args:
        name: of the file.
        text: which must hold the words of TEXT that the quotes need.
        person: her full name; it takes the place of the one in the text.
        term: of the sentence.
        country: ISO 3166-1 alpha-3.
    """
    text = text.replace("Marta Keldova", person)
    lines = [line for line in text.split("\n") if line]
    blocks = []
    for number, line in enumerate(lines):
        at = text.index(line)
        blocks.append(Block("title" if number == 0 else "paragraph", at, at + len(line)))
    source = Source(
        id="sha256:" + sha256(text.encode()).hexdigest(),
        name=name,
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
        title=lines[0],
        publisher="Watch Ostrava",
        published="2013-05-23",
        period="2012",
        period_basis="title-year",
        country=country,
    )
    passages = [quote(text, line) for line in lines[1:]]
    named = quote(text, person)
    entities = (
        Entity(
            "p1",
            "person",
            person,
            descriptions=("editor of the weekly Northern Lamp",),
            mentions=(Mention(named.start, named.end, person, "name"),),
        ),
        _body(text, "o1", "police"),
        _body(text, "o2", "Brenik City Court"),
        _body(text, "o3", "the Supreme Court"),
        replace(_body(text, "l1", "Brenik"), kind="place"),
    )
    subject = Participant("subject", "p1")
    events = (
        Event("e1", "arrest", quote(text, "arrested"), passages[0], date="2012-02-14",
              date_text=quote(text, "14 February"), date_basis="stated",
              participants=(subject, Participant("agent", "o1")), place="l1", confidence=0.97,
              cue="arrest.verb"),
        Event("e2", "sentence", quote(text, "sentenced"), passages[1], date="2012-09-03",
              date_text=quote(text, "3 September"), date_basis="stated",
              participants=(subject, Participant("agent", "o2")), charges=("extremism",),
              term=term, confidence=0.92, cue="sentence.verb"),
        Event("e3", "appeal", quote(text, "upheld"), passages[2], date="2012-11",
              date_text=quote(text, "November"), date_basis="stated",
              participants=(subject, Participant("agent", "o3")), outcome="upheld",
              confidence=0.81, cue="appeal.upheld"),
    )  # fmt: skip
    case = Case("c1", "p1", person, events, Status("2012-12-31", "imprisoned", "2012-09-03", term))
    return Reading(source, entities, events, (case,))


def _body(text: str, identity: str, name: str) -> Entity:
    where = quote(text, name)
    mention = Mention(where.start, where.end, name, "name")
    return Entity(identity, "organization", name, mentions=(mention,))
