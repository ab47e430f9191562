"""Who has a case, and who has none."""

from __future__ import annotations

import pytest

from habeas.cases.subjects import concerned, has_case, is_of_the_state
from habeas.record import Count, Entity, EntityKind, Mention
from tests.cases.marked import events_of


def made(entity: Entity, marked: str) -> bool:
    thread = [event for event in events_of(marked) if entity.id in concerned(event)]
    return has_case(entity, thread)


def group(name: str, count: Count | None = None) -> Entity:
    bare = name.removeprefix("the ").removeprefix("a ")
    return Entity("p1", "group", bare, count=count, mentions=(Mention(0, 9, name, "nominal"),))


@pytest.mark.parametrize(
    ("kind", "name", "told", "expected"),
    [
        ("person", "Mira Talven", "[arrest]", True),
        ("person", "Mira Talven", "[travel_ban]", True),
        ("person", "Mira Talven", "[own_type]", True),
        ("person", "Mira Talven", "[arrest ?negated]", True),
        ("person", "Mira Talven", "[recommendation]", False),
        ("person", "Mira Talven", "[statement] [visit]", False),
        ("person", "Mira Talven", "[arrest +p1 @p2]", False),
        ("organization", "Northern Lamp", "[closure ?requested]", True),
        ("organization", "Northern Lamp", "[search]", True),
        ("organization", "Northern Lamp", "[statement]", False),
        ("organization", "Northern Lamp", "[own_type]", False),
        ("organization", "Brenik City Court", "[appeal]", False),
        ("organization", "Ministry of Justice", "[complaint]", False),
        ("organization", "Portugal", "[complaint]", False),
        ("organization", "Supreme Court", "[closure]", True),
        ("organization", "Union of Police Widows", "[investigation]", True),
        ("place", "Brenik", "[armed_attack]", False),
        ("law", "Press Act", "[legislation] [complaint]", False),
    ],
)
def test_it_depends_on_what_happened_to_whom(
    kind: EntityKind, name: str, told: str, expected: bool
) -> None:
    assert made(Entity("p1", kind, name), told) is expected


@pytest.mark.parametrize(
    ("words", "count", "told", "expected"),
    [
        ("28 harbour workers", Count(28, "exact"), "[dismissal]", True),
        ("about 40 workers", Count(40, "approximate"), "[dismissal]", True),
        ("28 harbour workers", Count(28, "exact"), "[recommendation]", False),
        ("several workers", Count(None, "vague"), "[arrest] [trial]", False),
        ("workers", None, "[arrest] [trial]", False),
        ("the strikers", None, "[arrest]", True),
        ("the strikers", None, "[threat]", False),
        ("the strikers", None, "[threat] [displacement]", True),
        ("a baker", None, "[arrest]", True),
        ("his sons", None, "[arrest]", True),
        ("Talven’s sons", None, "[arrest]", True),
        ("the authorities", None, "[armed_attack] [threat]", False),
    ],
)
def test_a_group_must_be_counted_or_a_certain_one(
    words: str, count: Count | None, told: str, expected: bool
) -> None:
    assert made(group(words, count), told) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("National Police", True),
        ("the Prosecutor's Office", True),
        ("UN Committee against Torture", False),
        ("Court Reporters’ Association", False),
        ("Iceland", True),
        ("Red Valley militia", True),
        ("Free Dawn movement", False),
    ],
)
def test_a_body_of_the_state_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_of_the_state(Entity("o1", "organization", name)) is expected
