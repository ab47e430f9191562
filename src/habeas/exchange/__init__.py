"""Readings in other people's formats, one module each: JSON, CSV, a page for the browser."""
