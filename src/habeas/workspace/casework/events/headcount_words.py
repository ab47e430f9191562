"""A headcount in words: "at least 12 people, 3 of them named"."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.workspace.casework.events.headcount import Headcount


def number_words(count: Headcount) -> str:
    """The least and the most that the accounts allow: "12 to 15 people"."""
    if count.most is None:
        words = ngettext("at least %(n)s person", "at least %(n)s people", count.least)
    elif count.most == count.least:
        words = ngettext("%(n)s person", "%(n)s people", count.least)
    else:
        words = _("%(n)s to %(most)s people")
    return words % {"n": intcomma(count.least), "most": intcomma(count.most or 0)}


def headcount_words(count: Headcount) -> str:
    """The numbers, and how many names the accounts give."""
    told = number_words(count)
    if count.named and count.named >= count.least == count.most:
        return told
    if not count.named:
        return told + _(", none of them named")
    if count.named > count.least and count.named == count.most:
        return told + _(", by their names")
    if count.named == 1:
        return told + _(", one of them named")
    return told + _(", of whom %(named)s are named") % {"named": intcomma(count.named)}
