"""The page of a data set, as HTML that needs nothing else and fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from habeas.codebook import Codebook
from habeas.corpus.charts.bars import draw_bars
from habeas.corpus.dataset import Dataset
from habeas.corpus.tables import ALL, CrossTable, Question, make_table
from habeas.corpus.tables.cell_words import cell_words
from habeas.corpus.tables.wording import TOLD_AS, key_words, notes
from habeas.corpus.unread import unread_of
from habeas.exchange.self_contained import environment, policy
from habeas.exchange.wording import country_name

_HERE = Path(__file__).parent
_QUESTIONS = (
    ("type", "Events by type"),
    ("country", "Events by country"),
    ("period", "Events by the period that the reports cover"),
    ("publisher", "Events by publisher"),
)
_MOST = 25  # rows of a chart, and warnings that are listed


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the page with its chart."""

    name: str
    title: str
    table: CrossTable
    chart: Markup


def render_overview(dataset: Dataset, codebook: Codebook) -> str:
    """The page, as HTML.

    Raises:
        DataSetError: the data set is broken.
    """
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    parts = [_part(dataset, codebook, name, title) for name, title in _QUESTIONS]
    with dataset.errors_told():
        return (
            _environment()
            .get_template("page.html.jinja")
            .render(
                title=dataset.path.resolve().name,
                numbers=_numbers(dataset),
                parts=[part for part in parts if part.table.rows],
                modalities=parts[0].table.modalities,
                told_as=TOLD_AS,
                notes=list(notes(parts[0].table)),
                versions=dataset.sql(
                    "SELECT version, count(*) FROM sources GROUP BY version ORDER BY version"
                ).fetchall(),
                unread=unread_of(dataset.path),
                warnings=_warnings(dataset),
                words=lambda part, key: key_words(part.table.by_row, key, codebook),
                cell=cell_words,
                whole=ALL,
                most=_MOST,
                policy=policy(style),
                style=Markup(style),  # noqa: S704 -- the project's own file
            )
        )


def _part(dataset: Dataset, codebook: Codebook, name: str, title: str) -> Part:
    table = make_table(dataset, Question(name), codebook)
    chart = draw_bars(table, codebook, title, most=_MOST, name=f"chart-{name}")
    return Part(name, title, table, Markup(chart))  # noqa: S704 -- escaped where it is drawn


def _numbers(dataset: Dataset) -> dict[str, int]:
    """How much there is of each thing."""
    tables = ("sources", "events", "cases")
    numbers = {table: _one(dataset, f"SELECT count(*) FROM {table}") for table in tables}  # noqa: S608 -- of this line
    people = "SELECT count(*) FROM entities WHERE kind = 'person'"
    return {
        "reports": numbers["sources"],
        "words": _one(dataset, "SELECT coalesce(sum(words), 0)::BIGINT FROM sources"),
        "countries": _one(dataset, "SELECT count(DISTINCT country) FROM sources"),
        "events": numbers["events"],
        "people, each report for itself": _one(dataset, people),
        "cases": numbers["cases"],
    }


def _one(dataset: Dataset, query: str) -> int:
    [(number,)] = dataset.sql(query).fetchall()
    return int(number)


def _warnings(dataset: Dataset) -> list[tuple[str, int, str]]:
    """What could not be read: the warning, of how many sources, and one of them."""
    return dataset.sql(
        """SELECT warning, count(*), min(name) FROM
        (SELECT unnest(warnings) AS warning, name FROM sources)
        GROUP BY warning ORDER BY 2 DESC, 1"""
    ).fetchall()


@cache
def _environment() -> Environment:
    made = environment(_HERE)
    made.filters["country_name"] = country_name
    made.filters["thousands"] = "{:,}".format
    return made
