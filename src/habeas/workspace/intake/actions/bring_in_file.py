"""Bring in a file: its bytes lie in the record's folder already; now it gets its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from habeas.errors import ChangedMeanwhile, ErasedBefore
from habeas.workspace.intake.lease import LEASE
from habeas.workspace.intake.models import Job
from habeas.workspace.record import log, originals
from habeas.workspace.record.models import Original
from habeas.workspace.record.trace import AGAIN, erasure_of_file, sentence_of


@dataclass(frozen=True, slots=True)
class Options:
    """What a person knows better than the file; empty where nothing."""

    country: str = ""  # ISO 3166-1 alpha-3
    period: str = ""  # EDTF
    ocr: str = ""  # languages of scanned pages: "eng+rus"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of a file that was brought in."""

    original: Original
    job: Job | None  # that will read it; None where it was read, or is about to be
    is_known: bool  # whether the same bytes came in before


def bring_in_file(
    kept: tuple[str, int],
    name: str,
    by: AbstractBaseUser | None,
    options: Options | None = None,
    *,
    worker: str = "",
    again: str = "",
) -> BroughtIn:
    """Have a file read, unless it has been, or is about to be.

    A file whose reading failed is read again. One that left the record by an erasure (its source
    was erased, or a person of whom it told) is not taken, and its bytes are let go, unless somebody
    says why it comes in again; the log keeps that.

    Args:
        kept: its SHA-256 and size, as ``originals.keep`` gave them.
        name: what it is called; whatever it contains is shown harmlessly.
        by: who brings it; None for a command on this machine.
        options: what is known better.
        worker: who reads it at once; without it, it waits for a worker.
        again: why it comes in though it was erased; needed for no other file.

    Raises:
        ErasedBefore: it was erased, and ``again`` does not say why it comes back.
        ChangedMeanwhile: the same file was erased or discarded in this very moment.
    """
    try:
        return _brought_in(kept, safe_name(name), by, options or Options(), worker, again.strip())
    except ErasedBefore:
        originals.discard(kept[0])
        raise


@transaction.atomic
def _brought_in(
    kept: tuple[str, int],
    name: str,
    by: AbstractBaseUser | None,
    options: Options,
    worker: str,
    again: str,
) -> BroughtIn:
    digest, size = kept
    erasure = None
    if not Original.objects.filter(sha256=digest).exists():
        erasure = erasure_of_file(digest)
    if erasure is not None and not again:
        raise ErasedBefore(sentence_of(erasure), erasure.pk)
    Original.objects.get_or_create(
        sha256=digest,
        defaults={"name": name, "size": size, "received_by_id": None if by is None else by.pk},
    )
    original = Original.objects.select_for_update().filter(sha256=digest).first()
    if original is None:
        raise ChangedMeanwhile("file")
    last = Job.objects.filter(original=original).order_by("-id").first()
    is_read = original.sources.exists() if last is None else last.state != "failed"
    if is_read:
        return BroughtIn(original, None, is_known=True)
    now = timezone.now()
    job = Job.objects.create(
        original=original,
        name=name,
        country=options.country,
        period=options.period,
        ocr=options.ocr,
        made_by_id=None if by is None else by.pk,
        **(_taken(worker, now) if worker else {}),
    )
    told = {"sha256": digest, "size": size, "name": name, "job": job.pk}
    if erasure is None:
        log.write("bring_in_file", original, by, **told)
    else:
        log.write(AGAIN, original, by, **told, reason=again, erased_by_entry=erasure.pk)
    # Whoever discards its bytes holds the end of the log, as this transaction does from here on.
    if not originals.path_of(digest).exists():
        raise ChangedMeanwhile("file")
    return BroughtIn(original, job, is_known=last is not None)


def _taken(worker: str, now: datetime) -> dict[str, object]:
    return {"state": "reading", "worker": worker, "attempts": 1, "lease_until": now + LEASE}


def safe_name(name: str) -> str:
    r"""The last part of a file's name, without what is not printed, and not too long.

    >>> safe_name("../../etc/pass\r\nwd\u202etxt")
    'passwdtxt'
    >>> safe_name("..")
    'file'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    printed = "".join(c for c in last if c.isprintable()).strip()
    if printed in ("", ".", ".."):
        return "file"
    if len(printed) > 255:
        stem, dot, suffix = printed.rpartition(".")
        suffix = dot + suffix if dot and len(suffix) < 10 else ""
        printed = (stem or printed)[: 255 - len(suffix)] + suffix
    return printed
