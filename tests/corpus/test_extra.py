"""Without the packages for data sets: one line that says what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from habeas.corpus.extra import PACKAGES
from tests.conftest import environment
from tests.corpus.data_set import build

_WITHOUT = """\
import sys
sys.modules[{!r}] = None
from habeas.cli import main
main()
"""


@pytest.mark.parametrize("package", PACKAGES)
def test_what_to_install_is_told_in_one_line(package: str, tmp_path: Path) -> None:
    code = _WITHOUT.format(package)
    done = subprocess.run(
        [sys.executable, "-c", code, "corpus", "table", str(build(tmp_path))],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "habeas: a data set needs more packages: pip install 'habeas[corpus]'\n"
