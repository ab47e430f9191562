"""From rows back to the plain objects of ``habeas.record``, which cases are built from."""

from __future__ import annotations

from collections.abc import Iterable

from habeas import record as plain
from habeas.spans import Quote
from habeas.workspace.record.models import Account, Source


def source_of(row: Source) -> plain.Source:
    """The source as it was read, with its blocks and the places of its print."""
    return plain.Source(
        id=row.key,
        name=row.name,
        media_type=row.media_type,
        text=row.text,
        blocks=tuple(plain.Block(**block) for block in row.blocks),
        title=row.title or None,
        publisher=row.publisher or None,
        author=row.author or None,
        published=row.published or None,
        period=row.period or None,
        period_basis=row.period_basis or None,  # type: ignore[arg-type]
        country=row.country or None,
        language=row.language or None,
        warnings=tuple(row.warnings),
        facts=tuple(plain.Fact(**fact) for fact in row.facts),
        pages=None if row.first_page is None else (row.first_page, row.last_page or row.first_page),
        printed=tuple(
            plain.PrintedLine(start, end, page, tuple(tuple(box) for box in boxes))
            for start, end, page, boxes in row.printed
        ),
        page_sizes=tuple((width, height) for width, height in row.page_sizes),
    )


def event_of(
    account: Account,
    participants: Iterable[plain.Participant] | None = None,
    *,
    id: str | None = None,  # noqa: A002 -- its name
) -> plain.Event:
    """An account as an event whose participants are entities of the record: their ids as text.

    Args:
        account: with ``participants__naming``, ``place``, ``destination`` and ``attributed_to``
            at hand.
        participants: who takes part, where that is known already.
        id: what the event is called; the account's own id without it.
    """
    return plain.Event(
        id=id or str(account.pk),
        type=account.type,
        trigger=Quote(account.trigger_start, account.trigger_end, account.trigger),
        passage=Quote(account.passage_start, account.passage_end, account.passage),
        date=account.date or None,
        date_basis=account.date_basis or None,  # type: ignore[arg-type]
        participants=tuple(  # two of them may have been merged
            dict.fromkeys(_participants(account) if participants is None else participants)
        ),
        place=str(account.place.entity_id) if account.place else None,
        destination=str(account.destination.entity_id) if account.destination else None,
        charges=tuple(account.charges),
        term=account.term or None,
        outcome=account.outcome or None,
        modality=account.modality,  # type: ignore[arg-type]
        attributed_to=str(account.attributed_to.entity_id) if account.attributed_to else None,
        section=account.section or None,
        confidence=account.confidence,
        cue=account.cue,
    )


def _participants(account: Account) -> Iterable[plain.Participant]:
    for one in account.participants.all():
        yield plain.Participant(one.role, str(one.naming.entity_id))  # type: ignore[arg-type]
