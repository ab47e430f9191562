"""Web archives (WARC): the pages and documents in them, each with its address and its date."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from habeas.errors import NoText, SourceError, UnreadableFile
from habeas.sources.containers.http_response import Response, inflated, joined, response_of
from habeas.sources.containers.limits import Allowance, Exhausted
from habeas.sources.containers.member import Member, failed, shown
from habeas.sources.containers.warc_digests import is_altered
from habeas.sources.containers.warc_records import Record, records

_LONGEST_ADDRESS = 2000  # characters
_FETCHED = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=(?:\.\d+)?Z?$)", re.ASCII)
_DOCUMENTS = re.compile(
    r"text/(?:html|plain|rtf)|application/(?:xhtml\+xml|pdf|rtf|msword|zip|epub\+zip"
    r"|vnd\.openxmlformats-officedocument\..*|vnd\.oasis\.opendocument\..*)"
)
_UNSTATED = frozenset(("", "application/octet-stream", "binary/octet-stream", "unknown/unknown"))
_DOCUMENT_MARKS = re.compile(rb"%PDF-|PK\x03\x04|\s*<(?:!doctype html|html)", re.IGNORECASE)


def members(data: bytes, path: Path, *, allowance: Allowance | None = None) -> Iterator[Member]:
    """The documents that were fetched: HTML, text, PDF, office files.

    Pictures, scripts, a server's errors and redirections, and what was asked of it, are left out.

    Args:
        data: a WARC file, compressed or not.
        path: where it came from, for the messages.
        allowance: what may be unpacked; where it is left out, the usual.

    Raises:
        NoText: there is no document in it.
        RefusedFile: it holds more than may be unpacked. What was given before stands.
    """
    allowance = allowance or Allowance(path)
    found = False
    for record in records(data, path, allowance):
        address = record.address
        name = shown(address or f"the record at byte {record.offset}")
        try:
            member = _member(record, name, path, allowance)
        except Exhausted:
            raise
        except SourceError as error:
            member = failed(name, error)
        if member is not None:
            allowance.another()
            found = True
            yield member
    if not found:
        raise NoText(path, "there is no page of text, HTML or PDF in the web archive")


def _member(record: Record, name: str, path: Path, allowance: Allowance) -> Member | None:
    """The document in a record, or ``None`` where it holds none."""
    if record.problem is not None:
        raise record.problem
    kind = record.fields.get("warc-type", "").lower()
    if kind not in ("response", "resource") or not _FETCHED.match(record.address or ""):
        return None
    response = _response(record, kind)
    if response is None:
        raise UnreadableFile(path, "it holds no answer of a server")
    if response.status not in (200, 203) or not _may_be_document(response, record.address or ""):
        return None
    try:
        whole = joined(response)
        content = _unpacked(response, whole, path, allowance)
    except (EOFError, zlib.error) as error:
        raise UnreadableFile(path, "it is damaged and cannot be unpacked") from error
    if response.media_type in _UNSTATED and not _DOCUMENT_MARKS.match(content):
        return None
    if is_altered(record.fields, record.block, response.body, whole, content):
        raise UnreadableFile(path, "it was altered or damaged: its digest does not fit")
    if not content:
        raise NoText(path, "it is empty")
    captured, warnings = _captured(record)
    return Member(
        name,
        content,
        address=shown(record.address or "", longest=_LONGEST_ADDRESS),
        captured=captured,
        media_type=response.media_type or None,
        charset=response.charset,
        warnings=warnings,
    )


def _response(record: Record, kind: str) -> Response | None:
    """What the server answered; a resource was kept without it, with its type in its own head."""
    if kind == "response":
        return response_of(record.block)
    return Response(200, {"content-type": record.fields.get("content-type", "")}, record.block)


def _may_be_document(response: Response, address: str) -> bool:
    """Whether it may be something to be read, by the type that the server states."""
    stated = response.media_type
    return stated in _UNSTATED or (
        _DOCUMENTS.fullmatch(stated) is not None and _path_of(address) != "/robots.txt"
    )


def _path_of(address: str) -> str:
    """The path of an address, or "" where it is none.

    >>> _path_of("https://lamp.example/report?page=2")
    '/report'
    """
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _unpacked(response: Response, body: bytes, path: Path, allowance: Allowance) -> bytes:
    compression = response.compression
    if not compression:
        return allowance.unpack(lambda most: body[:most])
    if compression not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableFile(
            path, f"it is compressed in a way that is not read ({shown(compression, longest=20)})"
        )
    return allowance.unpack(lambda most: inflated(body, most))


def _captured(record: Record) -> tuple[str | None, tuple[str, ...]]:
    """When it was fetched, and what is doubtful about the record."""
    warnings = []
    if "warc-truncated" in record.fields:
        warnings.append("The page was cut off when it was archived.")
    captured = _moment(record.fields.get("warc-date", ""))
    if captured is None:
        warnings.append("The web archive does not say when the page was fetched.")
    return captured, tuple(warnings)


def _moment(stated: str) -> str | None:
    """The moment in whole seconds, where it is one.

    >>> _moment("2013-05-03T10:20:30.125Z")
    '2013-05-03T10:20:30Z'
    """
    found = _DATE.match(stated)
    if found is None:
        return None
    try:
        datetime.fromisoformat(f"{found[0]}Z")
    except ValueError:  # 30 February
        return None
    return f"{found[0]}Z"
