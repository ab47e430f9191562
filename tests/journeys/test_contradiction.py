from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, begin
from tests.journeys.filling import run_in

# Two sources tell one sentence, one of them with another term; both were accepted.
TWO_SOURCES = """
from django.contrib.auth.models import User
from tests.workspace.several_sources import accepted, told_by

user = User.objects.get()
accepted(told_by(user, "P7Y", "P7Y6M"), user)
"""


def test_two_sources_contradict_each_other_until_somebody_decides(
    workspace: Served, tab: Page
) -> None:
    begin(tab, workspace)
    run_in(workspace, TWO_SOURCES)

    # What may be the same is suggested, and joined by a person.
    tab.goto(workspace.at("/events/"))
    expect(
        tab.get_by_role("listitem").filter(has_text="Brenik City Court sentenced")
    ).to_have_count(2)
    tab.get_by_role("link", name="May be the same").click()
    tab.get_by_role("button", name="Compare 6 new accounts").click()
    expect(tab.get_by_text("3 pairs were found")).to_be_visible()
    pair = tab.get_by_role("article").filter(has_text="seven years in prison")
    expect(pair.get_by_text("the terms differ")).to_be_visible()
    pair.get_by_role("button", name="The same: join them").click()
    expect(tab.get_by_text("The two are one event now")).to_be_visible()

    # The contradiction stands side by side, in the list and on the page.
    tab.keyboard.press("g")
    tab.keyboard.press("e")
    line = tab.get_by_role("listitem").filter(has_text="Brenik City Court sentenced")
    expect(line).to_have_count(1)
    expect(line.get_by_text("contradicted")).to_be_visible()
    tab.get_by_role("link", name="Contradictions 1").click()
    tab.get_by_role("link", name="Brenik City Court sentenced").click()
    expect(tab.get_by_role("heading", name="The sources contradict each other")).to_be_visible()
    address = tab.url

    # A decision needs its reason; then it stands, with who decided and why.
    tab.get_by_role("radio", name="7 years 6 months").check()
    tab.get_by_role("button", name="Decide", exact=True).click()
    why = tab.get_by_label("Why", exact=True)
    expect(why).to_be_focused()  # the browser asks for it, and nothing is sent
    expect(tab.get_by_text("Decided. A later decision")).to_have_count(0)
    why.fill("The judgment of 3 September, page 4")
    tab.get_by_role("button", name="Decide", exact=True).click()
    expect(tab.get_by_role("heading", name="Decided")).to_be_visible()
    expect(tab.get_by_text("The judgment of 3 September, page 4").first).to_be_visible()
    expect(tab.get_by_role("heading", name="to 7 years 6 months")).to_be_visible()
    expect(tab.get_by_role("heading", name="The sources contradict each other")).to_have_count(0)

    # An account that tells something else goes out again, and both events are as before.
    tab.get_by_text("This tells something else").nth(1).click()
    tab.get_by_label("Why (it need not be said)").nth(1).fill("A second trial")
    tab.get_by_role("button", name="Take it out").click()
    expect(tab.get_by_text("has an event of its own again")).to_be_visible()
    expect(tab.get_by_role("heading", name="to 7 years 6 months")).to_be_visible()
    tab.goto(address)
    expect(tab.get_by_role("heading", name="to 7 years for")).to_be_visible()
    expect(tab.get_by_text("took the decision back")).to_be_visible()
    expect(tab.get_by_text("took an account out, to event")).to_be_visible()
    expect(tab.get_by_text("No other event is like this one")).to_be_visible()
