"""An OpenDocument text is read as it stands today, tables, notes and text boxes included."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import NoText, UnreadableFile
from habeas.sources.reading_source import read_source
from tests.sources.odt_files import BODY, MIMETYPE, NAMES, content, note, odt, paragraph, read
from tests.sources.passages import passages, words
from tests.sources.zipped import zipped


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
        read(zipped({"styles.xml": "<a/>"}, mimetype=MIMETYPE))
