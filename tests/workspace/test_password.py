"""Choosing another password."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from habeas.workspace.record.models import Change

NEW = "quite another long one"


def test_somebody_chooses_another_password_and_stays_logged_in(page: Client, user: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(user)
    form = {"old_password": "a long password", "new_password1": NEW, "new_password2": NEW}
    answer = page.post("/password", form, follow=True)
    assert "Your password is changed." in answer.content.decode()
    assert Client().login(username="amara", password=NEW)
    assert elsewhere.get("/").status_code == 302
    entry = Change.objects.latest("id")
    assert (entry.action, entry.by) == ("change_password", user)


def test_a_password_that_is_wrong_short_or_common_is_told(page: Client) -> None:
    for old, new, sentence in (
        ("not mine", NEW, "old password was entered incorrectly"),
        ("a long password", "short", "too short"),
        ("a long password", "password123", "too common"),
    ):
        form = {"old_password": old, "new_password1": new, "new_password2": new}
        assert sentence in page.post("/password", form).content.decode()
    assert not Change.objects.filter(action="change_password").exists()


def test_the_login_of_a_new_record_says_how_the_first_user_comes_in(db: None) -> None:
    assert "Open the link that the terminal shows" in Client().get("/login").content.decode()
    User.objects.create_user("amara", password="a long password")  # noqa: S106
    assert "Open the link" not in Client().get("/login").content.decode()


def test_the_link_of_the_first_user_says_that_it_has_done_its_work(user: User) -> None:
    answer = Client().get("/first-user/whatever-it-was")
    assert answer.status_code == 410
    told = answer.content.decode()
    assert "This link has done its work" in told
    assert 'href="/login"' in told
