"""Where in the ZIP archive of a DOCX file its body stands."""

from __future__ import annotations

from pathlib import Path

from habeas.errors import UnreadableFile
from habeas.sources.zipped_xml.members import Archive

_START = "_rels/.rels"
_USUAL = "word/document.xml"


def main_name(package: Archive, path: Path) -> str:
    """The name of the member that holds the body of the document.

    Raises:
        UnreadableFile: the archive holds no document.
    """
    found = package.read(_START, _Start())
    names = {name.lower(): name for name in package.names}
    name = names.get((found.main if found else _USUAL).lower())
    if name is None:
        raise UnreadableFile(path, "it is an archive (ZIP) without a document in it")
    return name


class _Start:
    """Finds the main member among the relations of the package."""

    main = _USUAL

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "")
        if tag == "Relationship" and kind.endswith("/officeDocument"):
            self.main = attributes.get("Target", _USUAL).lstrip("/")

    def end(self, tag: str) -> None:
        """Nothing is left open."""

    def data(self, text: str) -> None:
        """There is no text."""
