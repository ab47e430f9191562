"""Cross tables: what is counted, what stands apart, and how much was read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.codebook import load_codebook
from habeas.corpus.dataset import Dataset, open_dataset
from habeas.corpus.summary_writing import write_summary
from habeas.corpus.tables import ALL, Basis, Cell, CrossTable, Question, make_table
from habeas.corpus.tables.question import parse_only
from tests.corpus.data_set import acting, build, case, event, on, source

BOOK = load_codebook()


@pytest.fixture(params=["with a summary", "without"])
def dataset(tmp_path: Path, request: pytest.FixtureRequest) -> Dataset:
    """Two countries; of the Ostrava Republic two years, of Veldara one, and it tells nothing."""
    first = source("Ostrava 2012")
    second = source("Ostrava 2013", period="2013", words=3_000)
    silent = source("Veldara 2013", country="VEL", period="2013", publisher="Amber Desk")
    beaten = event(first, 3, "torture", modality="alleged", agent=["police", "guards"])
    events = [
        event(first, 1, agent=["police"], confidence=0.4, **on("2012-02-14")),
        event(first, 2, agent=[], outcome="o'clock; DROP TABLE events", **on("2011-12-30")),
        beaten,
        event(first, 4, "arrest", modality="requested"),
        event(second, 1, "trial", **on("2013-09-03")),
        event(second, 2, "arrest", **on("2013-09-01")),
    ]
    taking = [acting(beaten, "organization", "police"), acting(beaten, "group", "guards")]
    cases = [case(first, 1, "imprisoned"), case(second, 1, "released")]
    build(
        tmp_path,
        sources=[first, second, silent],
        events=events,
        participants=taking,
        cases=cases,
    )
    if request.param == "with a summary":
        write_summary(tmp_path / "data")
    return open_dataset(tmp_path)


def table(dataset: Dataset, rows: str, columns: str | None = None, **asked: object) -> CrossTable:
    return make_table(dataset, Question(rows, columns, **asked), BOOK)  # type: ignore[arg-type]


def test_what_is_alleged_stands_apart_and_what_is_asked_for_is_not_counted(
    dataset: Dataset,
) -> None:
    made = table(dataset, "country", "type")
    assert made.cell("OST", "arrest") == Cell(told=3, reports=2)
    assert made.cell("OST", "torture") == Cell(alleged=1, reports=1)
    assert made.cell(ALL, ALL) == Cell(told=4, alleged=1, reports=2)
    assert made.modalities == {"actual": 4, "alleged": 1, "requested": 1}


def test_every_cell_says_what_was_read_for_it(dataset: Dataset) -> None:
    made = table(dataset, "country", "period")
    assert made.basis("OST", "2013") == Basis(1, 3_000)
    assert made.basis("OST", ALL) == Basis(2, 4_000)
    assert made.basis(ALL, "2013") == Basis(2, 4_000)
    assert made.basis("VEL", "2012") == Basis(0, 0)
    assert made.rows == ["OST", "VEL"], "a report that tells nothing is a row all the same"
    assert made.cell("VEL", "2013") == Cell()


def test_a_year_stands_on_the_reports_that_cover_it(dataset: Dataset) -> None:
    made = table(dataset, "year")
    assert made.rows == [2011, 2012, 2013, None]
    assert made.cell(2011, ALL) == Cell(told=1, reports=1)
    assert made.basis(2011, ALL) == Basis(0, 0)
    assert made.basis(2013, ALL) == Basis(2, 4_000)


def test_a_rate_by_year_leaves_out_what_other_reports_tell_of_it(dataset: Dataset) -> None:
    made = table(dataset, "year", rate="source")
    assert made.rate(2012, ALL) == 1
    assert made.rate(2013, ALL) == 1
    assert 2011 not in made.rows


def test_rates_stand_on_the_sources_or_the_words(dataset: Dataset) -> None:
    assert table(dataset, "country", rate="source").rate("OST", ALL) == 2
    assert table(dataset, "country", rate="words").rate("OST", ALL) == 10
    assert table(dataset, "country", rate="words").rate("VEL", ALL) == 0
    assert table(dataset, "type", rate="source").rate("arrest", ALL) == 1


def test_an_event_of_two_agents_counts_for_each_and_once_in_the_total(dataset: Dataset) -> None:
    made = table(dataset, "agent", "type")
    assert made.cell("police", "torture") == made.cell("guards", "torture") == Cell(0, 1, 1)
    assert made.cell(ALL, "torture") == Cell(0, 1, 1)
    assert made.cell(None, "arrest") == Cell(told=2, reports=2)
    kinds = table(dataset, "agent_kind")
    assert kinds.cell("organization", ALL) == kinds.cell("group", ALL) == Cell(0, 1, 1)


def test_rights_and_groups_are_those_of_the_codebook(dataset: Dataset) -> None:
    assert table(dataset, "right").cell("ICCPR 9(1)", ALL).told == 3
    assert table(dataset, "group").cell("proceedings", ALL) == Cell(told=1, reports=1)


def test_a_question_can_be_restricted(dataset: Dataset) -> None:
    only = parse_only(["type=ARREST", "country=ost"])
    assert table(dataset, "type", only=only).cell(ALL, ALL).told == 3
    assert table(dataset, "type", only=only).basis(ALL, ALL) == Basis(2, 4_000)
    assert table(dataset, "type", confidence=0.5).cell("arrest", ALL).told == 2
    assert table(dataset, "agent", only={"agent": ["Guards"]}).cell(ALL, ALL) == Cell(0, 1, 1)
    settled = table(dataset, "type", only={"modality": ["requested"]})
    assert settled.cell("arrest", ALL) == Cell(told=1, reports=1)


def test_a_period_takes_the_reports_that_lie_in_it_and_counts_the_others(dataset: Dataset) -> None:
    made = table(dataset, "country", "type", period="2013/2014")
    assert made.cell(ALL, ALL) == Cell(told=2, reports=1)
    assert made.basis(ALL, ALL) == Basis(2, 4_000)
    assert made.outside == 1


def test_cases_are_counted_by_their_status(dataset: Dataset) -> None:
    made = table(dataset, "state", "period")
    assert made.unit == "cases"
    assert made.cell("imprisoned", "2012") == Cell(told=1, reports=1)
    assert made.cell("imprisoned", "2013") == Cell()


def test_what_is_typed_never_becomes_sql(dataset: Dataset) -> None:
    hostile = "o'clock; DROP TABLE events"
    assert table(dataset, "outcome", only={"outcome": [hostile]}).cell(hostile, ALL).told == 1
    with pytest.raises(ValueError, match="nothing to count by"):
        Question("e.type) FROM events; --")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"rows": "type", "columns": "type"}, "rows and columns are both type"),
        ({"rows": "state", "columns": "type"}, "state is told of cases"),
        ({"rows": "type", "period": "2012-13"}, "no EDTF date"),
        ({"rows": "type", "confidence": 2}, "between 0 and 1"),
        ({"rows": "contry"}, "did you mean country"),
    ],
)
def test_what_makes_no_sense_is_told(asked: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Question(**asked)  # type: ignore[arg-type]
