"""What holds for every page: who may see it, what it may run, and who may write."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import ForeignObjectRel
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
# The folders of what works for the record as a whole and not for whoever looks: what is below them
# need not know who that is. And the modules that say what may be seen begin with "visible".
FOR_THE_RECORD = {"record", "actions", "jobs", "models", "migrations", "management"}
# Says in the database's own words which accounts hold some words; who may see them is asked after.
IN_SQL = {"search/matching.py"}
Named = tuple[str, str]
POINTING = {
    field.get_accessor_name()
    for table in apps.get_models()
    for field in table._meta.get_fields()  # noqa: SLF001 -- public, by its documentation
    if isinstance(field, ForeignObjectRel)
}
QUERIES = set(
    "filter exclude get order_by values values_list only defer select_related annotate aggregate"
    " count exists first last earliest latest iterator in_bulk".split()
)
HELD = {"rows", "self", "material"}  # what holds rows that may be seen, under the names of tables
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))


MODULES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in PACKAGE.rglob("*.py")
}


def is_for_the_record(name: str) -> bool:
    *folders, file = name.split("/")
    return bool(FOR_THE_RECORD & {*folders, file[: -len(".py")]}) or file.startswith("visible")


def below_pages() -> set[str]:
    """The modules that know a request and those that they import, and so on."""
    waiting = [name for name, tree in MODULES.items() if knows_a_request(tree)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found and not is_for_the_record(name):
            found.add(name)
            waiting += imported_by(MODULES[name])
    return found


def knows_a_request(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module in ("django.http", "django.shortcuts")
        for node in ast.walk(tree)
    )


def imported_by(tree: ast.Module) -> Iterator[str]:
    """The modules of the workspace that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        else:
            continue
        for name in names:
            path = name.removeprefix("habeas.workspace.").replace(".", "/")
            yield from MODULES.keys() & {f"{path}.py", f"{path}/__init__.py"}


def asked_directly(tree: ast.AST) -> list[int]:
    """The lines in which a program asks a table, and not what may be seen of it."""
    return [node.lineno for node in ast.walk(tree) if is_table(node) or is_followed(node)]


def is_table(node: ast.AST) -> TypeGuard[ast.expr]:
    """``Account.objects``, ``get_object_or_404(Account, …)``, ``connection.cursor()``."""
    if isinstance(node, ast.Attribute):
        return node.attr in ("objects", "_default_manager", "_base_manager", "cursor", "raw")
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("get_object_or_404", "get_list_or_404")
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id[0].isupper()
    )


def is_followed(node: ast.AST) -> TypeGuard[ast.expr]:
    """From a row to those that point at it: ``account.judgements.filter(…)``, a prefetch by name.

    What was fetched before, with who may see it, is at hand in ``all()``.
    """
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr == "prefetch_related":
        return any(isinstance(told, ast.Constant) for told in node.args)
    rows = node.func.value
    return (
        node.func.attr in QUERIES
        and isinstance(rows, ast.Attribute)
        and rows.attr in POINTING
        and ast.unparse(rows.value) not in HELD
    )


def functions_that_ask(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions of a module in which a table is asked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(is_table(one) for one in ast.walk(node)):
            yield node


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


def test_no_page_and_nothing_that_it_calls_asks_a_table_directly() -> None:
    """What may be seen by whom is said in one place, ``record/visible.py``."""
    found = {
        f"{name}:{line}"
        for name in below_pages()
        if name not in BEFORE_LOGIN | IN_SQL
        for line in asked_directly(MODULES[name])
    }
    assert found == set()


def test_what_says_what_may_be_seen_asks_who_looks() -> None:
    """A room's own ``visible_*`` begins in ``record/visible.py``, or gives a viewer their own."""
    said = [name for name in MODULES if name.rsplit("/", 1)[-1].startswith("visible_")]
    found = {}
    for name in said:
        for function in functions_that_ask(MODULES[name]):
            used = {ast.unparse(node) for node in ast.walk(function)}
            begins = {"visible", "_is_seen(viewer)", "viewer.pk"} & used
            found[f"{name}: {function.name}"] = "viewer" in used and bool(begins)
    assert all(found.values()), found
    assert len(found) >= 7  # the suggestions, the cases, the jobs, the saved searches


@pytest.mark.parametrize(
    ("program", "is_direct"),
    [
        ("Entity.objects.filter(pk=1)", True),
        ("rows = get_user_model()._default_manager.all()", True),
        ("get_object_or_404(Entity, pk=1)", True),
        ("get_object_or_404(models.Entity.objects, pk=1)", True),
        ("get_object_or_404(visible.entities(user), pk=1)", False),
        ("account.judgements.order_by('-id').first()", True),
        ("rows.prefetch_related('participants__naming')", True),
        ("rows.prefetch_related(Prefetch('participants', visible.participants(user)))", False),
        ("visible.judgements(user).filter(account=account)", False),
        ("account.participants.all()", False),
        ("connection.cursor()", True),
        ("visible.entities(user).filter(pk=1)", False),
    ],
)
def test_a_program_that_asks_a_table_is_known(program: str, is_direct: bool) -> None:
    assert bool(asked_directly(ast.parse(program))) == is_direct


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
