"""What shows that a file is an e-mail: the lines of its head, which no person would type."""

from __future__ import annotations

import re

_HEAD = 262_144  # bytes; the marks of many relays on the way take some room
_FIELD = re.compile(rb"([!-9;-~]{1,76}):([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)(?:\r?\n|\Z)")
_ENVELOPE = re.compile(rb"From [^\r\n]*\r?\n")  # of a mailbox that holds a single e-mail
_NEXT = re.compile(rb"\nFrom \S+ [^\r\n]*\d{4}[^\r\n]*\r?\n[!-9;-~]{1,76}:")
_TYPED_BY_PROGRAMS = frozenset(
    (b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type")
)


def is_email(data: bytes) -> bool:
    r"""Whether it begins with the head of an e-mail, complete to its empty line.

    A sender alone does not do: a memo that begins with "From:" and "To:" is plain text.

    >>> is_email(b"From: Rights Desk <news@desk.example>\nMIME-Version: 1.0\n\nHeld.")
    True
    >>> is_email(b"From: the Minister\nTo: the police\n\nRelease her.")
    False
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    envelope = _ENVELOPE.match(head)
    at = envelope.end() if envelope else 0
    fields: dict[bytes, bytes] = {}
    while found := _FIELD.match(head, at):
        fields.setdefault(found[1].lower(), found[2])
        at = found.end()
    if not re.compile(rb"\r?\n|\Z").match(head, at):
        return False
    sender = fields.get(b"from", b"")
    has_sender = b"@" in sender or b"saved by" in sender.lower()
    typed = _TYPED_BY_PROGRAMS.intersection(fields)
    return bool(typed) if has_sender else len(typed) > 2


def is_mailbox(data: bytes) -> bool:
    """Whether an e-mail is followed by others, as in the files of mail programs."""
    return data.startswith(b"From ") and _NEXT.search(data) is not None
