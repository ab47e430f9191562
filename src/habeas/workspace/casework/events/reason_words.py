"""What speaks for two events being the same, and against it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy

from habeas.workspace.casework.events.likeness import DOUBTS, WEIGHTS

_WORDS = {
    ("type", "same"): gettext_lazy("the same type"),
    ("type", "kindred"): gettext_lazy("types that are often told for one another"),
    ("date", "same_day"): gettext_lazy("the same day"),
    ("date", "within"): gettext_lazy("dates that fit each other"),
    ("date", "possible"): gettext_lazy("dates that may be the same"),
    ("date", "untold"): gettext_lazy("one of them has no date"),
    ("date", "days_apart"): gettext_lazy("the dates are a few days apart"),
    ("subject", "same"): gettext_lazy("happened to the same"),
    ("subject", "same_name"): gettext_lazy("happened to somebody of the same name"),
    ("subject", "similar_name"): gettext_lazy("happened to somebody of a similar name"),
    ("subject", "unnamed"): gettext_lazy("one of them names nobody"),
    ("subject", "different"): gettext_lazy("happened to others"),
    ("agent", "similar_name"): gettext_lazy("done by the same"),
    ("place", "similar_name"): gettext_lazy("the same place"),
    ("place", "different"): gettext_lazy("the places have different names"),
    ("country", "same"): gettext_lazy("the same country"),
    ("country", "different"): gettext_lazy("reports on different countries"),
    ("term", "same"): gettext_lazy("the same term"),
    ("term", "contrary"): gettext_lazy("the terms differ"),
    ("outcome", "same"): gettext_lazy("the same outcome"),
    ("outcome", "contrary"): gettext_lazy("the outcomes differ"),
    ("count", "same"): gettext_lazy("the same number of people"),
    ("count", "different"): gettext_lazy("the numbers of people differ"),
    ("source", "same"): gettext_lazy("one source tells both"),
    ("modality", "contrary"): gettext_lazy("one says that it did not happen"),
}


def in_words(reasons: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """The reasons that weigh for, and those that weigh against or leave it open, in words."""
    found: dict[str, list[str]] = {"for": [], "against": []}
    for told in reasons:
        reason = (told[0], told[1])
        if reason in _WORDS:
            side = "for" if WEIGHTS.get(reason, 0) > 0 and reason not in DOUBTS else "against"
            found[side].append(str(_WORDS[reason]))
    return found
