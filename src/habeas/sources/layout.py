"""x."""

from __future__ import annotations

import re

from habeas.record.source import Block


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs between blank lines."""
    return tuple(
        Block("paragraph", m.start(), m.end())
        for m in re.finditer(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*", text)
    )
