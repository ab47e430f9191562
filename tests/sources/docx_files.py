"""Word documents as the tests of hostile files need them, written tag by tag."""

from __future__ import annotations

from tests.sources.zipped import zipped

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "word/document.xml"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def main(body: str) -> str:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def relations(*targets: tuple[str, str, str]) -> str:
    """A member with relations: of what kind, to where, and ``External`` or ``Internal``."""
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for n, (kind, target, mode) in enumerate(targets)
    )
    return f"<Relationships>{listed}</Relationships>"


def docx(body: str, **members: str | bytes) -> bytes:
    """A document with this body, and with further members or others in their place."""
    start = relations(("officeDocument", MAIN, "Internal"))
    types = '<Types><Override PartName="/word/document.xml" ContentType="{}"/></Types>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": start, MAIN: main(body), **members})
