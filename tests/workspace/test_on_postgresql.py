"""The tests of the workspace once more, on PostgreSQL: what holds on one database holds on both."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, environment
from tests.workspace.postgresql import Server

OF_ITS_OWN = ("test_on_postgresql.py", "faults")  # and those start the databases that they need


@pytest.mark.long
def test_the_record_behaves_the_same_on_postgresql(postgresql: Server) -> None:
    if "HABEAS_TEST_DATABASE" in os.environ:
        pytest.skip("this run is on PostgreSQL already")
    folder = ROOT / "tests" / "workspace"
    ignored = [f"--ignore={folder / name}" for name in OF_ITS_OWN]
    asked = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider", *ignored, str(folder)]
    settings = {key: v for key, v in environment().items() if not key.startswith("PYTEST_")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *asked],
        env={**settings, "HABEAS_TEST_DATABASE": postgresql.fresh()},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=900,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
