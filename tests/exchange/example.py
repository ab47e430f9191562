"""A small and complete reading of an invented report, put together by hand."""

from __future__ import annotations

from typing import Any

from habeas.record import (
    Block,
    BlockKind,
    Case,
    Count,
    Entity,
    Event,
    Mention,
    MentionForm,
    Participant,
    Reading,
    Role,
    Source,
    Status,
)
from habeas.spans import Quote

TEXT = """\
Annual Report: Veldara 2013

May 23, 2013

Lantern Watch 17

Unfair trials

On 17 January, police arrested Daven Orlik, the leader of the Open Ballot movement, at his home \
in Ostrel. On 11 October, Ostrel City Court sentenced Daven Orlik to seven-and-a-half years in \
prison for “inciting disorder” and Jaro Lint to six months.

  • His sister, Lena Orlik, said that guards had beaten him. No investigation was opened.
  • She feared that he would be tortured again.

Refugees

In October, Karsovia requested the extradition of Vera Lomak. About 40 people protested in \
Ostrel. Anton Resk had been deported to Karsovia on 14 September.
"""

ROLES: dict[str, Role] = {"by": "agent", "whom": "subject", "to": "destination"}
STRUCTURE: list[tuple[BlockKind, str, str | None]] = [
    ("title", "Annual Report: Veldara 2013", None),
    ("paragraph", "May 23, 2013", None),
    ("furniture", "Lantern Watch 17", None),
    ("heading", "Unfair trials", None),
    ("paragraph", "On 17 January … to six months.", "Unfair trials"),
    ("bullet", "His sister … was opened.", "Unfair trials"),
    ("bullet", "She feared that he would be tortured again.", "Unfair trials"),
    ("heading", "Refugees", None),
    ("paragraph", "In October … on 14 September.", "Refugees"),
]


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where ``words`` stand; ``…`` leaves some out in the middle, ``^`` takes only what follows."""
    context, caret, wanted = words.rpartition("^")
    start, _, end = wanted.partition("…")
    at = text.index((context + start).strip()) + (len(context) if caret else 0)
    return at, text.index(end.strip(), at) + len(end.strip()) if end else at + len(start.strip())


def quote(words: str) -> Quote:
    return Quote.from_text(TEXT, *span(words))


def mention(words: str, form: MentionForm = "name") -> Mention:
    start, end = span(words)
    return Mention(start, end, TEXT[start:end], form)


def event(number: int, kind: str, trigger: str, passage: str, **slots: Any) -> Event:
    participants = tuple(
        Participant(role, entity)
        for word, role in ROLES.items()
        for entity in slots.pop(word, "").split()
    )
    date_text = slots.pop("date_text", None)
    return Event(
        f"e{number}",
        kind,
        quote(trigger),
        quote(passage),
        date_text=date_text and quote(date_text),
        date_basis="stated" if date_text else None,
        participants=participants,
        **{"confidence": 0.9, "cue": f"{kind}.verb", **slots},
    )


def source() -> Source:
    blocks = tuple(
        Block(kind, *span(words), level=1 if kind in ("heading", "bullet") else 0, section=section)
        for kind, words, section in STRUCTURE
    )
    return Source(
        id="sha256:" + "0" * 64,
        name="veldara.txt",
        media_type="text/plain",
        text=TEXT,
        blocks=blocks,
        title="Annual Report: Veldara 2013",
        publisher="Lantern Watch",
        published="2013-05-23",
        period="2012",
        period_basis="title-year-minus-one",
    )


ARREST, SENTENCE = "On 17 January … in Ostrel.", "On 11 October … to six months."
BEATEN = "His sister … had beaten him."
EXTRADITION, DEPORTED = "In October … Vera Lomak.", "Anton Resk had … 14 September."

ENTITIES = (
    Entity("o1", "organization", "police", mentions=(mention("17 January, ^police", "nominal"),)),
    Entity(
        "p1",
        "person",
        "Daven Orlik",
        ("Orlik",),
        ("the leader of the Open Ballot movement",),
        ("prisoner of conscience",),
        mentions=(
            mention("arrested ^Daven Orlik"),
            mention("sentenced ^Daven Orlik"),
            mention("had beaten ^him", "pronoun"),
        ),
    ),
    Entity("l1", "place", "Ostrel", mentions=(mention("at his home in ^Ostrel"),)),
    Entity("o2", "organization", "Ostrel City Court", mentions=(mention("Ostrel City Court"),)),
    Entity("p2", "person", "Jaro Lint", mentions=(mention("Jaro Lint"),)),
    Entity("p3", "person", "Lena Orlik", mentions=(mention("Lena Orlik"),)),
    Entity("l2", "place", "Karsovia", mentions=(mention("October, ^Karsovia"),)),
    Entity("p4", "person", "Vera Lomak", mentions=(mention("Vera Lomak"),)),
    Entity(
        "g1",
        "group",
        "About 40 people",
        count=Count(40, "approximate"),
        mentions=(mention("About 40 people", "nominal"),),
    ),
    Entity("p5", "person", "Anton Resk", mentions=(mention("Anton Resk"),)),
)

EVENTS = (
    event(1, "arrest", "arrested", ARREST, by="o1", whom="p1", place="l1", date="2012-01-17",
          date_text="17 January", section="Unfair trials", confidence=0.97),
    event(2, "sentence", "sentenced", SENTENCE, by="o2", whom="p1", date="2012-10-11",
          date_text="11 October", term="P7Y6M", charges=("inciting disorder",),
          section="Unfair trials"),
    event(3, "sentence", "sentenced", SENTENCE, by="o2", whom="p2", date="2012-10-11",
          date_text="11 October", term="P6M", section="Unfair trials", confidence=0.71),
    event(4, "torture", "had beaten", BEATEN, whom="p1", modality="alleged", attributed_to="p3",
          section="Unfair trials", confidence=0.8),
    event(5, "investigation", "investigation", "No investigation was opened.", whom="p1",
          outcome="opened", modality="negated", section="Unfair trials", confidence=0.6),
    event(6, "torture", "tortured", "She feared … again.", whom="p1", modality="possible",
          attributed_to="p3", section="Unfair trials", confidence=0.55),
    event(7, "extradition", "extradition", EXTRADITION, by="l2", whom="p4", date="2012-10",
          date_text="In ^October", modality="requested", section="Refugees", confidence=0.85),
    event(8, "protest", "protested", "About 40 people … Ostrel.", by="g1", place="l1",
          section="Refugees", confidence=0.93),
    event(9, "deportation", "deported", DEPORTED, whom="p5", to="l2", date="2012-09-14",
          date_text="14 September", destination="l2", section="Refugees", confidence=0.88),
)  # fmt: skip


def example() -> Reading:
    """The reading, with one case of several events and three of one."""
    e = dict(enumerate(EVENTS, 1))
    orlik = Status("2012-12-31", "imprisoned", "2012-10-11", "P7Y6M", ("e2",))
    cases = (
        Case("c1", "p1", "Daven Orlik", (e[1], e[2], e[4], e[5], e[6]), orlik),
        Case("c2", "p2", "Jaro Lint", (e[3],), Status("2012-12-31", "imprisoned", "2012-10-11")),
        Case("c3", "p4", "Vera Lomak", (e[7],), Status("2012-12-31", "at_liberty")),
        Case("c4", "p5", "Anton Resk", (e[9],), Status("2012-12-31", "expelled", "2012-09-14")),
    )
    return Reading(source(), ENTITIES, EVENTS, cases, ("a table on page 2 has no text in it",))
