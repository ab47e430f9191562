"""The workspace as a web application, for any server of WSGI."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.workspace.settings")
application = get_wsgi_application()
