"""What holds for every page: who may see it, what it may run, and who may write."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, UUIDConverter

from habeas.workspace.record.models import Change, Source
from habeas.workspace.team.first_user import link_token

PACKAGE = Path(__file__).parents[2] / "src" / "habeas" / "workspace"
FOR_EVERYBODY = {"team:login", "team:first-user"}
# Asks who there is before anybody can log in.
BEFORE_LOGIN = {"team/first_user.py"}
EXAMPLES = {IntConverter: "1", SlugConverter: "account", UUIDConverter: str(UUID(int=1))}
Named = tuple[str, str]
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))


def addresses(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Named]:
    """The name and an example address of every page."""
    for pattern in resolver.url_patterns:
        at = before + filled(pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, at, inner)
        else:
            yield f"{space}{pattern.name}", at


def filled(pattern: URLPattern | URLResolver) -> str:
    """A piece of an address, with a value in the place of each parameter."""
    route = str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        value = next((v for kind, v in EXAMPLES.items() if isinstance(converter, kind)), "x")
        route = re.sub(rf"<(\w+:)?{name}>", value, route)
    return route


PAGES = sorted({(name, f"/{at}") for name, at in addresses(get_resolver())})
CLOSED = [page for page in PAGES if page[0] not in FOR_EVERYBODY]


@pytest.mark.parametrize(("name", "path"), CLOSED)
def test_without_a_login_no_page_is_shown(db: None, name: str, path: str) -> None:
    client = Client()
    for response in (client.get(path), client.post(path)):
        assert response.status_code in (302, 405), response.status_code
        if response.status_code == 302:
            assert response.headers["Location"].startswith("/login"), response.headers["Location"]


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_every_answer_has_a_policy_that_lets_nothing_from_elsewhere_run(
    page: Client, source: Source, name: str, path: str
) -> None:
    answer = page.get(path)
    answer.close()  # of a file, which stays open until it is sent
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_nothing_is_posted_without_the_token_of_the_page(
    user: User, source: Source, name: str, path: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    before = Change.objects.count()
    assert client.post(path).status_code == 403
    assert Change.objects.count() == before


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_script_or_a_style(template: Path) -> None:
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", template.read_text(encoding="utf-8"))
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", text) == []
    assert re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|\shx-on\b|javascript:|js:", text) == []


def test_the_cookies_are_for_the_server_only(user: User) -> None:
    client = Client()
    client.get("/login")
    client.post("/login", {"username": "amara", "password": "a long password"})
    for name in ("habeas_session", "habeas_csrf"):
        cookie = client.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name


def test_no_page_asks_a_table_directly() -> None:
    """What may be seen by whom is said in one place, ``record/visible.py``."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith("record/") or "/actions/" in name or name in BEFORE_LOGIN:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if knows_a_request(tree):
            found += [
                f"{name}:{node.lineno}"
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
            ]
    assert found == []


def knows_a_request(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module in ("django.http", "django.shortcuts")
        for node in ast.walk(tree)
    )


def test_the_first_user_cannot_make_themselves_more_than_a_user(db: None) -> None:
    form = {
        "username": "amara", "password1": "a long password", "password2": "a long password",
        "is_superuser": "on", "is_staff": "on", "id": "77",
    }  # fmt: skip
    assert Client().post(f"/first-user/{link_token()}", form).status_code == 302
    user = User.objects.get()
    assert (user.is_superuser, user.is_staff) == (False, False)
    assert user.pk != 77


def test_nobody_signs_with_the_name_of_somebody_else(
    page: Client, source: Source, user: User, other_user: User
) -> None:
    form = {"reason": "x", "understood": "on", "by": other_user.pk, "by_id": other_user.pk}
    page.post(f"/history/erase/source/{source.pk}", form)
    assert Change.objects.latest("id").by == user
