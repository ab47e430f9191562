"""A record with nothing in it, made once and copied: to make its tables takes two seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.workspace.postgresql import Server

_OPEN = "from habeas.workspace.opening import open_record\nopen_record()"


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one on SQLite, to be copied and never touched."""
    return _made(tmp_path_factory.mktemp("empty") / "record", {})


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> str:
    """The address of one on PostgreSQL, for ``Server.fresh`` to copy."""
    address = postgresql.fresh()
    _made(tmp_path_factory.mktemp("empty") / "record", {"DATABASE_URL": address})
    return address


def _made(folder: Path, settings: dict[str, str]) -> Path:
    settings = {**environment(), **settings, "HABEAS_RECORD": str(folder)}
    subprocess.run([sys.executable, "-c", _OPEN], env=settings, check=True, timeout=120)
    return folder
