"""The tables of the record, one module each.

::

    Original ── Source ─┬─ Naming ──► Entity          who: as a source names them ► as we know them
                        └─ Account ─► Event           what: as a source tells it  ► what happened
                             └ Participant (role) ► Naming
    Judgement  what a person (or the reading) said of an account, and when: never changed
    Decision   which of contradicting values the record takes for an event, and why: never changed
    Join       accounts of one event turned out to tell another one: they moved
    EventPair  two events that may be the same: a suggestion, or one that was refused
    Change     the log: one entry for each change, with the hash of the one before
"""

from habeas.workspace.record.models.account import Account, Participant
from habeas.workspace.record.models.change import ChainEnd, Change, Details
from habeas.workspace.record.models.decision import Decision
from habeas.workspace.record.models.entity import Entity, Naming
from habeas.workspace.record.models.event import Event
from habeas.workspace.record.models.event_pair import AccountKey, EventPair
from habeas.workspace.record.models.join import Join
from habeas.workspace.record.models.judgement import Judgement
from habeas.workspace.record.models.merge import Merge
from habeas.workspace.record.models.original import Original
from habeas.workspace.record.models.source import Source

__all__ = [
    "Account",
    "AccountKey",
    "ChainEnd",
    "Change",
    "Decision",
    "Details",
    "Entity",
    "Event",
    "EventPair",
    "Join",
    "Judgement",
    "Merge",
    "Naming",
    "Original",
    "Participant",
    "Source",
]
