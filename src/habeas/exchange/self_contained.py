"""What every page of ours has in common: it needs nothing else, fetches nothing, and is escaped."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from habeas.exchange.wording import visible


def environment(folder: Path) -> Environment:
    """Templates of a folder: everything is escaped, and a name that is missing is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def policy(style: str, script: str | None = None) -> str:
    """What the browser may do with a page: use its style, run its script, and nothing else."""
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; {scripts}"
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _shown(value: object) -> object:
    """What a template puts out: nothing for None, and no character that hides or turns others."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return "" if value is None else value


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
