"""Casework: persons, bodies and places; events that several sources tell; cases."""
