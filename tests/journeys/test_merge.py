from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, begin
from tests.journeys.filling import run_in

# Two sources, put into the record as a worker puts them there: without the language model.
STORE = """
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading
for name, person in (("lamp.txt", "Marta Keldova"), ("lampa.txt", "Марта Келдова")):
    stored(invented_reading(name, person=person), None)
"""


def test_one_person_in_two_scripts_is_suggested_merged_and_taken_apart(
    workspace: Served, tab: Page
) -> None:
    begin(tab, workspace)
    run_in(workspace, STORE)

    tab.goto(workspace.at("people/"))
    tab.get_by_label("Name, in any script").fill("Келдова")
    expect(tab.get_by_role("link", name="Marta Keldova")).to_be_visible()
    expect(tab.get_by_role("link", name="Марта Келдова")).to_be_visible()

    # The two are compared by themselves; a person is asked.
    tab.goto(workspace.at("people/same/"))
    tab.get_by_role("link", name="All are compared: show what was found").click()
    expect(tab.get_by_role("heading", name="What speaks for it")).to_be_visible()
    expect(tab.locator(".for li").first).to_contain_text("The names are the same: Marta, Keldova")

    # The evidence is written and sent by keys.
    tab.keyboard.press("e")
    expect(tab.get_by_label("Evidence that they are one")).to_be_focused()
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type("Both edit the Northern Lamp.")
    tab.keyboard.press("Escape")
    tab.keyboard.press("m")
    expect(tab.get_by_text("are one now")).to_be_visible()
    expect(tab.get_by_text("Nobody in the record looks like somebody else")).to_be_visible()

    # The page shows both.
    tab.goto(workspace.at("people/"))
    expect(tab.get_by_role("row")).to_have_count(2)
    tab.get_by_role("link", name="Marta Keldova").click()
    expect(tab.get_by_role("heading", name="Marta Keldova", level=1)).to_be_visible()
    expect(tab.get_by_role("article")).to_have_count(3)  # two sources and a merge
    expect(tab.get_by_text("Both edit the Northern Lamp.")).to_be_visible()
    expect(tab.locator("mark", has_text="Марта Келдова")).to_be_visible()

    # What happened to both may be one event now.
    tab.goto(workspace.at("events/same/"))
    expect(tab.get_by_role("article", name="Two events")).to_have_count(3)
    expect(tab.get_by_text("happened to the same").first).to_be_visible()
    tab.goto(workspace.at("people/"))
    tab.get_by_role("link", name="Marta Keldova").click()

    # And it is taken back: as before.
    tab.get_by_text("Take back", exact=True).click()
    tab.get_by_label("Why they are two").fill("Two birthdays.")
    tab.get_by_role("button", name="Take the merge back").click()
    expect(tab.get_by_role("heading", name="Марта Келдова", level=1)).to_be_visible()
    expect(tab.get_by_text("1 merge was taken back")).to_be_visible()
    tab.goto(workspace.at("people/"))
    expect(tab.get_by_role("row")).to_have_count(3)
