"""The head of an e-mail: subject, sender, date and language, with their encodings undone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from habeas.sources.composition import tidy
from habeas.sources.html.declared_encoding import decode_as

_LONGEST = 2000  # characters of a line that are looked at
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TWO_NAMES = re.compile(r"(?P<person>[^|(]+?)(?:\s+via\s+|\s*\|\s*|\s+\()(?P<body>[^|()]+?)\)?")
_OFFICES = frozenset(  # before the @: a mailbox of a body, not of a person
    "admin alert alerts bulletin comms communication communications contact donotreply editor"
    " hello info list mail mailer media news newsletter noreply office outreach press pressoffice"
    " publications reply secretariat team updates webmaster".split()
)


class MailHead:
    """What the lines above an e-mail say of it."""

    def __init__(self, message: Message) -> None:
        self._message = message

    @property
    def subject(self) -> str | None:
        """The subject, without the "Fwd:" of those who passed it on."""
        return _REPLY.sub("", self._text("subject"), count=1).strip() or None

    @property
    def sender(self) -> tuple[str | None, str | None]:
        """The author and the publisher.

        The name of the sender is the publisher where the address is that of an office, as
        press@..., and the author elsewhere; "Ilja Brandt via Rights Desk" names both.
        """
        written = self._text("from", encoded=True)
        name, address = parseaddr(written)
        name = tidy(_decoded(name)).strip("\"' ")
        house = self._text("organization") or None
        if name.lower().startswith("saved by"):  # a page that a browser saved
            return None, house
        if found := _TWO_NAMES.fullmatch(name):
            return found["person"], house or found["body"]
        words = re.split(
            r"[._+-]", address.partition("@")[0].lower().replace("no-reply", "noreply")
        )
        if name and not _OFFICES.isdisjoint(words):
            return None, house or name
        return name or address or None, house

    @property
    def sent(self) -> str | None:
        """The day on which it was sent (EDTF), where the sender was."""
        try:
            sent = parsedate_to_datetime(self._text("date"))
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
        now = datetime.now(tz=UTC).year
        return sent.date().isoformat() if 1970 <= sent.year <= now + 1 else None

    @property
    def language(self) -> str | None:
        """The language tag, as in ``en-GB``."""
        stated = self._text("content-language").partition(",")[0].strip()
        return stated if _LANGUAGE.fullmatch(stated) else None

    def _text(self, name: str, *, encoded: bool = False) -> str:
        """The words of a line of the head, as one line."""
        raw = next((v for key, v in self._message.raw_items() if key.lower() == name), "")
        octets = str(raw)[:_LONGEST].encode("utf-8", "surrogateescape")
        text = decode_as(octets, "utf-8") or octets.decode("cp1252", "replace")
        return tidy(text if encoded else _decoded(text))


def file_name(part: Message) -> str | None:
    """The name that a part was sent under, as it can stand in one line."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):  # an encoding that is none
        return None
    return printable(_decoded(name or "")) or None


def printable(text: str) -> str:
    """The text as it can stand in a warning: short, in one line, without signs that turn it."""
    return "".join(sign for sign in tidy(text) if sign.isprintable())[-80:]


def _decoded(text: str) -> str:
    """The text with its encoded words undone: "=?utf-8?q?=C5=BDi=C5=BEka?=" is "Žižka"."""
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(_word(part, charset) for part, charset in parts)


def _word(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    if charset is None:
        return part.decode("raw_unicode_escape", "replace")
    return decode_as(part, charset) or part.decode("utf-8", "replace")
