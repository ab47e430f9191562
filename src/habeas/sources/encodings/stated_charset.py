"""The encoding that a head states, as in ``Content-Type: text/html; charset=utf-8``."""

from __future__ import annotations

from email.message import Message


def stated_charset(message: Message) -> str | None:
    """The name of the encoding in small letters, or ``None`` where none is stated.

    The standard library undoes the ways in which a parameter may be written (RFC 2231), and fails
    where what is stated there is no name at all.

    >>> message = Message()
    >>> message["content-type"] = "text/html; charset=UTF-8"
    >>> stated_charset(message)
    'utf-8'
    """
    try:
        return message.get_content_charset()
    except ValueError:  # a NUL in the name of the encoding that the name is written in
        return None
