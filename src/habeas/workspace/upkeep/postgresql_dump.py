"""Reading tables out of a dump of PostgreSQL without a server: ``pg_restore`` writes their rows."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from habeas.errors import RecordError
from habeas.workspace.upkeep.copied_log import DETAILS, END, ENTRIES, CopiedLog, copied_log

_COPY = re.compile(r"COPY [^ ]+ \((?P<columns>[^)]+)\) FROM stdin;\n")
_ESCAPED = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def log_in_dump(dump: Path, program: str) -> CopiedLog:
    """The log in a dump.

    Args:
        dump: a file of ``pg_dump --format=custom``.
        program: the path of ``pg_restore``.

    Raises:
        RecordError: it is damaged, or holds no log.
    """
    return copied_log(
        rows_of(dump, program, "record_change", ENTRIES),
        rows_of(dump, program, "record_details", DETAILS),
        rows_of(dump, program, "record_chainend", END),
    )


def rows_of(
    dump: Path, program: str, table: str, columns: Sequence[str]
) -> Iterator[list[str | None]]:
    """The rows of a table, a value for each of the columns; read while the program writes.

    Raises:
        RecordError: the program fails, or there is no such table or column.
    """
    command = [program, "--data-only", f"--table={table}", "--file=-", str(dump)]
    with subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None  # noqa: S101 -- both are pipes
        assert run.stderr is not None  # noqa: S101
        try:
            yield from _rows(run.stdout, columns)
            run.stdout.read()
        except (LookupError, UnicodeDecodeError):
            run.kill()
            raise RecordError(f"the log inside cannot be read: {table} is not there") from None
        complaint = run.stderr.read().decode("utf-8", "replace").strip()
    if run.returncode != 0:
        reason = (complaint or "it does not say why").splitlines()[0]
        raise RecordError(f"the log inside cannot be read: {reason}")


def _rows(lines: Iterable[bytes], columns: Sequence[str]) -> Iterator[list[str | None]]:
    places: list[int] | None = None
    for line in (read.decode() for read in lines):
        if places is None:
            if found := _COPY.fullmatch(line):
                named = [name.strip(' "') for name in found["columns"].split(",")]
                places = [named.index(name) if name in named else -1 for name in columns]
                if -1 in places:
                    raise LookupError(line)
            continue
        if line == "\\.\n":
            return
        values = line.removesuffix("\n").split("\t")
        yield [_value(values[place]) for place in places]
    if places is None:
        raise LookupError(columns)


def _value(told: str) -> str | None:
    r"""A value as COPY writes it.

    >>> _value(r"a\tb\\n"), _value(r"\N")
    ('a\tb\\n', None)
    """
    if told == "\\N":
        return None
    return _ESCAPED.sub(_letter, told) if "\\" in told else told


def _letter(found: re.Match[str]) -> str:
    octal, hexadecimal, letter = found.groups()
    if octal:
        return chr(int(octal, 8))
    if hexadecimal:
        return chr(int(hexadecimal, 16))
    return _LETTERS.get(letter, letter)
