from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User

from habeas.errors import ChangedMeanwhile, InvalidSlot
from habeas.spans import Span
from habeas.workspace.record import log
from habeas.workspace.record.actions.add_account import add_account
from habeas.workspace.record.actions.correct_account import correct_account
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.actions.split_account import split_account
from habeas.workspace.record.actions.take_back_correction import take_back_correction
from habeas.workspace.record.models import Account, Change, Event, Judgement, Naming, Source
from habeas.workspace.record.slots import NewNaming, Slots, slots_of


def the(source: Source, kind: str) -> Account:
    return source.accounts.get(type=kind)


def span(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


def test_a_correction_is_a_new_account_of_the_same_event(source: Source, user: User) -> None:
    old = the(source, "sentence")
    new = correct_account(old.pk, {"term": "P7Y6M"}, user, seen=0, reason="see page 3")
    old.refresh_from_db()
    assert (old.standing, new.standing) == ("superseded", "accepted")
    assert (new.supersedes_id, new.event_id, new.made_by) == (old.pk, old.event_id, user)
    verdicts = Judgement.objects.order_by("id").values_list("account", "verdict", "reason")
    assert list(verdicts) == [
        (old.pk, "superseded", "see page 3"),
        (new.pk, "accepted", "see page 3"),
    ]
    assert Event.objects.get(pk=new.event_id).term == "P7Y6M"
    entry = Change.objects.select_related("details").latest("id")
    assert json.loads(entry.details.data or "")["changes"] == {"term": ["P7Y", "P7Y6M"]}
    assert list(log.faults()) == []


def test_a_correction_keeps_what_it_does_not_touch(source: Source, user: User) -> None:
    old = the(source, "sentence")
    new = correct_account(old.pk, {"term": "P7Y6M"}, user)
    assert {**slots_of(old), "term": "P7Y6M"} == slots_of(new)
    kept = ("section", "date_basis", "earliest", "latest", "passage", "trigger", "source_id")
    assert [getattr(old, name) for name in kept] == [getattr(new, name) for name in kept]


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("type", "abduction by nobody"),
        ("date", "8 October 2012"),
        ("date", "2012-02-30"),
        ("term", "7 years"),
        ("term", "P7YEARS"),
        ("term", "\0"),
        ("outcome", "upheld"),
        ("modality", "certain"),
        ("charges", [" "]),
        ("participants", [("victim", 1)]),
        ("participants", [("subject", 2**40)]),
        ("place", 2**40),
        ("trigger", Span(10**6, 10**6 + 3)),
        ("date_words", Span(10**6, 10**6 + 3)),
    ],
)
def test_a_slot_that_may_not_hold_a_value_is_named(
    source: Source, user: User, slot: str, value: object
) -> None:
    old = the(source, "sentence")
    before = Change.objects.count()
    with pytest.raises(InvalidSlot) as told:
        correct_account(old.pk, {slot: value}, user)  # type: ignore[misc]
    assert told.value.slot == slot
    assert Change.objects.count() == before
    old.refresh_from_db()
    assert old.standing == "proposed"


@pytest.mark.parametrize("term", ["P7Y6M", "P2Y/P5Y", "P18M/life", "life", "death", "4,000 crowns"])
def test_a_term_is_a_time_or_the_words_of_a_fine(source: Source, user: User, term: str) -> None:
    assert correct_account(the(source, "sentence").pk, {"term": term}, user).term == term


def test_an_outcome_of_the_old_type_does_not_pass_into_another(source: Source, user: User) -> None:
    with pytest.raises(InvalidSlot) as told:
        correct_account(the(source, "appeal").pk, {"type": "ruling"}, user)
    assert told.value.slot == "outcome"
    new = correct_account(the(source, "appeal").pk, {"type": "ruling", "outcome": ""}, user)
    assert (new.type, new.outcome) == ("ruling", "")


def test_nothing_changed_is_no_correction(source: Source, user: User) -> None:
    with pytest.raises(InvalidSlot, match="nothing was changed"):
        correct_account(the(source, "sentence").pk, {"term": "P7Y"}, user)


def test_a_naming_of_another_source_is_refused(source: Source, user: User) -> None:
    other = Source.objects.create(
        key="k", original=source.original, name="x", media_type="", text="x", words=1, version="t"
    )
    naming = Naming.objects.get(source=source, local="p1")
    Naming.objects.filter(pk=naming.pk).update(source=other)
    with pytest.raises(InvalidSlot):
        correct_account(the(source, "appeal").pk, {"place": naming.pk}, user)


def test_selected_words_become_a_naming_once(source: Source, user: User) -> None:
    new_one = NewNaming(span(source, "Northern Lamp"), "organization")
    old = the(source, "arrest")
    people = slots_of(old)["participants"]
    new = correct_account(old.pk, {"participants": [*people, ("recipient", new_one)]}, user)
    naming = Naming.objects.get(roles__account=new, roles__role="recipient")
    assert (naming.name, naming.local, naming.entity.letters) == (
        "Northern Lamp",
        "o4",
        "northern lamp",
    )
    again = correct_account(the(source, "appeal").pk, {"attributed_to": new_one}, user)
    assert again.attributed_to == naming


def test_a_trigger_outside_the_passage_brings_its_sentence(source: Source, user: User) -> None:
    new = correct_account(the(source, "arrest").pk, {"trigger": span(source, "upheld")}, user)
    assert new.passage == "In November, the Supreme Court upheld the sentence."


def test_the_second_who_corrects_is_told(source: Source, user: User, other_user: User) -> None:
    old = the(source, "sentence")
    correct_account(old.pk, {"term": "P7Y6M"}, user, seen=0)
    with pytest.raises(ChangedMeanwhile, match="amara"):
        correct_account(old.pk, {"term": "P8Y"}, other_user, seen=0)


def test_a_split_makes_two_and_the_second_has_an_event_of_its_own(
    source: Source, user: User
) -> None:
    old = the(source, "sentence")
    one, two = split_account(old.pk, {}, {"type": "conviction", "term": ""}, user)
    assert (one.event_id, one.type, one.term) == (old.event_id, "sentence", "P7Y")
    assert (two.type, two.term, two.charges) == ("conviction", "", ["extremism"])
    assert two.event_id != old.event_id
    event = Event.objects.get(pk=two.event_id)
    assert (event.type, event.standing, event.country) == ("conviction", "accepted", "CZE")
    with pytest.raises(InvalidSlot, match="both tell the same"):
        split_account(the(source, "arrest").pk, {}, {}, user)


def test_a_correction_and_a_split_can_be_taken_back(source: Source, user: User) -> None:
    old = the(source, "sentence")
    one, two = split_account(old.pk, {}, {"type": "conviction", "term": ""}, user)
    back = take_back_correction(one.pk, user, seen=0)
    assert (back.pk, back.standing) == (old.pk, "proposed")
    standings = Account.objects.filter(supersedes=old).values_list("standing", flat=True)
    assert list(standings) == ["rejected", "rejected"]
    assert Event.objects.get(pk=two.event_id).standing == "rejected"
    assert Event.objects.get(pk=old.event_id).standing == "proposed"
    with pytest.raises(ChangedMeanwhile):
        take_back_correction(one.pk, user, seen=0)
    assert accept_account(old.pk, user).standing == "accepted"


def test_what_the_reading_missed_is_added_with_its_sentence(source: Source, user: User) -> None:
    slots = Slots(type="statement", trigger=span(source, "upheld the"), date="2012-11")
    added = add_account(source.pk, slots, user)
    assert added.passage == "In November, the Supreme Court upheld the sentence."
    assert (added.standing, added.event.type, added.event.date) == (
        "accepted",
        "statement",
        "2012-11",
    )
    with pytest.raises(InvalidSlot, match="these words already"):
        add_account(source.pk, slots, user)
