"""Web pages that are made to choke a reader, each of a size that is given.

``TALL`` are those that grow with their number; each holds ``SENTENCE`` in a place that a reader
sees. They are read in moments at a size of some thousands; of a size of some hundred thousands
they take seconds and some hundred megabytes.
"""

from __future__ import annotations

from collections.abc import Callable

SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."


def nested(tag: str) -> Callable[[int], str]:
    """Elements inside one another, none of which is closed."""
    return lambda times: f"<{tag}>" * times + SENTENCE


def attributes(times: int) -> str:
    return f"<p {' '.join(f'a{number}=1' for number in range(times))}>{SENTENCE}</p>"


def long_attribute(times: int) -> str:
    names = "footnote- comment cookie note" * times
    return f"<div class='{names}' id='{names}' style='{names}'><p>{SENTENCE}</p></div>"


def long_paragraph(times: int) -> str:
    return f"<p>{(SENTENCE + ' ') * times}</p>"


def teasers(times: int) -> str:
    return f"<p>{SENTENCE}</p>" + "<div><h2><a href=/a>More</a></h2></div>" * times


def alternating(times: int) -> str:
    return f"<p>{SENTENCE}</p>" + "<div><h2>Title</h2><nav><a href=/a>a</a></nav>" * times


def buttons(times: int) -> str:
    return f"<p>{SENTENCE} " + "<button>a<span hidden>b" * times


def spaces(times: int) -> str:
    return f"<p>{SENTENCE}</p><pre>{' ' * times}\n{'. ' * times}\n{' ' * times}x</pre>"


def marks(times: int) -> str:
    return f"<p>{SENTENCE}</p><p>" + "[<a href='#fn1'>1</a>(" * times + "</p>"


def doctypes(times: int) -> str:
    return "<!DOCTYPE html " * times + f"><p>{SENTENCE}</p>"


def entities(times: int) -> str:
    return f"<p>{SENTENCE}</p><p>" + "&amp;&lt;&#x41;&nosuch;&" * times + "</p>"


def comments(times: int) -> str:
    return f"<p>{SENTENCE}</p>" + "<!-- - -->" * times + "<!--" * times


def metadata(times: int) -> str:
    return "<meta name=author content='a'><time datetime=2001>" * times + f"<p>{SENTENCE}</p>"


def linked_data(times: int) -> str:
    deep = '{"mainEntity":' * times
    return f"<script type='application/ld+json'>{deep}</script><p>{SENTENCE}</p>"


#: Pages by what is in them; the number says how many times.
TALL: dict[str, Callable[[int], str]] = {
    **{f"nested {tag}": nested(tag) for tag in "div nav b ul li table a main article p q".split()},
    "nested list items": nested("ul><li"),
    "nested cells": nested("table><tr><td"),
    "attributes": attributes,
    "a long attribute": long_attribute,
    "a long paragraph": long_paragraph,
    "teasers": teasers,
    "headings and menus in turn": alternating,
    "buttons": buttons,
    "spaces": spaces,
    "marks of notes": marks,
    "doctypes": doctypes,
    "entities": entities,
    "comments": comments,
    "metadata": metadata,
    "deep linked data": linked_data,
}
