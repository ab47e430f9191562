"""The licence of a release: an SPDX identifier such as ``CC-BY-4.0``."""

from __future__ import annotations

import re

_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{1,79}")
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")


def checked_licence(told: str) -> str:
    """The identifier, if it can be one; whether SPDX lists it is not looked up.

    Raises:
        ValueError: it can be none.

    >>> checked_licence(" CC-BY-4.0 ")
    'CC-BY-4.0'
    >>> checked_licence("free to use")
    Traceback (most recent call last):
    ...
    ValueError: 'free to use' is no SPDX identifier such as CC-BY-4.0 or ODbL-1.0
    """
    name = told.strip()
    if not _FORM.fullmatch(name):
        raise ValueError(f"{told!r} is no SPDX identifier such as CC-BY-4.0 or ODbL-1.0")
    return name


def licence_page(name: str) -> str:
    """Where it is told what a licence allows.

    >>> licence_page("CC-BY-NC-4.0")
    'https://creativecommons.org/licenses/by-nc/4.0/'
    >>> licence_page("ODbL-1.0")
    'https://spdx.org/licenses/ODbL-1.0.html'
    """
    if found := _CREATIVE_COMMONS.fullmatch(name):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return f"https://spdx.org/licenses/{name}.html"
