"""Every command and every option stands in the reference of the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.core import TyperGroup

from habeas.cli.app import app
from habeas.cli.rendering import Format
from tests.conftest import ROOT


def _commands(group: TyperGroup, before: str = "") -> Iterator[tuple[str, Any]]:
    """All commands by their whole names: "read", "corpus table"."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


REFERENCE: Path = ROOT / "docs" / "reference" / "command-line.md"
COMMANDS = dict(_commands(typer.main.get_group(app)))


def section(command: str) -> str:
    """What the reference says under the heading of a command."""
    text = REFERENCE.read_text(encoding="utf-8")
    found = re.search(rf"^## `habeas {command}\b.*?(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"habeas {command} has no heading in {REFERENCE.name}"
    return found.group()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_documented(command: str) -> None:
    documented = section(command)
    options = [
        name for parameter in COMMANDS[command].params for name in parameter.opts if "--" in name
    ]
    assert options, "the command's options are found"
    assert [name for name in options if f"`{name}" not in documented] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_documented_that_the_command_does_not_know(command: str) -> None:
    known = {name for parameter in COMMANDS[command].params for name in parameter.opts} | {"--help"}
    assert set(re.findall(r"^\| `(--[a-z-]+)", section(command), re.MULTILINE)) <= known


def test_every_form_is_documented() -> None:
    assert [form for form in Format if f"`{form.value}`" not in section("read")] == []


def test_every_exit_status_is_documented() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert [s for s in (0, 2, 3, 4, 130, 141) if f"| {s} |" not in text] == []
