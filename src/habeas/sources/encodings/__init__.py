"""Bytes become text, in whatever encoding they were written."""
