"""Two reviewers at the queue: each sees what the other has open, and is given something else."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from habeas.workspace.record.models import Account, Source
from habeas.workspace.review.presence import LASTS, open_account, open_elsewhere
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading

HTMX = {"HX-Request": "true"}


@pytest.fixture
def other(other_user: User) -> Client:
    client = Client()
    client.force_login(other_user)
    return client


def the(kind: str) -> int:
    return Account.objects.get(type=kind).pk


def test_who_opens_what_another_has_open_is_told(
    page: Client, other: Client, source: Source
) -> None:
    first = page.get(f"/review/{the('appeal')}").content.decode()
    assert "looking at this one" not in first
    assert (
        "amara is looking at this one too."
        in other.get(f"/review/{the('appeal')}").content.decode()
    )
    told = page.get(f"/review/{the('appeal')}/others", {"told": ""})
    assert "benedek is looking at this one too." in told.content.decode()
    again = page.get(f"/review/{the('appeal')}/others", {"told": "benedek"})
    assert again.status_code == 204
    assert "amara is looking at it" in other.get("/review/").content.decode()
    assert "looking at" not in other.get(f"/review/{the('arrest')}").content.decode()


def test_the_next_one_is_what_nobody_else_has_open(
    page: Client, other: Client, source: Source
) -> None:
    page.get(f"/review/{the('sentence')}")
    answer = other.post(f"/review/{the('appeal')}/accept", {"seen": 0}, headers=HTMX)
    assert answer["HX-Push-Url"] == f"/review/{the('arrest')}"
    page.get("/review/")  # back at the queue amara has none open any more
    assert "looking at" not in other.get("/review/").content.decode()


def test_the_queue_begins_with_what_nobody_else_has_open(
    page: Client, other: Client, source: Source
) -> None:
    page.get(f"/review/{the('appeal')}")
    assert other.get("/review/").context["first"]["pk"] == the("sentence")
    for kind in ("sentence", "arrest"):
        Account.objects.filter(type=kind).update(standing="accepted")
    assert other.get("/review/").context["first"]["pk"] == the("appeal")


def test_what_another_has_open_is_not_ticked_in_the_batch(
    page: Client, other: Client, source: Source
) -> None:
    page.get(f"/review/{the('arrest')}")
    told = other.get("/review/surest?least=0.8").content.decode()
    assert f'value="{the("arrest")}:0">' in told
    assert f'value="{the("sentence")}:0" checked>' in told


def test_it_ends_by_itself(
    user: User, other_user: User, record_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_account(user, 7)
    assert open_elsewhere(other_user) == {7: ["amara"]}
    assert open_elsewhere(user) == {}
    file = record_folder / "presence" / str(user.pk)
    ago = time.time() - LASTS - 1
    os.utime(file, (ago, ago))
    assert open_elsewhere(other_user) == {}
    os.utime(file, (0, 0))
    assert open_elsewhere(other_user) == {}
    assert not file.exists()


def test_a_folder_that_cannot_be_written_or_holds_nonsense_keeps_nobody_from_reviewing(
    page: Client, source: Source, record_folder: Path
) -> None:
    (record_folder / "presence").write_text("no folder")
    assert page.get(f"/review/{the('appeal')}").status_code == 200
    (record_folder / "presence").unlink()
    (record_folder / "presence").mkdir()
    for name, told in (("77", "{"), ("78", "[]"), ("79", '{"name": 1}'), ("80", "\xff")):
        (record_folder / "presence" / name).write_bytes(told.encode("latin-1"))
    assert page.get(f"/review/{the('appeal')}").status_code == 200


def test_company_costs_no_query(
    page: Client, other: Client, user: User, source: Source, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        stored(invented_reading(text=f"Report {number}\n\n" + source.text), user)
    path = f"/review/{source.accounts.order_by('id')[0].pk}"
    page.get(path)
    other.get("/review/")
    with django_assert_num_queries(8):
        other.get(path)
    with django_assert_num_queries(3):
        other.get(f"{path}/others")
