"""One file out of a container: an archive (ZIP) or a web archive (WARC, WACZ)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from habeas.errors import SourceError

LONGEST_NAME = 200  # characters of a name that are shown; the middle of a longer one is left out
_MARKUP = frozenset('<>"')


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container, or the reason why it is not read.

    Where ``problem`` is set, ``data`` is empty and ``str(problem)`` is one line that names the
    member and says what is wrong with it; the members beside it are read all the same.
    """

    name: str  # safe to show: see :func:`shown`
    data: bytes = b""
    address: str | None = None  # of the page, in a web archive; safe to show
    captured: str | None = None  # when the page was fetched: "2013-05-03T10:20:30Z"
    media_type: str | None = None  # as the server stated it
    charset: str | None = None  # likewise; to be believed where the bytes bear it out
    warnings: tuple[str, ...] = ()  # what is doubtful about it, in plain words
    problem: SourceError | None = None

    def inside(self, container: str) -> Member:
        """The same member, named with the container that it was found in."""
        problem = self.problem
        if problem is not None:
            problem = type(problem)(problem.path, f"{container}: {problem.reason}")
        return replace(self, name=f"{container}: {self.name}", problem=problem)


def failed(name: str, error: SourceError) -> Member:
    """The member that is not read, with the reason, which from here on names it."""
    return Member(name, problem=type(error)(error.path, f"{name}: {error.reason}"))


def shown(name: str, *, longest: int = LONGEST_NAME) -> str:
    r"""The name in one harmless line, for a terminal or a page.

    What cannot be seen or would be obeyed (line ends, escapes, marks that turn the direction of
    writing, brackets of markup) is written as in addresses, by its bytes.

    >>> shown("annual\r\nreport.txt")
    'annual%0D%0Areport.txt'
    >>> shown("<img src=x onerror=alert(1)>.html")
    '%3Cimg src=x onerror=alert(1)%3E.html'
    """
    name = "".join(_harmless(character) for character in name)
    if len(name) > longest:
        name = f"{name[: longest // 2]}…{name[1 - longest // 2 :]}"
    return name.strip() or "(no name)"


def _harmless(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return " "
    if character in _MARKUP or not character.isprintable():
        return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
    return character
