"""``python -m habeas.cli`` is the command ``habeas``."""

from habeas.cli import main

main()
