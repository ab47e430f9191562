"""An engine: takes documents, has them read somewhere, and reports."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from habeas.corpus.messages import Report, Task


class Engine(Protocol):
    """Reads documents in other processes."""

    def run(self, tasks: Sequence[Task]) -> Generator[Report]:
        """Have the documents read, largest first as they are given.

        Only some are handed out at once. Of each comes ``Started`` (again with each attempt), then
        ``SourceRead`` for its sources where the engine tells them, and at last ``Finished`` or
        ``Failed``, in the order in which they end. Whoever stops asking ends the reading.

        Raises:
            EngineError: no document can be read any more; the documents are not to blame.
        """
        ...
