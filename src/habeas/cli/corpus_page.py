"""``habeas corpus page``: the page of a data set, for the browser."""

from __future__ import annotations

from pathlib import Path

from habeas.cli.outputs import write_whole
from habeas.codebook import load_codebook
from habeas.corpus.dataset import open_dataset
from habeas.corpus.overview.page import render_overview


def run(path: Path, out: Path, codebook: Path | None) -> str:
    """Write ``index.html`` into the folder ``out``, and give the line that says so.

    Raises:
        HabeasError: there is no data set, or it is broken.
        OSError: the page cannot be written.
    """
    with open_dataset(path) as dataset:
        page = render_overview(dataset, load_codebook(codebook))
    out.mkdir(parents=True, exist_ok=True)
    write_whole(out / "index.html", [page])
    return f"The page is {out / 'index.html'}."
