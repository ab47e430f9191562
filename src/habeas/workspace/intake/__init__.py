"""Intake: files come in, are parsed and read by a worker, and become proposals."""
