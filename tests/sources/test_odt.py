"""An OpenDocument text is read as it stands today, tables, notes and text boxes included."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.composition import tidy
from habeas.sources.document import Document
from habeas.sources.odt import read_odt
from habeas.sources.reading_source import read_source
from tests.sources.passages import assert_sound, passages, words
from tests.sources.zipped import BOMB, encrypted, lying, zipped

PATH = Path("report.odt")
MIMETYPE = "application/vnd.oasis.opendocument.text"
NAMES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "meta": "meta",
            "manifest": "manifest",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = f"""<office:document-styles {NAMES}><office:styles>
<style:default-style style:family="paragraph">
<style:text-properties fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Footnote" style:family="paragraph"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>
<style:style style:name="Contents_20_1" style:family="paragraph"/>
</office:styles></office:document-styles>"""
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P2"/>
<style:style style:name="T1" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text">
<style:text-properties text:display="none"/></style:style>
</office:automatic-styles>"""


def content(body: str) -> str:
    return (
        f"<office:document-content {NAMES}>{AUTOMATIC}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )


def odt(body: str, **members: str | bytes) -> bytes:
    named = {f"{name}.xml": member for name, member in members.items()}
    return zipped({"content.xml": content(body), "styles.xml": STYLES, **named}, mimetype=MIMETYPE)


def read(data: bytes) -> Document:
    document = read_odt(data, PATH)
    assert_sound(document)
    return document


def paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(text, 'Footnote')}</text:note-body></text:note>"
    )


BODY = (
    paragraph("Veldara in 2012", "P1")
    + '<text:h text:outline-level="2">Arrests</text:h>'
    + paragraph('Police arrested <text:span text:style-name="T1">Marta</text:span>')
    + f"<text:list><text:list-item>{paragraph('Freed on bail.')}<text:list><text:list-item>"
    + f"{paragraph('In June.')}</text:list-item></text:list></text:list-item></text:list>"
    + "<table:table><table:table-row><table:table-cell>"
    + f"{paragraph('Keldova')}</table:table-cell><table:table-cell>{paragraph('3 years')}"
    + "</table:table-cell></table:table-row></table:table>"
    + paragraph('<text:span text:style-name="T1">Fair trial</text:span>')
    + paragraph("■ Two men were<text:s text:c='999999999'/>tried<text:line-break/>again.")
    + paragraph("In Brenik", "Heading_20_2")
    + paragraph("Based on itself.", "P2")
    + paragraph("In the north", "Heading_20_3")
)


def test_styles_and_tags_say_what_a_paragraph_is() -> None:
    document = read(odt(BODY))
    assert passages(document) == [
        ("title", "Veldara in 2012"),
        ("heading", "Arrests"),
        ("paragraph", "Police arrested Marta"),
        ("bullet", "Freed on bail."),
        ("bullet", "In June."),
        ("cell", "Keldova"),
        ("cell", "3 years"),
        ("heading", "Fair trial"),
        ("bullet", "Two men were tried again."),
        ("heading", "In Brenik"),
        ("paragraph", "Based on itself."),
        ("heading", "In the north"),
    ]
    assert [b.level for b in document.blocks if b.kind == "bullet"] == [1, 2, 1]
    assert [b.level for b in document.blocks if b.kind == "heading"] == [2, 3, 2, 3]
    assert (document.title, document.language) == ("Veldara in 2012", "en-GB")


def test_the_properties_are_kept() -> None:
    meta = f"""<office:document-meta {NAMES}><office:meta><dc:title>Veldara</dc:title>
    <meta:initial-creator>Ilja Brandt</meta:initial-creator><dc:creator>A Clerk</dc:creator>
    <meta:creation-date>2013-05-23T10:00:00</meta:creation-date><dc:date>2014-01-01</dc:date>
    <dc:language>en-US</dc:language></office:meta></office:document-meta>"""
    document = read(odt(paragraph("She was freed."), meta=meta))
    assert (document.title, document.author) == ("Veldara", "Ilja Brandt")
    assert (document.published, document.language) == ("2013-05-23", "en-US")


def test_tracked_deletions_and_remarks_are_not_read() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{paragraph('was beaten')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    remark = (
        f"<office:annotation><dc:creator>X</dc:creator>{paragraph('Sure?')}</office:annotation>"
    )
    changed = f"She <text:change-start/>was freed<text:change-end/> on bail{remark}."
    document = read(odt(changes + paragraph(changed)))
    assert document.text == "She was freed on bail."
    assert len(document.warnings) == 1


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = 'Held<text:span text:style-name="T2"> secret<text:span>ly</text:span></text:span> here'
    section = f'<text:section text:display="none">{paragraph("Never shown.")}</text:section>'
    document = read(odt(paragraph(hidden) + section))
    assert document.text == "Held here"
    assert len(document.warnings) == 1


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_follows_the_paragraph_that_refers_to_it(kind: str) -> None:
    held = paragraph(f"She was held{note('Her letter.', kind)}.")
    assert passages(read(odt(held + paragraph("Then freed.")))) == [
        ("paragraph", "She was held."),
        ("note", "Her letter."),
        ("paragraph", "Then freed."),
    ]


def test_a_text_box_is_read_after_its_paragraph_and_a_description_is_not() -> None:
    box = (
        f"<draw:frame><draw:text-box>{paragraph('In the box.')}</draw:text-box>"
        "<svg:title>Frame1</svg:title><svg:desc>A box.</svg:desc></draw:frame>"
    )
    shape = (
        f"<draw:custom-shape><svg:desc>A star.</svg:desc>{paragraph('Drawn.')}</draw:custom-shape>"
    )
    document = read(odt(paragraph(f"Before {box}after.") + shape))
    assert words(document, "paragraph") == ["Before after.", "In the box.", "Drawn."]


def test_a_table_of_contents_is_furniture() -> None:
    index = (
        f"<text:table-of-content><text:index-body>{paragraph('Arrests 2', 'Contents_20_1')}"
        f"{paragraph('Trials 3')}</text:index-body></text:table-of-content>"
    )
    document = read(odt(index + paragraph("She was freed.")))
    assert words(document, "furniture") == ["Arrests 2", "Trials 3"]
    assert words(document, "paragraph") == ["She was freed."]


def test_its_content_says_that_it_is_one(tmp_path: Path) -> None:
    for name, data in {
        "report.docx": odt(BODY),
        "report.txt": zipped({"content.xml": content(BODY), "META-INF/manifest.xml": "<a/>"}),
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert read_source(path).media_type == MIMETYPE


def test_another_kind_of_opendocument_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.odt"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path.write_bytes(zipped({"content.xml": content(BODY)}, mimetype=kind))
    with pytest.raises(UnreadableFile, match="no text"):
        read_source(path)


def test_a_document_without_words_holds_no_text() -> None:
    with pytest.raises(NoText):
        read(odt(paragraph("")))


def test_without_its_content_it_is_damaged() -> None:
    with pytest.raises(UnreadableFile):
        read(zipped({"styles.xml": STYLES}, mimetype=MIMETYPE))


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
