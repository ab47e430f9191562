"""The command ``habeas``: one module for each command, and what they share."""

from habeas.cli.app import main

__all__ = ["main"]
