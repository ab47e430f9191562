"""XML as a stream of tags, read with care: no tree, no entities, no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from lxml import etree

from habeas.errors import RefusedFile, UnreadableFile


class Target(Protocol):
    """Takes the tags of one XML file in turn."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; names are bare, without their namespace."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text, or a part of it."""


Taken = TypeVar("Taken", bound=Target)


def take_tags(xml: bytes, target: Taken, path: Path, kind: str) -> Taken:
    """Let ``target`` take all tags of ``xml``, and give it back.

    Args:
        xml: the file, or the member of an archive.
        target: what takes them.
        path: the file that it belongs to, for what is told about it.
        kind: what that ought to be, as people say it: "DOCX".

    Raises:
        UnreadableFile: it is no complete XML.
        RefusedFile: it defines entities, or its tags stand thousands deep in one another.
    """

    def refusal() -> RefusedFile:
        return RefusedFile(path, f"it defines XML entities, as no {kind} file needs to")

    parser = etree.XMLParser(
        target=cast("Any", _Guarded(target, refusal)),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise RefusedFile(path, "its tags stand too deep in one another") from error
        raise UnreadableFile(path, f"it is damaged: it is no complete {kind} file") from error
    return target


class _Guarded:
    """Passes the tags on by their bare names, and stops at the first sign of a definition."""

    def __init__(self, target: Target, refusal: Callable[[], RefusedFile]) -> None:
        self._target = target
        self._refusal = refusal
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        bare = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        self._target.start(tag.rpartition("}")[2], bare)

    def end(self, tag: str) -> None:
        self._target.end(tag.rpartition("}")[2])

    def doctype(self, *_definition: str | None) -> None:
        raise self._refusal()

    def close(self) -> None:
        """The XML ends."""
