"""Readings of every shape, for the properties that hold for each of them."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from habeas.record import (
    Case,
    Count,
    DateBasis,
    Entity,
    EntityKind,
    Event,
    Mention,
    MentionForm,
    Modality,
    Participant,
    PeriodBasis,
    Precision,
    Reading,
    Role,
    Source,
    State,
    Status,
)
from habeas.spans import Quote

# Plain words and all that is awkward: markup, formulas, terminal codes, wide and turning letters.
AWKWARD = [
    *(
        "",
        "=1+1",
        "-2",
        "@SUM(A1)",
        "\tx",
        "\r\n",
        "a;b,c\"d'",
        "“disorder”",
        "警察は逮捕した",
        "🚨",
    ),
    *("</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "\x1b[2J", "\u202etxt.exe"),
]
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(AWKWARD))
DATES = st.one_of(st.none(), st.sampled_from("2012-01-23 2012 2005/.. ../2005 201X".split()), WORDS)


def _one_of(words: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(words))


def _or_none(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _list(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def _quotes(draw: st.DrawFn, text: str) -> Quote:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return Quote.from_text(text, start, end)


@st.composite
def _mentions(draw: st.DrawFn, text: str) -> Mention:
    quote = draw(_quotes(text))
    return Mention(quote.start, quote.end, quote.text, draw(_one_of(MentionForm)))


def _sources(text: str) -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        id=WORDS,
        name=st.just(""),
        media_type=WORDS,
        text=st.just(text),
        blocks=st.just(()),
        title=_or_none(WORDS),
        publisher=_or_none(WORDS),
        author=_or_none(WORDS),
        published=DATES,
        period=DATES,
        period_basis=_or_none(_one_of(PeriodBasis)),
        country=_or_none(st.sampled_from(["KAZ", "XXX"])),
        language=_or_none(WORDS),
        warnings=st.just(()),
    )


def _entities(number: int, text: str) -> st.SearchStrategy[Entity]:
    counts = st.builds(Count, _or_none(st.integers(0)), _one_of(Precision))
    return st.builds(
        Entity,
        id=st.just(f"p{number}"),
        kind=_one_of(EntityKind),
        name=WORDS,
        other_names=_list(WORDS),
        descriptions=_list(WORDS),
        designations=_list(WORDS),
        count=_or_none(counts),
        country=_or_none(st.sampled_from(["KAZ", "XXX"])),
        mentions=_list(_mentions(text)),
    )


def _events(number: int, text: str, ids: list[str]) -> st.SearchStrategy[Event]:
    entity = _or_none(st.sampled_from(ids)) if ids else st.none()
    parts = _list(st.builds(Participant, _one_of(Role), st.sampled_from(ids))) if ids else None
    return st.builds(
        Event,
        id=st.just(f"e{number}"),
        type=st.one_of(st.sampled_from(["release", "arrest", "death_in_custody"]), WORDS),
        trigger=_quotes(text),
        passage=_quotes(text),
        date=DATES,
        date_text=_or_none(_quotes(text)),
        date_basis=_or_none(_one_of(DateBasis)),
        participants=parts or st.just(()),
        place=entity,
        destination=entity,
        charges=_list(WORDS),
        term=_or_none(st.one_of(st.sampled_from(["P7Y6M", "life", "P3Y/P5Y"]), WORDS)),
        outcome=_or_none(WORDS),
        modality=_one_of(Modality),
        attributed_to=entity,
        section=_or_none(WORDS),
        confidence=st.floats(0, 1),
        cue=WORDS,
    )


def _cases(number: int, entities: list[Entity], events: list[Event]) -> st.SearchStrategy[Case]:
    some = _list(st.sampled_from(events)) if events else st.just(())
    status = st.builds(
        Status,
        as_of=st.just("2012-12-31"),
        state=_one_of(State),
        since=DATES,
        term=_or_none(WORDS),
        basis=_list(st.sampled_from([event.id for event in events])) if events else st.just(()),
    )
    return st.builds(
        lambda subject, timeline, at_end: Case(
            f"c{number}", subject.id, subject.name, timeline, at_end
        ),
        st.sampled_from(entities),
        some,
        status,
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading as it comes back from JSON: without the file's name and the blocks."""
    text = draw(st.text(min_size=1, max_size=60))
    entities = [draw(_entities(n, text)) for n in range(1, draw(st.integers(1, 4)))]
    ids = [entity.id for entity in entities]
    events = [draw(_events(n, text, ids)) for n in range(1, draw(st.integers(1, 4)))]
    number = draw(st.integers(1, 3)) if entities else 1
    cases = [draw(_cases(n, entities, events)) for n in range(1, number)]
    return Reading(
        draw(_sources(text)), tuple(entities), tuple(events), tuple(cases), draw(_list(WORDS))
    )
