"""Staged rows: whole or not at all, in a folder and behind an address alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.corpus.staging import Staging


@pytest.fixture(params=["folder", "address"])
def staging(request: pytest.FixtureRequest, tmp_path: Path) -> Staging:
    if request.param == "folder":
        return Staging(str(tmp_path / "staged"))
    pytest.importorskip("fsspec")
    return Staging(f"file://{tmp_path}/staged")


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_put_comes_back(staging: Staging) -> None:
    assert staging.get("c0ffee", "1", 1) is None
    staging.put("c0ffee", "1", 1, b"rows")
    staging.put("c0ffee", "2", 1, b"others")
    staging.put("c0ffee", "1", 2, b"")
    assert [staging.get("c0ffee", "1", number) for number in (1, 2, 3)] == [b"rows", b"", None]
    assert staging.get("c0ffee", "2", 1) == b"others"


@given(data=st.binary(max_size=60), cut=st.integers(0, 91), bit=st.integers(0, 7))
def test_half_a_file_and_a_flipped_bit_count_as_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, cut: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("staged")
    staging = Staging(str(folder))
    staging.put("c0ffee", "1", 1, data)
    [path] = files(folder)
    stored = bytearray(path.read_bytes())
    place = cut % len(stored)
    path.write_bytes(stored[:place])
    assert staging.get("c0ffee", "1", 1) is None
    stored[place] ^= 1 << bit
    path.write_bytes(stored)
    assert staging.get("c0ffee", "1", 1) is None


def test_only_what_stands_is_kept(staging: Staging, tmp_path: Path) -> None:
    staging.keep_only([])
    for document, version in (("a", "1"), ("a", "2"), ("b", "1")):
        staging.put(document, version, 1, b"rows")
    staging.keep_only([("a", "2")])
    assert len(files(tmp_path)) == 1
    assert staging.get("a", "2", 1) == b"rows"


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    staging = Staging(str(tmp_path))
    staging.put("a", "1", 1, b"rows")
    [path] = files(tmp_path)
    path.with_name(".half-0123").write_bytes(b"ro")
    staging.sweep()
    assert files(tmp_path) == [path]
