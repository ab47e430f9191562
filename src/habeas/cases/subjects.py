"""Who has a case: the rule, as a table of event types for each kind of entity.

========================  ======================================================================
entity                    has a case when
========================  ======================================================================
a person                  any event happened to it that is not in ``ADDRESSED``
a counted group           the same: "28 harbour workers", "about 40 workers"
a group without a count   it is a certain one ("the strikers", "a journalist", "his sons") and
                          two events, or one of ``GRAVE``, happened to it; never "demonstrators"
an organization, outlet   an event of ``BODIES`` happened to it
a court, police, state,   an event of ``STATE_BODIES`` happened to it: these act, as a rule
an armed group
a place, a law            never
========================  ======================================================================

"Happened to" is the role ``subject``, whatever the modality: a thread that holds only an alleged
or a denied arrest is one that somebody will want to see. An event type that is not in the codebook
of Habeas (a researcher's own) makes a case for persons and counted groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from habeas.record import Entity, Event

# Told or asked to somebody, or about a law: the subject is an addressee.
ADDRESSED = frozenset("recommendation statement visit legislation treaty_action".split())
# Liberty, proceedings and integrity of the person: one such event is enough for a described group.
GRAVE = frozenset(
    "arrest detention disappearance release search questioning investigation charge trial"
    " conviction acquittal sentence appeal ruling confiscation pardon execution killing"
    " death_in_custody torture assault sexual_violence".split()
)
BODIES = frozenset(
    "ban closure censorship dispersal search confiscation displacement threat assault armed_attack"
    " investigation charge trial conviction acquittal sentence appeal complaint ruling".split()
)
STATE_BODIES = frozenset({"ban", "closure"})
# What a subject does itself belongs to its thread, but makes no case.
OWN_ACTS = frozenset("appeal complaint protest asylum".split())

_STATE_WORDS = frozenset(
    "court courts tribunal ministry ministries minister police gendarmerie army military forces"
    " navy soldiers troops prosecutor prosecutors prosecution parliament government governments"
    " senate judiciary security authority authorities administration presidency cabinet embassy"
    " intelligence customs municipality prison prisons un eu nations governor kingdom republic"
    " officials officers state states"
    # Armed groups act as states do.
    " militia militias rebel rebels guerrilla guerrillas insurgents paramilitary battalion".split()
)
# "National Police Union", "Court Reporters' Association": named after the state, not of it.
_FREE_WORDS = frozenset(
    "party union association movement newspaper magazine weekly radio television tv foundation"
    " league network society church watch committee centre center group coalition".split()
)
_CERTAIN = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|both|a|an|another)\s|[^\s]+[’']s?\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def concerned(event: Event) -> tuple[str, ...]:
    """The ids of the entities to whose threads an event belongs.

    They are those to whom it happened; where it tells of none, those whose own appeal, complaint,
    protest or plea for asylum it is.
    """
    subjects = event.who("subject")
    return event.who("agent") if event.type in OWN_ACTS and not subjects else subjects


def has_case(entity: Entity, thread: Sequence[Event]) -> bool:
    """Whether the rule of this module gives the entity a case.

    Args:
        entity: anybody or anything.
        thread: the events that concern it.
    """
    types = [event.type for event in thread if entity.id in event.who("subject")]
    if entity.kind == "organization":
        return not (STATE_BODIES if is_of_the_state(entity) else BODIES).isdisjoint(types)
    if entity.kind not in ("person", "group"):
        return False
    happened = [kind for kind in types if kind not in ADDRESSED]
    if entity.kind == "person" or _is_counted(entity):
        return bool(happened)
    return _is_certain(entity) and (len(happened) > 1 or not GRAVE.isdisjoint(happened))


def is_of_the_state(entity: Entity) -> bool:
    """Whether a body is a state, one of its organs, or a body of states.

    >>> is_of_the_state(Entity("o1", "organization", "Brenik City Court"))
    True
    >>> is_of_the_state(Entity("o2", "organization", "Union of Police Widows"))
    False
    """
    words = {word.lower() for word in _WORD.findall(entity.name)}
    if entity.name.removeprefix("the ").lower() in _countries():
        return True
    return not words.isdisjoint(_STATE_WORDS) and words.isdisjoint(_FREE_WORDS)


def _is_counted(group: Entity) -> bool:
    return group.count is not None and group.count.value is not None


def _is_certain(group: Entity) -> bool:
    """Whether the words mean certain people ("the strikers"), not any ("several strikers")."""
    if is_of_the_state(group) or (group.count is not None and group.count.precision == "vague"):
        return False
    told = (group.name, *(m.text for m in group.mentions if m.form != "pronoun"))
    return any(_CERTAIN.match(words) for words in told)


@cache
def _countries() -> frozenset[str]:
    """The names of the states, in small letters."""
    import pycountry  # noqa: PLC0415 -- loads its tables; a report without bodies needs none

    fields = ("name", "common_name", "official_name")
    names = (getattr(c, f, None) for c in pycountry.countries for f in fields)
    return frozenset(name.lower() for name in names if name)
