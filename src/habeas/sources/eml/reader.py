"""E-mails (EML), and web pages that a browser saved in the same form (MHTML)."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from email.message import Message
from pathlib import Path

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.record.source import BlockKind
from habeas.sources.composition import Composition
from habeas.sources.document import Document
from habeas.sources.eml.head import MailHead
from habeas.sources.eml.parts import open_email, parts_of
from habeas.sources.eml.signs import is_mailbox
from habeas.sources.eml.text import written
from habeas.sources.encodings.decoding import decode
from habeas.sources.encodings.stated_charset import stated_charset
from habeas.sources.html.declared_encoding import decode_as
from habeas.sources.html.reader import read_html
from habeas.sources.plain_text.layout import blocks_of

_SAVED_PAGE = "snapshot-content-location"
_PGP = re.compile(r"^-----BEGIN PGP MESSAGE-----$", re.MULTILINE)
_GREETING = re.compile(r"(?:dear|hi|hello|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
_MOST_NAMED = 10
_ENOUGH = 0.5  # share of the plain text's letters that the page of the same e-mail must have


def read_eml(data: bytes, path: Path) -> Document:
    """What was written in an e-mail, with its subject as the title.

    Where it was sent both as a page and as plain text, the page is read. Attachments are named
    in a warning and not read.

    Raises:
        UnreadableFile: it is a mailbox of several e-mails.
        NoText: nothing was written in it.
        RefusedFile: it is encrypted, or made to do harm.
    """
    if is_mailbox(data):
        reason = "it is a mailbox with several e-mails; save each as a file of its own"
        raise UnreadableFile(path, reason)
    message = open_email(data, path)
    parts = parts_of(message, path)
    documents = [body for forms in parts.bodies if (body := _best(forms, path)) is not None]
    head = MailHead(message)
    if _SAVED_PAGE in message and documents:
        return replace(documents[0], title=documents[0].title or head.subject)
    attached = _attached(parts.attachments)
    composition = _composed(documents)
    if not composition.has_words:
        raise NoText(path, "; ".join(("there is no text in it", *attached)).rstrip("."))
    author, publisher = head.sender
    stated = (document.language for document in documents)
    return Document(
        composition.text,
        composition.blocks,
        title=head.subject or next((d.title for d in documents if d.title), None),
        publisher=publisher,
        author=author,
        published=head.sent,
        language=head.language or next((tag for tag in stated if tag), None),
        warnings=(*dict.fromkeys(told for d in documents for told in d.warnings), *attached),
    )


def _best(forms: list[Message], path: Path) -> Document | None:
    """The first form that has words, unless a later one has far more of them."""
    best: Document | None = None
    for part in forms:
        try:
            document = _page(part, path) if _is_page(part) else _plain(part, path)
        except NoText:
            continue
        if best is None or len(best.text) < len(document.text) * _ENOUGH:
            best = document
    return best


def _is_page(part: Message) -> bool:
    return part.get_content_subtype() == "html"


def _page(part: Message, path: Path) -> Document:
    octets = _octets(part)
    text = decode_as(octets, stated_charset(part) or "")
    if text is not None:
        octets = codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    return read_html(octets, path)


def _plain(part: Message, path: Path) -> Document:
    octets = _octets(part)
    text = decode_as(octets, stated_charset(part) or "")
    text, warnings = (text, ()) if text is not None else decode(octets, path)
    if _PGP.search(text):
        raise RefusedFile(path, "it is encrypted (PGP); save a copy that is not")
    stated = {key: str(part.get_param(key, "")).lower() for key in ("format", "delsp")}
    flowed, joined = stated["format"] == "flowed", stated["delsp"] == "yes"
    body, signature = written(text, flowed=flowed, joined=joined)
    composition = Composition()
    for block in blocks_of(body):
        composition.add(block.kind, block.span.of(body), level=block.level)
    composition.add("furniture", signature)
    if not composition.has_words:
        raise NoText(path, "there is no text in it")
    return Document(composition.text, composition.blocks, warnings=warnings)


def _octets(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _composed(documents: list[Document]) -> Composition:
    composition = Composition()
    for document in documents:
        for block in document.blocks:
            words = block.span.of(document.text)
            kind, level = _kind(block.kind, words), block.level or int(block.kind == "title")
            composition.add(kind, words, level=level if kind in ("heading", "bullet") else 0)
    return composition


def _kind(kind: BlockKind, words: str) -> BlockKind:
    """The kind of a block in an e-mail: its title is the subject, so that none stands in it."""
    if kind in ("title", "heading") and _GREETING.match(words):
        return "paragraph"
    return "heading" if kind == "title" else kind


def _attached(names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return (f"Attachments were not read: {listed}.",)
