"""The lease: how long a worker may be silent before its job is taken up by somebody else."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

LEASE = timedelta(seconds=settings.JOB_LEASE)
RENEWAL = LEASE / 4  # how often it is renewed
MOST_ATTEMPTS = 3


class LeaseLost(Exception):  # noqa: N818 -- it says what has happened
    """Somebody else has taken the job: this worker was silent for too long."""


def ended() -> Q:
    """The leases that have ended, and those that end too late: the clock was turned back."""
    now = timezone.now()
    return Q(lease_until__lte=now) | Q(lease_until__gt=now + 2 * LEASE)
