"""An event that the reading missed, added from words of the page of its source."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, Window, begin
from tests.journeys.filling import put_in
from tests.journeys.test_review import ASK, SELECT, run, walk_to


def opened(tab: Page, workspace: Served) -> None:
    begin(tab, workspace)
    put_in(workspace)
    tab.goto(workspace.at("sources/"))
    tab.get_by_role("link", name="Ostrava Republic 2012").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ostrava Republic 2012")


def added(workspace: Served) -> list[str]:
    return [line for line in run(ASK, workspace) if line.startswith("accepted")]


def test_a_missed_event_is_added_from_the_page_of_a_source_by_keyboard(
    tab: Page, workspace: Served
) -> None:
    opened(tab, workspace)
    press = tab.keyboard.press
    press("w")  # the caret stands at the first word in view
    quote = tab.locator(".chosen .quote")
    walk_to(tab, "editor")
    press("Shift+ArrowRight")
    press("Shift+ArrowRight")
    expect(quote).to_have_text("editor of the")
    press("m")
    expect(tab.get_by_role("heading", level=1)).to_have_text("A missed event")
    expect(tab.locator(".text mark.trigger")).to_have_text("editor of the")
    tab.keyboard.type("Searc")  # the list of types has the focus
    press("Tab")
    tab.keyboard.type("the first week of May")
    expect(tab.locator(".meant")).to_contain_text("understood as 1–7 May 2012")
    press("Control+Enter")
    tab.wait_for_url("**/sources/1/?at=*")
    expect(tab.get_by_text("Added and accepted: search: editor of the.")).to_be_visible()
    expect(tab.locator("[data-words] a.accepted mark")).to_have_text("editor of the")
    assert added(workspace) == ["accepted|search||editor of the|True"]


def test_a_missed_event_is_added_from_the_page_of_a_source_on_a_phone(
    tab: Page, workspace: Served, window: Window
) -> None:
    opened(tab, workspace)
    phone = window(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True,
        storage_state=tab.context.storage_state(),
    )  # fmt: skip
    phone.goto(tab.url)
    # As a finger does: the selection alone, then a tap on the button below it.
    phone.evaluate(SELECT, "Supreme Court")
    expect(phone.locator(".chosen .quote")).to_have_text("Supreme Court")
    phone.get_by_role("button", name="Add an event from these words").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("A missed event")
    phone.get_by_label("Type").select_option(label="Ruling or order")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Add and accept").tap()
    expect(phone.get_by_text("Added and accepted: ruling: Supreme Court.")).to_be_visible()
    assert added(workspace) == ["accepted|ruling||Supreme Court|True"]
