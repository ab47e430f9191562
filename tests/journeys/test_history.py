from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.journeys.conftest import Served, begin

JUDGED = """
from habeas.workspace.opening import open_record
open_record()
from django.contrib.auth.models import User
from habeas.workspace.record.actions.judge_account import accept_account
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading
user = User.objects.get()
source = stored(invented_reading(), user)
accept_account(source.accounts.earliest("id").pk, user, reason="The court says so")
"""


def in_the_record(workspace: Served, script: str) -> None:
    settings = workspace.settings()
    settings["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"
    subprocess.run([sys.executable, "-c", script], env=settings, check=True, timeout=120)


def test_what_was_done_is_found_and_a_source_is_erased_with_its_trace(
    workspace: Served, tab: Page
) -> None:
    begin(tab, workspace)
    in_the_record(workspace, JUDGED)
    tab.keyboard.press("g")
    tab.keyboard.press("h")
    expect(tab.get_by_role("heading", name="History")).to_be_visible()
    expect(tab.locator(".log > li")).to_have_count(3)
    tab.get_by_label("Action").select_option("accept_account")
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator(".log > li")).to_have_count(1)
    expect(tab.get_by_text("The court says so")).to_be_visible()
    tab.get_by_role("link", name="Entry 3").click()
    expect(tab.get_by_text("Hash of the entry before")).to_be_visible()

    tab.goto(workspace.at("history/erase/source/1"))
    tab.get_by_label("Why").fill("The person asked for it")
    tab.get_by_label("I know that this cannot be taken back").check()
    tab.get_by_role("button", name="Erase this source").click()
    expect(tab.get_by_text("This is what remains of it")).to_be_visible()
    expect(tab.get_by_text("The person asked for it", exact=True)).to_be_visible()
    tab.goto(workspace.at("history/entry/3"))
    expect(tab.get_by_text("What this entry said has been erased")).to_be_visible()
    tab.get_by_role("link", name="Erased by entry 4").click()
    expect(tab.get_by_text("erased a source")).to_be_visible()


def test_a_person_is_erased_and_the_others_stay(workspace: Served, tab: Page) -> None:
    begin(tab, workspace)
    in_the_record(workspace, JUDGED)
    tab.goto(workspace.at("people/"))
    tab.get_by_role("link", name="Marta Keldova").first.click()
    tab.get_by_role("link", name="Erase this person…").click()
    expect(tab.get_by_text("3 accounts that tell of them alone")).to_be_visible()
    tab.get_by_label("Why").fill("Asked for in writing")
    tab.get_by_role("button", name="Erase this person").click()
    expect(tab.get_by_role("heading", name="Erase a person")).to_be_visible()  # not ticked yet
    tab.get_by_label("I know that this cannot be taken back").check()
    tab.get_by_role("button", name="Erase this person").click()
    expect(tab.get_by_text("The person is erased")).to_be_visible()
    expect(tab.get_by_text("Asked for in writing", exact=True)).to_be_visible()
    tab.goto(workspace.at("sources/1"))
    expect(tab.get_by_role("heading", name="Ostrava Republic 2012")).to_be_visible()
    expect(tab.locator("main")).to_contain_text("█████ ███████")
    expect(tab.locator("main")).not_to_contain_text("Keldova")
    tab.goto(workspace.at("search/?q=keldova"))
    expect(tab.get_by_text("Nothing was found.")).to_be_visible()
