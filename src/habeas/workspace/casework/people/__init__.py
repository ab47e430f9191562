"""Persons, groups, bodies, places and laws: their pages, and who may be the same."""
