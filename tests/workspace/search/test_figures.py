from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client

from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.models import Account, Event, Source
from habeas.workspace.search.charts import columns
from habeas.workspace.search.figures import Figure, figures_of
from habeas.workspace.search.found import Found
from habeas.workspace.search.question import question_of
from habeas.workspace.search.world_map import legend, steps_of, world_map
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading


def test_events_are_counted_with_the_sources_behind_them(source: Source, user: User) -> None:
    stored(invented_reading("b.txt", text=TEXT + "\nMore.", country="KAZ"), user)
    accept_account(Account.objects.order_by("id")[0].pk, user)
    figures = figures_of(Found(question_of(QueryDict("")), user), user)
    assert (figures.total.events, figures.total.accepted, len(figures.total.sources)) == (6, 1, 2)
    (year,) = figures.by["year"]
    assert (year.words, year.events, len(year.sources)) == ("2012", 6, 2)
    by_country = {one.words: (one.events, len(one.sources)) for one in figures.by["country"]}
    assert by_country == {"Czechia": (3, 1), "Kazakhstan": (3, 1)}
    assert figures.by["type"][0].address == "type=appeal"


def test_an_event_of_two_sources_counts_once(source: Source, user: User) -> None:
    stored(invented_reading("b.txt", text=TEXT + "\nMore."), user)
    first, second = Account.objects.filter(type="arrest").order_by("id")
    Account.objects.filter(pk=second.pk).update(event=first.event)
    figures = figures_of(Found(question_of(QueryDict("type=arrest&q=lamp")), user), user)
    arrest = figures.by["type"][0]
    assert len(arrest.sources) == 2
    assert Account.objects.filter(event=first.event).count() == 2


def test_years_without_an_event_are_a_gap() -> None:
    drawn = columns([Figure("2010", "2010", ""), Figure("2013", "2013", "")], "By year", "y")
    assert all(f"{year}: 0 events" in drawn for year in (2011, 2012))


def test_what_the_chart_of_years_cannot_show_is_told_below_it(page: Client, source: Source) -> None:
    arrest, sentence, _ = (one.event for one in source.accounts.order_by("id"))
    Event.objects.filter(pk__in=[arrest.pk, sentence.pk]).update(
        date="", earliest=None, latest=None
    )
    told = page.get("/search/figures/").content.decode()
    assert '<a href="/search/?state=undated">2 events without a date</a>' in told
    assert "in the table" not in told
    Event.objects.filter(pk=sentence.pk).update(date="1950", earliest="1950-01-01")
    told = page.get("/search/figures/").content.decode()
    assert '<a href="/search/?state=undated">1 event without a date</a>' in told
    assert "1 more in the table." in told


def test_the_map_is_the_darker_the_more_there_is(page: Client, source: Source) -> None:
    figures = [
        Figure("KAZ", "Kazakhstan", "", accepted=900),
        Figure("MLT", "Malta", "", accepted=2),
    ]
    assert steps_of(figures) == {"KAZ": 5, "MLT": 1}
    drawn = world_map(figures, "By country")
    assert 'class="land step-5"' in drawn
    assert "<circle" in drawn  # Malta could not be seen
    assert legend(figures) == [(1, 2, 2), (5, 900, 900)]
    assert "Czechia: 3 events, 3 of them proposed, 1 source" in (
        page.get("/search/map/").content.decode()
    )


@pytest.mark.parametrize("path", ["figures/", "map/"])
def test_nothing_found_is_said(page: Client, source: Source, path: str) -> None:
    assert "Nothing was found" in page.get(f"/search/{path}?q=zzzz").content.decode()
