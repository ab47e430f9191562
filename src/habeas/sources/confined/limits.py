"""How much the reading of one file may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may take before it is refused.

    The largest yearbook that we know of (432 pages of PDF in two columns) takes 150 MB and 15 s, so
    that the usual limits leave room for an old computer and a book ten times as large, and a
    computer with 4 GB of memory still works while a hostile file runs into them.
    """

    memory: int = 2_000_000_000  # bytes of address space
    processor: int = 300  # seconds of processor time
    wait: float = 600.0  # seconds until the next part of the file is there
    output: int = 400_000_000  # bytes that come back: texts, layout, the members of an archive

    def memory_told(self) -> str:
        """The memory in words: "2,000 MB"."""
        return f"{self.memory // 1_000_000:,} MB"

    def output_told(self) -> str:
        """The output in words."""
        return f"{self.output // 1_000_000:,} MB"
