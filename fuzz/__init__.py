"""Fuzzing: every parser is given mutated files, and must end in a sound result or in one line."""
