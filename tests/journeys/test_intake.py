from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.journeys.conftest import Served, Window, begin

SAMPLE = ROOT / "samples" / "veldara-2013.txt"
PATIENCE = 90_000  # milliseconds: the first report waits for the language model
EVENTS = re.compile(r"\b[1-9]\d events")  # how many exactly is the model's affair


def test_a_report_is_brought_in_watched_while_it_is_read_and_opened(
    workspace: Served, tab: Page
) -> None:
    begin(tab, workspace)
    tab.keyboard.press("g")
    tab.keyboard.press("s")
    expect(tab.get_by_role("heading", name="Sources")).to_be_visible()
    tab.get_by_label("Bring in reports").set_input_files(SAMPLE)
    tab.get_by_role("button", name="Bring in", exact=True).click()
    jobs = tab.get_by_role("region", name="Files that came in")
    expect(jobs.get_by_text("veldara-2013.txt", exact=True)).to_be_visible()
    expect(jobs.get_by_text(EVENTS)).to_be_visible(timeout=PATIENCE)
    source = tab.get_by_role("table").get_by_role("link", name="Annual Report: Veldara 2013")
    expect(source).to_be_visible()  # the list has come anew by itself
    source.click()
    expect(tab.get_by_role("heading", name="Annual Report: Veldara 2013", level=1)).to_be_visible()
    expect(tab.locator("mark.trigger").first).to_be_visible()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="veldara-2013.txt").click()
    assert download.value.suggested_filename == "veldara-2013.txt"
    assert Path(download.value.path()).read_bytes() == SAMPLE.read_bytes()


def test_files_that_are_dropped_come_in_and_a_hostile_one_harms_nothing(
    workspace: Served, tab: Page
) -> None:
    begin(tab, workspace)
    tab.goto(workspace.at("sources/"))
    tab.evaluate(
        """report => {
          const files = new DataTransfer();
          const broken = "%PDF-1.4\\n1 0 obj << /Kids [ 1 0 R";
          files.items.add(new File([broken], "<img src=x onerror=alert(1)>.pdf"));
          files.items.add(new File([report], "good.txt"));
          document.getElementById("add").dispatchEvent(
            new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
        }""",
        SAMPLE.read_text(encoding="utf-8"),
    )
    jobs = tab.get_by_role("region", name="Files that came in")
    hostile = jobs.get_by_role("listitem").filter(has_text="<img src=x onerror=alert(1)>.pdf")
    good = jobs.get_by_role("listitem").filter(has_text="good.txt")
    expect(hostile.get_by_text("failed")).to_be_visible(timeout=PATIENCE)
    expect(hostile.get_by_text("It is damaged")).to_be_visible()
    expect(good.get_by_text(EVENTS)).to_be_visible(timeout=PATIENCE)
    expect(tab.locator("main img")).to_have_count(0)


def test_without_scripts_files_come_in_by_the_form_alone(
    workspace: Served, tab: Page, window: Window, tmp_path: Path
) -> None:
    begin(tab, workspace)
    page = window(java_script_enabled=False, storage_state=tab.context.storage_state())
    page.goto(workspace.at("sources/"))
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    page.get_by_label("Bring in reports").set_input_files([SAMPLE, empty])
    page.get_by_role("button", name="Bring in", exact=True).click()
    expect(page.get_by_text("veldara-2013.txt: will be read.")).to_be_visible()
    expect(page.get_by_text("empty.txt: it is empty.")).to_be_visible()
