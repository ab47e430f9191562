"""Django's settings, from five values of the environment; ``habeas serve`` sets them.

=================== ==========================================================================
HABEAS_RECORD       the folder of the record: database, original files, key; ``habeas-record``
DATABASE_URL        a PostgreSQL database instead of the file in that folder
HABEAS_HOSTS        the names under which the pages are served, with commas; this machine's own
HABEAS_HTTPS        1 where the pages are served over HTTPS: cookies are sent over nothing else
HABEAS_JOB_LEASE    seconds after which the file of a silent worker is read by another one; 60
=================== ==========================================================================
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF

from habeas.workspace.kept_secret import kept_secret
from habeas.workspace.sqlite3.checkpoint import PRAGMAS

django_stubs_ext.monkeypatch()

HERE = Path(__file__).parent
RECORD = Path(os.environ.get("HABEAS_RECORD", "habeas-record")).absolute()
ORIGINALS = RECORD / "originals"
JOB_LEASE = float(os.environ.get("HABEAS_JOB_LEASE", "60"))
IS_HTTPS = os.environ.get("HABEAS_HTTPS") == "1"

SECRET_KEY = kept_secret(RECORD / "secret-key", 50)  # signs sessions
ALLOWED_HOSTS = os.environ.get("HABEAS_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "habeas.workspace.record",
    "habeas.workspace.team",
    "habeas.workspace.intake",
    "habeas.workspace.review",
    "habeas.workspace.casework",
    "habeas.workspace.search",
    "habeas.workspace.upkeep",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "habeas.workspace.told_errors.ToldErrors",
]
ROOT_URLCONF = "habeas.workspace.urls"
WSGI_APPLICATION = "habeas.workspace.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# A transaction that writes says so when it begins: two writers wait for each other, where they
# would otherwise both begin and one of them fail. What is acknowledged is on the disk.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,  # seconds; those who wait take no turns, so one may wait long
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
    f" PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY; {PRAGMAS}",
}
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{RECORD / 'record.sqlite3'}", conn_max_age=600, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "habeas.workspace.sqlite3"
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True  # the files lie in the packages: nothing has to be collected
WHITENOISE_AUTOREFRESH = False

LOGIN_URL = "team:login"
LOGIN_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SESSION_ENGINE = "habeas.workspace.team.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "habeas_session"
CSRF_COOKIE_NAME = "habeas_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "habeas.workspace.told_errors.without_token"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_PERMISSIONS = 0o600
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}
