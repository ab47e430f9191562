"""The structure of a plain text, as far as its lines show it."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.record.source import Block
from habeas.sources.about.head import is_head_line
from habeas.sources.bullets import BulletSigns
from habeas.sources.headings import heading_level, looks_like_heading
from habeas.sources.plain_text.line_groups import Group, grouped, is_fact
from habeas.sources.plain_text.lines import lines_of

_LONGEST_TITLE = 250  # characters
_HEAD = 12  # lines among which a date line, a byline or the title's repetition is looked for


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""Title, headings, paragraphs, bullets and furniture of a text, in order.

    Every word of the text is in exactly one block.

    >>> [b.kind for b in blocks_of("Veldara 2013\n\nPrisons\n\nMarta Keldova was free.\n")]
    ['title', 'heading', 'paragraph']
    """
    lines = lines_of(text, BulletSigns(text))
    groups = grouped(lines)
    _classify(groups)
    paged = "\f" in text
    blocks: list[Block] = []
    section: str | None = None
    for group in groups:
        first, last = group.lines[0], group.lines[-1]
        page = first.page if paged else None
        if group.kind == "heading":
            section = None  # a heading does not stand under itself, nor under its neighbour
        blocks.append(Block(group.kind, first.start, last.end, group.level, section, page))
        if group.kind == "heading":
            section = " ".join(group.words.lstrip("# ").split())
    return tuple(blocks)


def _classify(groups: Sequence[Group]) -> None:
    """Tell title, headings and the furniture of the head from the paragraphs."""
    texts = [group for group in groups if group.kind != "furniture"]
    if len(texts) > 1 and _is_title(texts[0]):
        texts[0].kind = "title"
    for number, group in enumerate(texts):
        before, after = texts[max(0, number - 1)], texts[number + 1 : number + 2]
        if group.kind != "paragraph":
            continue
        if number < _HEAD and _is_furniture_of_head(group, texts[0]):
            group.kind = "furniture"
        elif after and _is_heading(group, before, after[0]):
            group.kind, group.level = "heading", heading_level(group.words)


def _is_title(group: Group) -> bool:
    words = group.words
    is_short = len(words) <= _LONGEST_TITLE and len(group.lines) <= 3
    is_named = " " in words or sum(map(str.isalpha, words)) > 3  # not a page's "12" or "VEL"
    if group.kind != "paragraph" or not is_short or not is_named or is_head_line(words):
        return False
    is_sentence = words.endswith((".", ":", ";", ",")) and not words.endswith("...")
    return looks_like_heading(words) or not is_sentence


def _is_furniture_of_head(group: Group, first: Group) -> bool:
    """A date line, a byline, or the title once more."""
    words = group.words
    if first.kind == "title" and words.casefold() == first.words.casefold():
        return group is not first
    return is_head_line(words)


def _is_heading(group: Group, before: Group, after: Group) -> bool:
    words = group.words
    if len(group.lines) > 2 or not looks_like_heading(words):
        return False
    return not (is_fact(words) and (is_fact(before.words) or is_fact(after.words)))
