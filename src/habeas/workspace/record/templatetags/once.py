"""A part of a page that is the same for everybody: ``{% once room %}…{% endonce %}``."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
_MOST = 200  # forms of a part that are kept; what comes in more of them is made each time


class OnceNode(template.Node):
    """What stands between the tags, made once for each language and each value of its names.

    It is made of nothing but those values: whatever else the page knows, such as who asks for it,
    is not there. So nothing of one person can be kept for another.
    """

    def __init__(self, nodelist: NodeList, names: list[str]) -> None:
        self.nodelist = nodelist
        self._names = names
        self._made: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The part as it was made, or as it is made now."""
        values = [context.get(name, "") for name in self._names]
        key = (get_language(), *values)
        made = self._made.get(key)
        if made is None:
            made = self.nodelist.render(context.new(dict(zip(self._names, values, strict=True))))
            if len(self._made) < _MOST:
                self._made[key] = made
        return made


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """``{% once room %}``: what follows, to ``{% endonce %}``, hangs on ``room`` and the language.

    For what every page shows: links to rooms, styles, labels, whose addresses and translations
    would otherwise be looked up for each page.
    """
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist, names)
