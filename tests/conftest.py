"""What the tests share: the command as a person runs it, and a short invented report."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.workspace.postgresql import postgresql

__all__ = ["postgresql"]  # a server that the whole run shares

# No test is timed: a busy machine is no error. And each run tries the same examples, so that a
# change is not refused for what another one broke; `make test ARGS=--hypothesis-profile=searching`
# looks for new ones.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("searching", _UNTIMED)
settings.register_profile("repeatable", _UNTIMED, derandomize=True)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
Habeas = Callable[..., "subprocess.CompletedProcess[str]"]

SHORT_REPORT = """\
Annual Report: Ostrava Republic 2013

May 23, 2013

Freedom of expression

On 14 February, police arrested Marta Keldova, the editor of the weekly Northern Lamp, at her home \
in Brenik. On 3 September, Brenik City Court sentenced her to three years in prison for \
“spreading false information”.

  • In November, the Supreme Court upheld the sentence.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first: begun at the end, all cores but one would wait for it."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def habeas() -> Habeas:
    """Run the command in a process of its own: ``habeas("read", path)``."""

    def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command(*arguments),
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            **options,
        )

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file that can be read: a short report about an invented country."""
    path = tmp_path / "report.txt"
    path.write_text(SHORT_REPORT, encoding="utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    """The command line of ``habeas`` with these arguments, for this Python."""
    return [sys.executable, "-m", "habeas", *map(str, arguments)]


def environment() -> dict[str, str]:
    """The environment with this checkout's package first, installed or not.

    Without what the tests' own settings put there: a command opens the record that it is told of.
    """
    of_tests = {"DJANGO_SETTINGS_MODULE", "HABEAS_RECORD", "DATABASE_URL"}
    kept = {key: value for key, value in os.environ.items() if key not in of_tests}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "TERM": "dumb"}
