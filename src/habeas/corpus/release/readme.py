"""``README.md`` of a release: what lies in it, and how to check and to cite it."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.corpus.columns import Table
from habeas.corpus.release.data_package import MEANINGS
from habeas.corpus.release.licence import licence_page

_FILES = {
    "codebook.html": "What each type of event and each column means.",
    "METHODS.md": "What read the sources, how sure it is, and what could not be read.",
    "CHANGES.md": "What is not as it was in the release before.",
    "datapackage.json": "The same for programs (Data Package 2.0).",
    "SHA256SUMS": "The checksums of all files: `sha256sum --check SHA256SUMS`.",
}


def readme_text(
    title: str,
    doi: str | None,
    rows: Mapping[Table, int],
    *,
    licence: str | None,
    with_figures: bool,
) -> str:
    """The text, as Markdown."""
    lines = [f"# {title}", ""]
    if doi:
        lines += [f"Cite it as https://doi.org/{doi}.", ""]
    if licence:
        lines += [f"Licence: [{licence}]({licence_page(licence)}). It holds for what was made"]
        lines += ["here, not for the sentences that are quoted from the reports.", ""]
    else:
        lines += ["No licence was told with this release: ask before you publish it again.", ""]
    lines += ["**A proposal by machine.** Do not publish what no person has checked.", ""]
    lines += ["| table | rows | what it holds |", "|---|---|---|"]
    lines += [f"| {table} | {number:,} | {MEANINGS[table]} |" for table, number in rows.items()]
    lines += [
        "",
        "Each table is there twice, as `.csv` (UTF-8) and as `.parquet`. In the CSV, several",
    ]
    lines += [
        "values of one cell are separated by `; `, and a cell that a spreadsheet would run as a"
    ]
    lines += ["formula has an apostrophe in front.", "", "| file | |", "|---|---|"]
    files = _FILES | ({"reliability.json": "How good the reading is."} if with_figures else {})
    lines += [f"| `{name}` | {meaning} |" for name, meaning in files.items()]
    return "\n".join([*lines, ""])
