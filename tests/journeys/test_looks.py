"""Every page of the rooms, wide and narrow, light and dark: nothing is seen to be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Served, begin
from tests.journeys.filling import run_in

_FAULTS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")
_WIDTHS = (1280, 390)
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_PAGES = """
cases/ cases/?on=2012-12-31&known=2030-01-01 cases/?on=nonsense cases/{her}/ cases/{her}/?view=print
cases/{her}/?on=2012-06-01&known=2012-01-01 people/ people/?kind=law people/{her}/ people/{him}/
people/{her}/and/{him}/ people/same/ events/ events/undecided/ events/same/ events/{event}/ history/
history/entry/1 history/of/entity/{her} history/erase/person/{her} history/erase/source/{source}
events/99999/
""".split()

# Somebody of whom two sources contradict each other, somebody whose name is very long, and a case
# that went on for years.
_FILL = """
from django.contrib.auth.models import User
from habeas.workspace.record.actions.join_events import join_events
from tests.workspace.casework.cases import careers
from tests.workspace.several_sources import accepted, told_by

user = User.objects.get()
her, _ = careers.career(user)
long = "Константин " + "Крестовоздвиженский" * 4
accounts = accepted(told_by(user, "P7Y", "P7Y6M", person=long), user)
event, other = (account.event for account in accounts)
join_events(event.pk, other.pk, user, seen=event.version, gone_seen=other.version)
him = accounts[0].participants.get(role="subject").naming.entity_id
print(her.pk, him, event.pk, accounts[0].source_id)
"""


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_page_is_too_wide_too_small_or_hard_to_read(workspace: Served, tab: Page) -> None:
    begin(tab, workspace)
    numbers = run_in(workspace, _FILL).split()
    at = dict(zip(("her", "him", "event", "source"), numbers, strict=True))
    faults = []
    for address in (page.format(**at) for page in _PAGES):
        tab.goto(workspace.at(address))
        for width in _WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            for scheme in _SCHEMES:
                tab.emulate_media(color_scheme=scheme)
                told = tab.evaluate(_FAULTS)
                faults += [f"{address} {width} {scheme}: {fault}" for fault in told]
    assert not faults, "\n".join(faults)
