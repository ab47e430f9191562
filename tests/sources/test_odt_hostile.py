"""An ODT file that is torn or made to do harm is told in one line, and none makes reading fail."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.composition import tidy
from tests.sources.odt_files import BODY, NAMES, STYLES, content, odt, paragraph, read
from tests.sources.passages import words
from tests.sources.zipped import BOMB, encrypted, lying


@pytest.mark.parametrize("size", [0, 4, 100, 500])
def test_a_torn_file_is_told(size: int) -> None:
    with pytest.raises(UnreadableFile):
        read(odt(BODY)[:size])


def test_a_torn_content_and_a_lying_size_are_told() -> None:
    with pytest.raises(UnreadableFile):
        read(odt("", content=content(BODY)[:-50]))
    with pytest.raises(UnreadableFile):
        read(lying(odt(BODY), "content.xml"))


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
ENTITY = "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    "harm",
    [
        {"content": ENTITY + content(paragraph("&a;"))},
        {"content": (ENTITY + content(paragraph("&a;"))).encode("utf-16")},
        {"content": f"{LAUGHS}]>" + content(paragraph("&j;"))},
        {"styles": ENTITY + STYLES},
        {"meta": ENTITY + STYLES},
        {"content": content("").encode() + BOMB},
        {"content": content("<text:list>" * 100_000 + "</text:list>" * 100_000)},
        {"../../evil": "<a/>"},
        {"CONTENT": "<a/>"},
        {"META-INF/manifest": f"<a {NAMES}><manifest:encryption-data/></a>"},
    ],
    ids="entity utf-16 laughs styles meta bomb depth outside twice encrypted".split(),
)
def test_a_file_made_to_do_harm_is_refused(harm: dict[str, str | bytes]) -> None:
    with pytest.raises(RefusedFile) as told:
        read(odt(paragraph("Held."), **harm))
    assert "\n" not in str(told.value)


def test_an_archive_with_a_password_is_refused() -> None:
    with pytest.raises(RefusedFile, match="password"):
        read(encrypted(odt(BODY), "content.xml"))


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), max_size=30)


@given(st.lists(PRINTED, min_size=1, max_size=8))
@settings(max_examples=30)
def test_every_paragraph_comes_to_the_letter(paragraphs: list[str]) -> None:
    expected = [f"Held {text} there." for text in paragraphs]
    document = read(odt("".join(paragraph(escape(text)) for text in expected)))
    assert words(document, "paragraph") == [tidy(text) for text in expected]


TAGS = st.sampled_from(
    "text:p text:h text:span text:list text:list-item text:note text:note-body table:table-cell"
    " draw:frame draw:text-box text:section text:tracked-changes text:s office:body".split()
)
TREES = st.recursive(
    st.just("held"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=4)
    ),
)


@given(TREES)
def test_no_order_of_tags_makes_it_fail(body: str) -> None:
    try:
        read(odt(body))
    except NoText:
        return
