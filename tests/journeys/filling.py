"""Puts what a journey needs into a record that is being served, as a process beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

from tests.conftest import ROOT
from tests.journeys.conftest import Served

_OPEN = "from habeas.workspace.opening import open_record\nopen_record()\n"
_FILL = """
from django.contrib.auth import get_user_model
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading
stored(invented_reading(), get_user_model().objects.get())
"""


def run_in(workspace: Served, program: str) -> str:
    """Run a program on the record, on whichever database it is; what it prints."""
    settings = workspace.settings() | {
        "DJANGO_SETTINGS_MODULE": "habeas.workspace.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    done = subprocess.run(
        [sys.executable, "-c", _OPEN + textwrap.dedent(program)],
        env=settings,
        check=True,
        timeout=120,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def put_in(workspace: Served) -> None:
    """An arrest, a sentence and an appeal, as proposals."""
    run_in(workspace, _FILL)
