from __future__ import annotations

import re
from pathlib import Path

import habeas.workspace
from habeas.workspace.upkeep.entries import ACTIONS

_WRITTEN = re.compile(r'log\.write\(\s*"([a-z_]+)"')


def test_every_action_that_is_logged_has_words() -> None:
    folder = Path(habeas.workspace.__file__).parent
    found = {name for path in folder.rglob("*.py") for name in _WRITTEN.findall(path.read_text())}
    assert len(found) > 15
    assert found - ACTIONS.keys() == set()
