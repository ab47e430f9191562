"""The codebook of a release as one page: the types of event, and the columns of the tables."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from habeas.codebook import Codebook
from habeas.corpus.columns import COLUMNS
from habeas.corpus.release.data_package import MEANINGS
from habeas.exchange.self_contained import environment, policy
from habeas.exchange.wording import label, visible

_HERE = Path(__file__).parent
_NAMED = re.compile(r"`([^`]+)`")
_SCHEMES = {"huridocs": "HURIDOCS", "ace": "ACE 2005", "plover": "PLOVER"}
_TYPES = {
    "text": "text",
    "texts": "several texts",
    "number": "whole number",
    "share": "number",
    "day": "day",
}


def render_codebook(codebook: Codebook, title: str) -> str:
    """The page, as HTML that needs nothing else."""
    style = (_HERE / "codebook.css").read_text(encoding="utf-8")
    types = sorted(codebook.types.values(), key=lambda kind: (kind.group, kind.name))
    return (
        _environment()
        .get_template("codebook.html.jinja")
        .render(
            title=title,
            groups=[(group, list(kinds)) for group, kinds in groupby(types, lambda t: t.group)],
            number=len(types),
            columns=COLUMNS,
            column_types=_TYPES,
            meanings=MEANINGS,
            schemes=_SCHEMES,
            policy=policy(style),
            style=Markup(style),  # noqa: S704 -- the project's own file
        )
    )


@cache
def _environment() -> Environment:
    made = environment(_HERE)
    made.filters |= {"label": label, "with_code": _with_code}
    return made


def _with_code(text: str) -> Markup:
    """Text in which `names` of the codebook stand between backticks, as the TOML has them.

    >>> _with_code("`killing` & more")
    Markup('<code>killing</code> &amp; more')
    """
    return Markup(_NAMED.sub(r"<code>\1</code>", str(escape(visible(text)))))  # noqa: S704 -- escaped
