"""What is installed: the package with its data, and nothing that is not pinned."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-fuzz.lock",
    "requirements-build.lock",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The package as it is installed by others."""
    folder = tmp_path_factory.mktemp("wheel")
    hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    build = [*hatchling, "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    there = {
        path.relative_to(source).as_posix()
        for path in (source / "habeas").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {"habeas/py.typed", "habeas/codebook/types/arrest.toml"} <= there
    assert there <= set(wheel.namelist())


def test_the_weights_are_small_enough_to_ship(wheel: zipfile.ZipFile) -> None:
    weights = [info for info in wheel.infolist() if "/weights/" in info.filename]
    assert weights
    assert sum(info.file_size for info in weights) <= 40 * 1024 * 1024


def test_the_wheel_carries_the_licence_and_the_attributions(wheel: zipfile.ZipFile) -> None:
    names = {Path(name).name for name in wheel.namelist() if ".dist-info/" in name}
    assert {"LICENSE", "NOTICE"} <= names


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_each_package_with_its_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.DOTALL | re.MULTILINE)
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9.-]+==\S+", package)
        assert "--hash=sha256:" in package
    assert "://" not in text
    assert "--index-url" not in text


def test_the_locks_pin_what_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lock, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["optional-dependencies"]["dev"]),
        ("requirements-fuzz.lock", project["optional-dependencies"]["fuzz"]),
    ):
        pinned = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / lock).read_text(), re.MULTILINE))
        assert {re.split(r"[<>=]", name)[0] for name in wanted} <= pinned


def test_import_is_quick_and_brings_in_nothing_heavy() -> None:
    asked = "import habeas, sys; print([m for m in ('numpy', 'onnxruntime') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
