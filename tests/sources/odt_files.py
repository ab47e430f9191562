"""OpenDocument texts as the tests need them, written tag by tag."""

from __future__ import annotations

from pathlib import Path

from habeas.sources.document import Document
from habeas.sources.office.odt_reader import read_odt
from tests.sources.passages import assert_sound
from tests.sources.zipped import zipped

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
