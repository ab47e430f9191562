"""Where the members of a ZIP archive lie in the file, and which of them lie about it.

An archive says everything twice: in its directory at the end, and in a header before each member.
Programs differ in which they believe, and archives are made to harm by having the two disagree or
by letting many members share one run of bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from zipfile import ZipInfo

_HEADER = struct.Struct("<4s5H3L2H")  # the fixed part before each member
_MARK = b"PK\x03\x04"
_SIZES_FOLLOW = 0x8  # flag: the header was written before the sizes were known
_IN_EXTRA = 0xFFFFFFFF  # the size stands among the extra fields, being too large
_LYING = "its archive states two different sizes for it"
_SHARED = "it shares its bytes with another member of the archive"
_OUTSIDE = "its archive says that it lies where there is no file"


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    number: int


def misplaced(data: bytes, members: list[ZipInfo]) -> dict[int, str]:
    """What is wrong with the place of a member, by its number in the directory."""
    faults: dict[int, str] = {}
    places: list[_Place] = []
    for number, member in enumerate(members):
        place = _place(data, member, number)
        if isinstance(place, str):
            faults[number] = place
        else:
            places.append(place)
    return faults | _overlapping(places)


def _place(data: bytes, member: ZipInfo, number: int) -> _Place | str:
    """Where the member lies, or what is wrong."""
    start = member.header_offset
    if start < 0 or data[start : start + 4] != _MARK or start + _HEADER.size > len(data):
        return _OUTSIDE
    (_, _, flags, *_, packed, size, name, extra) = _HEADER.unpack_from(data, start)
    end = start + _HEADER.size + name + extra + member.compress_size
    if end > len(data):
        return _OUTSIDE
    if not flags & _SIZES_FOLLOW:
        stated = ((packed, member.compress_size), (size, member.file_size))
        if any(here not in (there, _IN_EXTRA) for here, there in stated):
            return _LYING
    return _Place(start, end, number)


def _overlapping(places: list[_Place]) -> dict[int, str]:
    """Every member that has bytes in common with another one."""
    faults: dict[int, str] = {}
    furthest: _Place | None = None
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        if furthest is not None and place.start < furthest.end:
            faults[place.number] = faults[furthest.number] = _SHARED
        if furthest is None or place.end > furthest.end:
            furthest = place
    return faults
