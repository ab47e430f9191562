"""What a reading process does: tasks come in, reports go out."""

from __future__ import annotations

import os
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from habeas.corpus.document_reading import DocumentReader
from habeas.corpus.messages import Broken, Task, receive_task, send
from habeas.errors import HabeasError


def main() -> None:
    """Read what standard input asks for, until it ends; report on standard output."""
    outgoing = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not come between the reports
    tasks: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    reader: DocumentReader | None = None
    while True:
        task = tasks.get()
        try:
            if reader is None or reader.settings != task.settings:
                reader = DocumentReader(task.settings)
        except HabeasError as error:
            send(outgoing, Broken(str(error)))
            return
        for report in reader.read(task):
            send(outgoing, report)


def _listen(incoming: BinaryIO, tasks: SimpleQueue[Task]) -> None:
    """Take in tasks. When nobody is there to ask, end at once, whatever is being read."""
    while (task := receive_task(incoming)) is not None:
        tasks.put(task)
    os._exit(0)
