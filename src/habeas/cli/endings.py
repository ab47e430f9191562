"""How a command ends: with one line for a person, never with a traceback unless asked for."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from habeas.errors import CodebookError, CodingError, DataSetError, HabeasError, SourceError

INTERRUPTED = 130  # what a shell reports for Ctrl-C
BROKEN_PIPE = 141  # what a shell reports for a command whose reader has gone
INTERNAL = 2


class UsageError(HabeasError):
    """The command was called with a value that makes no sense."""


def one_line(text: object) -> str:
    r"""``text`` without line breaks, terminal codes or broken characters.

    >>> one_line("a\x1b[31mb\nc")
    'a\\x1b[31mb\\nc'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text))


def complain(subject: object, reason: object) -> None:
    """Say on standard error, in one line, what is the matter with ``subject``."""
    sys.stderr.write(f"{one_line(subject)}: {one_line(reason)}\n")
    sys.stderr.flush()


def internal(error: Exception) -> str:
    """The line for an error that nobody foresaw."""
    return f"internal error {type(error).__name__}; run with --debug to see where"


@contextmanager
def told_in_one_line(*, debug: bool) -> Iterator[None]:
    """Turn whatever ends a command into one line and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        raise typer.Exit(BROKEN_PIPE) from None
    except KeyboardInterrupt:
        complain("habeas", "stopped")
        raise typer.Exit(INTERRUPTED) from None
    except HabeasError as error:
        _show_traceback(debug=debug)
        complain(_subject(error), error)
        raise typer.Exit(error.exit_status) from None
    except OSError as error:
        _show_traceback(debug=debug)
        complain(error.filename or "habeas", error.strerror or internal(error))
        raise typer.Exit(INTERNAL) from None
    except typer.Exit:
        raise
    except Exception as error:  # noqa: BLE001 -- the last resort before a person sees a traceback
        _show_traceback(debug=debug)
        complain("habeas", internal(error))
        raise typer.Exit(INTERNAL) from None


def _subject(error: HabeasError) -> str | Path:
    with_path = CodebookError | CodingError | DataSetError | SourceError
    return error.path if isinstance(error, with_path) else "habeas"


def _show_traceback(*, debug: bool) -> None:
    if debug:
        traceback.print_exc()


def _close_quietly() -> None:
    """Send what is still buffered for standard output nowhere: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
