from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from habeas.codebook import load_codebook
from habeas.workspace.casework.events.clause import clause_of
from habeas.workspace.casework.events.comparison import decided_in
from habeas.workspace.casework.events.phrases import PHRASES
from habeas.workspace.casework.events.sentence import sentence_of
from habeas.workspace.casework.events.telling import tellings
from habeas.workspace.record.actions.decide_value import decide_value
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.composition import compose_event
from habeas.workspace.record.decided import decisions_of
from habeas.workspace.record.models import Account, Event, Source
from habeas.workspace.record.visible import THE_RECORD
from tests.workspace.several_sources import telling, told_by

TYPES = load_codebook().types
OUTCOMES = sorted((kind, outcome) for kind in TYPES for outcome in ("", *TYPES[kind].outcomes))


def sentence(event: Event) -> str:
    return sentence_of(tellings(THE_RECORD, [event])[0])


@pytest.mark.parametrize(("kind", "outcome"), OUTCOMES)
def test_each_type_and_each_outcome_of_the_codebook_has_words_of_its_own(
    kind: str, outcome: str
) -> None:
    assert (f"{kind} {outcome}" if outcome else kind) in PHRASES


@pytest.mark.parametrize(("kind", "outcome"), OUTCOMES)
def test_the_words_name_whoever_is_told_and_are_a_clause(kind: str, outcome: str) -> None:
    for agent in ("", "the ministry"):
        for subject in ("", "Marta Keldova"):
            words = clause_of(kind, TYPES[kind].title, outcome, agent=agent, subject=subject)
            assert words.count("the ministry") == bool(agent)
            assert words.count("Marta Keldova") == bool(subject)
            assert not set("%()–_") & set(words)
            assert words == words.strip()


def test_no_words_are_for_what_the_codebook_does_not_have() -> None:
    assert PHRASES.keys() == {f"{kind} {outcome}".strip() for kind, outcome in OUTCOMES}


@pytest.mark.parametrize(
    ("agent", "subject", "words"),
    [
        ("police", "nine families", "Forced eviction of nine families by police"),
        ("", "nine families", "Forced eviction of nine families"),
        ("police", "", "Forced eviction by police"),
        ("", "", "Forced eviction"),
    ],
)
def test_a_type_of_somebodys_own_is_told_by_its_title(agent: str, subject: str, words: str) -> None:
    assert clause_of("eviction", "Forced eviction", agent=agent, subject=subject) == words


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("sentence", {}, "Brenik City Court sentenced Marta Keldova to 7 years for “extremism”"),
        (
            "appeal",
            {"outcome": "reduced", "term": "P2Y"},
            "November 2012: the Supreme Court reduced the sentence of Marta Keldova to 2 years",
        ),
        ("appeal", {"outcome": ""}, "an appeal in the case of Marta Keldova involved"),
        ("appeal", {"outcome": "remitted"}, "involved the Supreme Court (remitted)"),
        ("arrest", {}, "14 February 2012: police arrested Marta Keldova in Brenik."),
        ("arrest", {"modality": "negated"}, "in Brenik (denied, or did not happen)."),
        ("arrest", {"type": "travel_ban"}, "police kept Marta Keldova from travelling in Brenik."),
    ],
)
def test_an_event_is_told_in_a_sentence(
    source: Source, kind: str, values: dict[str, str], words: str
) -> None:
    account = telling(source, kind)
    Account.objects.filter(pk=account.pk).update(**values)
    assert words in sentence(compose_event(account.event))


def test_a_place_that_is_told_already_is_not_told_twice(source: Source) -> None:
    account = telling(source, "arrest")
    assert account.place is not None
    account.participants.filter(role="subject").update(naming=account.place)
    Account.objects.filter(pk=account.pk).update(type="visit")
    told = sentence(compose_event(account.event))
    assert told == "14 February 2012: police visited Brenik."


def test_who_appeals_in_a_case_of_their_own_is_named_once(source: Source) -> None:
    account = telling(source, "appeal")
    account.participants.exclude(role="subject").delete()
    account.participants.create(naming=source.namings.get(local="p1"), role="agent")
    Account.objects.filter(pk=account.pk).update(outcome="filed")
    assert sentence(compose_event(account.event)) == "November 2012: Marta Keldova appealed."


def test_outcomes_that_contradict_each_other_are_both_told(user: User) -> None:
    one, other = (telling(source, "appeal") for source in told_by(user, "P7Y", "P7Y"))
    Account.objects.filter(pk=other.pk).update(event=one.event_id, outcome="overturned")
    told = sentence(compose_event(one.event))
    assert told.endswith("involved the Supreme Court (upheld or overturned).")


def test_of_whom_it_is_contradicted_who_did_it_is_told_in_no_role_until_somebody_decides(
    user: User,
) -> None:
    one, other = (telling(source) for source in told_by(user, "P7Y", "P7Y"))
    Account.objects.filter(pk=other.pk).update(event=one.event_id)
    person, again = (a.participants.get(role="subject").naming for a in (one, other))
    other.participants.filter(role="subject").update(role="agent")
    merge_entities(person.entity_id, again.entity_id, user, evidence="e")
    event = compose_event(one.event)
    assert event.contradicted == ["roles"]
    assert sentence(event) == (
        "3 September 2012: Sentence by Brenik City Court to 7 years for “extremism” (contradicted:"
        " whether Marta Keldova did it or suffered it)."
    )
    decide_value(event.pk, "roles", {str(person.entity_id): "subject"}, user, reason="r")
    event.refresh_from_db()
    told = tellings(THE_RECORD, [event])[0]
    assert sentence_of(told).startswith(
        "3 September 2012: Brenik City Court sentenced Marta Keldova to 7 years"
    )
    assert told.headcount is not None
    assert told.headcount.least == 1
    (held,) = decided_in(told, decisions_of(event))
    assert held.words == "happened to Marta Keldova"
    decide_value(event.pk, "roles", {str(person.entity_id): "agent"}, user, reason="r")
    event.refresh_from_db()
    told = tellings(THE_RECORD, [event])[0]
    assert told.who("subject") == []
    assert told.headcount is None
