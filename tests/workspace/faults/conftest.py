"""Records that processes of their own work on: they can be killed without harm to the tests."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import ROOT, command, environment
from tests.workspace.postgresql import Server

# What every process begins with: the record opened, and what the tests make with it.
PRELUDE = """\
from habeas.workspace.opening import open_record
open_record()
import os, sys, time
from django.db import connection, transaction
from django.contrib.auth.models import User
from habeas.workspace.record import log, originals
from habeas.workspace.record.models import *
from habeas.workspace.record.actions.judge_account import accept_account, reopen_account
from habeas.workspace.record.actions.erase_source import erase_source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading
"""


@dataclass(slots=True)
class Kept:
    """A record in a folder, on SQLite or (with an address) on PostgreSQL."""

    folder: Path
    database: str | None = None
    started: list[subprocess.Popen[str]] = field(default_factory=list)
    prelude: str = PRELUDE
    more: dict[str, str] = field(default_factory=dict)  # of the environment

    def settings(self) -> dict[str, str]:
        of_database = {} if self.database is None else {"DATABASE_URL": self.database}
        path = f"{ROOT / 'src'}:{ROOT}"
        record = {"HABEAS_RECORD": str(self.folder), "PYTHONPATH": path}
        return {**environment(), **of_database, **record, **self.more}

    def habeas(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the command on this record."""
        return subprocess.run(
            command(*arguments),
            env=self.settings(),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def run(self, script: str) -> str:
        """Run Python in a process of its own, on the opened record; gives what it printed."""
        process = self.start(script)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        return out

    def start(self, script: str) -> subprocess.Popen[str]:
        """Start Python in a process of its own, on the opened record."""
        process = subprocess.Popen(
            [sys.executable, "-c", self.prelude + dedent(script)],
            env=self.settings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def kill_when_it_says(self, word: str, script: str) -> None:
        """Start Python, and kill it with -9 when it prints the word."""
        process = self.start(script)
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == word:
                break
        else:
            pytest.fail(f"{word!r} was not said: {process.stderr and process.stderr.read()}")
        process.kill()
        process.communicate(timeout=60)

    def end(self) -> None:
        """End what still runs."""
        for process in self.started:
            if process.poll() is None:
                process.kill()
            process.communicate(timeout=60)

    def faults(self) -> list[str]:
        """What ``habeas verify`` names."""
        run = self.habeas("verify")
        assert run.returncode == (1 if run.stderr else 0), run.stderr
        return [line.removeprefix(f"{self.folder}: ") for line in run.stderr.splitlines()]


PASSWORD = "a long password"  # noqa: S105 -- of a record that lives as long as the test
FILL = f"""\
user = User.objects.create_user("amara", password={PASSWORD!r})
source = stored(invented_reading(), user)
"""


@pytest.fixture(scope="session")
def made_in_a_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record with a user and a source, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("made") / "record"
    Kept(folder).run(FILL)
    return folder


@pytest.fixture(scope="session")
def made_on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Kept:
    """The same on PostgreSQL."""
    kept = Kept(tmp_path_factory.mktemp("made") / "record", postgresql.fresh())
    kept.run(FILL)
    return kept


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    """The address of a new database on PostgreSQL; None for the file in the record's folder."""
    if request.param == "sqlite":
        return None
    server: Server = request.getfixturevalue("postgresql")
    return server.fresh()


@pytest.fixture
def in_a_file(tmp_path: Path, made_in_a_file: Path) -> Iterator[Kept]:
    """A record with a user and a source, on SQLite."""
    kept = Kept(tmp_path / "kept")
    shutil.copytree(made_in_a_file, kept.folder)
    yield kept
    kept.end()


@pytest.fixture
def on_postgresql(tmp_path: Path, made_on_postgresql: Kept, postgresql: Server) -> Iterator[Kept]:
    """The same on PostgreSQL."""
    assert made_on_postgresql.database is not None
    kept = Kept(tmp_path / "kept", postgresql.fresh(made_on_postgresql.database))
    shutil.copytree(made_on_postgresql.folder, kept.folder)
    yield kept
    kept.end()


@pytest.fixture(params=["in_a_file", "on_postgresql"])
def kept(request: pytest.FixtureRequest) -> Kept:
    """The same, on one database and then on the other."""
    kept: Kept = request.getfixturevalue(request.param)
    return kept
