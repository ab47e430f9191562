"""Agreement in the terminal: the figures, then the disagreements by their cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.agreement.alpha import Reliability
from habeas.agreement.disagreements import CAUSES, Cause, Disagreement
from habeas.agreement.figures import Agreement, Count
from habeas.exchange.wording import plain

_SHOWN = 25  # disagreements of one cause; the others are counted
_INDENT = "   "


def print_agreement(
    found: Agreement,
    listed: Sequence[Disagreement],
    names: tuple[str, str],
    console: Console,
    *,
    is_listed_elsewhere: bool,
) -> None:
    """Write figures and disagreements to ``console``.

    Args:
        found: the figures.
        listed: the disagreements.
        names: of the coders.
        console: where to write.
        is_listed_elsewhere: they are in a table of their own: here they are only counted.
    """
    a, b = map(plain, names)
    texts = "1 text" if found.texts == 1 else f"{found.texts} texts"
    console.print(Text(f"{texts}, coded by {a} and by {b}", style="bold"), highlight=False)
    for table in (_events(found, a, b), _slots(found, a, b), _alphas(found)):
        console.print()
        console.print(table)
    for cause in CAUSES:
        of_cause = [one for one in listed if one.cause == cause]
        if of_cause:
            console.print(Text(_heading(cause, len(of_cause), a, b), style="bold"))
        if not is_listed_elsewhere:
            for line in _lines(of_cause, a, b):
                console.print(line, highlight=False)
    if not listed:
        console.print()
        console.print("No disagreements.")


def _events(found: Agreement, a: str, b: str) -> Table:
    table = _table("events", "F1", "both", f"only {a}", f"only {b}")
    for name, count in (
        ("all", found.event),
        ("with who", found.who),
        ("with who and when", found.strict),
    ):
        table.add_row(*_cells(name, count))
    for name, count in found.types.items():
        table.add_row(*_cells(f"  {name}", count))
    return table


def _cells(name: str, count: Count) -> list[str]:
    return [name, _figure(count.f1), *map(str, (count.both, count.only_a, count.only_b))]


def _slots(found: Agreement, a: str, b: str) -> Table:
    table = _table(
        "slots of events of both", "F1", "same", "other", f"only {a}", f"only {b}", "empty", "agree"
    )
    for slot, count in found.slots.items():
        counts = (count.same, count.other, count.only_a, count.only_b, count.empty)
        table.add_row(f"  {slot}", _figure(count.f1), *map(str, counts), _share(count.percent))
    return table


def _alphas(found: Agreement) -> Table:
    table = _table("Krippendorff's alpha", "alpha", "95 %", "units", "agree")
    for name, alpha in found.alphas.items():
        interval = _interval(alpha)
        cells = (_figure(alpha.alpha), interval, str(alpha.units), _share(alpha.percent))
        table.add_row(f"  {name}", *cells)
    return table


def _interval(alpha: Reliability) -> str:
    return "–" if alpha.alpha is None else f"{_figure(alpha.low)} to {_figure(alpha.high)}"


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(Text(first), no_wrap=True)
    for other in others:
        table.add_column(Text(other), justify="right")
    return table


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _heading(cause: Cause, number: int, a: str, b: str) -> str:
    words = {
        "only A": f"only {a} has it",
        "only B": f"only {b} has it",
        "other type": "another type at the same words",
        "other slot": "another value of a slot",
    }
    return f"\n{number} × {words[cause]}"


def _lines(listed: Sequence[Disagreement], a: str, b: str) -> Iterator[Text]:
    for one in listed[:_SHOWN]:
        yield Text(plain(f"{one.number}. {one.document}: {one.passage}"))
        yield Text(_INDENT + plain(_told(one, a, b)), style="cyan")
    if len(listed) > _SHOWN:
        yield Text(f"{_INDENT}… and {len(listed) - _SHOWN} more: --csv writes all")


def _told(one: Disagreement, a: str, b: str) -> str:
    """What each coder says, in one line."""
    if one.pair is None:
        return one.what
    if one.slot == "event":
        return f"“{one.trigger}”: {one.a or one.b}"
    what = f"type of “{one.trigger}”" if one.slot == "type" else (
        f"{one.slot} of {one.type} “{one.trigger}”")  # fmt: skip
    return f"{what}: {a}: {one.a or 'empty'} | {b}: {one.b or 'empty'}"
