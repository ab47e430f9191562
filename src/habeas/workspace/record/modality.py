"""How something is told: as fact, alleged, feared, asked for, denied. The words of every room."""

from __future__ import annotations

from typing import get_args

from django.utils.translation import gettext_lazy as _

from habeas.exchange.wording import label
from habeas.record import Modality

MODALITIES: tuple[str, ...] = get_args(Modality)
_WORDS = {
    "actual": _("told as fact"),
    "alleged": _("alleged"),
    "possible": _("feared or possible"),
    "requested": _("asked for or planned"),
    "negated": _("denied, or did not happen"),
}


def modality_words(modality: str) -> str:
    """How something is told, in words; what the record does not know, as it is written.

    >>> modality_words("requested")
    'asked for or planned'
    """
    return str(_WORDS.get(modality) or label(modality))


def modality_choices() -> list[tuple[str, str]]:
    """Every way with its words, for the lists of forms."""
    return [(one, modality_words(one)) for one in MODALITIES]
