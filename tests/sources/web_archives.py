"""Web archives for the tests, written record by record, so that each byte can be wrong."""

from __future__ import annotations

import base64
import gzip
import hashlib

ADDRESS = "https://lamp.example/2013/report.html"
DATE = "2013-05-03T10:20:30Z"
PAGE = b"<html><body><p>Police arrested Marta Keldova in Brenik.</p></body></html>"


def answer(
    body: bytes = PAGE, *fields: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    """What a server sends."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *fields])
    return head.encode() + b"\r\n\r\n" + body


def record(
    block: bytes | None = None,
    *fields: str,
    address: str = ADDRESS,
    kind: str = "response",
    length: int | str | None = None,
    date: str = DATE,
) -> bytes:
    """One record; ``length`` is what it states, where that is not its length."""
    block = answer() if block is None else block
    length = len(block) if length is None else length
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        f"WARC-Date: {date}",
        *fields,
        f"Content-Length: {length}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def compressed(*records: bytes) -> bytes:
    """A ``.warc.gz``: each record by itself."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def sha1(content: bytes) -> str:
    """A digest as web archives write it."""
    digest = hashlib.sha1(content, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(digest).decode()}"
