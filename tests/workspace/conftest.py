"""What the tests of the workspace share: a user, a logged-in client, and a record with a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from habeas.record import Reading
from habeas.workspace.record import originals
from habeas.workspace.record.models import Original, Source
from habeas.workspace.record.storing import store_reading
from tests.workspace.empty_record import empty_record
from tests.workspace.invented import invented_reading

__all__ = ["empty_record"]  # asked for by tests of processes that work on a record


@pytest.fixture(autouse=True)
def record_folder(tmp_path: Path, settings: object) -> Path:
    """A folder of its own for the original files of each test."""
    folder = tmp_path / "record"
    folder.mkdir()
    settings.RECORD = folder  # type: ignore[attr-defined]
    settings.ORIGINALS = folder / "originals"  # type: ignore[attr-defined]
    return folder


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("amara", password="a long password")  # noqa: S106


@pytest.fixture
def other_user(db: None) -> User:
    return User.objects.create_user("benedek", password="a long password")  # noqa: S106


@pytest.fixture
def page(user: User) -> Client:
    """A browser without scripts, logged in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reading() -> Reading:
    return invented_reading()


@pytest.fixture
def source(user: User, reading: Reading) -> Source:
    """A source of the record, with its proposals."""
    return stored(reading, user)


def stored(reading: Reading, by: User | None) -> Source:
    """Put a reading into the record."""
    digest, size = originals.keep([reading.source.text.encode()])
    original, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"name": reading.source.name, "size": size}
    )
    return store_reading(reading, original, "habeas-test", by)
