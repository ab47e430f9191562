"""The addresses of many pages of one kind, by one look-up."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

_ANY = 9_876_543_210  # a number that is in no address


def addresses_of(name: str) -> Callable[[int], str]:
    """What gives the address of the page ``name`` of an object, from its id.

    A page that links to each of its rows would otherwise look up the same pattern for each.
    """
    before, after = reverse(name, args=[_ANY]).split(str(_ANY))
    return lambda pk: f"{before}{pk}{after}"
