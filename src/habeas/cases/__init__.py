"""Events become cases: the thread of events about one subject, and its status on any day."""

from habeas.cases.casebook import build_cases
from habeas.cases.status import status_at

__all__ = ["build_cases", "status_at"]
