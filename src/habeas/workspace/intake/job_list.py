"""The jobs as the page shows them: what is being read, and what became of the latest files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name
from habeas.workspace.intake.lease import MOST_ATTEMPTS
from habeas.workspace.intake.models import Job
from habeas.workspace.intake.models.job import ACTIVE
from habeas.workspace.intake.visible_jobs import jobs
from habeas.workspace.record import visible
from habeas.workspace.record.templatetags.in_words import language
from habeas.workspace.record.visible import Viewer

_SHOWN = 8
_FAILED = 20  # that are shown beyond these
_COUNTRIES = 6  # that are named


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job with its facts in words."""

    job: Job
    source: int | None  # the id of a source to open
    facts: tuple[str, ...]


def job_list(viewer: Viewer) -> dict[str, Any]:
    """What the list of jobs needs: its lines, how many more wait, and a sentence on all of them."""
    shown = list(jobs(viewer).order_by("-id")[:_SHOWN])
    earlier = jobs(viewer).filter(state="failed", pk__lt=shown[-1].pk if shown else 0)
    shown += earlier.order_by("-id")[:_FAILED]  # until somebody tries or discards them
    waiting = jobs(viewer).filter(state="waiting").count()
    reading = jobs(viewer).filter(state="reading").count()
    originals = [job.original_id for job in shown]
    first = dict(
        visible.sources(viewer)
        .filter(original__in=originals)
        .order_by("-id")
        .values_list("original_id", "id")
    )
    hidden = waiting + reading - sum(1 for job in shown if job.state in ACTIVE)
    return {
        "lines": [JobLine(job, first.get(job.original_id), _facts(job)) for job in shown],
        "hidden": max(hidden, 0),
        "is_active": bool(waiting or reading),
        "mark": f"{shown[0].pk if shown else 0}-{waiting}-{reading}",
        "most_attempts": MOST_ATTEMPTS,
        "told": _told(waiting, reading, shown),
    }


def _told(waiting: int, reading: int, shown: list[Job]) -> str:
    """What a reader of the screen hears when it changes."""
    if reading or waiting:
        return _("%(reading)d being read, %(waiting)d waiting") % {
            "reading": reading,
            "waiting": waiting,
        }
    if not shown:
        return ""
    if shown[0].state == "failed":
        return _("%(name)s could not be read: %(problem)s") % {
            "name": shown[0].name,
            "problem": shown[0].problem,
        }
    return _("%(name)s has been read") % {"name": shown[0].name}


def _facts(job: Job) -> tuple[str, ...]:
    found = job.found
    if not found.get("sources"):
        return ()
    names = [country_name(code) or code for code in found["countries"]]
    told = names[:_COUNTRIES]
    if more := len(names) - len(told):
        told.append(_("%(more)d more") % {"more": more})
    facts = [
        ", ".join(told),
        ", ".join(date_words(period) for period in found["periods"][:3]),
        ", ".join(map(language, found["languages"][:3])),
    ]
    if found["sources"] > 1:
        facts.append(_("%(n)d sources") % {"n": found["sources"]})
    facts.append(ngettext("%(n)d event", "%(n)d events", found["events"]) % {"n": found["events"]})
    facts.append(ngettext("%(n)d person", "%(n)d people", found["people"]) % {"n": found["people"]})
    return tuple(fact for fact in facts if fact)
