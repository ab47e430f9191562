"""Upkeep: the log of changes as pages; backup, restore, verify."""
