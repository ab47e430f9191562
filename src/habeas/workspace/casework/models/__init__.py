"""The tables of casework: what may be the same, what people said is not, and cases for lists."""

from habeas.workspace.casework.models.case_state import CaseState
from habeas.workspace.casework.models.case_summary import CaseSummary
from habeas.workspace.casework.models.not_the_same import NotTheSame
from habeas.workspace.casework.models.stale_case import StaleCase
from habeas.workspace.casework.models.suggestion import Compared, NameKey, Suggestion

__all__ = [
    "CaseState",
    "CaseSummary",
    "Compared",
    "NameKey",
    "NotTheSame",
    "StaleCase",
    "Suggestion",
]
