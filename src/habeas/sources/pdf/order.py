"""The reading order of a PDF page: columns from left to right, each from top to bottom.

Lines that follow one another closely make a chunk; the page is cut along the white between its
chunks, first along gutters that run through all of it, then around the largest band that has such
a gutter. White between the cells of a table is none: there the page is drawn line by line across.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from habeas.sources.pdf.lines import Line

_GUTTER = 0.8  # of the letters' size: less is no white between columns
_MOST_CUTS = 12  # levels of a page that are tried out
_FEW = 10  # lines: a table of fewer may look like two columns that are filled well
_CROWDED = 600  # chunks: a page that has more is a drawing, and read as it is drawn


@dataclass(slots=True)
class Chunk:
    """Lines one under another, as they were drawn."""

    lines: list[Line]
    x0: float
    x1: float
    top: float
    bottom: float


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page in reading order, those of one column together."""
    chunks = _chunks(lines)
    if len(chunks) > _CROWDED:
        return [list(lines)]
    return [_rows(column) for column in _columns(chunks)]


def _chunks(lines: Sequence[Line]) -> list[Chunk]:
    chunks: list[Chunk] = []
    for line in lines:
        size = line.size
        top, bottom = line.y + size * 0.8, line.y - size * 0.2
        if chunks and _follows(chunks[-1], line):
            last = chunks[-1]
            last.lines.append(line)
            last.x0, last.x1 = min(last.x0, line.x0), max(last.x1, line.x1)
            last.bottom = bottom
        else:
            chunks.append(Chunk([line], line.x0, line.x1, top, bottom))
    return chunks


def _follows(chunk: Chunk, line: Line) -> bool:
    """Whether a line stands right under a chunk, in letters of the same size."""
    last = chunk.lines[-1]
    size, step = last.size, last.y - line.y
    if not (size * 0.7 < step < size * 1.8 and abs(line.size - size) < size * 0.1):
        return False
    if len(chunk.lines) > 1 and step > (chunk.lines[-2].y - last.y) * 1.25 + 1:
        return False
    common = min(chunk.x1, line.x1) - max(chunk.x0, line.x0)
    return common > 0.5 * min(chunk.x1 - chunk.x0, line.x1 - line.x0)


def _columns(chunks: list[Chunk]) -> Iterator[list[Chunk]]:
    """The columns in reading order."""
    waiting = [chunks]
    while waiting:
        part = waiting.pop()
        if cut := _cut(part):
            waiting.extend(piece for piece in reversed(cut) if piece)
        elif part:
            yield part


def _cut(chunks: list[Chunk]) -> tuple[list[Chunk], ...] | None:
    """Left and right of a gutter, or what stands above, left, right and below of one."""
    if len(chunks) < 2:
        return None
    if sides := _sides(chunks):
        return sides
    bands = _bands(chunks)
    for first in range(len(bands)):
        for last in range(len(bands), first, -1):
            if first == 0 and last == len(bands):
                continue
            if sides := _sides([c for band in bands[first:last] for c in band]):
                above = [c for band in bands[:first] for c in band]
                below = [c for band in bands[last:] for c in band]
                return above, *sides, below
    return None


def _bands(chunks: list[Chunk]) -> list[list[Chunk]]:
    """The chunks from top to bottom, parted where white runs across all of them."""
    bands: list[list[Chunk]] = []
    gaps: list[float] = []
    lowest = float("inf")
    for chunk in sorted(chunks, key=lambda c: -c.top):
        if not bands or chunk.top < lowest:
            gaps.append(lowest - chunk.top)
            bands.append([])
        bands[-1].append(chunk)
        lowest = min(lowest, chunk.bottom) if len(bands[-1]) > 1 else chunk.bottom
    if len(bands) <= _MOST_CUTS:
        return bands
    least = sorted(gaps[1:], reverse=True)[_MOST_CUTS - 2]
    merged: list[list[Chunk]] = []
    for band, gap in zip(bands, gaps, strict=True):
        if merged and (gap < least or len(merged) >= _MOST_CUTS):
            merged[-1].extend(band)
        else:
            merged.append(band)
    return merged


def _sides(chunks: list[Chunk]) -> tuple[list[Chunk], list[Chunk]] | None:
    """What stands left and right of the first gutter that runs through all of it."""
    ordered = sorted(chunks, key=lambda chunk: chunk.x0)
    reach = ordered[0].x1
    for number, chunk in enumerate(ordered[1:], 1):
        size = min(chunk.lines[0].size, ordered[number - 1].lines[0].size)
        if chunk.x0 - reach > size * _GUTTER:
            left, right = ordered[:number], ordered[number:]
            if _are_columns(left, right):
                return left, right
        reach = max(reach, chunk.x1)
    return None


def _are_columns(left: list[Chunk], right: list[Chunk]) -> bool:
    """Whether both sides are text to be read one after the other, and no cells of a table."""
    filled = min(_filled(left), _filled(right))
    if filled == 0 or _are_labels(left, right):
        return False
    drawn = sorted(
        (line.order, side)
        for side, part in enumerate((left, right))
        for chunk in part
        for line in chunk.lines
    )
    changes = sum(one[1] != other[1] for one, other in pairwise(drawn))
    lines = min(sum(len(chunk.lines) for chunk in part) for part in (left, right))
    return changes <= min(lines, 8) or (filled > 0.8 and lines >= _FEW)


def _are_labels(left: list[Chunk], right: list[Chunk]) -> bool:
    """Whether the left is that of a table: "Head of state:", with a name on the same level."""
    levels = [line.y for chunk in right for line in chunk.lines]
    beside = [
        line.text.endswith(":")
        for chunk in left
        for line in chunk.lines
        if any(abs(line.y - level) < line.size * 0.35 for level in levels)
    ]
    return sum(beside) * 2 > len(beside)


def _filled(side: list[Chunk]) -> float:
    """How much of a column's width its lines fill; 0 where there is too little text to tell."""
    lines = [line for chunk in side for line in chunk.lines]
    width = max(c.x1 for c in side) - min(c.x0 for c in side)
    if len(lines) < 3 or width <= 0 or fmean(len(line.text) for line in lines) < 8:
        return 0
    return fmean((line.x1 - line.x0) / width for line in lines)


def _rows(chunks: list[Chunk]) -> list[Line]:
    """The lines of a column from top to bottom, what stands side by side as one line."""
    drawn = sorted((line for chunk in chunks for line in chunk.lines), key=lambda line: -line.y)
    rows: list[list[Line]] = []
    for line in drawn:
        if rows and rows[-1][0].y - line.y < min(line.size, rows[-1][0].size) * 0.35:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def _row(lines: list[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    lines = sorted(lines, key=lambda line: line.x0)
    words = [word for line in lines for word in line.words]
    cells = [line for line in lines if len(line.text) > 2]  # a sign or a number is no cell
    return Line(words, lines[0].order, lines[0].page, is_row=len(cells) > 1)
