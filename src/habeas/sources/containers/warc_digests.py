"""Whether a record of a web archive is still what was fetched, by the digest that it carries."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

_ALGORITHMS = frozenset(("sha1", "sha256", "sha512", "md5"))


def is_altered(fields: Mapping[str, str], block: bytes, *payloads: bytes) -> bool:
    """Whether the digests of a record say that its bytes are no longer what they were.

    The digest of the whole block decides. Writers differ in what they take for the payload (with
    or without chunks and compression), so where only that has a digest, one payload that fits is
    enough. A digest by a method that is not known here says nothing.

    Args:
        fields: of the record's head.
        block: the record without its head.
        payloads: the page, in the forms that it may have been taken in.
    """
    if (stated := fields.get("warc-block-digest")) and (fits := _fits(stated, block)) is not None:
        return not fits
    if stated := fields.get("warc-payload-digest"):
        return all(_fits(stated, payload) is False for payload in payloads)
    return False


def _fits(stated: str, content: bytes) -> bool | None:
    """Whether the digest is that of the content; ``None`` where that cannot be told.

    >>> _fits("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b"")
    True
    """
    algorithm, _, value = stated.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return None
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    return digest in _values(value.strip())


def _values(written: str) -> list[bytes]:
    """The bytes that a digest may stand for, as it may be written in three ways."""
    values = []
    for decode in (bytes.fromhex, lambda s: base64.b32decode(s.upper()), base64.b64decode):
        try:
            values.append(decode(written))
        except (ValueError, binascii.Error):
            continue
    return values
