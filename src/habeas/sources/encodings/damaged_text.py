"""Text of which some bytes are damaged: what can be read is, and what is lost is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.sources.encodings.old_encodings import called, likeliest

LOST = "\ufffd"
_AROUND = 20  # characters that are shown on each side of what is lost
_MOST_BYTES = 4  # bytes that are shown
_OF_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")  # a letter


@dataclass(frozen=True, slots=True)
class _Loss:
    """What is lost in a text: how many places, and the first of them."""

    places: int
    line: int
    raw: bytes
    around: str

    def warning(self) -> str:
        what = "place is" if self.places == 1 else "places are"
        first = "" if self.places == 1 else ", first"
        raw = " ".join(f"{byte:02X}" for byte in self.raw[:_MOST_BYTES])
        return (
            f"{self.places} {what} damaged and could not be read{first} in line {self.line}"
            f" (bytes {raw}): “{self.around}”"
        )


def with_losses(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    r"""The text with :data:`LOST` in each place that cannot be read, and a warning that names it.

    >>> with_losses(b"He was re\xffleased.", "utf-8")[1]
    ('1 place is damaged and could not be read in line 1 (bytes FF): “He was re\ufffdleased.”',)
    """
    text, loss = _read(data, encoding, 1)
    return text, (loss.warning(),) if loss else ()


def mixed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 in which some lines are written in an old encoding, as when files are joined.

    Such a line is read in the encoding in which it is least odd, and a warning says so. A line with
    letters of UTF-8 beside the damage is damaged, and only that.
    """
    parts: list[str] = []
    losses: list[_Loss] = []
    others: list[tuple[int, str]] = []
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        encoding = None if _is_utf8(line) or _OF_UTF8.search(line) else likeliest(line)
        if encoding is not None:
            parts.append(line.decode(encoding))
            others.append((number, encoding))
            continue
        text, loss = _read(line, "utf-8", number)
        parts.append(text)
        losses += [loss] if loss else []
    return "".join(parts), (*_lost(losses), *_otherwise(others))


def lost_before(text: str) -> tuple[str, ...]:
    """A warning of letters that were lost before the file was written, which it cannot give back.

    >>> lost_before("Jos\ufffd Orlik")
    ('1 letter was lost before this file was made, first in line 1: “Jos\ufffd Orlik”',)
    """
    lost = text.count(LOST)
    if not lost:
        return ()
    at = text.index(LOST)
    what = "letter was" if lost == 1 else "letters were"
    line = text.count("\n", 0, at) + 1
    where = f"first in line {line}: “{_around(text, at)}”"
    return (f"{lost} {what} lost before this file was made, {where}",)


def _read(data: bytes, encoding: str, line: int) -> tuple[str, _Loss | None]:
    """The text of bytes that begin in this line, and what is lost in it."""
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        start, end = error.start, error.end
    text = data.decode(encoding, errors="replace")
    before = data[:start].decode(encoding)
    kept = LOST.encode(encoding, errors="ignore")  # where the sign itself stands in the file
    places = text.count(LOST) - (data.count(kept) if kept else 0)
    around = _around(text, len(before))
    return text, _Loss(max(places, 1), line + before.count("\n"), data[start:end], around)


def _around(text: str, at: int) -> str:
    start = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    line = text[start : at + _AROUND].partition("\n")[0]
    return "".join(sign if sign.isprintable() else " " for sign in line).strip()


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lost(losses: list[_Loss]) -> tuple[str, ...]:
    if not losses:
        return ()
    first = losses[0]
    places = sum(loss.places for loss in losses)
    return (_Loss(places, first.line, first.raw, first.around).warning(),)


def _otherwise(lines: list[tuple[int, str]]) -> tuple[str, ...]:
    if not lines:
        return ()
    number, encoding = lines[0]
    what = "1 line is" if len(lines) == 1 else f"{len(lines)} lines are"
    warning = f"{what} not in the encoding of the rest (UTF-8), first line {number}, which was read"
    return (f"{warning} as {called(encoding)}: check the names there.",)
