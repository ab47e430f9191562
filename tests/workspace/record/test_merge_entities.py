from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import CannotMerge, ChangedMeanwhile
from habeas.workspace.record import log
from habeas.workspace.record.actions.merge_entities import merge_entities
from habeas.workspace.record.actions.name_entity import name_entity
from habeas.workspace.record.actions.unmerge_entities import unmerge_entities
from habeas.workspace.record.composition import compose_entity, compose_event
from habeas.workspace.record.models import Account, Change, Decision, Entity, Merge, Naming, Source
from habeas.workspace.record.retelling import event_of
from tests.workspace.conftest import stored
from tests.workspace.invented import invented_reading

SPELLINGS = ("Marta Keldova", "Марта Келдова", "M. Keldowa", "Keldova Marta", "Marta Keldowa")


@pytest.fixture
def people(user: User) -> list[Entity]:
    """One person of each of five sources, in five spellings."""
    for number, name in enumerate(SPELLINGS):
        stored(invented_reading(f"{number}.txt", person=name), user)
    return list(Entity.objects.filter(kind="person").order_by("id"))


def state() -> dict[int, Any]:
    """All that the record says of who is who, but for the counting of changes."""
    fields = Entity._meta.concrete_fields  # noqa: SLF001 -- public, by its documentation
    columns = [f.attname for f in fields if f.attname != "version"]
    rows = {row["id"]: row for row in Entity.objects.values(*columns)}
    for row in rows.values():
        row["namings"] = list(
            Naming.objects.filter(entity=row["id"]).order_by("id").values_list("pk", flat=True)
        )
    return rows


def test_the_namings_of_both_are_of_the_one_that_is_kept(people: list[Entity], user: User) -> None:
    kept, gone = people[0], people[1]
    merge = merge_entities(kept.pk, gone.pk, user, evidence="The same birthday in both.")
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert kept.namings.count() == 2
    assert kept.other_names == ["Марта Келдова"]
    assert "keldova" in kept.spellings
    assert (merge.evidence, merge.namings) == (
        "The same birthday in both.",
        [Naming.objects.get(name="Марта Келдова").pk],
    )
    entry = Change.objects.latest("id")
    assert (entry.action, entry.object_id) == ("merge_entities", kept.pk)
    assert list(log.faults()) == []


def test_a_merge_that_is_taken_back_leaves_all_as_it_was(people: list[Entity], user: User) -> None:
    before = state()
    merge = merge_entities(people[0].pk, people[1].pk, user, evidence="e")
    unmerge_entities(merge.pk, user, reason="Two birthdays.")
    assert state() == before
    with pytest.raises(CannotMerge, match="taken back already"):
        unmerge_entities(merge.pk, user)


def test_an_older_merge_of_a_chain_is_taken_back_and_the_later_one_holds(
    people: list[Entity], user: User
) -> None:
    a, b, c = people[:3]
    older = merge_entities(b.pk, c.pk, user, evidence="b is c")
    merge_entities(a.pk, b.pk, user, evidence="a is b")
    assert a.namings.count() == 3
    unmerge_entities(older.pk, user)
    assert sorted(n.name for n in a.namings.all()) == ["Marta Keldova", "Марта Келдова"]
    assert [n.name for n in c.namings.all()] == ["M. Keldowa"]
    b.refresh_from_db()
    assert b.merged_into == a


def test_who_was_merged_anew_elsewhere_is_not_carried_off(people: list[Entity], user: User) -> None:
    a, b, c = people[:3]
    older = merge_entities(b.pk, c.pk, user, evidence="b is c")
    later = merge_entities(a.pk, b.pk, user, evidence="a is b")
    unmerge_entities(older.pk, user)
    merge_entities(a.pk, c.pk, user, evidence="a is c, not b")
    unmerge_entities(later.pk, user)
    assert sorted(n.name for n in a.namings.all()) == ["M. Keldowa", "Marta Keldova"]
    assert [n.name for n in b.namings.all()] == ["Марта Келдова"]


def test_a_naming_that_came_since_stays_with_the_entity_it_was_given_to(
    people: list[Entity], user: User
) -> None:
    a, b = people[:2]
    merge = merge_entities(a.pk, b.pk, user, evidence="e")
    source = Source.objects.order_by("-id")[0]
    since = Naming.objects.create(
        source=source, entity=a, local="p9", kind="person", name="Marta Antonovna Keldova"
    )
    compose_entity(a)
    unmerge_entities(merge.pk, user)
    a.refresh_from_db()
    b.refresh_from_db()
    since.refresh_from_db()
    assert since.entity == a
    assert (a.name, b.name) == ("Marta Antonovna Keldova", "Марта Келдова")


def test_a_name_chosen_for_both_goes_with_the_source_that_tells_it(
    people: list[Entity], user: User
) -> None:
    a, b = people[:2]
    before = state()
    merge = merge_entities(a.pk, b.pk, user, evidence="e")
    assert name_entity(a.pk, user, name="Марта Келдова").name == "Марта Келдова"
    unmerge_entities(merge.pk, user)
    assert state() == before


def test_a_name_that_was_chosen_before_is_kept(people: list[Entity], user: User) -> None:
    a, b = people[:2]
    name_entity(a.pk, user, name="Марта Келдова")
    before = state()
    unmerge_entities(merge_entities(a.pk, b.pk, user, evidence="e").pk, user)
    assert state() == before


@pytest.mark.parametrize(
    ("kept", "gone", "evidence", "told"),
    [
        ("person", "place", "e", "two kinds, person and place"),
        ("person", "person", "e", "one and the same already"),
        ("person", "organization", "e", "two kinds, person and organization"),
        ("person", "place", " \n", "needs evidence"),
        ("person", "place", "x" * 4001, "longer than 4000 letters"),
    ],
)
def test_what_cannot_be_one_is_not_merged(
    source: Source, user: User, kept: str, gone: str, evidence: str, told: str
) -> None:
    def first(kind: str) -> int:
        return Entity.objects.filter(kind=kind).order_by("id")[0].pk

    with pytest.raises(CannotMerge, match=told):
        merge_entities(first(kept), first(gone), user, evidence=evidence)
    assert not Merge.objects.exists()


def test_the_second_of_two_editors_is_told(
    people: list[Entity], user: User, other_user: User
) -> None:
    a, b, c = people[:3]
    seen = {a.pk: a.version, b.pk: b.version}
    name_entity(a.pk, user, name="Marta K.")
    with pytest.raises(ChangedMeanwhile, match="amara has changed this entry"):
        merge_entities(a.pk, b.pk, other_user, evidence="e", seen=seen)
    merge_entities(c.pk, b.pk, user, evidence="e")
    with pytest.raises(ChangedMeanwhile, match="amara"):
        merge_entities(a.pk, b.pk, other_user, evidence="e")
    merge = Merge.objects.get()
    with pytest.raises(ChangedMeanwhile):
        unmerge_entities(merge.pk, other_user, seen=c.version)


def test_two_who_stand_in_one_role_of_an_event_are_told_once_when_they_are_one(
    source: Source, user: User
) -> None:
    account = Account.objects.get(type="arrest")
    again = Naming.objects.create(
        source=source,
        entity=Entity.objects.create(kind="person", name="Keldova", letters="keldova"),
        local="p2",
        kind="person",
        name="Keldova",
    )
    account.participants.create(naming=again, role="subject")
    kept = Entity.objects.get(name="Marta Keldova")
    merge = merge_entities(kept.pk, again.entity_id, user, evidence="e")
    told = [(one.role, one.entity) for one in event_of(account).participants]
    assert sorted(told) == sorted(set(told))
    assert ("subject", str(kept.pk)) in told
    unmerge_entities(merge.pk, user)
    assert len(event_of(account).participants) == 3


def test_events_are_at_the_place_that_is_kept(user: User) -> None:
    one = stored(invented_reading("a.txt"), user)
    other = stored(invented_reading("b.txt", person="Timur Oshaev"), user)
    here, there = Entity.objects.filter(kind="place").order_by("id")
    there.namings.update(name="Ostel")
    event = one.accounts.get(type="arrest").event
    told_again = other.accounts.get(type="arrest")
    lone, told_again.event = told_again.event, event
    told_again.save()
    lone.delete()
    assert compose_event(event).contradicted == ["place"]
    merge = merge_entities(there.pk, here.pk, user, evidence="One town.")
    event.refresh_from_db()
    assert (event.place, event.contradicted) == (there, [])
    unmerge_entities(merge.pk, user)
    event.refresh_from_db()
    assert (event.place, event.contradicted) == (here, ["place"])
    Decision.objects.create(event=event, slot="place", value=here.pk, reason="r", by=user)
    merge_entities(there.pk, here.pk, user, evidence="One town.")
    event.refresh_from_db()
    assert event.place == there


def test_a_count_that_only_the_other_group_has_goes_with_it(user: User) -> None:
    source = stored(invented_reading(), user)
    groups = []
    for number, (count, precision) in enumerate(((None, ""), (12, "exact"))):
        group = Entity.objects.create(kind="group", name="workers", letters="workers")
        Naming.objects.create(
            source=source, entity=group, local=f"g{number}", kind="group", name="workers",
            count=count, precision=precision,
        )  # fmt: skip
        groups.append(compose_entity(group))
    before = state()
    merge = merge_entities(groups[0].pk, groups[1].pk, user, evidence="e")
    assert Entity.objects.get(pk=groups[0].pk).count == 12
    unmerge_entities(merge.pk, user)
    assert state() == before


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 4), st.integers(0, 4)),
        st.tuples(st.just("unmerge"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("name"), st.integers(0, 4), st.integers(0, 4)),
    ),
    max_size=14,
)


@pytest.mark.django_db
def test_whatever_is_merged_and_taken_back_every_naming_has_one_entity_and_the_start_comes_back(
    people: list[Entity], user: User
) -> None:
    ids = [person.pk for person in people]
    home = {n.pk: n.entity_id for n in Naming.objects.filter(kind="person")}

    @settings(max_examples=40)  # each of them merges and takes back several times
    @given(STEPS)
    def runs(steps: list[tuple[str, int, int]]) -> None:
        with transaction.atomic():
            before = state()
            merges: list[int] = []
            for what, one, other in steps:
                try:
                    if what == "merge":
                        merge = merge_entities(ids[one], ids[other], user, evidence="e")
                        merges.append(merge.pk)
                    elif what == "unmerge" and merges:
                        unmerge_entities(merges[one % len(merges)], user)
                    elif what == "name" and not merges:
                        name_entity(ids[one], user, name=SPELLINGS[other])
                        before = state()
                except (CannotMerge, ChangedMeanwhile):
                    continue
                check(home)
            for merge_id in Merge.objects.filter(undone_at=None).values_list("pk", flat=True):
                unmerge_entities(merge_id, user)
            assert state() == before
            transaction.set_rollback(True)

    runs()


def check(home: dict[int, int]) -> None:
    """Each naming is with the living entity above its home, and each name with its namings."""
    above = dict(Entity.objects.values_list("pk", "merged_into_id"))
    for naming in Naming.objects.filter(kind="person"):
        top = home[naming.pk]
        while above[top] is not None:
            top = above[top]
        assert naming.entity_id == top
    for entity in Entity.objects.filter(kind="person", merged_into=None):
        told = {n.name for n in entity.namings.all()}
        assert told <= {entity.name, *entity.other_names}
