"""The workspace's settings, for tests: a record in a folder of its own, and quick passwords.

With ``HABEAS_TEST_DATABASE`` (a ``postgres://`` address) the tests run on that server.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="habeas-tests-"))
os.environ["HABEAS_RECORD"] = str(_FOLDER)
if "HABEAS_TEST_DATABASE" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["HABEAS_TEST_DATABASE"]
else:
    os.environ.pop("DATABASE_URL", None)

from habeas.workspace.settings import *  # noqa: E402, F403
from habeas.workspace.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
# Each client of a test has a server of its own, which would list all scripts and styles anew.
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that several threads and processes can share it.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "test.sqlite3")}
