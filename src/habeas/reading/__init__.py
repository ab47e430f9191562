"""Sentences become people, bodies, dates and events: the reading proper."""

from habeas.reading.coder import Coder

__all__ = ["Coder"]
