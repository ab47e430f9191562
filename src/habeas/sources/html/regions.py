"""The regions of a web page: what each element that encloses text says of it, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.sources.html.names import Named, named
from habeas.sources.html.place import BLOCKS

_ROLES = {
    "main": "main",
    "article": "article",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "nav",
    "menu": "nav",
    "menubar": "nav",
    "dialog": "nav",
    "alertdialog": "nav",
}
_NAMED = frozenset(
    "main article nav header footer aside form button select noscript noframes template svg menu"
    " dialog iframe object video audio canvas textarea datalist".split()
)
_PLAIN = frozenset("body div section center table td th ul ol dl fieldset details".split())
#: Those that stand within a line; what is in them is no part of the words around them.
_WITHIN_LINES = frozenset(
    "button select noscript noframes template svg iframe object video audio canvas textarea"
    " datalist".split()
)


@dataclass(slots=True)
class Region:
    """A part of the page that one element encloses. The counts are those of its own text."""

    parent: int
    kind: str  # "nav", "main", ...; "plain" where the element says nothing; "hidden"
    tag: str = ""
    named: Named = ""
    prose: int = 0  # characters outside links, in stretches long enough for a sentence
    characters: int = 0
    linked: int = 0  # of the characters
    spoken: int = 0  # of the characters, those in whole sentences, clicked or not
    notes: int = 0  # of the characters, those in footnotes
    is_headed: bool = False  # it has a heading of its own
    is_teaser: bool = False  # it has a heading that is to be clicked, to read on elsewhere

    def same(self, *, empty: bool) -> Region:
        """A copy, or one without the text."""
        told = (self.parent, self.kind, self.tag, self.named)
        if empty:
            return Region(*told, is_headed=self.is_headed, is_teaser=self.is_teaser)
        counts = (self.prose, self.characters, self.linked, self.spoken, self.notes)
        return Region(*told, *counts, self.is_headed, self.is_teaser)


def region_of(tag: str, attributes: Mapping[str, str], parent: int) -> Region | None:
    """The region that an element opens, or ``None`` where it opens none.

    >>> region_of("div", {"role": "navigation"}, 0).kind
    'nav'
    """
    kind = _kind(tag, attributes)
    name = named(tag, attributes)
    if kind is None and name != "unseen" and not (name and "-" in tag):
        return None
    return Region(parent, kind or "plain", tag, name)


def stands_in_line(region: Region) -> bool:
    """Whether the region is within a line: a button, a hidden word."""
    is_hidden = region.kind == "hidden" or region.named == "unseen"
    return region.tag in _WITHIN_LINES or (is_hidden and region.tag not in BLOCKS)


def totals(regions: Sequence[Region], without: Sequence[bool]) -> list[Region]:
    """The regions with the counts of those inside them added.

    Args:
        regions: each after its parent; the first is the page, its own parent.
        without: for each region whether its text is left out of the count.
    """
    sums = [region.same(empty=left_out) for region, left_out in zip(regions, without, strict=True)]
    for region in reversed(sums[1:]):
        above = sums[region.parent]
        above.prose += region.prose
        above.characters += region.characters
        above.linked += region.linked
        above.spoken += region.spoken
        above.notes += region.notes
        above.is_headed |= region.is_headed
    return sums


def within(regions: Sequence[Region], marked: Sequence[bool]) -> list[bool]:
    """For each region whether it is marked or stands in a marked one.

    >>> within([Region(0, "plain"), Region(0, "nav"), Region(1, "plain")], [False, True, False])
    [False, True, True]
    """
    inside: list[bool] = []
    for number, region in enumerate(regions):
        inside.append(marked[number] or (number > 0 and inside[region.parent]))
    return inside


def _kind(tag: str, attributes: Mapping[str, str]) -> str | None:
    if not attributes:
        return tag if tag in _NAMED else "plain" if tag in _PLAIN else None
    if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", ""):
        return "hidden"
    if tag == "template" and any(name.startswith("shadowroot") for name in attributes):
        return "plain"  # shown, unlike other templates
    role = _ROLES.get(attributes.get("role", "").strip().lower())
    if role is not None or tag in _NAMED:
        return role or tag
    return "plain" if tag in _PLAIN else None
