"""What a browser would send from a form of a page, untouched."""

from __future__ import annotations

from typing import Any

from lxml import html


def fields_of(page: str, form: str) -> dict[str, list[str]]:
    """The names and values of a form's fields; those inside of a template are none."""
    whole: Any = html.fromstring(page)  # lxml's types allow an xpath to find anything
    [found] = whole.xpath(f"//form[@id='{form}']")
    for template in found.xpath(".//template"):
        template.drop_tree()
    fields: dict[str, list[str]] = {}
    for one in found.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        if one.tag == "select":
            chosen = one.xpath("./option[@selected]") or one.xpath("./option")
            value = chosen[0].get("value", "")
        else:
            value = one.get("value", "") if one.tag == "input" else one.text or ""
        fields.setdefault(one.get("name"), []).append(value)
    return fields
