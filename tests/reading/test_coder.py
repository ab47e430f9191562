"""Whole sentences through the reader: who did what to whom, when, and the words that say so."""

from __future__ import annotations

from habeas.record import Event, Reading
from tests.reading.conftest import ReadText


def event(reading: Reading, kind: str) -> Event:
    found = [e for e in reading.events if e.type == kind]
    assert found, f"no {kind} among {[(e.type, e.trigger.text) for e in reading.events]}"
    return found[0]


def names(reading: Reading, found: Event, role: str) -> list[str]:
    return [reading.entity(p.entity).name for p in found.participants if p.role == role]


def test_a_passive_with_its_agent(read_text: ReadText) -> None:
    reading = read_text(
        "On 8 October, Ivo Tarn was convicted of “insulting the state” by Ostrin City Court."
    )
    conviction = event(reading, "conviction")
    assert conviction.date == "2012-10-08"
    assert names(reading, conviction, "agent") == ["Ostrin City Court"]
    assert names(reading, conviction, "subject") == ["Ivo Tarn"]
    assert conviction.charges == ("insulting the state",)


def test_a_pronoun_means_the_person_of_the_sentence_before(read_text: ReadText) -> None:
    reading = read_text(
        "Police arrested Mira Talven at her home on 3 March. She was released "
        "without charge two days later."
    )
    release = event(reading, "release")
    assert names(reading, release, "subject") == ["Mira Talven"]
    assert release.date == "2012-03-05"
    assert release.date_basis == "relative"


def test_several_who_did_it_are_all_agents(read_text: ReadText) -> None:
    reading = read_text("In June, police officers and local militia beat two farmers in Ostrin.")
    assault = event(reading, "assault")
    assert names(reading, assault, "agent") == ["police officers", "local militia"]
    assert names(reading, assault, "subject") == ["two farmers"]


def test_several_named_in_one_breath_are_all_subjects(read_text: ReadText) -> None:
    reading = read_text(
        "In June, three lawyers and their clients were beaten by soldiers in Ostrin."
    )
    subjects = names(reading, event(reading, "assault"), "subject")
    assert subjects == ["three lawyers", "their clients"]


def test_each_verb_has_its_own_object(read_text: ReadText) -> None:
    reading = read_text("On 8 October, the court convicted Ivo Tarn and fined Pavel Reska.")
    assert names(reading, event(reading, "conviction"), "subject") == ["Ivo Tarn"]
    assert names(reading, event(reading, "sentence"), "subject") == ["Pavel Reska"]


def test_a_possessive_does_not_say_who_somebody_is(read_text: ReadText) -> None:
    reading = read_text("Ivo Tarn’s death was a result of torture by prison guards in May.")
    [person] = [e for e in reading.entities if e.kind == "person"]
    assert person.descriptions == ()


def test_a_counted_group_keeps_its_count(read_text: ReadText) -> None:
    reading = read_text(
        "In June, security forces arrested 28 striking miners in the town of Ostrin."
    )
    arrest = event(reading, "arrest")
    [group] = [reading.entity(i) for i in arrest.who("subject")]
    assert group.kind == "group"
    assert group.count is not None
    assert (group.count.value, group.count.precision) == (28, "exact")


def test_a_term_in_words(read_text: ReadText) -> None:
    reading = read_text(
        "In May the Supreme Court sentenced journalist Pavel Reska to "
        "seven-and-a-half years in prison."
    )
    sentence = event(reading, "sentence")
    assert sentence.term == "P7Y6M"
    assert names(reading, sentence, "subject") == ["Pavel Reska"]


def test_what_is_alleged_stays_alleged(read_text: ReadText) -> None:
    reading = read_text(
        "Lawyers for Ivo Tarn alleged that prison guards had beaten him in his cell in April."
    )
    torture = event(reading, "torture")
    assert torture.modality == "alleged"
    assert names(reading, torture, "subject") == ["Ivo Tarn"]


def test_what_did_not_happen_is_negated(read_text: ReadText) -> None:
    reading = read_text("No investigation was opened into the death of Ivo Tarn.")
    assert event(reading, "investigation").modality == "negated"


def test_dates_do_not_cross_into_the_next_paragraph(read_text: ReadText) -> None:
    reading = read_text(
        "On 3 March, police arrested Mira Talven in Ostrin.\n\nThe newspaper "
        "Free Word was closed down."
    )
    assert event(reading, "closure").date is None


def test_a_description_and_a_designation_are_kept(read_text: ReadText) -> None:
    reading = read_text(
        "In March, prisoner of conscience Mira Talven, the leader of the Free "
        "Veldara party, was released from prison."
    )
    [person] = [e for e in reading.entities if e.kind == "person"]
    assert person.name == "Mira Talven"
    assert person.designations == ("prisoner of conscience",)
    assert any("leader of the Free Veldara party" in d for d in person.descriptions)


def test_a_surname_means_the_full_name(read_text: ReadText) -> None:
    reading = read_text(
        "Pavel Reska was arrested in Ostrin on 2 May. Reska was charged with "
        "libel the following day."
    )
    assert [e.name for e in reading.entities if e.kind == "person"] == ["Pavel Reska"]
    assert event(reading, "charge").date == "2012-05-03"


def test_an_abbreviation_means_the_name_that_introduced_it(read_text: ReadText) -> None:
    reading = read_text(
        "Officers of the National Security Service (NSS) arrested Mira Talven "
        "on 3 May. The NSS released her in June."
    )
    bodies = [e for e in reading.entities if e.kind == "organization"]
    assert [b.name for b in bodies] == ["National Security Service"]
    assert "NSS" in bodies[0].other_names


def test_an_order_of_a_confiscation_is_no_ruling_beside_it(read_text: ReadText) -> None:
    reading = read_text("In June Ostrin City Court ordered the confiscation of his house.")
    assert [e.type for e in reading.events] == ["confiscation"]


def test_the_same_day_at_the_head_of_a_sentence_dates_it(read_text: ReadText) -> None:
    reading = read_text(
        "On 21 November, prosecutors filed a complaint against the Alder party. Its lawyers called "
        "the complaint absurd. Few were surprised. The party is small. On the same day, a court in "
        "Ostrin closed the newspaper Free Word."
    )
    closure = event(reading, "closure")
    assert closure.date == "2012-11-21"
    assert closure.date_basis == "relative"
