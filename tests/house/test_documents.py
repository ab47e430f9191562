"""The documents: their links lead somewhere, and what they say of make is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from habeas import codebook, record
from tests.conftest import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
TARGETS = set(
    re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(document: Path) -> set[str]:
    """The names under which the headings of a document can be linked to."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_inside_the_project_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_to_a_heading_leads_to_one(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s:]*)#([^)\s]+)\)", document.read_text(encoding="utf-8"))
    targets = [(document.parent / path if path else document, anchor) for path, anchor in links]
    assert [(t.name, anchor) for t, anchor in targets if anchor not in anchors(t)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_make_command_that_is_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^|^\$ )make ([a-z]+)", text, re.MULTILINE)
    assert set(named) <= TARGETS


def test_every_test_that_the_page_on_hostile_files_names_exists() -> None:
    page = (ROOT / "docs" / "explanation" / "hostile-files.md").read_text(encoding="utf-8")
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    there = set(re.findall(r"^def (test_\w+)", "\n".join(tests), re.MULTILINE))
    named = set(re.findall(r"`(test_\w+)`", page))
    assert named
    assert named - there == set()


def test_the_readme_opens_with_the_two_commands_and_the_picture() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40])
    assert "make demo" in first_screen
    assert "make test" in first_screen
    assert "docs/images/page.png" in first_screen


def test_decisions_are_numbered_without_a_gap_and_say_why() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [path.name[:4] for path in decisions] == [
        f"{number:04}" for number in range(1, len(decisions) + 1)
    ]
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert [h for h in ("## Context", "## Choice", "## Consequences") if h not in text] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_every_class_of_the_record_and_the_codebook_stands_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    names = [name for room in (record, codebook) for name in room.__all__ if name[0].isupper()]
    assert [name for name in names if f"`{name}`" not in glossary] == []


@pytest.mark.parametrize("page", ["reference/codebook-format", "how-to/add-a-type-of-your-own"])
def test_the_whole_codebook_file_of_a_page_is_one(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    own = tmp_path / "my.toml"
    own.write_text(re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[-1], encoding="utf-8")
    book = codebook.load_codebook(own)
    assert "utility_cut" in book.types
    assert set(book.types) - set(codebook.load_codebook().types) == {"utility_cut"}


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, to_read = set[Path](), [ROOT / "README.md"]
    while to_read:
        page = to_read.pop().resolve()
        if page not in reached and page.is_file():
            reached.add(page)
            links = re.findall(r"\]\(([^)#\s:]+\.md)", page.read_text(encoding="utf-8"))
            to_read += [page.parent / link for link in links]
    assert [shown(page) for page in DOCUMENTS if page not in reached] == ["CHANGELOG.md"]
