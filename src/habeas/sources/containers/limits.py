"""How much a container may unpack to, kept count of while its members are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from habeas.errors import RefusedFile

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 100_000_000  # bytes, unpacked
LARGEST_TOTAL = 1_000_000_000  # bytes that all members together unpack to, refused ones included


class Exhausted(RefusedFile):
    """The file holds more than may be unpacked: what was read so far stands, and reading ends."""


class Allowance:
    """What may still be unpacked of one file; a container within it draws on the same.

    Args:
        path: the file, for the message.
        members: how many members may be looked at, whether they are read or not.
        member: how many bytes each may unpack to.
        total: how many bytes all of them may unpack to.
    """

    def __init__(
        self,
        path: Path,
        *,
        members: int = MOST_MEMBERS,
        member: int = LARGEST_MEMBER,
        total: int = LARGEST_TOTAL,
    ) -> None:
        self._path = path
        self._members = self._members_left = members
        self._member = member
        self._total = self._total_left = total

    def another(self) -> None:
        """One more member is looked at.

        Raises:
            Exhausted: there were as many as may be.
        """
        self._members_left -= 1
        if self._members_left < 0:
            raise Exhausted(
                self._path, f"it has more than {self._members:,} members; the rest is not read"
            )

    def unpack(self, read: Callable[[int], bytes], *, largest: int | None = None) -> bytes:
        """The bytes of a member, of which ``read`` gives as many as it is asked for.

        Args:
            read: takes the highest number of bytes that it may give.
            largest: how many bytes this member may have, where that is not what others may.

        Raises:
            RefusedFile: the member is too large.
            Exhausted: all members together are.
        """
        largest = self._member if largest is None else largest
        room = min(largest, self._total_left)
        content = read(room + 1)  # one more than wanted tells that there is more
        self._total_left -= min(len(content), room)
        if len(content) <= room:
            return content
        if self._total_left <= 0:
            raise Exhausted(
                self._path, f"it unpacks to more than {_amount(self._total)}; the rest is not read"
            )
        raise RefusedFile(self._path, f"it unpacks to more than {_amount(largest)}")


def _amount(size: int) -> str:
    return f"{size // 1_000_000:,} MB" if size >= 1_000_000 else f"{size:,} bytes"
