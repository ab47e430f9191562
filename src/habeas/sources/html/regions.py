"""The regions of a web page, and which of them hold the report.

Nothing is known about the site. What counts is where the prose stands: sentences, and stretches of
some length, that are no links. A menu, a form or the foot of a page has next to none, so that such
a region is left out, unless most of the page stands in it: some sites wrap the whole page in one
form, and a list that was never closed pulls the report into the menu.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    "main article nav header footer aside form button select noscript template svg menu dialog"
    " iframe object video audio canvas textarea datalist".split()
)
_PLAIN = frozenset("body div section center table td th ul ol dl fieldset details".split())
_KEPT_WITH_PROSE = frozenset(("header", "hidden"))  # a standfirst; what unfolds at a click


@dataclass(slots=True)
class Region:
    """A part of the page that one element encloses."""

    parent: int
    kind: str  # "nav", "main", ...; "plain" where the element says nothing; "hidden"
    prose: int = 0  # characters outside links, in stretches long enough for a sentence
    characters: int = 0
    linked: int = 0


def region_kind(tag: str, attributes: Mapping[str, str]) -> str | None:
    """What kind of region an element opens, or ``None`` where it opens none.

    >>> region_kind("div", {"role": "navigation"})
    'nav'
    """
    if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", ""):
        return "hidden"
    role = _ROLES.get(attributes.get("role", "").strip().lower())
    if role is not None or tag in _NAMED:
        return role or tag
    return "plain" if tag in _PLAIN else None


def report_regions(regions: list[Region]) -> list[bool]:
    """For each region whether its own text belongs to the report.

    Args:
        regions: each after its parent; the first is the page, its own parent. Their counts are
            those of their own text, and come to hold that of the regions inside as well.
    """
    _add_up(regions)
    roots = _roots(regions)
    prose = sum(regions[number].prose for number in roots)
    inside: list[bool] = []
    for number, region in enumerate(regions):
        if number in roots:
            inside.append(True)  # whatever encloses it
        else:
            above = number > 0 and inside[region.parent]
            inside.append(above and not _is_furniture(region, prose))
    return inside


def inner_regions(regions: list[Region], outer: int) -> list[bool]:
    """For each region whether it is ``outer`` or stands inside it."""
    inside: list[bool] = []
    for number, region in enumerate(regions):
        inside.append(number == outer or (number > 0 and inside[region.parent]))
    return inside


def _add_up(regions: list[Region]) -> None:
    for region in reversed(regions[1:]):
        above = regions[region.parent]
        above.prose += region.prose
        above.characters += region.characters
        above.linked += region.linked


def _roots(regions: list[Region]) -> frozenset[int]:
    """The regions that hold the report: what the page calls so, or the smallest with all prose."""
    whole = regions[0].prose
    for kind in ("main", "article"):
        found = [n for n, region in enumerate(regions) if region.kind == kind]
        longest = max((regions[n].prose for n in found), default=0)
        if longest * 2 >= whole > 0:
            return frozenset(n for n in found if regions[n].prose * 20 >= longest)
    deepest = max(n for n, region in enumerate(regions) if region.prose == whole)
    return frozenset((deepest if whole else 0,))


def _is_furniture(region: Region, prose: int) -> bool:
    """Whether a region inside the report is none of it; ``prose`` is that of the whole report."""
    if region.kind in ("plain", "main", "article"):
        return False
    if region.kind in _KEPT_WITH_PROSE:
        return region.prose == 0
    if region.kind == "aside":
        return region.linked * 2 >= region.characters
    return region.prose * 2 < prose or prose == 0
