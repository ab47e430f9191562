"""What may be seen by whom: every query of the pages, the search and the exports begins here.

So far everybody who may log in sees all. Confidentiality will be enforced in these functions, and
nowhere else; a test forbids a page, and whatever a page calls, to ask a table directly.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Exists, OuterRef, QuerySet

from habeas.workspace.record.models import (
    Account,
    AccountKey,
    Change,
    Decision,
    Entity,
    Event,
    EventPair,
    Join,
    Judgement,
    Merge,
    Naming,
    Original,
    Participant,
    Source,
)


class TheRecord:
    """Who works for the record as a whole: actions and background jobs, which show it to nobody."""

    is_authenticated = True
    pk = None


THE_RECORD = TheRecord()
Viewer = AbstractBaseUser | AnonymousUser | TheRecord


def originals(viewer: Viewer) -> QuerySet[Original]:
    """The files whose bytes the viewer may have."""
    return Original.objects.all() if viewer.is_authenticated else Original.objects.none()


def sources(viewer: Viewer) -> QuerySet[Source]:
    """The sources that the viewer may read."""
    return Source.objects.all() if viewer.is_authenticated else Source.objects.none()


def accounts(viewer: Viewer) -> QuerySet[Account]:
    """The accounts that the viewer may see."""
    return Account.objects.all() if viewer.is_authenticated else Account.objects.none()


def account_keys(viewer: Viewer) -> QuerySet[AccountKey]:
    """The words under which those accounts are found that the viewer may see."""
    return AccountKey.objects.all() if viewer.is_authenticated else AccountKey.objects.none()


def events(viewer: Viewer) -> QuerySet[Event]:
    """The events that the viewer may see."""
    return Event.objects.all() if viewer.is_authenticated else Event.objects.none()


def judgements(viewer: Viewer) -> QuerySet[Judgement]:
    """What was said of accounts that the viewer may see."""
    return Judgement.objects.all() if viewer.is_authenticated else Judgement.objects.none()


def decisions(viewer: Viewer) -> QuerySet[Decision]:
    """What was decided for events that the viewer may see."""
    return Decision.objects.all() if viewer.is_authenticated else Decision.objects.none()


def joins(viewer: Viewer) -> QuerySet[Join]:
    """The joins of events that the viewer may see."""
    return Join.objects.all() if viewer.is_authenticated else Join.objects.none()


def event_pairs(viewer: Viewer) -> QuerySet[EventPair]:
    """The suggestions, of two events each, that the viewer may see."""
    return EventPair.objects.all() if viewer.is_authenticated else EventPair.objects.none()


def entities(viewer: Viewer) -> QuerySet[Entity]:
    """Who and what the viewer may see; those that were merged into another one included."""
    return Entity.objects.all() if viewer.is_authenticated else Entity.objects.none()


def whole_entities(viewer: Viewer) -> QuerySet[Entity]:
    """Those of whom the viewer may see every account.

    What is computed of all accounts together and kept, a case in one row or the states of one, is
    shown to nobody who may see only some of them.
    """
    return entities(viewer)


def namings(viewer: Viewer) -> QuerySet[Naming]:
    """How the sources that the viewer may read name anybody and anything."""
    return Naming.objects.all() if viewer.is_authenticated else Naming.objects.none()


def merges(viewer: Viewer) -> QuerySet[Merge]:
    """The merges that the viewer may see; those that were taken back included."""
    return Merge.objects.all() if viewer.is_authenticated else Merge.objects.none()


def reviewers(viewer: Viewer) -> QuerySet[User]:
    """Who has said anything of accounts that the viewer may see."""
    return User.objects.filter(Exists(judgements(viewer).filter(by=OuterRef("pk"))))


def participants(viewer: Viewer) -> QuerySet[Participant]:
    """Who takes part, in those accounts that the viewer may see."""
    return Participant.objects.all() if viewer.is_authenticated else Participant.objects.none()


def changes(viewer: Viewer) -> QuerySet[Change]:
    """The entries of the log that the viewer may read."""
    return Change.objects.all() if viewer.is_authenticated else Change.objects.none()


def people(changes: QuerySet[Change]) -> QuerySet[User]:
    """Who has made one of these changes."""
    return User.objects.filter(pk__in=changes.order_by().values("by")).order_by("username")
