"""Events become cases: the thread of events about one subject, and its status on any day."""

from habeas.cases.casebook import build_cases
from habeas.cases.spans import Span, spans_of
from habeas.cases.status import status_at
from habeas.cases.tellings import Telling
from habeas.cases.timeline import in_order, in_order_across

__all__ = [
    "Span",
    "Telling",
    "build_cases",
    "in_order",
    "in_order_across",
    "spans_of",
    "status_at",
]
