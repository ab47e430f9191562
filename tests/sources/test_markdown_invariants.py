"""What holds for every text in Markdown, however odd its marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile
from habeas.sources.markdown.reader import read_markdown
from habeas.sources.markdown.signs import is_markdown
from tests.sources.passages import assert_sound, words

PATH = Path("report.md")


@pytest.mark.parametrize(
    "text",
    [
        "*a **b" * 5000,
        "`" * 20_000,
        "<a " * 10_000,
        "<!--" * 20_000,
        "a_" * 20_000,
        "&#99999999999999;" * 1000,
        "99999999999999999999. ",
        "[^a]" * 1000 + "\n\n[^a]: b [^a]\n",
        "|".join(["a"] * 100) + "\n" + "|".join(["-"] * 100) + "\n" + "b\n" * 100,
        "```\n" * 5001,
        "---\n" + "a: b\n" * 1000,
        "---\n" + "a: [" + "[," * 10_000 + "\n---\n",
        "[a]: b\n" * 1000,
        "\u202e\ufeff",
    ],
)
def test_marks_without_end_are_read(text: str) -> None:
    document = read_markdown(f"{text}\n\nMarta was held.\n".encode(), PATH)
    assert_sound(document)
    assert "Marta was held." in document.text


SENTENCES = st.lists(
    st.from_regex(r"[A-Z][a-z]{1,9}(?: [a-z]{1,9}){2,6}\.", fullmatch=True), min_size=1
)


@given(SENTENCES)
@settings(max_examples=30)
def test_every_paragraph_comes_to_the_letter(paragraphs: list[str]) -> None:
    text = "# Report\n\n" + "\n\n".join(paragraphs)
    assert words(read_markdown(text.encode(), PATH), "paragraph") == paragraphs


PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "    ", "\t", "held ", "# ", "## ", "- ", "1. ", "> ", "*", "**", "_"),
        *(
            "`",
            "```\n",
            "---\n",
            "===\n",
            "|",
            "-|-\n",
            "[",
            "]",
            "(a)",
            "[^1]",
            "[^1]: ",
            "![",
            "<b>",
        ),
        *(
            "<!--",
            "-->",
            "<div>\n",
            "</div>\n",
            "&amp;",
            "\\",
            "title: ",
            "{#a}",
            "~~",
            "\r\n",
            "• ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=50).map("".join))
def test_no_marks_make_it_fail_and_none_take_a_word_away(text: str) -> None:
    data = text.encode()
    is_markdown(data, PATH)
    try:
        document = read_markdown(data, PATH)
    except (NoText, RefusedFile):
        return
    assert_sound(document)
    if "<" not in text and "[" not in text and ":" not in text:
        assert document.text.count("held") == len(re.findall("held", text))
