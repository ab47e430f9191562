"""Reviewing: by keyboard alone, two at once, and a batch of the surest."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.journeys.conftest import PASSWORD, Served, Window, begin

# Selects words that stand in one piece of the text, as a mouse or a finger would.
SELECT = """words => {
  const text = document.querySelector("[data-words]");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
}"""

# Fills the record that is being served with proposals, as the intake would. The first lines of its
# report hold what a browser counts otherwise than we do: emoji, and letters with their accents
# beside them (NFD).
FILL = """
import sys, unicodedata
from pathlib import Path
from habeas.workspace.opening import open_record
open_record(Path(sys.argv[1]))
from django.contrib.auth.models import User
from habeas.workspace.record import originals
from habeas.workspace.record.models import Original
from habeas.workspace.record.storing import store_reading
from tests.workspace.invented import TEXT, invented_reading
User.objects.create_user("benedek", password=sys.argv[2])
strange = unicodedata.normalize("NFD", "In Žďár 😀👩‍👩‍👧 the café was searched by Šárka’s men. ")
text = TEXT.replace("In November", strange + "In November")
reading = invented_reading(text=text)
digest, size = originals.keep([text.encode()])
original = Original.objects.create(sha256=digest, name="report.txt", size=size)
store_reading(reading, original, "habeas-test", None)
"""

ASK = """
import sys
from pathlib import Path
from habeas.workspace.opening import open_record
open_record(Path(sys.argv[1]))
from habeas.workspace.record.models import Account, Judgement
for one in Account.objects.order_by("id"):
    words = one.source.text[one.passage_start : one.passage_end]
    print(one.standing, one.type, one.term, one.trigger, one.passage == words, sep="|")
print(Judgement.objects.count())
"""


def run(script: str, workspace: Served) -> list[str]:
    """Run a script of Django's beside the server."""
    settings = workspace.settings()
    settings["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    done = subprocess.run(
        [sys.executable, "-c", script, str(workspace.folder), PASSWORD],
        env=settings, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def review(workspace: Served, tab: Page) -> Page:
    """The queue of a record with three proposals, on the screen of its first user."""
    begin(tab, workspace)
    run(FILL, workspace)
    tab.goto(workspace.at("review/"))
    return tab


@pytest.fixture
def other(review: Page, workspace: Served, window: Window) -> Page:
    """The screen of a second reviewer of the same record."""
    page = window()
    page.goto(workspace.at("login"))
    page.get_by_label("Username").fill("benedek")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="The record")).to_be_visible()
    return page


def test_on_a_phone_the_next_account_is_seen_from_its_head(review: Page) -> None:
    review.set_viewport_size({"width": 390, "height": 844})
    review.get_by_role("link", name="Begin").click()
    heading = review.get_by_role("heading", level=1)
    expect(heading).to_have_text("Appeal")
    review.locator("#accept").click()  # far below the passage
    expect(heading).to_have_text("Sentence")
    expect(review.get_by_text("Accepted: appeal: upheld.")).to_be_in_viewport()
    expect(heading).to_be_in_viewport()


def test_a_record_is_reviewed_by_keyboard_alone(review: Page, workspace: Served) -> None:
    tab, press = review, review.keyboard.press
    press("Enter")  # begins with the least certain
    heading = tab.get_by_role("heading", level=1)
    expect(heading).to_have_text("Appeal")
    expect(tab.locator(".text mark.trigger")).to_have_text("upheld")
    expect(tab.locator(".text mark.trigger")).to_be_in_viewport()

    press("a")  # accept; the next one comes without loading the page anew
    expect(heading).to_have_text("Sentence")
    expect(tab.get_by_text("Accepted: appeal: upheld.")).to_be_visible()
    press("u")  # undo
    expect(heading).to_have_text("Appeal")
    expect(tab.get_by_text("Taken back: it waits again.")).to_be_visible()
    press("a")
    expect(heading).to_have_text("Sentence")

    press("c")  # correct
    expect(tab.get_by_label("Type")).to_be_focused()
    for _ in range(40):
        press("Tab")
        if tab.evaluate("document.activeElement.name") == "term":
            break
    press("Control+A")
    tab.keyboard.type("P7Y6M")
    press("Escape")
    press("a")  # accepts as corrected
    expect(heading).to_have_text("Arrest")
    expect(tab.get_by_text("Corrected and accepted")).to_be_visible()
    tab.go_back()  # the page before, as it stands now
    expect(heading).to_have_text("Sentence")
    expect(tab.locator(".headline .tag")).to_have_text("superseded")
    tab.go_forward()
    expect(heading).to_have_text("Arrest")

    add_missed(tab)

    expect(heading).to_have_text("Arrest")
    expect(tab.get_by_text("Added and accepted: search: searched.")).to_be_visible()
    press("r")  # reject, with the second of the reasons
    press("ArrowDown")
    press("Enter")
    tab.wait_for_url("**/review/")
    expect(tab.get_by_text("Nothing waits for review.")).to_be_visible()
    expect(tab.get_by_text("Rejected: arrest: arrested.")).to_be_visible()

    *accounts, judgements = run(ASK, workspace)
    assert accounts == [
        "rejected|arrest||arrested|True",
        "superseded|sentence|P7Y|sentenced|True",
        "accepted|appeal||upheld|True",
        "accepted|sentence|P7Y6M|sentenced|True",
        "accepted|search||searched|True",
    ]
    assert judgements == "7"


def add_missed(tab: Page) -> None:
    """Add what the reading missed: its words stand behind emoji and accents in the last lines."""
    press = tab.keyboard.press
    press("w")  # the caret stands at the trigger
    for _ in range(3):
        press("ArrowDown")
    walk_to(tab, "searched")
    press("m")
    expect(tab.get_by_role("heading", level=1)).to_have_text("A missed event")
    expect(tab.locator(".text mark.trigger")).to_have_text("searched")
    tab.keyboard.type("Searc")  # the list of types has the focus
    press("Escape")
    press("w")
    press("ArrowRight")
    press("ArrowRight")
    press("Shift+ArrowRight")
    chosen = unicodedata.normalize("NFD", "Šárka’s men")
    expect(tab.locator(".chosen .quote")).to_have_text(chosen)
    press("e")
    expect(tab.locator(".row input[readonly]")).to_have_value(chosen)
    press("Control+Enter")


def walk_to(tab: Page, word: str) -> None:
    """Press the arrow until the caret stands at a word; the quote says where it stands."""
    quote = tab.locator(".chosen .quote")
    for _ in range(40):
        expect(quote).not_to_be_empty()
        before = quote.inner_text()
        if before == word:
            return
        tab.keyboard.press("ArrowRight")
        expect(quote).not_to_have_text(before)
    pytest.fail(f"the caret did not come to {word!r}")


def test_words_are_selected_by_mouse_to_the_letter(review: Page) -> None:
    tab = review
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Appeal")
    # From inside the family of emoji to inside an accent: whole words are taken.
    told = tab.evaluate(
        """() => {
          const all = [...document.querySelectorAll(".text p")];
          const here = all.find((p) => p.textContent.includes("searched"));
          const node = document.createTreeWalker(here, NodeFilter.SHOW_TEXT).nextNode();
          const at = node.data.indexOf("\\u{1F469}");
          const end = node.data.indexOf("cafe") + 4;
          document.getSelection().setBaseAndExtent(node, at + 3, node, end);
          return [node.data, Number(here.dataset.start)];
        }"""
    )
    words = unicodedata.normalize("NFD", "👩‍👩‍👧 the café")
    expect(tab.locator(".chosen .quote")).to_have_text(words)
    tab.get_by_role("button", name="Passage").click()
    text, start = told
    first = start + text.index("👩")  # Python counts code points
    span = f"{first}-{first + len(words)}:{words}"
    expect(tab.locator("input[name=passage]")).to_have_value(span)

    # Words are dated where they stand; where they tell no date the field stays as it is.
    date = tab.get_by_label("Date")
    tab.evaluate(SELECT, "3 September")
    tab.get_by_role("button", name="Date").click()
    expect(date).to_have_value("2012-09-03")
    expect(tab.locator(".meant")).to_contain_text("understood as 3 September 2012")
    tab.evaluate(SELECT, "Northern Lamp")
    tab.get_by_role("button", name="Date").click()
    expect(tab.locator(".meant")).to_contain_text("These words tell no single date")
    expect(date).to_have_value("2012-09-03")


def test_the_second_of_two_reviewers_is_told_and_loses_nothing(
    review: Page, other: Page, workspace: Served
) -> None:
    other.goto(workspace.at("review/?type=sentence"))
    for page in (review, other):
        page.goto(workspace.at("review/?type=sentence"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sentence")
    review.get_by_label("Term").fill("P7Y6M")
    other.get_by_label("Term").fill("P9Y")
    other.get_by_label("Why").fill("the annex says so")
    review.get_by_role("button", name="Accept as corrected").click()
    review.wait_for_url("**/review/?type=sentence")
    other.get_by_role("button", name="Accept as corrected").click()
    expect(other.get_by_role("alert").first).to_contain_text("amara has changed this account")
    expect(other.get_by_label("Term")).to_have_value("P9Y")
    expect(other.get_by_label("Why")).to_have_value("the annex says so")
    expect(other.get_by_text("as it stands: 7 years 6 months")).to_be_visible()
    expect(other.locator(".headline .tag")).to_have_text("accepted")
    other.get_by_role("button", name="Accept as corrected").click()
    other.wait_for_url("**/review/?type=sentence")
    *accounts, judgements = run(ASK, workspace)
    assert [one for one in accounts if one.startswith("accepted")] == [
        "accepted|sentence|P9Y|sentenced|True"
    ]
    assert judgements == "4"


def test_a_batch_of_the_surest_is_accepted_at_once(review: Page, workspace: Served) -> None:
    press = review.keyboard.press
    press("b")
    expect(review.get_by_role("heading", level=1)).to_have_text("Accept the surest")
    expect(review.locator(".proposals li")).to_have_count(1)
    review.get_by_label("At least this sure").select_option("0.9")
    review.get_by_role("button", name="Show").click()
    expect(review.locator(".proposals li")).to_have_count(2)
    review.locator(".proposals input").first.uncheck()
    review.get_by_role("button", name="Accept what is ticked (1)").dblclick()
    expect(review.get_by_text("1 account accepted.")).to_be_visible()
    *accounts, judgements = run(ASK, workspace)
    assert [one for one in accounts if one.startswith("accepted")] == [
        "accepted|sentence|P7Y|sentenced|True"
    ]
    assert judgements == "1"


def test_two_reviewers_see_each_other_and_are_given_different_accounts(
    review: Page, other: Page, workspace: Served
) -> None:
    review.keyboard.press("Enter")
    expect(review.get_by_role("heading", level=1)).to_have_text("Appeal")
    address = review.url
    other.goto(workspace.at("review/"))
    expect(other.get_by_text("amara is looking at it")).to_be_visible()
    other.goto(address)  # all the same
    expect(other.get_by_text("amara is looking at this one too.")).to_be_visible()
    review.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # back at this tab
    expect(review.get_by_text("benedek is looking at this one too.")).to_be_visible()
    review.keyboard.press("n")
    expect(review.get_by_role("heading", level=1)).to_have_text("Sentence")
    other.keyboard.press("a")  # what comes next is not the one that amara has open
    expect(other.get_by_role("heading", level=1)).to_have_text("Arrest")
    expect(other.get_by_text("is looking at this one")).to_have_count(0)
