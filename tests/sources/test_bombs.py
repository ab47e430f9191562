"""Small containers that hold gigabytes are told under the usual limits, and memory stays small."""

from __future__ import annotations

import tracemalloc
import zlib
from pathlib import Path

from habeas.sources.containers.container import members
from tests.sources.web_archives import ADDRESS, answer, compressed, record
from tests.sources.zip_files import GOOD, zipped
from tests.sources.zipped import swollen

PATH = Path("bomb")
MB = 1_000_000
GOOD_RECORD = record(address="https://lamp.example/after")


def swollen_record(size: int) -> bytes:
    """A compressed record with a page of so many bytes: one piece of it comes again and again."""
    packer = zlib.compressobj(9, wbits=31)
    head = record(answer(b""), length=len(answer(b"")) + size)[:-4]
    begun = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b" " * MB) + packer.flush(zlib.Z_FULL_FLUSH)
    return begun + piece * (size // MB)


def read(data: bytes, *, most: int) -> list[tuple[str, str]]:
    """The name of each member and its problem; no more than ``most`` bytes are held at a time."""
    tracemalloc.start()
    found = [(m.name, str(m.problem or "")) for m in members(data, PATH)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < most
    return found


def test_a_web_archive_of_1_mb_that_holds_1_gb_is_told_and_its_neighbours_are_read() -> None:
    data = swollen_record(1000 * MB) + compressed(GOOD_RECORD)
    assert len(data) < 2 * MB
    [(bomb, told), (after, problem)] = read(data, most=400 * MB)
    assert (bomb, told) == (ADDRESS, f"{ADDRESS}: it unpacks to more than 100 MB")
    assert (after, problem) == ("https://lamp.example/after", "")


def test_an_archive_with_a_member_of_2_gb_is_told_and_its_neighbours_are_read() -> None:
    data = swollen(zipped([("a.txt", GOOD)]), "bomb.txt", 2000 * MB)
    assert len(data) < 3 * MB
    told = "bomb.txt: it unpacks to more than 100 MB"
    assert read(data, most=400 * MB) == [("a.txt", ""), ("bomb.txt", told)]


def test_a_record_of_many_empty_pieces_is_read() -> None:
    empty = zlib.compressobj(9, wbits=31).flush()
    data = compressed(record()) + empty * 20_000 + compressed(GOOD_RECORD)
    assert [name for name, _ in read(data, most=50 * MB)] == [ADDRESS, "https://lamp.example/after"]


def test_a_file_of_false_starts_ends_in_one_line() -> None:
    data = compressed(record()) + b"\x1f\x8b\x08\x1f" * 500_000
    [(_, problem), (_, told)] = read(data, most=50 * MB)
    assert (problem, told.isprintable()) == ("", True)
