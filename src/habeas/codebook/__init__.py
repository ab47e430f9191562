"""What is coded: event types, roles, cues with worked examples, rights, codes elsewhere (TOML)."""

from habeas.codebook.codebook import Codebook, Cue, EventType, Example, Right
from habeas.codebook.loader import load_codebook

__all__ = ["Codebook", "Cue", "EventType", "Example", "Right", "load_codebook"]
