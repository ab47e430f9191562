"""From accepted accounts to a case: its timeline, its status on a day, its print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, begin
from tests.journeys.filling import run_in

# In a process of its own, on the record that is being served: three reports of an invented career.
_FILL = """
from django.contrib.auth.models import User
from tests.workspace.casework.cases import careers
careers.career(User.objects.get())
"""


@pytest.fixture
def career(workspace: Served, tab: Page) -> None:
    begin(tab, workspace)
    run_in(workspace, _FILL)


def test_status_on_a_day_as_known_on_a_day(workspace: Served, tab: Page, career: None) -> None:
    tab.goto(workspace.at("cases/"))
    tab.get_by_label("Status", exact=True).select_option("imprisoned")
    tab.get_by_label("Status on").fill("2014-12-31")
    tab.get_by_role("button", name="Show").click()
    tab.get_by_role("link", name="Marta Keldova").click()
    status = tab.locator(".case-state")
    expect(status).to_have_text("In prison since 4 March 2013, 5 years")

    tab.get_by_label("Status on").fill("2013-12-31")
    tab.get_by_label("As known on").fill("2013-06-30")
    tab.get_by_role("button", name="Ask").click()
    expect(status).to_have_text("Detained since 14 February 2012")
    expect(tab.get_by_text("As known now: in prison, 7 years.")).to_be_visible()
    expect(tab).to_have_url(re.compile("on=2013-12-31"))


def test_the_timeline_is_worked_by_keys_and_printed_whole(
    workspace: Served, tab: Page, career: None
) -> None:
    tab.goto(workspace.at("cases/"))
    tab.get_by_role("link", name="Marta Keldova").click()
    passage = tab.get_by_text("Brenik City Court sentenced her.")
    expect(passage).to_be_hidden()
    tab.locator("summary", has_text="7 years").focus()
    tab.keyboard.press("Enter")
    expect(passage).to_be_visible()
    tab.get_by_role("link", name="Appeal June 2014").click()
    expect(tab.get_by_text("The court reduced it.")).to_be_visible()

    tab.keyboard.press("v")
    expect(tab).to_have_url(re.compile("view=print"))
    tab.emulate_media(media="print")
    expect(passage).to_be_visible()
    expect(tab.get_by_role("button", name="Ask")).to_be_hidden()
    assert len(tab.pdf(format="A4")) > 10_000
