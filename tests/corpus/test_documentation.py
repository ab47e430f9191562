"""The reference of the data set says what the columns are."""

from __future__ import annotations

import pytest

from habeas.corpus.columns import COLUMNS, Table
from habeas.corpus.release.data_package import MEANINGS
from habeas.corpus.tables import DIMENSIONS
from tests.conftest import ROOT

REFERENCE = ROOT / "docs" / "reference" / "data-set.md"
_TYPES = {
    "text": "text",
    "texts": "texts",
    "number": "number",
    "share": "share",
    "day": "day",
}


def documented(table: Table) -> str:
    """What must stand there for a table."""
    lines = [f"### `{table}`", "", MEANINGS[table], "", "| column | type | unit | meaning |"]
    lines.append("|---|---|---|---|")
    for column in COLUMNS[table]:
        kind = _TYPES[column.type] + ("" if column.required else ", may be empty")
        lines.append(f"| `{column.name}` | {kind} | {column.unit} | {column.meaning} |")
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_documented_as_it_is(table: Table) -> None:
    assert documented(table) in REFERENCE.read_text(encoding="utf-8")


def test_all_that_can_be_counted_by_is_documented() -> None:
    text = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    rows = [f"| `{name}` |" for name in DIMENSIONS]
    assert [row for row in rows if row not in text] == []
