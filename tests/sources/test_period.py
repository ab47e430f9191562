"""The period that a document covers, and how that is known."""

from __future__ import annotations

import json

import pytest

from habeas.sources.about.period import Period, find_period
from habeas.sources.about.stated_period import stated_period
from habeas.sources.reading_source import read_source
from tests.conftest import ROOT

GOLD = sorted((ROOT.parent / "shared" / "gold").glob("*/*.txt"))


@pytest.mark.parametrize(
    ("title", "published", "period", "basis"),
    [
        ("Annual Report: Veldara 2013", "2013-05-23", "2012", "title-year-minus-one"),
        ("Annual Report: Veldara 2013", None, "2012", "title-year-minus-one"),
        ("Annual Report 2012", "2013-02", "2012", "title-year"),
        ("Annual Report 2012", "2012-12-10", "2012", "title-year"),
        ("Annual Report for 2012", None, "2012", "title-year"),
        ("World Report 2014: Veldara", None, "2013", "title-year-minus-one"),
        ("Veldara Watch Report 2016/17", "2017", "2016", "title-year-minus-one"),
        ("Veldara Watch Report 2011-2013", None, "2011/2013", "title-year"),
        ("2016 Country Reports on Human Rights Practices: Veldara", None, "2016", "title-year"),
        ("Country Reports on Human Rights Practices - 2005", None, "2005", "title-year"),
        ("VELDARA 2012 HUMAN RIGHTS REPORT", None, "2012", "title-year"),
        ("Human rights in Veldara in 2012", "2013", "2012", "title-year"),
        ("Police arrest three editors", "2013-05-23", "2013", "published"),
        ("Report on the killings of 3 May 2012", "2013-05-23", "2013", "published"),
    ],
)
def test_title_and_publication_tell_the_period(
    title: str, published: str | None, period: str, basis: str
) -> None:
    found = find_period("", [title], published)
    assert found is not None
    assert (found.edtf, found.basis) == (period, basis)


@pytest.mark.parametrize(
    "title", ["Veldara: a life in prison", "Report on the trial of 3 May 2012"]
)
def test_nothing_is_told_where_nothing_tells_it(title: str) -> None:
    assert find_period("Marta Keldova was arrested on 3 May 2012.", [title], None) is None


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("This report covers the period January to December 2012.", "2012"),
        ("Covering the period January to December 2012", "2012"),
        ("This annual report covers events of 2012.", "2012"),
        ("This report documents abuses between January and June 2012.", "2012-01/2012-06"),
        ("The present report covers the period from 1 July 2012 to 30 June 2013.",
         "2012-07-01/2013-06-30"),
        ("Reporting period: 2011–2012", "2011/2012"),
        ("Events of 2012", "2012"),
        ("A law covering offences committed from 1992 to 2000 was adopted.", None),
        ("This report covers the arrest of 3 May 2012.", None),
        ("A report by the ombudsman documented 12 deaths in 2009.", None),
    ],
)  # fmt: skip
def test_what_a_text_says_that_it_covers(words: str, period: str | None) -> None:
    assert stated_period(words) == period


def test_what_the_text_says_goes_before_the_title() -> None:
    text = "This report covers the year 2010.\n"
    assert find_period(text, ["Annual Report 2013"], None) == Period("2010", "stated")


@pytest.mark.skipif(not GOLD, reason="the annotated reports are not here")
def test_period_and_publication_agree_with_the_annotated_reports() -> None:
    wrong = []
    for path in GOLD:
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        source = read_source(path)
        if (source.period, source.published) != (known["period"], known["published"]):
            wrong.append(path.stem)
    assert len(wrong) <= len(GOLD) * 0.05, wrong
