"""Habeas: human-rights reports become a case record in which every fact points at its words.

>>> import habeas
>>> reading = habeas.read("report.txt")              # doctest: +SKIP
>>> reading.cases[0].timeline                        # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.pipeline import Reader, read
    from habeas.record import Reading

__version__ = "0.1.0"
__all__ = ["Reader", "Reading", "__version__", "read"]


def __getattr__(name: str) -> object:
    """Load the public names when they are first asked for: ``import habeas`` stays quick."""
    if name in ("Reader", "read"):
        from habeas import pipeline  # noqa: PLC0415 -- see above

        return getattr(pipeline, name)
    if name == "Reading":
        from habeas.record import Reading  # noqa: PLC0415 -- see above

        return Reading
    raise AttributeError(f"module 'habeas' has no attribute {name!r}")
