"""How something is told, in words: as fact, alleged, feared, asked for, denied."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MODALITIES = {
    "actual": _("told as fact"),
    "alleged": _("alleged"),
    "possible": _("possible or feared"),
    "requested": _("requested or planned"),
    "negated": _("denied, or did not happen"),
}
