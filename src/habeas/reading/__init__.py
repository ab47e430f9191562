"""Sentences become people, bodies, dates and events: the reading proper."""

from habeas.reading.coder import Coder
from habeas.reading.explanation import Explanation

__all__ = ["Coder", "Explanation"]
