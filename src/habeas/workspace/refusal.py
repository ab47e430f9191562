"""What keeps the record from being written or read, told apart by what somebody can do about it."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
# https://sqlite.org/rescode.html: the lower eight bits, and the whole code of a failed write,
# fsync, fsync of the folder, or truncation, which is what a disk that has become read-only gives.
_SQLITE_FULL, _SQLITE_READ_ONLY = 13, 8
_SQLITE_NOT_WRITTEN = {10 | more << 8 for more in (3, 4, 5, 6)}
_POSTGRESQL_FULL, _POSTGRESQL_READ_ONLY = "53100", "25006"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a page says, and with which status."""

    code: str  # what a template goes by: "database", "disk-full", "read-only"
    status: int


AWAY = Refusal("database", 503)
FULL = Refusal("disk-full", 507)
READ_ONLY = Refusal("read-only", 503)


def refusal_of(error: BaseException | None) -> Refusal | None:
    """Why a database or a disk refused; None for an error that tells of neither.

    >>> refusal_of(OSError(errno.ENOSPC, "No space left on device"))
    Refusal(code='disk-full', status=507)
    """
    if isinstance(error, DatabaseError | InterfaceError):
        return _of_database(error.__cause__)
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return FULL
        return READ_ONLY if error.errno in _READ_ONLY else None
    return None


def _of_database(cause: BaseException | None) -> Refusal:
    """By the code that SQLite or PostgreSQL gave."""
    of_sqlite: int = getattr(cause, "sqlite_errorcode", 0)
    of_postgresql: str | None = getattr(cause, "sqlstate", None)
    if of_sqlite & 0xFF == _SQLITE_FULL or of_postgresql == _POSTGRESQL_FULL:
        return FULL
    if of_sqlite & 0xFF == _SQLITE_READ_ONLY or of_postgresql == _POSTGRESQL_READ_ONLY:
        return READ_ONLY
    if of_sqlite in _SQLITE_NOT_WRITTEN:
        return READ_ONLY
    return AWAY
