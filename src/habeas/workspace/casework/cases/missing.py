"""What is missing: what one would expect in the record of a case, and does not find there.

Each rule is a small function with a sentence. A finding is a question to ask, not a fault of
anybody: the source may not have told it, or it may not have happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from habeas.cases.proceedings import HAPPENED, outcome_of
from habeas.cases.punishment import effect_of
from habeas.record import Event, State
from habeas.workspace.casework.cases.release import Release, release_of
from habeas.workspace.casework.cases.silence import months_between
from habeas.workspace.casework.cases.thread import Thread

PATIENCE = 12  # months after which an outcome is missed
_JUDGED = ("conviction", "acquittal", "sentence")
_ENDED = ("release", "pardon", "execution", "killing", "death_in_custody", "deportation")
_HARM = ("torture", "sexual_violence", "assault")


class Facts:
    """What the rules ask of a case."""

    def __init__(self, thread: Thread, newest: date | None) -> None:
        self.thread = thread
        self.is_person = thread.entity.kind in ("person", "group")
        self.facts = [event for event in thread.timeline if event.modality == "actual"]
        self.told_until = thread.told_until or date.min
        self.newest = max(newest or date.min, self.told_until)
        self.state: State = thread.status(self.told_until).state if self.is_person else "unknown"
        self.release: Release | None = None
        if self.is_person and thread.accepted:
            self.release = release_of(thread, self.told_until)

    def has(self, *types: str) -> bool:
        """Whether something of these types is told as a fact."""
        return any(event.type in types for event in self.facts)

    def mentions(self, *types: str) -> bool:
        """Whether something of these types is told as having happened, be it alleged.

        Who asks for an inquiry, fears a trial or says that there was none tells of none.
        """
        told = (event for event in self.thread.timeline if event.modality in HAPPENED)
        return any(event.type in types for event in told)

    def of(self, *types: str) -> list[Event]:
        """The facts of these types, in order."""
        return [event for event in self.facts if event.type in types]

    def is_long_ago(self, event: Event) -> bool:
        """Whether more than a year has passed since, in the time that the sources tell of."""
        told = self.thread.by_id[event.id]
        day = told.accounts[0].latest if event.date else told.until
        return day is not None and months_between(day, self.newest) >= PATIENCE


Rule = Callable[[Facts], bool]


def detained_no_charge(facts: Facts) -> bool:
    """Held, and nothing says on what charge."""
    told = facts.mentions("charge", "trial", *_JUDGED)
    charges = any(event.charges for event in facts.facts)
    return facts.state == "detained" and not told and not charges


def charged_no_outcome(facts: Facts) -> bool:
    """Charged a year ago or longer, and no trial, verdict or end of the charge is told."""
    charges = [event for event in facts.of("charge") if outcome_of(event) != "dropped"]
    is_over = facts.mentions("trial", "pardon", *_JUDGED)
    is_over = is_over or any(outcome_of(event) == "dropped" for event in facts.of("charge"))
    return bool(charges) and not is_over and facts.is_long_ago(charges[-1])


def trial_no_verdict(facts: Facts) -> bool:
    """On trial a year ago or longer, and no verdict is told."""
    trials = facts.of("trial")
    return bool(trials) and not facts.mentions(*_JUDGED) and facts.is_long_ago(trials[-1])


def conviction_no_sentence(facts: Facts) -> bool:
    """Convicted, and the sentence is not told."""
    told = any(event.term for event in facts.of("conviction"))
    return facts.has("conviction") and not facts.mentions("sentence") and not told


def convicted_no_appeal(facts: Facts) -> bool:
    """Convicted or sentenced, and no appeal is told, filed or decided."""
    return facts.has("conviction", "sentence") and not facts.mentions("appeal", "pardon")


def appeal_no_decision(facts: Facts) -> bool:
    """An appeal was filed a year ago or longer, and its decision is not told."""
    appeals = facts.of("appeal")
    filed = [event for event in appeals if outcome_of(event) == "filed"]
    decided = [event for event in appeals if outcome_of(event) not in (None, "filed")]
    return bool(filed) and not decided and facts.is_long_ago(filed[-1])


def prison_no_term(facts: Facts) -> bool:
    """Sentenced to prison, and for how long is not told."""
    sentences = facts.of("sentence")
    return any(event.term is None and effect_of(event) == "held" for event in sentences)


def judged_no_court(facts: Facts) -> bool:
    """A verdict or a sentence, and no court is named with any of them."""
    judged = facts.of(*_JUDGED)
    return bool(judged) and not any(event.who("court") + event.who("agent") for event in judged)


def release_not_told(facts: Facts) -> bool:
    """The term has run out in the time that the sources tell of, and no release is told.

    One that is told as a fact ends the term, and one from before it is none from it; so what counts
    is only one that is alleged after it.
    """
    due = facts.release
    if due is None or due.latest >= facts.newest:
        return False
    line = [event.id for event in facts.thread.timeline]
    after = facts.thread.timeline[line.index(due.basis[0]) + 1 :]
    return not any(event.type in _ENDED and event.modality in HAPPENED for event in after)


def disappeared_no_fate(facts: Facts) -> bool:
    """Disappeared, and what became of the person is not told."""
    return facts.state == "missing"


def harm_no_investigation(facts: Facts) -> bool:
    """Torture or ill-treatment is told or alleged, and no inquiry into it."""
    harmed = facts.mentions(*_HARM)
    return harmed and not facts.mentions("investigation", "complaint")


def death_no_investigation(facts: Facts) -> bool:
    """A death in custody or a killing, and no inquiry into it."""
    died = facts.has("death_in_custody", "killing")
    return died and not facts.mentions("investigation", "trial", "complaint")


def undecided_contradiction(facts: Facts) -> bool:
    """Sources contradict each other, and nobody has decided."""
    return any(told.contradicted for told in facts.thread.accepted)


@dataclass(frozen=True, slots=True)
class Missing:
    """A rule with its sentence, and its name in a list."""

    code: str
    rule: Rule
    sentence: StrOrPromise
    name: StrOrPromise
    persons_only: bool = True


RULES = (
    Missing("charge", detained_no_charge, _("Detained, no charge recorded."), _("charge")),
    Missing(
        "outcome",
        charged_no_outcome,
        _("Charged a year ago or longer, no trial or verdict recorded."),
        _("outcome of the charge"),
    ),
    Missing(
        "verdict",
        trial_no_verdict,
        _("On trial a year ago or longer, no verdict recorded."),
        _("verdict"),
    ),
    Missing(
        "sentence", conviction_no_sentence, _("Convicted, no sentence recorded."), _("sentence")
    ),
    Missing("appeal", convicted_no_appeal, _("Convicted, no appeal recorded."), _("appeal")),
    Missing(
        "decision",
        appeal_no_decision,
        _("An appeal was filed a year ago or longer, no decision recorded."),
        _("decision of the appeal"),
    ),
    Missing("term", prison_no_term, _("Sentenced to prison, for how long is not told."), _("term")),
    Missing("court", judged_no_court, _("Judged, and no court is named."), _("court")),
    Missing(
        "release",
        release_not_told,
        _("The prison term has run out, no release recorded."),
        _("release"),
    ),
    Missing(
        "fate",
        disappeared_no_fate,
        _("Disappeared, and what became of them is not recorded."),
        _("fate"),
    ),
    Missing(
        "inquiry",
        harm_no_investigation,
        _("Violence or torture told, no investigation recorded."),
        _("inquiry into violence"),
    ),
    Missing(
        "death",
        death_no_investigation,
        _("A death told, no investigation recorded."),
        _("inquiry into the death"),
    ),
    Missing(
        "contradiction",
        undecided_contradiction,
        _("Sources contradict each other, and nobody has decided."),
        _("decision on a contradiction"),
        persons_only=False,
    ),
)
BY_CODE = {one.code: one for one in RULES}


def missing_in(facts: Facts) -> list[Missing]:
    """The rules that find something missing, in the order of proceedings."""
    asked: Iterable[Missing] = (
        RULES if facts.is_person else (r for r in RULES if not r.persons_only)
    )
    return [one for one in asked if one.rule(facts)]
