"""English: words, sentences, syntax, names, numbers and dates."""

from habeas.language.en.pipeline import English, load

__all__ = ["English", "load"]
