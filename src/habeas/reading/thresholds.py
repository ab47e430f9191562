"""From which share on a proposal of the learnt heads is taken: set on passages kept apart."""

from __future__ import annotations

TRIGGER = 0.50  # without a cue of the codebook
TRIGGER_WITH_CUE = 0.40  # where a cue of the same type stands there too
AGENT = 0.35
SUBJECT = 0.40
PLACE = 0.45
DATE = 0.50
CHARGE = 0.50
TERM = 0.35
DESTINATION = 0.40
ATTRIBUTED = 0.35
