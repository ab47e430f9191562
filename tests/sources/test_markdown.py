"""Markdown is read without the marks of its author, and plain text is not taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.document import Document
from habeas.sources.markdown.reader import read_markdown
from habeas.sources.reading_source import read_source
from tests.conftest import SHORT_REPORT
from tests.sources.passages import assert_sound, passages, words

PATH = Path("report.md")
MARKDOWN = "text/markdown"
REPORT = """\
# Veldara in 2012

Arrests {#arrests .unnumbered}
-------

Police arrested **Marta Keldova**, the
_editor_ of `Northern Lamp` ([her page](http://lamp.example "a_b")), and 2 * 3 men.[^1]

* Freed on bail.
    1. In June.
* [x] Two men were tried.

> The court held: "He is *free*".

| Name    | Term      |
|---------|-----------|
| Keldova | 3&nbsp;years |

![A map](map.png)

**Fair trial**

snake_case stays, \\*so\\* does this.<br>Freed <b>then</b>.

[^1]: Letter of her *lawyer*,
    of 4 May.

    A second paragraph.
[^2]: Never called.
"""


def read(text: str) -> Document:
    document = read_markdown(text.encode("utf-8", "surrogateescape"), PATH)
    assert_sound(document)
    return document


def test_the_marks_say_what_a_piece_is_and_are_no_text() -> None:
    document = read(REPORT)
    assert passages(document) == [
        ("title", "Veldara in 2012"),
        ("heading", "Arrests"),
        (
            "paragraph",
            "Police arrested Marta Keldova, the editor of Northern Lamp (her page), and 2 * 3 men.",
        ),
        ("note", "Letter of her lawyer, of 4 May."),
        ("note", "A second paragraph."),
        ("bullet", "Freed on bail."),
        ("bullet", "In June."),
        ("bullet", "[x] Two men were tried."),
        ("paragraph", 'The court held: "He is free".'),
        ("cell", "Name"),
        ("cell", "Term"),
        ("cell", "Keldova"),
        ("cell", "3 years"),
        ("heading", "Fair trial"),
        ("paragraph", "snake_case stays, *so* does this. Freed then."),
        ("note", "Never called."),
    ]
    assert [b.level for b in document.blocks if b.kind == "bullet"] == [1, 2, 1]


@pytest.mark.parametrize(
    "matter",
    [
        """---
title: 'Veldara: 2012' # so far
author:
  - name: Ana Lorca
  - Ilja Brandt
date: 2013-05-23T10:00:00
lang: en_GB
publisher: Rights Desk
---
""",
        """+++
title = "Veldara: 2012"
authors = ["Ana Lorca", "Ilja Brandt"]
date = 2013-05-23
language = "en-GB"
organization = "Rights Desk"
+++
""",
        """---\r
title: "Veldara: 2012"\r
author: Ana Lorca, Ilja Brandt\r
date: May 23, 2013\r
lang: en-GB\r
site_name: Rights Desk\r
---\r
""",
    ],
    ids="yaml toml windows".split(),
)
def test_front_matter_is_what_the_text_says_of_itself(matter: str) -> None:
    document = read(f"{matter}\n# Arrests\n\nShe was freed.\n")
    assert passages(document) == [("heading", "Arrests"), ("paragraph", "She was freed.")]
    assert (document.title, document.author) == ("Veldara: 2012", "Ana Lorca, Ilja Brandt")
    assert (document.publisher, document.published) == ("Rights Desk", "2013-05-23")
    assert document.language == "en-GB"


def test_a_line_of_dashes_at_the_top_is_no_front_matter() -> None:
    document = read("---\n\nShe was freed.\n\n---\n\n# Arrests\n\n# Trials\n\nNone.")
    assert words(document, "paragraph") == ["She was freed.", "None."]
    prose = "---\nArrests: there were many.\nShe was freed.\n---\n\nNone."
    assert "She was freed." in read(prose).text


def test_html_inside_is_read_without_its_tags() -> None:
    page = "<div>\n<h2>Trials</h2><p>He was tried.</p>\n</div>\n\n<!-- Never. -->\n\nFreed."
    assert passages(read(f"# Veldara\n\n# Brenik\n\n{page}"))[2:] == [
        ("heading", "Trials"),
        ("paragraph", "He was tried."),
        ("paragraph", "Freed."),
    ]


def test_code_is_read_as_it_stands() -> None:
    assert words(read("```\n*Held*\n\n[^1]: a\n```\n    in # Brenik\n"), "paragraph") == [
        "*Held*",
        "[^1]: a",
        "in # Brenik",
    ]


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.md", REPORT, MARKDOWN),
        ("a.txt", f"{REPORT}\n## Trials\n", MARKDOWN),
        ("a.markdown", "Police *beat* them.", MARKDOWN),
        ("a.md", "Police beat them.", "text/plain"),
        ("a.txt", SHORT_REPORT, "text/plain"),
        ("a.txt", "# Arrests\n\n# Trials\n\n- He was tried.\n", "text/plain"),
        ("a.txt", "***\n\n**Arrests**\n\n1. He was tried [in May](Art. 3).\n", "text/plain"),
        ("a.txt", "Arrests\n-------\n\nCase 5 | Keldova\n--- | ---\n", "text/plain"),
        ("a.txt", " " * 60_000 + "-" * 60_000 + "\nHeld.", "text/plain"),
        ("a.md", "<!DOCTYPE html><html><body><p># Held.</p></body></html>", "text/html"),
    ],
)
def test_its_content_says_what_it_is(tmp_path: Path, name: str, text: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read_source(path).media_type == media_type


def test_a_text_of_marks_alone_holds_no_text() -> None:
    with pytest.raises(NoText):
        read("# \n\n- \n\n![A map](map.png)\n")


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(UnreadableFile):
        read_markdown(bytes(range(32)) * 100, PATH)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + " Held.",
        "- " * 100_000 + "Held.",
        "\n".join("  " * depth + "- Held." for depth in range(200)),
        "[" * 100_000 + "Held.",
        "![" * 100_000 + "Held.",
        "[^1]: " + "> " * 1000 + "Held.",
    ],
    ids="quotes items lists brackets pictures note".split(),
)
def test_a_text_made_to_do_harm_is_refused(text: str) -> None:
    with pytest.raises(RefusedFile) as told:
        read(text)
    assert "\n" not in str(told.value)
