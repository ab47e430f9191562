"""The targets of the fuzzer begin with files that are read, and fail where they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.__main__ import prepare
from fuzz.invariants import BrokenInvariantError, check_document, check_error, check_member
from fuzz.targets import TARGETS, Target
from habeas.errors import UnreadableFile
from habeas.record.source import Block
from habeas.sources.containers.member import Member
from habeas.sources.document import Document
from habeas.sources.file_kind import MEDIA_TYPES

PATH = Path("fuzzed")


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_starts_from_is_sound_and_some_of_it_is_read(name: str) -> None:
    target = TARGETS[name]
    for seed in target.seeds:
        target.run(seed)
    target.check(target.packed(target.seeds[0]), PATH)  # not even an error of our own


def test_there_is_a_target_for_every_kind_of_file() -> None:
    assert set(MEDIA_TYPES) | {"zip", "warc", "wacz", "book"} <= set(TARGETS)


def test_an_error_of_ours_is_no_finding_and_any_other_is_one() -> None:
    def refuses(_data: bytes, path: Path) -> None:
        raise UnreadableFile(path, "it is damaged")

    def breaks(_data: bytes, _path: Path) -> None:
        raise ValueError("anything")

    Target("", refuses, []).run(b"")
    with pytest.raises(ValueError, match="anything"):
        Target("", breaks, []).run(b"")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Held.", [Block("paragraph", 0, 6)]),
        ("Held.", [Block("paragraph", 2, 2)]),
        ("Held.", [Block("paragraph", 2, 5), Block("paragraph", 0, 2)]),
        ("Held.  ", [Block("paragraph", 5, 7)]),
        ("Held.", [Block("bullet", 0, 5, level=10**9)]),
        ("Held \ud800.", [Block("paragraph", 0, 7)]),
        (" -- ", []),
    ],
    ids="outside empty order blank level surrogate silent".split(),
)
def test_an_unsound_document_is_a_finding(text: str, blocks: list[Block]) -> None:
    with pytest.raises(BrokenInvariantError):
        check_document(Document(text, tuple(blocks)))


def test_an_unsound_member_and_an_unsound_error_are_findings() -> None:
    for member in (Member("a"), Member("<a>", b"x"), Member("a\n", b"x")):
        with pytest.raises(BrokenInvariantError):
            check_member(member)
    with pytest.raises(BrokenInvariantError):
        check_error(UnreadableFile(PATH, "two\nlines"))


def test_the_files_and_words_to_start_from_are_written(tmp_path: Path) -> None:
    prepare(TARGETS["rtf"], tmp_path / "corpus")
    assert len(list((tmp_path / "corpus").iterdir())) == len(TARGETS["rtf"].seeds)
    assert '"\\x5c\\x70\\x61\\x72"' in (tmp_path / "words").read_text().splitlines()
