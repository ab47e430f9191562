"""A Word document is read as it stands today, tables, notes and text boxes included."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.composition import tidy
from habeas.sources.document import Document
from habeas.sources.office.docx_reader import read_docx
from tests.sources.passages import assert_sound, passages, words

PATH = Path("report.docx")
MAIN = "word/document.xml"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def saved(document: WordDocument) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def read(data: bytes) -> Document:
    document = read_docx(data, PATH)
    assert_sound(document)
    return document


def with_members(data: bytes, members: dict[str, str | bytes]) -> bytes:
    """The file with some of its members replaced or added."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return written.getvalue()


def body(xml: str, **members: str) -> bytes:
    """A document with this body."""
    main = f"<w:document {NAMES}><w:body>{xml}</w:body></w:document>"
    named = {f"word/{name}.xml": content for name, content in members.items()}
    return with_members(saved(docx.Document()), {MAIN: main, **named})


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_styles_say_what_a_paragraph_is() -> None:
    document = docx.Document()
    document.add_heading("Veldara in 2012", 0)
    document.add_heading("Arrests", 1)
    document.add_paragraph("Police arrested ").add_run("Marta").bold = True
    document.add_paragraph("Freed on bail.", style="List Bullet")
    document.add_paragraph("In June.", style="List Bullet 2")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Keldova", "3 years"
    document.add_paragraph().add_run("Fair trial").bold = True
    document.add_paragraph("■ Two men were tried.")
    read_document = read(saved(document))
    assert passages(read_document) == [
        ("title", "Veldara in 2012"),
        ("heading", "Arrests"),
        ("paragraph", "Police arrested Marta"),
        ("bullet", "Freed on bail."),
        ("bullet", "In June."),
        ("cell", "Keldova"),
        ("cell", "3 years"),
        ("heading", "Fair trial"),
        ("bullet", "Two men were tried."),
    ]
    assert [b.level for b in read_document.blocks if b.kind == "bullet"] == [1, 2, 1]
    assert read_document.title == "Veldara in 2012"


def test_the_properties_are_kept() -> None:
    document = docx.Document()
    document.add_paragraph("She was freed.")
    document.core_properties.title = "Veldara in 2012"
    document.core_properties.author = "Ilja Brandt"
    found = read(saved(document))
    assert (found.title, found.author) == ("Veldara in 2012", "Ilja Brandt")
    assert found.published == document.core_properties.created.date().isoformat()


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    deleted = "<w:del><w:r><w:delText>was beaten and </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('in Brenik ')}</w:moveFrom>"
    inserted = f"<w:ins>{run('on bail')}</w:ins>"
    document = read(body(f"<w:p>{run('She ')}{deleted}{moved}{run('was freed ')}{inserted}</w:p>"))
    assert document.text == "She was freed on bail"
    assert len(document.warnings) == 1


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = run("secret", "<w:vanish/>")
    shown = run(" here", "<w:vanish w:val='0'/>")
    document = read(body(f"<w:p>{run('Held')}{hidden}{shown}</w:p>"))
    assert document.text == "Held here"
    assert len(document.warnings) == 1


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = (
        f"<w:footnotes {NAMES}><w:footnote w:id='2'><w:p>{run('Her letter.')}</w:p></w:footnote>"
    )
    main = f"<w:p>{run('She was held')}{mark}{run('.')}</w:p><w:p>{run('Then freed.')}</w:p>"
    document = read(body(main, footnotes=f"{notes}</w:footnotes>"))
    assert passages(document) == [
        ("paragraph", "She was held."),
        ("note", "Her letter."),
        ("paragraph", "Then freed."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(body(f"<w:p>{run('Before ')}{drawn}{run('after.')}</w:p>"))
    assert words(document, "paragraph") == ["Before after.", "In the box."]


def test_text_in_a_content_control_is_read() -> None:
    control = f"<w:sdt><w:sdtContent><w:p>{run('Controlled.')}</w:p></w:sdtContent></w:sdt>"
    assert read(body(control)).text == "Controlled."


def test_a_document_without_words_holds_no_text() -> None:
    with pytest.raises(NoText):
        read(saved(docx.Document()))


@pytest.mark.parametrize("size", [0, 4, 100, 5000])
def test_a_torn_file_is_told(size: int) -> None:
    with pytest.raises(UnreadableFile):
        read(saved(docx.Document())[:size])


ENTITY = (
    "<!DOCTYPE w:document [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
    f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    "members",
    [
        {MAIN: ENTITY},
        {MAIN: ENTITY.encode("utf-16")},
        {MAIN: f"<w:document {NAMES}>" + " " * 100_000_001 + "</w:document>"},
        {MAIN: "<a>" * 100_000 + "</a>" * 100_000},
        {"../../evil.xml": "<a/>"},
        {"WORD/document.xml": "<a/>"},
    ],
    ids=["entity", "entity in UTF-16", "bomb", "depth", "outside", "two of one name"],
)
def test_a_file_made_to_do_harm_is_refused(members: dict[str, str | bytes]) -> None:
    document = docx.Document()
    document.add_paragraph("Held.")
    with pytest.raises(RefusedFile):
        read(with_members(saved(document), members))


def test_a_large_picture_is_not_unpacked() -> None:
    document = docx.Document()
    document.add_paragraph("Held.")
    data = with_members(saved(document), {"word/media/image1.png": bytes(150_000_000)})
    assert read(data).text == "Held."


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), max_size=30)


@given(st.lists(PRINTED, min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_every_paragraph_comes_to_the_letter(paragraphs: list[str]) -> None:
    expected = [f"Held {text} there." for text in paragraphs]
    xml = "".join(f"<w:p {nsdecls('w')}><w:r><w:t></w:t></w:r></w:p>" for _ in expected)
    root = parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")
    for element, text in zip(root.iter("{*}t"), expected, strict=True):
        element.text = text
    document = docx.Document()
    for element in list(root):
        document.element.body.append(element)
    found = words(read(saved(document)), "paragraph")
    assert found == [tidy(text) for text in expected]
