"""The files of a ZIP archive are read one by one; a bad one is named and the others are read."""

from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import NoText, RefusedFile, SourceError, UnreadableFile
from habeas.sources.containers.limits import Allowance
from habeas.sources.containers.member import Member
from habeas.sources.containers.zip_archive import members
from tests.sources.zip_files import (
    FLAGS,
    GOOD,
    METHOD,
    OFFSET,
    PACKED_SIZE,
    SIZE,
    Files,
    directory_entry,
    patched,
    with_attributes,
    zipped,
)

PATH = Path("reports.zip")
BEFORE: Files = [("before.txt", GOOD)]
AFTER: Files = [("after.txt", GOOD)]


def only_problem(data: bytes) -> str:
    """What is said of the second of three members, while those around it are read."""
    found = list(members(data, PATH))
    good = [member.name for member in found if member.problem is None]
    assert [name for name in good if name in ("before.txt", "after.txt")] == [
        "before.txt",
        "after.txt",
    ]
    assert all(
        member.data == GOOD for member in found if member.name in ("before.txt", "after.txt")
    )
    [bad] = [member for member in found if member.problem is not None]
    return told(bad)


def told(member: Member) -> str:
    """The line on a bad member, which names it and carries the archive's path."""
    assert member.problem is not None
    line = str(member.problem)
    assert member.data == b""
    assert member.problem.path == PATH
    assert line.startswith(f"{member.name}: ")
    assert line.isprintable()
    return line


def test_files_come_in_their_order_with_their_folders() -> None:
    data = zipped([("2013/", b""), ("2013/ä.txt", b"one"), ("b.txt", b"two")])
    found = [(member.name, member.data) for member in members(data, PATH)]
    assert found == [("2013/ä.txt", b"one"), ("b.txt", b"two")]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a/../../b.txt", "..\\b.txt", "/etc/passwd", "C:\\b.txt", "\\\\host\\b"],
)
def test_a_name_that_points_outside_is_refused(name: str) -> None:
    line = only_problem(zipped([*BEFORE, (name, b"root"), *AFTER]))
    assert "outside" in line


@pytest.mark.parametrize(
    ("kind", "reason"), [(stat.S_IFLNK, "link"), (stat.S_IFIFO, "pipe"), (stat.S_IFBLK, "device")]
)
def test_what_is_no_file_is_refused(kind: int, reason: str) -> None:
    entry = with_attributes("secret.txt", kind | 0o777)
    assert reason in only_problem(zipped([*BEFORE, (entry, b"/etc/passwd"), *AFTER]))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a\r\nb.txt", "a%0D%0Ab.txt"),
        ("\u202efdp.exe", "%E2%80%AEfdp.exe"),
        ("<img src=x onerror=alert(1)>.txt", "%3Cimg src=x onerror=alert(1)%3E.txt"),
        ("\x1b[2Jgone.txt", "%1B[2Jgone.txt"),
        ("a\u2028b.txt", "a%E2%80%A8b.txt"),
    ],
)
def test_a_name_is_shown_harmlessly_and_the_file_is_read(name: str, safe: str) -> None:
    [member] = members(zipped([(name, GOOD)]), PATH)
    assert (member.name, member.data) == (safe, GOOD)


def test_a_very_long_name_is_shortened() -> None:
    [member] = members(zipped([("x" * 60_000 + ".txt", GOOD)]), PATH)
    assert len(member.name) <= 200
    assert member.name.endswith(".txt")


def test_of_two_with_one_name_the_first_is_read_and_the_second_told() -> None:
    data = zipped([*BEFORE, ("a.txt", b"one"), ("a.txt", b"two"), *AFTER])
    assert "same name" in only_problem(data)


def test_an_encrypted_member_is_told() -> None:
    data = patched(zipped([*BEFORE, ("a.txt", GOOD), *AFTER]), 1, FLAGS, "<H", 1)
    assert "password" in only_problem(data)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_in_small_pieces_is_not(method: int) -> None:
    entry = zipfile.ZipInfo("a.txt")
    entry.compress_type = method
    assert "compressed in a way" in only_problem(zipped([*BEFORE, (entry, GOOD), *AFTER]))


def test_an_unknown_compression_is_told() -> None:
    data = patched(zipped([*BEFORE, ("a.txt", GOOD), *AFTER]), 1, METHOD, "<H", 99)
    assert "compressed in a way" in only_problem(data)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        (SIZE, 5, "two different sizes"),
        (SIZE, 2_000_000_000, "two different sizes"),
        (PACKED_SIZE, 3, "two different sizes"),
        (PACKED_SIZE, 2_000_000_000, "no file"),
        (OFFSET, 2_000_000_000, "no file"),
        (OFFSET, 7, "no file"),
    ],
)
def test_a_directory_that_lies_is_found_out(field: int, value: int, reason: str) -> None:
    data = patched(zipped([*BEFORE, ("a.txt", GOOD), *AFTER]), 1, field, "<L", value)
    assert reason in only_problem(data)


def test_sizes_that_lie_in_both_places_are_found_out() -> None:
    data = zipped([*BEFORE, ("a.txt", GOOD), *AFTER])
    longer = bytearray(patched(data, 1, SIZE, "<L", len(GOOD) + 9))
    header = data.index(b"PK\x03\x04", 1)
    struct.pack_into("<L", longer, header + 22, len(GOOD) + 9)
    assert "not of the size" in only_problem(bytes(longer))


def test_members_that_share_bytes_are_refused() -> None:
    data = zipped([*BEFORE, ("a.txt", GOOD), ("b.txt", GOOD), *AFTER])
    first = data.index(b"PK\x03\x04", 1)
    data = patched(data, 2, OFFSET, "<L", first)
    found = list(members(data, PATH))
    assert [member.name for member in found if member.problem is None] == [
        "before.txt",
        "after.txt",
    ]
    assert all("shares its bytes" in told(member) for member in found if member.problem)


def test_a_flipped_bit_is_found_out() -> None:
    data = bytearray(zipped([*BEFORE, ("a.txt", GOOD), *AFTER], method=zipfile.ZIP_STORED))
    data[data.index(b"a.txt") + 10] ^= 4
    assert "damaged" in only_problem(bytes(data))


def test_an_empty_member_is_told() -> None:
    assert "empty" in only_problem(zipped([*BEFORE, ("a.txt", b""), *AFTER]))


def test_a_member_that_unpacks_to_too_much_is_refused() -> None:
    data = zipped([*BEFORE, ("bomb.txt", bytes(3_000_000)), *AFTER])
    assert len(data) < 5_000
    found = list(members(data, PATH, allowance=Allowance(PATH, member=1_000_000)))
    assert [member.problem is None for member in found] == [True, False, True]
    assert told(found[1]) == "bomb.txt: it unpacks to more than 1 MB"


def test_all_together_may_not_unpack_to_too_much() -> None:
    data = zipped([(f"{number}.txt", bytes(400_000)) for number in range(9)])
    reading = members(data, PATH, allowance=Allowance(PATH, total=1_000_000))
    assert [next(reading).name, next(reading).name] == ["0.txt", "1.txt"]
    with pytest.raises(RefusedFile, match="more than 1 MB; the rest is not read"):
        next(reading)


def test_there_may_not_be_too_many_members() -> None:
    data = zipped([(f"{number}.txt", GOOD) for number in range(5)])
    reading = members(data, PATH, allowance=Allowance(PATH, members=3))
    assert [next(reading).name for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    with pytest.raises(RefusedFile, match="more than 3 members"):
        next(reading)


def test_what_a_mac_keeps_beside_the_files_is_left_out() -> None:
    data = zipped([("a.txt", GOOD), ("__MACOSX/._a.txt", b"\0\5\x16\7"), (".DS_Store", b"\0")])
    assert [member.name for member in members(data, PATH)] == ["a.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
def test_cyrillic_names_are_shown_as_they_were_meant(encoding: str) -> None:
    raw = "Отчёт.txt".encode(encoding)
    data = zipped([("x" * len(raw), GOOD)]).replace(b"x" * len(raw), raw)
    assert [member.name for member in members(data, PATH)] == ["Отчёт.txt"]


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (zipped([]), NoText, "no file"),
        (zipped([("folder/", b"")]), NoText, "no file"),
        (zipped(BEFORE)[:-20], UnreadableFile, "damaged"),
        (b"PK\x03\x04" + bytes(40), UnreadableFile, "damaged"),
        (zipped(BEFORE) + zipped(AFTER), RefusedFile, "two files in one"),
        (b"%PDF-1.4\n" + zipped(BEFORE), RefusedFile, "two files in one"),
    ],
)
def test_an_archive_that_is_bad_as_a_whole_is_told(
    data: bytes, error: type[SourceError], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        list(members(data, PATH))


@given(
    st.dictionaries(
        st.text(
            st.characters(exclude_categories=["Cs"], exclude_characters="\\/\0:"), min_size=1
        ).map(lambda name: f"{name}.txt"),
        st.binary(min_size=1, max_size=50),
        min_size=1,
        max_size=5,
    )
)
def test_what_went_in_comes_out(files: dict[str, bytes]) -> None:
    found = list(members(zipped(list(files.items())), PATH))
    assert [member.data for member in found] == list(files.values())
    assert all(member.name.isprintable() and "<" not in member.name for member in found)


@given(st.data())
def test_any_change_ends_in_members_or_in_one_line(data: st.DataObject) -> None:
    sound = zipped([*BEFORE, ("a.txt", GOOD), *AFTER])
    start = data.draw(st.sampled_from([0, directory_entry(sound, 0)]))
    position = data.draw(st.integers(start, len(sound) - 1))
    changed = (
        sound[:position] + data.draw(st.binary(min_size=1, max_size=4)) + sound[position + 1 :]
    )
    try:
        found = list(members(changed, PATH))
    except (NoText, UnreadableFile, RefusedFile):
        return
    for member in found:
        assert member.data or told(member)
