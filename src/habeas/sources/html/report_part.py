"""Which regions of a page hold the report.

Nothing is known about the site. What counts first is where the prose stands: sentences, and
stretches of some length, that are no links. A menu, a form or the foot of a page has next to none.
What an element says of itself, by its tag or by its names, is believed only while most of the page
stands elsewhere: some sites wrap the whole page in one form, and a list that was never closed pulls
the report into the menu.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.sources.html.regions import Region, stands_in_line, totals, within

_KEPT_WITH_PROSE = frozenset(("header", "hidden"))  # a standfirst; what unfolds at a click
_LONG = 100  # characters of prose that make it worth while to fold it within a line
_TABLES = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))


def report_regions(regions: Sequence[Region]) -> list[bool]:
    """For each region whether its own text belongs to the report.

    Args:
        regions: each after its parent; the first is the page, its own parent.
    """
    around = _around(regions)
    sums = totals(regions, around)
    roots = _roots(sums, around)
    prose = sum(sums[number].prose for number in roots)
    heads = _heads(sums)
    layout = _layout(sums, prose)
    inside: list[bool] = []
    for number, region in enumerate(sums):
        if number in roots:
            inside.append(True)  # whatever encloses it
        elif number == 0 or not inside[region.parent] or around[number]:
            inside.append(False)
        else:
            is_furniture = _is_furniture(region, prose, is_layout=layout[number])
            inside.append(heads[number] or not is_furniture)
    return inside


def layout_regions(regions: Sequence[Region]) -> list[bool]:
    """For each region whether it is in a table that only lays out the page, as old pages do."""
    sums = totals(regions, [False] * len(regions))
    return _layout(sums, sums[0].prose)


def _around(regions: Sequence[Region]) -> list[bool]:
    """For each region whether it is around the report, as far as the whole page tells."""
    nowhere = [region.kind == "template" for region in regions]
    comments = within(
        regions,
        [r.named == "comments" or left for r, left in zip(regions, nowhere, strict=True)],
    )
    sums = totals(regions, comments)
    if not sums[0].prose:  # a page of comments
        comments = within(regions, nowhere)
        sums = totals(regions, comments)
    prose = sums[0].prose
    layout = _layout(sums, prose)
    heads = _heads(sums)
    around = [
        comments[number]
        or (
            number > 0
            and not heads[number]
            and _is_furniture(region, prose, is_layout=layout[number])
        )
        for number, region in enumerate(sums)
    ]
    teasers = [region.is_teaser and region.prose * 2 < prose for region in sums]
    inside = within(regions, teasers)
    teased = sum(r.prose for r, is_inside in zip(regions, inside, strict=True) if is_inside)
    if teased * 2 < prose:  # else it is a page of teasers
        around = [one or other for one, other in zip(around, teasers, strict=True)]
    return within(regions, around)


def _roots(sums: Sequence[Region], around: Sequence[bool]) -> frozenset[int]:
    """The regions that hold the report: what the page calls so, or the smallest with all prose."""
    whole = sums[0].prose
    for kind in ("main", "article"):
        found = [n for n, r in enumerate(sums) if r.kind == kind and not around[n]]
        longest = max((sums[n].prose for n in found), default=0)
        if longest * 2 >= whole > 0:
            roots = frozenset(n for n in found if sums[n].prose * 20 >= longest)
            return _article_of(sums, roots, around) if kind == "main" else roots
    if not whole:
        return frozenset((0,))
    return frozenset((max(n for n, region in enumerate(sums) if region.prose == whole),))


def _article_of(
    sums: Sequence[Region], roots: frozenset[int], around: Sequence[bool]
) -> frozenset[int]:
    """The article where it is the only one, with its heading and all but a little of the prose."""
    inside = within(sums, [number in roots for number in range(len(sums))])
    articles = [
        number
        for number, region in enumerate(sums)
        if region.kind == "article" and region.prose and inside[number] and not around[number]
    ]
    if len(articles) != 1 or not sums[articles[0]].is_headed:
        return roots
    prose = sum(sums[number].prose for number in roots)
    return frozenset(articles) if sums[articles[0]].prose * 10 >= prose * 9 else roots


def _heads(sums: Sequence[Region]) -> list[bool]:
    """For each region whether it is the head of an article, with its heading, byline and date."""
    inside = within(sums, [region.kind in ("main", "article") for region in sums])
    return [
        region.kind == "header" and region.is_headed and is_inside
        for region, is_inside in zip(sums, inside, strict=True)
    ]


def _layout(sums: Sequence[Region], prose: int) -> list[bool]:
    """For each region whether the innermost table around it holds most of the prose."""
    layout: list[bool] = []
    for number, region in enumerate(sums):
        if region.tag == "table":
            layout.append(region.prose * 2 >= prose > 0)
        else:
            layout.append(number > 0 and layout[region.parent])
    return layout


def _is_furniture(region: Region, prose: int, *, is_layout: bool) -> bool:
    """Whether a region is none of the report, whose prose has so many characters."""
    if region.kind in _KEPT_WITH_PROSE or region.named == "unseen":
        return region.prose < (_LONG if stands_in_line(region) else 1)
    if region.kind in ("main", "article") or region.notes * 2 > region.characters:
        return False  # notes stand at the foot of an article
    if region.kind == "aside" and region.named != "around":
        return region.linked * 2 >= region.characters
    if region.kind != "plain" or region.named == "around":
        return region.prose * 2 < prose or prose == 0
    if region.tag in _TABLES and not is_layout:
        return False  # a table of links is a table
    is_bare = region.named == "perhaps" and region.spoken * 2 < region.characters
    return (is_bare or _is_clicked(region)) and region.prose * 2 < prose


def _is_clicked(region: Region) -> bool:
    """Whether most of its words are links, and hardly any stand in sentences."""
    return region.linked * 2 >= region.characters > 0 and region.spoken * 4 <= region.characters
