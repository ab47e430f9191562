"""The parts of an e-mail: which hold what was written, and which were attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from pathlib import Path

from habeas.errors import RefusedFile
from habeas.sources.eml.head import MailHead, file_name, printable

_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED = 200
_CONTENT = re.compile(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST = 20_000  # bytes; longer ones take the standard library minutes
_ENCRYPTED = frozenset(
    ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
)


@dataclass(slots=True)
class Parts:
    """Each body in the forms in which it was sent, HTML before plain text; names of the rest."""

    bodies: list[list[Message]] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)


def open_email(data: bytes, path: Path) -> Message:
    """The message, parsed.

    Raises:
        RefusedFile: its parts stand too deep in one another, or a line of a head is endless.
    """
    if sum(1 for _ in _NESTING.finditer(data)) > _MOST_NESTED:
        raise RefusedFile(path, "too many parts of it hold parts in turn")
    if any(found.end() - found.start() > _LONGEST for found in _CONTENT.finditer(data)):
        raise RefusedFile(path, "the description of one of its parts is endless")
    return message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), policy=compat32)


def parts_of(message: Message, path: Path) -> Parts:
    """The bodies and the attachments.

    Raises:
        RefusedFile: it is encrypted.
    """
    parts = Parts()
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if kind in _ENCRYPTED:
            raise RefusedFile(path, "it is encrypted; save a copy that is not")
        inner = _inner(part)
        if inner and kind == "multipart/alternative":
            parts.bodies.append(_forms(inner, parts))
        elif inner and part.get_content_maintype() == "multipart":
            waiting.extend(reversed(inner))
        elif _is_body(part):
            parts.bodies.append([part])
        elif not part.is_multipart() or kind.startswith("message/"):
            parts.attachments.append(_name(part))
    return parts


def _forms(inner: list[Message], parts: Parts) -> list[Message]:
    """The forms of one body, HTML first; what hangs on them is attached."""
    forms: list[Message] = []
    for part in _leaves(inner):
        if _is_body(part):
            forms.append(part)
        else:
            parts.attachments.append(_name(part))
    return sorted(forms, key=lambda part: part.get_content_subtype() != "html")


def _leaves(parts: list[Message]) -> Iterator[Message]:
    """The parts that hold no parts, in order; a message in the message is one part."""
    waiting = list(reversed(parts))
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            waiting.extend(reversed(_inner(part)))
        else:
            yield part


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if part.is_multipart() else []


def _is_body(part: Message) -> bool:
    kind = part.get_content_type()
    is_torn = kind.startswith("multipart/") and not part.is_multipart()  # its boundary is missing
    is_text = kind in ("text/plain", "text/html") or is_torn
    return is_text and part.get_content_disposition() != "attachment" and not file_name(part)


def _name(part: Message) -> str:
    """How an attachment is told: its file name, or the subject of an attached e-mail."""
    inner = _inner(part)
    subject = MailHead(inner[0]).subject if inner else None
    if subject is not None:
        subject = f"the e-mail “{printable(subject)}”"
    kind = printable(part.get_content_type()[:40])
    return file_name(part) or subject or f"one without a name ({kind})"
