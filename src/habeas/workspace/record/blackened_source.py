"""A source whose text is blackened in places, with everything that is kept beside the text."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.spans import Span
from habeas.workspace.record.blackening import Names, blackened
from habeas.workspace.record.composition import compose_entity
from habeas.workspace.record.models import Account, Entity, Naming, Source

_BATCH = 500
_SHORT = ("title", "author", "publisher", "name")  # what tells of the whole source
_LISTS = ("blocks", "facts", "warnings", "book")
_TOLD = ("name", "other_names", "descriptions", "designations")  # of a naming


def blacken_source(source: Source, places: Iterable[Span], names: Names) -> None:
    """Blacken places of the text, and the names in all that repeats words of it; it is saved.

    Every offset holds, and every account still quotes what stands in the text.
    """
    source.text = blackened(source.text, places)
    for column in _SHORT:
        setattr(source, column, names.blackened(getattr(source, column)))
    for column in _LISTS:
        setattr(source, column, names.blackened_in(getattr(source, column)))
    source.save(update_fields=["text", *_SHORT, *_LISTS])
    accounts = list(Account.objects.filter(source=source))
    for account in accounts:
        account.trigger = source.text[account.trigger_start : account.trigger_end]
        account.passage = source.text[account.passage_start : account.passage_end]
        account.section = names.blackened(account.section)
        account.charges = names.blackened_in(account.charges)
        account.outcome = names.blackened(account.outcome)
    columns = ["trigger", "passage", "section", "charges", "outcome"]
    Account.objects.bulk_update(accounts, columns, _BATCH)


def blacken_namings(sources: Iterable[int], names: Names) -> None:
    """Blacken the names in what these sources call others: "the wife of …"."""
    changed = []
    for naming in Naming.objects.filter(source__in=list(sources)).order_by("pk"):
        before = [getattr(naming, column) for column in _TOLD]
        after = names.blackened_in(before)
        if naming.kind == "person":
            after[:2] = before[:2]  # somebody else's own name, though it may be the same
        if after != before:
            for column, value in zip(_TOLD, after, strict=True):
                setattr(naming, column, value)
            changed.append(naming)
    Naming.objects.bulk_update(changed, _TOLD, _BATCH)
    for entity in Entity.objects.filter(namings__in=changed).distinct().order_by("pk"):
        entity.chosen_name = names.blackened(entity.chosen_name)
        entity.chosen_description = names.blackened(entity.chosen_description)
        compose_entity(entity)
