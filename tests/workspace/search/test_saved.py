from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from habeas.workspace.record import log
from habeas.workspace.record.models import Change
from habeas.workspace.search.models import SavedSearch


def kept(page: Client, name: str = "Arrests") -> SavedSearch:
    page.post("/search/saved/keep/?q=arrest&type=arrest&page=3", {"name": name})
    return SavedSearch.objects.get(name=name)


def test_a_search_is_saved_listed_renamed_and_let_go(page: Client, user: User) -> None:
    search = kept(page)
    assert search.query == "q=arrest&type=arrest"
    assert "?q=arrest&amp;type=arrest" in page.get("/search/saved/").content.decode()
    form = {"name": "All arrests", "seen": 0}
    told = page.post(f"/search/saved/{search.pk}/rename/", form, follow=True).content.decode()
    assert "It is called “All arrests” now." in told
    search.refresh_from_db()
    assert search.name == "All arrests"
    page.post(f"/search/saved/{search.pk}/delete/", {"seen": 1})
    assert not SavedSearch.objects.exists()
    actions = ["keep_search", "rename_search", "drop_search"]
    assert list(Change.objects.order_by("id").values_list("action", flat=True)) == actions
    assert list(log.faults()) == []


def test_another_ones_search_cannot_be_seen_renamed_or_deleted(
    page: Client, other_user: User
) -> None:
    search = kept(page)
    other = Client()
    other.force_login(other_user)
    assert "Arrests" not in other.get("/search/saved/").content.decode()
    for what in ("rename", "delete"):
        told = other.post(f"/search/saved/{search.pk}/{what}/", {"name": "x", "seen": 0})
        assert told.status_code == 404
    assert SavedSearch.objects.get().name == "Arrests"


def test_the_second_of_two_windows_is_told(page: Client) -> None:
    search = kept(page)
    page.post(f"/search/saved/{search.pk}/rename/", {"name": "B", "seen": 0})
    assert page.post(f"/search/saved/{search.pk}/delete/", {"seen": 0}).status_code == 409
    assert page.post(f"/search/saved/{search.pk}/delete/", {"seen": "x"}).status_code == 404


def test_two_searches_have_two_names(page: Client) -> None:
    kept(page)
    told = page.post("/search/saved/keep/?q=other", {"name": " Arrests "})
    assert told.status_code == 400
    assert page.post("/search/saved/keep/?q=other", {"name": "\0 "}).status_code == 400
    assert SavedSearch.objects.count() == 1


def test_the_list_is_one_query(page: Client, django_assert_num_queries: object) -> None:
    for n in range(5):
        kept(page, f"s{n}")
    page.get("/search/saved/")  # tells that they were saved, once
    with django_assert_num_queries(3):  # type: ignore[operator]
        page.get("/search/saved/")
