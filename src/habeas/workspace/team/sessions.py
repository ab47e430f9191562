"""Sessions in the database, which do not get in the way of reading when it cannot be written."""

from __future__ import annotations

from logging import getLogger
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, connection
from django.utils import timezone

_KEPT = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """A page that only changes its session, such as one that shows a message, is still shown.

    Logging in needs a new session, and fails as any other change does.
    """

    def load(self) -> dict[str, Any]:
        """What is kept; asked in SQL, for every page begins with it."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(_KEPT, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row[0])

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 -- Django's
        """Save it; one that is there already stays as it was on a disk that is full or read-only.

        Raises:
            OperationalError: a new one cannot be saved.
        """
        try:
            super().save(must_create)
        except UpdateError as error:
            if not isinstance(error.__context__, OperationalError):
                raise
            getLogger(__name__).warning("a session cannot be saved: %s", error.__context__)
