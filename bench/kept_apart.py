"""The passages of ``annotations/apart`` as files that the scorer reads: a second, larger measure.

They were coded by machine and the thresholds are set on them, so that they flatter the reading a
little; but there are ten times as many as in ``gold/dev``, and what is rare can be counted in them.
"""

from __future__ import annotations

import json
from pathlib import Path

from habeas.exchange.reading_json import dumps
from habeas.language.en.training.further import ANNOTATIONS, further_passages
from habeas.pipeline import Reader

_KEPT = (
    "period", "published", "sentences", "events", "persons", "organizations",
    "optional_organizations",
)  # fmt: skip


def lay_out(corpus: Path, gold: Path, *, written: bool) -> None:
    """Write each passage as NAME.txt and NAME.json into the folder ``gold``.

    Args:
        corpus: the raw reports that the annotations count from.
        gold: a folder that is there.
        written: those that were written for this project instead of those of real reports.
    """
    for passage in further_passages(ANNOTATIONS / "apart", corpus):
        if passage.name.startswith("written-") == written:
            told = {key: passage.annotation[key] for key in _KEPT}
            (gold / f"{passage.name}.txt").write_text(passage.text, encoding="utf-8")
            (gold / f"{passage.name}.json").write_text(json.dumps(told), encoding="utf-8")


def read_all(gold: Path, readings: Path) -> None:
    """Read each passage, with the period of the report that it was cut out of."""
    reader = Reader()
    for path in sorted(gold.glob("*.txt")):
        period = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["period"]
        reading = reader.read(path, period=period)
        (readings / f"{path.stem}.json").write_text(dumps(reading), encoding="utf-8")
