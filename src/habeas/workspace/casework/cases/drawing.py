"""The drawing of a picture as SVG: what all rows have in common is drawn once, as text.

Everything that is written here is a number that was computed, or a word of ours; nothing that a
source says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString, mark_safe

from habeas.workspace.casework.cases.picture import Bar, Picture, Row

_DOT = '<circle class="mark {family}" cx="{x}%" cy="50%" r="{r}"/>'
_STRETCH = (
    '<rect class="mark {family}" x="{x}%" width="{width}%" y="50%" height="8"'
    ' transform="translate(0 -4)"/>'
)
_UNDATED = '<line class="mark-undated {family}" x1="{x}%" x2="{end}%" y1="50%" y2="50%"/>'
_NEAR = '<circle class="mark-near {family}" cx="{x}%" cy="50%" r="4"/>'
_NARROW = 1.5  # per cent: a broken line that is shorter than that is not seen
_EXPECTED = (
    '<rect class="mark-expected" x="{x}%" width="{width}%" y="50%" height="10" rx="5"'
    ' transform="translate(0 -5)"/>'
)
_LATER = (
    '<svg x="100%" y="50%" overflow="visible"><path class="mark-expected"'
    ' d="M-34 0H-6M-12 -5L-5 0L-12 5"/></svg>'
)


def axis(marks: Sequence[tuple[float, str]]) -> SafeString:
    """The years, or the months, above the rows."""
    return _safe(
        f'<text x="{x}%" y="15" text-anchor="{_anchor(x)}">{label}</text>' for x, label in marks
    )


def _anchor(x: float) -> str:
    """How a label lies about its place: within the picture at both ends."""
    return "start" if x < 1 else "end" if x > 94 else "middle"


def grid(marks: Sequence[tuple[float, str]]) -> SafeString:
    """The lines that run down from the axis through all rows."""
    return _safe(_upright("grid", x) for x, _ in marks)


def backdrop(picture: Picture, lines: SafeString) -> SafeString:
    """What lies behind every row: custody and prison, the grid, the chosen day."""
    bands = (
        f'<rect class="band {band.kind}" x="{band.x}%" width="{band.width}%" height="100%"/>'
        for band in picture.bands
    )
    return _safe([*bands, lines, _upright("now", picture.now)])


def mark(row: Row) -> SafeString:
    """An event's own mark: a point, a bar, or a broken line."""
    values = {
        "family": row.family, "x": row.bar.x, "width": row.bar.width, "end": row.bar.end,
    }  # fmt: skip
    if row.shape == "undated":
        shape = _UNDATED if row.bar.width > _NARROW else _NEAR
        return _safe([shape.format(**values)])
    if row.shape == "point":
        return _safe([_DOT.format(**values, r=5.5)])
    ends = (_DOT.format(**values | {"x": x}, r=4) for x in (row.bar.x, row.bar.end))
    return _safe([*ends, _STRETCH.format(**values)])


def expected(bar: Bar | None) -> SafeString:
    """The days between which a release is expected; an arrow, where they lie beyond the picture."""
    return _safe([_EXPECTED.format(x=bar.x, width=bar.width) if bar else _LATER])


def _upright(kind: str, x: float) -> str:
    return f'<line class="{kind}" x1="{x}%" x2="{x}%" y1="0" y2="100%"/>'


def _safe(parts: Iterable[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 -- see the docstring
