"""A page is taken apart into its pieces: HTML as browsers take it, XHTML as XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5
from pathlib import Path
from typing import Any, cast
from xml.sax.saxutils import escape

from lxml import etree

from habeas.errors import RefusedFile
from habeas.sources.html.pieces import PageParser

_DEFINITION = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]{0,1000}\[", re.IGNORECASE)
_ENTITY = re.compile(r"&(\w{1,40};)?")
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
# What is for browsers without frames: the parser would take the tags in it for words.
_WITHOUT_FRAMES = re.compile(r"<(/?)noframes\b[^<>]{0,200}>", re.IGNORECASE)
_STRUCTURE = "{http://www.idpf.org/2007/ops}type"  # epub:type


def parse_html(text: str) -> PageParser:
    """The pieces of a page, whatever is wrong with its tags."""
    parser = etree.HTMLParser(target=cast("Any", PageParser()), huge_tree=True, encoding="utf-8")
    text = _WITHOUT_FRAMES.sub(r"<\1div>", text)
    return _parsed(text, parser) or PageParser()


def parse_xhtml(text: str, path: Path) -> PageParser:
    """The pieces of a chapter; one that is no sound XML is taken as HTML.

    The difference matters: in XHTML ``<title/>`` is an empty title, and to a browser that reads
    HTML it begins one that swallows the page.

    Raises:
        RefusedFile: it defines entities, or its tags stand thousands deep in one another.
    """
    if _DEFINITION.search(text):
        raise RefusedFile(path, "it defines XML entities, as no book needs to")
    parser = etree.XMLParser(
        target=cast("Any", _Chapter()),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        encoding="utf-8",
    )
    try:
        return _parsed(_ENTITY.sub(_character, text), parser) or parse_html(text)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise RefusedFile(path, "its tags stand too deep in one another") from error
        return parse_html(text)


def _parsed(text: str, parser: etree.HTMLParser | etree.XMLParser) -> PageParser | None:
    try:
        page: Any = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        if isinstance(parser, etree.XMLParser):
            raise
        return None  # nothing but comments
    if not isinstance(page, PageParser):
        raise TypeError(page)
    return page


class _Chapter(PageParser):
    """Takes the tags of XML, with their bare names."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        bare = {
            "epub:type" if name == _STRUCTURE else name.rpartition("}")[2]: value
            for name, value in attributes.items()
        }
        super().start(tag.rpartition("}")[2], bare)

    def end(self, tag: str) -> None:
        """An element ends."""
        super().end(tag.rpartition("}")[2])


def _character(found: re.Match[str]) -> str:
    """The character of an entity that HTML knows and XML does not; else the words as they stand."""
    name = found[1]
    if name is None:
        following = found.string[found.end() : found.end() + 1]
        return "&" if following == "#" else "&amp;"
    if name in _OF_XML:
        return found[0]
    return escape(html5[name]) if name in html5 else f"&amp;{name}"
