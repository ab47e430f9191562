"""What the tests of the page share: a browser, and pages opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habeas.exchange.page import render_page
from habeas.record import Reading
from tests.exchange import chromium
from tests.exchange.chromium import Chromium
from tests.exchange.example import example

Open = Callable[..., Chromium]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all tests."""
    if chromium.COMMAND is None:
        pytest.skip("no chromium here: the page is not tested in a browser (make test installs it)")
    with Chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def open_page(browser: Chromium, tmp_path: Path) -> Open:
    """Show a reading's page in a window: ``open_page(width=390)`` on a phone."""

    def show(reading: Reading | None = None, *, width: int = 1400, fragment: str = "") -> Chromium:
        page = tmp_path / "page.html"
        page.write_text(render_page(reading or example()), encoding="utf-8")
        browser.prefer("light")
        browser.resize(width, 900, mobile=width < 600)
        browser.open(page, fragment)
        return browser

    return show
