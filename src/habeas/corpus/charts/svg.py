"""The pieces of an SVG: numbers without noise, text that cannot break out."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from habeas.exchange.wording import plain

_LETTER = 0.56  # of the size of the letters, the width of an average one of them
STYLE = """\
svg { color-scheme: light dark; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, \
"Noto Sans", "Liberation Sans", Arial, sans-serif; }
.ground { fill: #fffefb; } .ink { fill: #22252a; } .quiet { fill: #5d6169; }
.bar { fill: #1f5a7a; } .alleged { fill: #fffefb; stroke: #1f5a7a; stroke-dasharray: 3 2; }
.course { fill: none; stroke: #1f5a7a; stroke-width: 1.75; stroke-linejoin: round; }
.broken { stroke-width: 1.25; stroke-dasharray: 4 3; }
.thin { stroke: #5d6169; stroke-width: 1.25; } .faint { fill: #5d6169; }
.line { stroke: #e2ddd2; }
.title { font-size: 17px; font-weight: 600; } .head { font-weight: 600; }
.small { font-size: 12px; }
@media (prefers-color-scheme: dark) {
.ground { fill: #1d2024; } .ink { fill: #e4e1da; } .quiet { fill: #a4a8ae; }
.bar { fill: #8cc4e4; } .alleged { fill: #1d2024; stroke: #8cc4e4; } .line { stroke: #34383e; }
.course { stroke: #8cc4e4; } .thin { stroke: #a4a8ae; } .faint { fill: #a4a8ae; }
}
"""


def text(x: float, y: float, words: str, kind: str = "ink", *, anchor: str = "start") -> str:
    """Words at a place.

    >>> text(1, 2.50, "a < b")
    '<text x="1" y="2.5" class="ink" text-anchor="start">a &lt; b</text>'
    """
    return (
        f'<text x="{number(x)}" y="{number(y)}" class="{kind}" text-anchor="{anchor}">'
        f"{escape(plain(words))}</text>"
    )


def box(x: float, y: float, width: float, height: float, kind: str) -> str:
    """A rectangle."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" class="{kind}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A thin line."""
    places = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {places} class="line"/>'


def path(points: Sequence[tuple[float, float]], kind: str) -> str:
    """A line through points.

    >>> path([(0, 1), (2, 3.5)], "course")
    '<polyline points="0,1 2,3.5" class="course"/>'
    """
    places = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polyline points="{places}" class="{kind}"/>'


def dot(x: float, y: float, radius: float, kind: str) -> str:
    """A point, within a larger one that nobody sees, so that a pointer finds it."""
    at = f'cx="{number(x)}" cy="{number(y)}"'
    return (
        f'<circle {at} r="{number(radius)}" class="{kind}"/><circle {at} r="9" fill="transparent"/>'
    )


def moved(x: float, y: float, *parts: str) -> str:
    """Shapes whose places count from another point."""
    return f'<g transform="translate({number(x)} {number(y)})">{"".join(parts)}</g>'


def titled(words: str, *parts: str) -> str:
    """Shapes with words that are read out, and shown where a pointer rests."""
    return f"<g><title>{escape(plain(words))}</title>{''.join(parts)}</g>"


def whole(width: float, height: float, title: str, told: str, parts: list[str], name: str) -> str:
    """The picture, with its title and what it tells in words.

    ``name`` makes its ids differ from those of another picture on a page.
    """
    labels = quoteattr(f"{name}-title {name}-told")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" aria-labelledby={labels}>\n'
        f'<title id="{name}-title">{escape(plain(title))}</title>\n'
        f'<desc id="{name}-told">{escape(plain(told))}</desc>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def fitted(words: str, width: float, size: float = 13) -> str:
    """As much of the words as there is room for.

    >>> fitted("Democratic Republic of the Congo", 120)
    'Democratic Repu…'
    """
    words = plain(words)
    room = max(1, int(width / (_LETTER * size)))
    return words if len(words) <= room else words[: room - 1].rstrip() + "…"


def number(value: float) -> str:
    """A number with at most two digits after the point.

    >>> number(3.0), number(2.456)
    ('3', '2.46')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
