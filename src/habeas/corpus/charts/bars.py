"""One column of a table as bars, narrow enough for a telephone: for pages, which give the style."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.codebook import Codebook
from habeas.corpus.charts import svg
from habeas.corpus.tables import ALL, CrossTable, Key
from habeas.corpus.tables.cell_words import cell_words
from habeas.corpus.tables.wording import has_basis, key_words

_WIDTH, _ROW, _BAR = 340, 34, 9
_NUMBERS = 92


def draw_bars(table: CrossTable, codebook: Codebook, title: str, *, most: int, name: str) -> str:
    """The chart as an SVG for a page whose style has the classes of ``svg.STYLE``.

    Args:
        table: one without columns.
        codebook: names the types.
        title: is read out, and stands nowhere: the page has it above.
        most: so many rows, those with the largest numbers.
        name: makes its ids differ from those of the other charts.
    """
    rows = _largest(table, most)
    totals = [table.cell(row, ALL) for row in rows]
    largest = max((one.told + one.alleged for one in totals), default=0) or 1
    scale = (_WIDTH - _NUMBERS) / largest
    parts: list[str] = []
    for number, (row, cell) in enumerate(zip(rows, totals, strict=True)):
        words, y = key_words(table.by_row, row, codebook), number * _ROW + 14
        shown = cell_words(table, row, ALL) or "no report"
        told, alleged = cell.told * scale, cell.alleged * scale
        bars = [
            svg.text(0, y, svg.fitted(words, _WIDTH - _reports_width(table))),
            svg.box(0, y + 5, told, _BAR, "bar"),
        ]
        if cell.alleged:
            bars.append(svg.box(told, y + 5.5, alleged, _BAR - 1, "alleged"))
        bars.append(svg.text(told + alleged + 5, y + 13, shown, "ink small"))
        if has_basis(table.by_row):
            reports = table.basis(row, ALL).reports
            behind = f"{reports:,} report{'' if reports == 1 else 's'}"
            bars.append(svg.text(_WIDTH, y, behind, "quiet small", anchor="end"))
        parts.append(svg.titled(f"{words}: {shown}", *bars))
    told_words = "; ".join(
        f"{key_words(table.by_row, row, codebook)}: {cell_words(table, row, ALL)}" for row in rows
    )
    return svg.whole(_WIDTH, len(rows) * _ROW + 6, title, told_words, parts, name)


def _reports_width(table: CrossTable) -> int:
    return 90 if has_basis(table.by_row) else 0


def _largest(table: CrossTable, most: int) -> Sequence[Key]:
    def size(at: int) -> int:
        cell = table.cell(table.rows[at], ALL)
        return cell.told + cell.alleged

    chosen = sorted(range(len(table.rows)), key=lambda at: (-size(at), at))[:most]
    return [table.rows[at] for at in sorted(chosen)]
