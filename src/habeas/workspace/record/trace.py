"""What an erasure remembers of files and sources, so that they do not come back unseen.

Its entry in the log holds the SHA-256 of each file that went, and the key of each source, which is
such a digest too: who has the same bytes can be told, and nobody else learns anything from it. Who
brings a file in again, knowing that, says why; from then on it is a file like others.
"""

from __future__ import annotations

import json

from django.utils.translation import gettext as _

from habeas.exchange.date_words import date_words
from habeas.workspace.record.models import Change, Original

AGAIN = "bring_in_again"  # the action of who knew
ERASURES = ("erase_person", "erase_source")


def erasure_of_file(digest: str) -> Change | None:
    """The erasure with which a file left; None where none did, or somebody brought it in since."""
    last = _last(digest, (*ERASURES, AGAIN))
    return None if last is None or last.action == AGAIN else last


def erasure_of_source(key: str, original: Original) -> Change | None:
    """The erasure with which a source left; None likewise, and where its file came in since."""
    erasure = _last(key, ERASURES)
    if erasure is None:
        return None
    knowing = Change.objects.filter(action=AGAIN, kind="original", object_id=original.pk)
    return None if knowing.filter(pk__gt=erasure.pk).exists() else erasure


def sentence_of(erasure: Change) -> str:
    """What was erased, when, by whom and why, with ``by`` and ``details`` at hand.

    Example: ``it held a person who was erased on 3 March 2014 by amara: “Asked for in writing”``.
    """
    told = {
        "day": date_words(erasure.at.date().isoformat()),
        "who": erasure.by.get_username() if erasure.by else _("a command on this machine"),
        "why": json.loads(erasure.details.data or "{}").get("reason", ""),
    }
    if erasure.action == "erase_person":
        return _("it held a person who was erased on %(day)s by %(who)s: “%(why)s”") % told
    return _("it was erased on %(day)s by %(who)s: “%(why)s”") % told


def _last(said: str, actions: tuple[str, ...]) -> Change | None:
    written = json.dumps(said, ensure_ascii=False)
    rows = Change.objects.filter(action__in=actions, details__data__contains=written)
    return rows.select_related("by", "details").order_by("-pk").first()
