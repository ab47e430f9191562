from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, Served, begin


@pytest.fixture
def is_made_by_serving() -> bool:
    return True


def test_the_first_user_begins_leaves_and_comes_back(workspace: Served, tab: Page) -> None:
    begin(tab, workspace)
    expect(tab.get_by_role("heading", name="The record")).to_be_visible()
    tab.get_by_role("button", name="Log out").click()
    tab.goto(workspace.address)
    tab.get_by_label("Username").fill("amara")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()
    expect(tab.get_by_role("heading", name="The record")).to_be_visible()
    tab.goto(workspace.first_user)
    expect(tab.get_by_role("heading", name="This link has done its work")).to_be_visible()
