from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from habeas.workspace.casework.models import StaleCase
from habeas.workspace.record import log
from habeas.workspace.record.actions.accept_batch import accept_batch
from habeas.workspace.record.actions.judge_account import reject_account
from habeas.workspace.record.models import Account, Event, Judgement, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading


def test_a_batch_accepts_what_it_can_and_says_what_it_could_not(
    source: Source, user: User, other_user: User
) -> None:
    arrest, sentence, appeal = source.accounts.order_by("id")
    Account.objects.filter(pk=sentence.pk).update(passage="these words stand nowhere")
    reject_account(appeal.pk, other_user)
    chosen = [(one.pk, 0) for one in (arrest, sentence, appeal)]
    batch = accept_batch([*chosen, (10**9, 0)], user, reason="batch: 0.80 and more")
    assert batch.accepted == [arrest.pk]
    assert [number for number, _ in batch.refused] == [sentence.pk, appeal.pk, 10**9]
    assert "do not stand in its source" in batch.refused[0][1]
    assert batch.refused[1][1] == "benedek has changed this account since you opened it"
    assert Judgement.objects.get(account=arrest).reason == "batch: 0.80 and more"
    assert list(log.faults()) == []


def test_the_events_of_a_batch_are_composed_and_marked_at_once(source: Source, user: User) -> None:
    large = stored(invented_reading("large.txt", text=f"{TEXT}\nAnother one."), user)
    more = stored(invented_reading("more.txt", text=f"{TEXT}\nOne more."), user)
    few = queries_of([source], user)
    many = queries_of([large, more], user)
    assert set(Event.objects.values_list("standing", flat=True)) == {"accepted"}
    for said in ('INTO "casework_stalecase"', 'UPDATE "record_event"', 'FROM "record_participant"'):
        assert sum(said in query for query in few) == sum(said in query for query in many), said
    assert sum('INTO "casework_stalecase"' in query for query in many) == 1
    assert StaleCase.objects.filter(kind="event").count() == 9
    assert not any('"printed"' in query for query in many)  # a source is not loaded for its text


def test_the_text_of_a_source_is_read_once_for_a_batch(source: Source, user: User) -> None:
    other = stored(invented_reading("other.txt", text=f"{TEXT}\nAnother one."), user)
    queries = queries_of([source, other], user)  # three accounts of each
    assert sum('"record_source"."text"' in query for query in queries) == 2


def queries_of(sources: list[Source], user: User) -> list[str]:
    """What the database is asked while all accounts of these sources are accepted at once."""
    chosen = [(one.pk, 0) for source in sources for one in source.accounts.all()]
    with CaptureQueriesContext(connection) as captured:
        assert len(accept_batch(chosen, user).accepted) == len(chosen)
    return [query["sql"] for query in captured.captured_queries]
