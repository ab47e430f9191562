"""A person's whole path: the workspace served by its own command, and a real browser."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import command, environment
from tests.workspace.empty_record import empty_database, empty_record
from tests.workspace.postgresql import Server

__all__ = ["empty_database", "empty_record"]

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
PASSWORD = "a long password"  # noqa: S105 -- of a record that lives as long as the test
PATIENCE = 20_000  # milliseconds: what is to be seen comes at once, but on a busy machine
expect.set_options(timeout=PATIENCE)
Window = Callable[..., Page]  # what ``Browser.new_context`` takes; the fixture ``window``
_SAY_WHEN_LOADED = (
    "addEventListener('load', () => { document.documentElement.dataset.loaded = '' })"
)
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@dataclass(frozen=True, slots=True)
class Served:
    """A record that is being served."""

    address: str  # "http://127.0.0.1:43117/"
    first_user: str  # the link that the terminal showed
    folder: Path
    process: subprocess.Popen[str]
    database: str | None = None  # its address; None for the file in the folder

    def settings(self) -> dict[str, str]:
        """The environment of a command that works on the same record."""
        of_database = {} if self.database is None else {"DATABASE_URL": self.database}
        return {**environment(), **of_database, "HABEAS_RECORD": str(self.folder)}

    def at(self, path: str) -> str:
        return urljoin(self.address, path)


@pytest.fixture
def is_made_by_serving() -> bool:
    """Whether the record is made by being served; elsewhere it lies ready, with nothing in it."""
    return False


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, *, is_made_by_serving: bool) -> str | None:
    """The address of a database on PostgreSQL; None for the file in the record's folder."""
    if request.param == "sqlite":
        return None
    server: Server = request.getfixturevalue("postgresql")
    return server.fresh("" if is_made_by_serving else request.getfixturevalue("empty_database"))


@pytest.fixture
def folder(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    database: str | None,
    *,
    is_made_by_serving: bool,
) -> Path:
    """The folder of the record."""
    folder = tmp_path / "record"
    if database is None and not is_made_by_serving:
        shutil.copytree(request.getfixturevalue("empty_record"), folder)
    return folder


@pytest.fixture
def workspace(folder: Path, database: str | None) -> Iterator[Served]:
    """``habeas serve`` on a new record, as a person starts it; on one database, then the other."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = command("serve", "--record", folder, "--port", str(port), "--no-browser")
    # As a person's terminal has it: without the settings of the tests.
    of_tests = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    settings = {key: value for key, value in environment().items() if key not in of_tests}
    if database is not None:
        settings["DATABASE_URL"] = database
    process = subprocess.Popen(
        arguments, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    link = ""
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            link = found.group()
            break
    address = f"http://127.0.0.1:{port}/"
    _wait_for(port, process)
    yield Served(address, link, folder, process, database)
    process.terminate()
    process.communicate(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium: sh scripts/setup.sh browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    """Opens windows, 1280 px wide, each with its own session; gives the tab in it.

    Whatever a journey looks for or clicks on waits until the page has loaded: a heading stands
    there before the scripts that serve the keys. An error of a script fails the test.
    """
    errors: list[str] = []
    contexts: list[BrowserContext] = []

    def open_window(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        if options.get("java_script_enabled", True):
            page.add_init_script(_SAY_WHEN_LOADED)
            page.add_locator_handler(page.locator("html:not([data-loaded])"), lambda: None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.extend(_refused_by_policy(said.text)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def tab(window: Window) -> Page:
    """A tab of a new window."""
    return window()


def begin(tab: Page, workspace: Served, name: str = "amara") -> None:
    """Be the first user of a new record."""
    tab.goto(workspace.first_user)
    tab.get_by_label("Username").fill(name)
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.get_by_label("Password confirmation").fill(PASSWORD)
    tab.get_by_role("button", name="Begin").click()
    tab.wait_for_url(workspace.address)


def _refused_by_policy(said: str) -> list[str]:
    return [said] if "Content Security Policy" in said else []


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            probe.settimeout(0.1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
    pytest.fail("habeas serve did not come up")
