from __future__ import annotations

from django.contrib.auth.models import User

from habeas.workspace.record import log
from habeas.workspace.record.actions.accept_batch import accept_batch
from habeas.workspace.record.actions.judge_account import reject_account
from habeas.workspace.record.models import Account, Judgement, Source


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
