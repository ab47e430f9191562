"""What a person should know about the pages of a PDF, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from habeas.sources.pdf.page_text import PageText, Trouble

# {Pages} and {pages} are their numbers, {of} how many of how many, {count} the characters.
_WORDED: dict[Trouble, str] = {
    "damaged": "Damaged and not read: {pages}{of}.",
    "blank": "Nothing is on {pages}{of}.",
    "pictures": "No text on {pages}{of}: pictures or scans, which are not read.",
    "recognised": "The text of {pages} lies unseen with a picture, as text recognition leaves it"
    " in a scan: it is read, and may have wrong letters.",
    "unseen": "{Pages} hold text that cannot be seen (invisible, white, covered or tiny, {count}"
    " characters): it is left out.",
    "all unseen": "All text of {pages} is such that it cannot be seen (invisible, white, covered"
    " or tiny, {count} characters): it is read, as there is no other.",
    "untold": "Whether all text of {pages} can be seen was not looked at: a picture there is too"
    " large.",
    "outside": "{Pages} hold text beyond the edge of what is shown ({count} characters), such as"
    " printers' marks: it is left out.",
    "too long": "{Pages} hold more than {most} characters: what is beyond is not read.",
    "lost": "Much of the text of {pages} cannot be told ({count} characters): the file does not"
    " say which letters they are.",
    "unnamed": "The fonts on {pages} do not say which letters they draw: the text may be wrong.",
    "leftwards": "{Pages} hold text that runs from right to left: the order of its words may be"
    " wrong.",
}


def page_warnings(pages: Sequence[PageText]) -> Iterator[str]:
    """The warnings for all pages together, one for each kind of trouble."""
    for trouble, words in _WORDED.items():
        counts = {n: p.troubles[trouble] for n, p in enumerate(pages, 1) if trouble in p.troubles}
        if not counts:
            continue
        told = page_numbers(list(counts))
        worded = words.replace("hold ", "holds ") if len(counts) == 1 else words
        yield worded.format(
            pages=told,
            Pages=told.capitalize(),
            of=f" ({len(counts)} of {len(pages)})" if len(counts) > 1 else "",
            count=f"{sum(counts.values()):,}",
            most=f"{max(counts.values()):,}",
        )


def page_numbers(numbers: list[int]) -> str:
    """Page numbers in words.

    >>> page_numbers([1, 2, 3, 7])
    'pages 1-3, 7'
    """
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in run] for _, run in runs]
    told = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in ends)
    return f"page {told}" if len(numbers) == 1 else f"pages {told}"
