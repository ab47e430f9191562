"""``habeas corpus release``: freeze a data set."""

from __future__ import annotations

from pathlib import Path

from habeas.codebook import load_codebook
from habeas.corpus.release.release import Wanted, make_release


def run(dataset: Path, wanted: Wanted, codebook: Path | None) -> str:
    """Make the release, and give the line that says where it is.

    Raises:
        HabeasError: it cannot be made, and why.
    """
    folder = make_release(dataset, wanted, load_codebook(codebook))
    return f"Release {wanted.version} is in {folder}. Nothing in it is ever written again."
