"""Pages of many layouts: all of the article comes, and nothing of the page around it.

Each page of ``web_pages`` is invented; beside it stands what must come of it, a line for each
block: its kind, its level where it has one, and its words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.sources.html.reader import read_html
from tests.sources.passages import assert_sound

PAGES = Path(__file__).parent / "web_pages"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_all_of_the_article_comes_and_nothing_around_it(page: Path) -> None:
    document = read_html(page.read_bytes(), page)
    assert_sound(document)
    came = [
        f"{block.kind} {block.level or ''}".rstrip() + f": {block.span.of(document.text)}"
        for block in document.blocks
    ]
    assert came == page.with_suffix(".txt").read_text("utf-8").splitlines()
