"""From which share on a proposal of the learnt heads is taken: set on passages kept apart."""

from __future__ import annotations

TRIGGER = 0.45
CUE = 3.0  # how many times likelier an event is where the codebook has a cue for it
STRONG_CUE = 100.0  # the same for a cue that tells the event by itself
WEAK_CUE = 1.5  # the same for a cue that tells the event only in some contexts
AGENT = 0.03
FAR_AGENT = 0.08  # of an agent in another sentence
SUBJECT = 0.03
FURTHER_SUBJECT = 0.20  # of a second, third … subject
PLACE = 0.20
DESCRIBED_PLACE = 0.50  # of a place without a name
DATE = 0.50
DATE_CARRIED = 0.70  # of a sentence before
CHARGE = 0.50
TERM = 0.10
TERM_OF_OTHER_KIND = 0.35  # time in custody for what sentences, a sentence for what detains
SURE = 0.8  # of two dates or two terms that reach it, the nearer one belongs to the event
DESTINATION = 0.40
ATTRIBUTED = 0.35
GRAMMAR = 10.0  # how many times likelier a participant is where grammar puts its role
STANDS_OUT = 0.30  # of a word that is no candidate by its form
