from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from lxml import etree
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, begin
from tests.journeys.filling import put_in


def test_from_a_search_to_a_chart_to_a_download(
    workspace: Served, tab: Page, tmp_path: Path
) -> None:
    begin(tab, workspace)
    put_in(workspace)
    tab.goto(workspace.address)
    tab.keyboard.press("/")
    tab.wait_for_url(workspace.at("search/"))

    # Search, and see the words where they stand.
    tab.keyboard.press("w")
    tab.keyboard.type("keldova")
    tab.keyboard.press("Enter")
    expect(tab.locator(".result")).to_have_count(3)
    expect(tab.locator(".result mark").first).to_have_text("Keldova")
    expect(tab.locator("#count")).to_have_text("3 events")

    # Narrow down, and back.
    tab.locator(".facet").get_by_role("link", name="Sentence 1").click()
    expect(tab.locator(".result")).to_have_count(1)
    expect(tab.locator(".chosen")).to_contain_text("Sentence")
    tab.go_back()
    expect(tab.locator(".result")).to_have_count(3)
    tab.go_forward()
    tab.locator(".chosen").get_by_role("link", name="Sentence").click()
    expect(tab.locator(".result")).to_have_count(3)

    # Counts, charts and the map.
    tab.keyboard.press("2")
    expect(tab.get_by_role("img", name="By year")).to_be_visible()
    tab.locator(".chart.type").get_by_text("As a table").click()
    expect(tab.locator(".chart.type").get_by_role("row", name="Arrest 1 0 1")).to_be_visible()
    tab.keyboard.press("3")
    expect(tab.get_by_role("img", name="By country")).to_be_visible()
    expect(tab.get_by_role("row", name="Czechia 3 0 1")).to_be_visible()

    # Take it away, and read it back.
    tab.get_by_text("Download the table").click()
    with tab.expect_download() as coming:
        tab.get_by_role("button", name="As CSV").click()
    told = tmp_path / "table.csv"
    coming.value.save_as(told)
    rows = list(csv.DictReader(io.StringIO(told.read_text("utf-8-sig"), newline="")))
    assert [row["type"] for row in rows] == ["arrest", "sentence", "appeal"]
    assert "arrested Marta Keldova" in rows[0]["passage"]
    with tab.expect_download() as coming:
        tab.get_by_role("button", name="As XLSX").click()
    book = tmp_path / "table.xlsx"
    coming.value.save_as(book)
    sheet = etree.fromstring(zipfile.ZipFile(book).read("xl/worksheets/sheet2.xml"))
    assert "keldova" in ["".join(map(str, cell.itertext())) for cell in sheet.iter("{*}c")]


def test_a_search_is_saved_and_found_again(workspace: Served, tab: Page) -> None:
    begin(tab, workspace)
    put_in(workspace)
    tab.goto(workspace.at("search/?q=seven&type=sentence"))
    tab.get_by_text("Save this search").click()
    tab.get_by_label("Name").fill("Seven years")
    tab.get_by_role("button", name="Save", exact=True).click()
    expect(tab.get_by_role("status")).to_contain_text("Saved as “Seven years”")
    tab.get_by_role("link", name="Saved searches").click()
    tab.get_by_role("link", name="Seven years").click()
    expect(tab).to_have_url(workspace.at("search/?q=seven&type=sentence"))
    tab.go_back()
    tab.get_by_text("Rename Seven years").click()
    tab.get_by_label("Name").fill("Seven")
    tab.get_by_role("button", name="Rename").click()
    expect(tab.get_by_role("link", name="Seven", exact=True)).to_be_visible()
    tab.get_by_role("button", name="Delete").click()
    expect(tab.get_by_text("You have saved no search yet")).to_be_visible()


def test_nothing_that_is_typed_breaks_the_page(workspace: Served, tab: Page) -> None:
    begin(tab, workspace)
    for typed in ('"', "NEAR(", "*", "-", '" OR "', "passage:x"):
        tab.goto(workspace.at("search/"))
        tab.get_by_label("Words").fill(typed)
        tab.keyboard.press("Enter")
        expect(tab.get_by_text("Nothing was found")).to_be_visible()
