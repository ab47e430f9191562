"""How well, and how fast, the workspace suggests who is the same: on invented people.

    python -m bench.same_people 15000

It makes a record in a folder of its own, and prints what was found of what there is to find. The
spellings are made by rules that were written by those who wrote the comparison: a real record has
others, and the figures say how these rules fare, not how a country's names do.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from habeas.workspace.opening import open_record
from tests.workspace.casework.people.invented_people import Spelt, people, spellings


def main(number: int) -> None:
    """Make the people, compare them, and print what came of it."""
    from habeas.workspace.casework.jobs.compare_people import (  # noqa: PLC0415 -- needs a record
        compare,
        compare_all,
    )
    from tests.workspace.casework.people.large_record import fill  # noqa: PLC0415 -- the same

    told = list(spellings(people(number)))
    ids = fill(told, events=5 * len(told))
    with timed(f"{len(told):,} namings of {number:,} people compared"):
        compare_all()
    with timed("25 new ones among them"):
        compare(ids[-25:])
    _print_found(told, ids)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something took, and how much of that the processor worked for it."""
    began, worked = time.perf_counter(), time.process_time()
    yield
    took, work = time.perf_counter() - began, time.process_time() - worked
    print(f"{what}: {took:.2f} s ({work:.2f} s of the processor)", flush=True)


def _print_found(told: list[Spelt], ids: list[int]) -> None:
    from habeas.workspace.casework.models import Suggestion  # noqa: PLC0415 -- needs a record
    from tests.workspace.casework.people.large_record import names_of_rows  # noqa: PLC0415

    who = {pk: one.who for pk, one in zip(ids, told, strict=True)}
    how = {pk: one.how for pk, one in zip(ids, told, strict=True)}
    by_person: dict[int, list[int]] = {}
    for pk in ids:
        by_person.setdefault(who[pk], []).append(pk)
    right = {
        (a, b) for group in by_person.values() for n, a in enumerate(group) for b in group[n + 1 :]
    }
    found = {(s.one_id, s.other_id): s.score for s in Suggestion.objects.all()}
    print("score     suggested    right   precision   recall")
    for least in (0.2, 0.5, 0.8, 0.95):
        some = {pair for pair, score in found.items() if score >= least}
        hits = len(some & right)
        print(f">= {least:<5} {len(some):>10,} {hits:>8,} {hits / max(len(some), 1):>10.1%}"
              f" {hits / len(right):>9.1%}")  # fmt: skip
    missed, all_of = Counter[str](), Counter[str]()
    for a, b in right:
        kind = how[b] if how[a] == "plain" else f"{how[a]} ~ {how[b]}"
        kind = kind if how[a] == "plain" else "two that are not plain"
        all_of[kind] += 1
        missed[kind] += (a, b) not in found
    print("found, by how the second is spelt:")
    for kind, number in all_of.most_common():
        print(f"  {kind:<24} {number - missed[kind]:>6,} of {number:>6,}")
    names = names_of_rows([one for pair in found for one in pair])
    wrong = [pair for pair in sorted(found, key=lambda p: -found[p]) if pair not in right]
    print("the surest that are wrong:")
    for pair in wrong[:8]:
        print(f"  {found[pair]:.2f} {names[pair[0]]} ~ {names[pair[1]]}")


if __name__ == "__main__":
    os.environ["HABEAS_RECORD"] = os.environ.get("HABEAS_BENCH_RECORD") or tempfile.mkdtemp()
    open_record()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15_000)
