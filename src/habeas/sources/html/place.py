"""What the open elements of a page say of the text that stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.sources.html.notes import is_note, may_be_mark

#: The elements that stand by themselves: the words in them are a piece, or several.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol"
    " option p pre section select summary table tbody td tfoot th thead title tr ul".split()
)
_RAW = frozenset("script style title annotation annotation-xml".split())  # no words of the page
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "u"))
_LISTS = frozenset(("ul", "ol", "menu"))
_SAYS_NOTHING = frozenset("br em font i img input label small span tt wbr".split())
_WHOLE = frozenset(("main", "article", "body"))  # begin anew, whatever was left open around them


@dataclass(slots=True, frozen=True)
class Place:
    """What the open elements say of the text that stands in them."""

    region: int = 0
    block: str = "html"  # the innermost element that stands by itself
    heading: int = 0
    lists: int = 0
    item: int = 0  # the number of the list item, 0 outside lists
    cell: int = 0
    is_link: bool = False
    leads_away: bool = False  # the link is to another page
    is_bold: bool = False
    is_mark: bool = False  # raised, as the mark of a footnote is
    is_note: bool = False
    is_raw: bool = False


def place_in(
    above: Place, tag: str, attributes: Mapping[str, str], *, region: int, number: int
) -> Place:
    """The place of the text right inside an element.

    Args:
        above: the place of the element.
        tag: its name.
        attributes: what else it says.
        region: the region that it opens, or that of ``above``.
        number: tells it from all other elements.

    >>> place_in(Place(), "h2", {}, region=0, number=1).heading
    2
    """
    if not attributes and tag in _SAYS_NOTHING:
        return above
    if tag in _WHOLE:
        return Place(region, tag)
    is_block = tag in BLOCKS
    return Place(
        region,
        tag if is_block and (tag != "div" or above.block == "html") else above.block,
        _HEADINGS.get(tag, above.heading),
        above.lists + (tag in _LISTS),
        number if tag == "li" else above.item,
        number if tag in ("td", "th") else above.cell,
        above.is_link or (tag == "a" and "href" in attributes),
        above.leads_away or _leads_away(tag, attributes),
        above.is_bold or tag in _BOLD,
        above.is_mark or may_be_mark(tag, attributes),
        above.is_note or is_note(attributes),
        above.is_raw or tag in _RAW,
    )


def _leads_away(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag == "a" and not attributes.get("href", "#").startswith("#")
