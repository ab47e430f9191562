from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from habeas.workspace.kept_secret import kept_secret


def test_all_who_make_it_at_once_read_the_same(tmp_path: Path) -> None:
    at_once = Barrier(8)

    def make(number: int) -> str:
        at_once.wait()
        return kept_secret(tmp_path / f"new-{number // 8}" / "secret", 24)

    with ThreadPoolExecutor(8) as pool:
        for number in range(0, 160, 8):
            assert len(set(pool.map(make, [number] * 8))) == 1
    assert len(list(tmp_path.glob("*/*"))) == 20


def test_it_stays_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    made = kept_secret(path, 24)
    assert len(made) == 32
    assert kept_secret(path, 24) == made
    assert path.stat().st_mode & 0o777 == 0o600
