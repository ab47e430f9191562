"""Which names mean one person, and which do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.person_names import Told, same_people
from tests.reading.conftest import ReadText


def people(*told: tuple[int, str]) -> list[str]:
    return same_people([Told(scene, form) for scene, form in told])


def test_a_surname_means_the_full_name_anywhere() -> None:
    assert people((0, "Ivo Tarn"), (40, "Tarn"), (50, "TARN")) == ["ivo tarn"] * 3


def test_two_who_share_most_of_their_names_stay_two() -> None:
    found = people((3, "Mahmud Sayed Husan"), (20, "Mahmud Husan"), (20, "Husan"))
    assert found == ["mahmud sayed husan", "mahmud husan", "mahmud husan"]


def test_a_name_without_its_middle_part_means_the_full_one_near_it() -> None:
    assert people((3, "Mahmud Sayed Husan"), (4, "Mahmud Husan")) == ["mahmud sayed husan"] * 2


def test_a_patronymic_an_initial_and_a_nickname_may_be_left_out_anywhere() -> None:
    assert len(set(people((0, "Ivo Petrovich Tarn"), (40, "Ivo Tarn")))) == 1
    assert len(set(people((0, "Ivo P. Tarn"), (40, "Ivo Tarn")))) == 1
    assert len(set(people((0, "Olen “Reed” Talven"), (40, "Olen Talven")))) == 1


def test_a_surname_of_several_means_who_was_told_of_last() -> None:
    found = people((0, "Ivo Tarn"), (1, "Tarn"), (5, "Mira Tarn"), (6, "Tarn"), (7, "Ivo Tarn"))
    assert found == ["ivo tarn", "ivo tarn", "mira tarn", "mira tarn", "ivo tarn"]


def test_the_order_of_the_words_does_not_make_two_people() -> None:
    assert len(set(people((0, "Wei Lantan"), (30, "Lantan Wei")))) == 1


def test_who_is_alive_is_not_dead_by_the_name_of_another(read_text: ReadText) -> None:
    filler = "\n\n".join(f"The harvest in district {n} was poor." for n in range(1, 8))
    reading = read_text(
        "Mahmud Sayed Husan died in custody on 4 March after guards beat him.\n\n"
        f"{filler}\n\nOn 9 June police arrested the journalist Mahmud Husan."
    )
    named = {e.name: e.id for e in reading.entities if e.kind == "person"}
    assert {"Mahmud Sayed Husan", "Mahmud Husan"} <= set(named)
    status = {c.subject: c.status.state for c in reading.cases}
    assert status[named["Mahmud Husan"]] == "detained"


WORDS = st.sampled_from(["Ivo", "Mira", "Sayed", "Petrovich", "Tarn", "Husan", "K."])
NAMES = st.lists(WORDS, min_size=1, max_size=4, unique=True).map(" ".join)


@given(st.lists(st.tuples(st.integers(0, 30), NAMES), max_size=20))
def test_every_name_means_somebody_whose_name_has_its_words(told: list[tuple[int, str]]) -> None:
    told.sort(key=lambda name: name[0])
    for (_, form), person in zip(told, people(*told), strict=True):
        assert {word.strip(".").lower() for word in form.split()} <= set(person.split())
