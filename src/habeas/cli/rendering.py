"""A reading in the form that was asked for: table, JSON, lines of JSON, CSV, page."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from io import StringIO

from habeas.record import Reading


class Format(StrEnum):
    """The forms that ``habeas read`` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


def renderer(form: Format) -> Callable[[Reading], str]:
    """The function that turns one reading into text of this form."""
    return _RENDERERS[form]


def _table(reading: Reading) -> str:
    from rich.console import Console  # noqa: PLC0415 -- only what is asked for is loaded

    from habeas.cli.table import print_reading  # noqa: PLC0415 -- the same

    console = Console()
    with console.capture() as shown:
        print_reading(reading, console)
    return shown.get()


def _json(reading: Reading) -> str:
    from habeas.exchange.reading_json import dumps  # noqa: PLC0415 -- as above

    return dumps(reading)


def _json_line(reading: Reading) -> str:
    from habeas.exchange.reading_json import dumps_line  # noqa: PLC0415 -- as above

    return dumps_line(reading)


def _csv(reading: Reading) -> str:
    from habeas.exchange.events_csv import write_csv  # noqa: PLC0415 -- as above

    rows = StringIO()
    write_csv([reading], rows)
    return rows.getvalue()


def _page(reading: Reading) -> str:
    from habeas.exchange.page import render_page  # noqa: PLC0415 -- as above

    return render_page(reading)


_RENDERERS: dict[Format, Callable[[Reading], str]] = {
    Format.TABLE: _table,
    Format.JSON: _json,
    Format.JSONL: _json_line,
    Format.CSV: _csv,
    Format.HTML: _page,
}
