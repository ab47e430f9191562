from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models, transaction
from django.urls import reverse
from django.utils.html import strip_tags

import habeas.workspace
from habeas.workspace.record import log
from habeas.workspace.record.actions.correct_account import correct_account
from habeas.workspace.record.actions.decide_value import decide_value, take_decision_back
from habeas.workspace.record.actions.erase_person import erase_person
from habeas.workspace.record.actions.erase_source import erase_source
from habeas.workspace.record.actions.join_events import join_events
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.actions.name_entity import name_entity
from habeas.workspace.record.actions.separate_account import separate_account
from habeas.workspace.record.actions.unmerge_entities import unmerge_entities
from habeas.workspace.record.models import Change, Entity, Merge, Source
from habeas.workspace.upkeep.entries import Told, told
from habeas.workspace.upkeep.wordings import ACTIONS, SENTENCES
from tests.workspace.several_sources import accepted, telling, told_by

_WRITTEN = re.compile(r'log\.write\(\s*"([a-z_]+)"')
_SENTENCE = "event {0} (sentence, 3 September 2012, Marta Keldova)"


def test_every_action_that_is_logged_has_words() -> None:
    folder = Path(habeas.workspace.__file__).parent
    found = {name for path in folder.rglob("*.py") for name in _WRITTEN.findall(path.read_text())}
    assert len(found) > 15
    assert found - ACTIONS.keys() == set()
    assert SENTENCES.keys() - ACTIONS.keys() == set()


def last(user: User) -> Told:
    """What the newest entry tells."""
    rows = Change.objects.select_related("by", "details").order_by("-pk")
    return told(rows[:1], user)[0]


def written(
    user: User, action: str, of: models.Model | None = None, /, **details: Any
) -> tuple[str, list[tuple[str, str | None, str]]]:
    """The sentence and the lines in which an entry with these details is told."""
    with transaction.atomic():
        log.write(action, of, user, **details)
    entry = last(user)
    return strip_tags(entry.sentence), [(one.name, one.before, one.after) for one in entry.lines]


def test_a_merge_names_both_and_leads_to_them(user: User) -> None:
    first, second = told_by(user, "P7Y", "P7Y")
    kept, gone = (one.namings.get(kind="person").entity for one in (first, second))
    merge_entities(kept.pk, gone.pk, user, evidence="Both edit the Lamp", seen={})
    entry = last(user)
    assert strip_tags(entry.sentence) == "merged Marta Keldova into Marta Keldova"
    for one in (kept, gone):
        assert f'href="{reverse("casework:entity", args=[one.pk])}"' in entry.sentence
    assert entry.reason == "Both edit the Lamp"
    assert entry.lines == ()
    unmerge_entities(Merge.objects.get().pk, user, reason="Two birthdays", seen=None)
    assert strip_tags(last(user).sentence) == (
        "took the merge of Marta Keldova into Marta Keldova back"
    )


def test_joining_deciding_and_separating_are_told_with_the_events_and_the_values(
    user: User,
) -> None:
    accounts = accepted(told_by(user, "P7Y", "P7Y6M"), user)
    event, other = (one.event for one in accounts)
    join_events(event.pk, other.pk, user, seen=None, gone_seen=None, reason="The same day")
    assert strip_tags(last(user).sentence) == (
        f"joined {_SENTENCE.format(other.pk)} to {_SENTENCE.format(event.pk)}"
    )
    decide_value(event.pk, "term", "P7Y6M", user, reason="Page 4", seen=None)
    decided = last(user)
    assert strip_tags(decided.sentence) == (
        f"decided “Term” of {_SENTENCE.format(event.pk)}: 7 years 6 months"
    )
    assert decided.reason == "Page 4"
    decide_value(event.pk, "term", "P7Y", user, reason="Page 5", seen=None)
    assert [(one.name, one.after) for one in last(user).lines] == [("before", "7 years 6 months")]
    take_decision_back(event.pk, "term", user, reason="Neither", seen=None)
    assert strip_tags(last(user).sentence) == (
        f"took the decision on “Term” of {_SENTENCE.format(event.pk)} back"
    )
    own = separate_account(accounts[1].pk, user, seen=None, reason="")
    assert strip_tags(last(user).sentence) == (
        f"took an account out of {_SENTENCE.format(event.pk)}: it is {_SENTENCE.format(own.pk)} now"
    )


def test_a_correction_tells_each_slot_before_and_after_in_words(user: User) -> None:
    (source,) = told_by(user, "P7Y")
    account = telling(source)
    people = [(one.role, one.naming_id) for one in account.participants.filter(role="subject")]
    changes = {"term": "P7Y6M", "participants": people, "date": ""}
    correct_account(account.pk, changes, user)  # type: ignore[arg-type]
    entry = last(user)
    assert strip_tags(entry.sentence) == "corrected an account: sentence, Marta Keldova"
    lines = {one.name: (one.before, one.after) for one in entry.lines}
    assert lines["Term"] == ("7 years", "7 years 6 months")
    assert lines["When"] == ("3 September 2012", "–")
    assert "To whom: Marta Keldova" in str(lines["Who takes part"])
    assert not re.search(r"\d{2,}", lines["Who takes part"][1])


def test_a_chosen_name_tells_only_what_was_changed(user: User, source: Source) -> None:
    person = Entity.objects.get(kind="person")
    name_entity(person.pk, user, name="", description="an editor")
    entry = last(user)
    assert strip_tags(entry.sentence) == "chose how Marta Keldova is shown"
    assert [(one.name, one.before, one.after) for one in entry.lines] == [
        ("description", "as the sources tell it", "an editor")
    ]


def test_a_judgement_tells_of_what_and_what_it_was_before(user: User, source: Source) -> None:
    account = telling(source)
    accept_account(account.pk, user)
    entry = last(user)
    assert strip_tags(entry.sentence) == (
        "accepted an account: sentence, 3 September 2012, Marta Keldova"
    )
    assert f'href="{reverse("review:account", args=[account.pk])}"' in entry.sentence
    assert entry.lines == ()  # everything is proposed first
    assert written(user, "reject_account", account, before="accepted", after="rejected")[1] == [
        ("before", None, "accepted")
    ]


@pytest.mark.parametrize("what", ["source", "person"])
def test_an_erasure_tells_numbers_and_that_its_object_is_gone(
    user: User, source: Source, what: str
) -> None:
    if what == "source":
        erase_source(source.pk, user, reason="Asked for")
    else:
        erase_person(Entity.objects.get(kind="person").pk, user, reason="Asked for")
    entry = last(user)
    assert strip_tags(entry.sentence).startswith(f"erased a {what}: number ")
    assert strip_tags(entry.sentence).endswith(", which is gone")
    assert "3" in [one.after for one in entry.lines]
    assert entry.reason == "Asked for"


def test_a_file_that_was_read_tells_what_was_found_in_words(user: User, source: Source) -> None:
    found = {"sources": 1, "events": 97, "people": 19, "countries": ["KAZ"], "known": 0}
    found |= {"periods": ["2012"], "languages": ["en"], "warnings": [], "problems": []}
    told_so = written(user, "finish_job", source.original, job=1, found=found)
    assert told_so == (
        f"read the file {source.original.name}",
        [
            ("", None, "1 source, 97 accounts, 19 persons"),
            ("country", None, "Kazakhstan"),
            ("period", None, "2012"),
            ("language", None, "English"),
        ],
    )


def test_what_the_program_does_not_know_is_told_by_its_name(user: User, source: Source) -> None:
    assert written(user, "note_something", source, number=3) == (
        "note something: Ostrava Republic 2012",
        [],
    )
    assert written(user, "merge_entities", Entity.objects.first(), odd=[1])[0].startswith(
        "merged two into one: "
    )


def test_hostile_names_in_a_sentence_are_words(user: User) -> None:
    with transaction.atomic():
        log.write("drop_search", Change.objects.first(), user, name="<b>%(x)s", query="")
        log.write("bring_in_file", None, user, name="<script>%s</script>", size=1)
    assert "<script" not in last(user).sentence
    assert "%s" in last(user).sentence
