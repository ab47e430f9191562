"""Several invented reports that tell the same, stored in a record."""

from __future__ import annotations

from django.contrib.auth.models import User

from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.models import Account, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading

TITLES = ("Ostrava Republic 2012", "Ostrava: the year 2012", "Trials in Ostrava, 2012")


def told_by(user: User, *terms: str, person: str = "Marta Keldova") -> list[Source]:
    """As many sources as there are terms; each tells an arrest, a sentence and an appeal."""
    return [
        stored(
            invented_reading(
                f"report-{number}.txt",
                text=TEXT.replace(TITLES[0], TITLES[number]),
                term=term,
                person=person,
            ),
            user,
        )
        for number, term in enumerate(terms)
    ]


def telling(source: Source, kind: str = "sentence") -> Account:
    """The account of a source that tells an event of this type."""
    return source.accounts.select_related("event").get(type=kind)


def accepted(sources: list[Source], user: User, kind: str = "sentence") -> list[Account]:
    """The accounts of one type, each accepted."""
    return [accept_account(telling(source, kind).pk, user) for source in sources]
