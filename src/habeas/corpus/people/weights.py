"""What speaks for and against two people being one, as Splink weighs it (Fellegi and Sunter).

Each line says how often it is so among pairs that are one person (``m``), and among pairs that are
not (``u``). They are set by hand, not learnt: a data set does not say which pairs are right. A rare
family name speaks more than a common one: how common it is, is counted in the data set.
"""

from __future__ import annotations

from typing import Any

import splink.comparison_level_library as level
from splink import SettingsCreator
from splink.blocking_rule_library import CustomRule
from splink.comparison_library import CustomComparison

_MOST = 0.001
_ELSEWHERE = "l.source <> r.source"  # in one report the reader has told them apart already


def settings(people: int) -> SettingsCreator:
    """How pairs are found and weighed, in a data set of so many people.

    Before anything is compared, two are taken to be one as often as if each person stood in one
    other report at the most: the more people, the more must speak for a pair.
    """
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=min(_MOST, 1 / people),
        blocking_rules_to_generate_predictions=[
            CustomRule(
                f"l.family_sound = r.family_sound AND l.country = r.country AND {_ELSEWHERE}"
            ),
            CustomRule(
                f"l.family_sound = r.family_sound AND l.initial = r.initial AND {_ELSEWHERE}"
            ),
        ],
        comparisons=[_family(), _given(), _country(), _years(), _described()],
        retain_intermediate_calculation_columns=False,
    )


def _family() -> CustomComparison:
    same = level.ExactMatchLevel("family", term_frequency_adjustments=True)
    return _comparison(
        "family",
        (level.NullLevel("family"), None, None),
        (same, 0.80, 0.002),
        (level.ExactMatchLevel("family_sound"), 0.18, 0.003),
        (level.ElseLevel(), 0.02, 0.995),
    )


def _given() -> CustomComparison:
    initial = "initial_l = initial_r AND (length(given_l) = 1 OR length(given_r) = 1)"
    return _comparison(
        "given",
        (level.NullLevel("given"), None, None),
        (level.ExactMatchLevel("given"), 0.71, 0.01),
        (level.CustomLevel(initial, label_for_charts="initial"), 0.156, 0.06),
        (level.ExactMatchLevel("given_sound"), 0.10, 0.004),
        (level.JaroWinklerLevel("given", 0.9), 0.03, 0.004),
        (level.ElseLevel(), 0.004, 0.922),
    )


def _country() -> CustomComparison:
    return _comparison(
        "country",
        (level.NullLevel("country"), None, None),
        (level.ExactMatchLevel("country"), 0.92, 0.02),
        (level.ElseLevel(), 0.08, 0.98),
    )


def _years() -> CustomComparison:
    """How many years lie between the periods of the reports."""
    apart = "greatest(first_l - last_r, first_r - last_l, 0)"
    return _comparison(
        "years",
        (
            level.CustomLevel("first_l IS NULL OR first_r IS NULL").configure(is_null_level=True),
            None,
            None,
        ),
        (level.CustomLevel(f"{apart} <= 1"), 0.70, 0.25),
        (level.CustomLevel(f"{apart} <= 4"), 0.22, 0.30),
        (level.ElseLevel(), 0.08, 0.45),
    )


def _described() -> CustomComparison:
    """Whether the reports use the same words for who it is."""
    shared = "len(list_intersect(described_l, described_r))"
    empty = "len(described_l) = 0 OR len(described_r) = 0"
    return _comparison(
        "described",
        (level.CustomLevel(empty).configure(is_null_level=True), None, None),
        (level.CustomLevel(f"{shared} >= 2"), 0.35, 0.01),
        (level.CustomLevel(f"{shared} = 1"), 0.30, 0.09),
        (level.ElseLevel(), 0.35, 0.90),
    )


def _comparison(name: str, *levels: tuple[Any, float | None, float | None]) -> CustomComparison:
    weighed = [
        one if m is None else one.configure(m_probability=m, u_probability=u)
        for one, m, u in levels
    ]
    return CustomComparison(output_column_name=name, comparison_levels=weighed)
