"""The language of a text: English unless it is plainly another."""

from __future__ import annotations

import pytest

from habeas.sources.about.written_language import language_of, written_language
from tests.conftest import SHORT_REPORT
from tests.sources.written_in import LANGUAGES, texts

FRENCH = (
    "La police a arrêté deux hommes dans la ville et les a remis à la justice le même jour, mais "
    "le juge ne les a pas entendus."
)
GERMAN = (
    "Die Polizei nahm am dritten Mai zwei Männer fest und brachte sie in die Hauptstadt, wo sie "
    "von dem Richter nicht angehört wurden."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SHORT_REPORT, "en"),
        ("Marta Keldova\nDaven Orlik", "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        ("Полиция задержала двух мужчин и передала их суду.", "ru"),
        ("Поліція затримала двох чоловіків і передала їх суду, який їх не вислухав.", "uk"),
        ("اعتقلت الشرطة رجلين وأحالتهما إلى المحكمة", "ar"),
        ("警察は五月三日に二人の男性を逮捕した。", "ja"),
        ("警方于五月三日逮捕了两名男子。", "zh"),
    ],
)
def test_script_and_frequent_words_tell_the_language(text: str, language: str) -> None:
    assert written_language(text) == language


def test_names_of_another_language_leave_english_english() -> None:
    text = (
        "On 3 May, police arrested José de la Cruz and María del Carmen of the Comité de los "
        "Derechos in La Paz, and they were taken to the prison of San Pedro by the guards.\n"
    )
    assert written_language(text) == "en"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lines", [1, 5, 20])
def test_a_text_of_any_length_is_told_to_be_in_its_language(language: str, lines: int) -> None:
    found = {text: written_language(text) for text in texts(language, lines)}
    assert {text: each for text, each in found.items() if each != language} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Malika Kadyrova, Rustam Nazarov, Dilnoza Yusupova",
        "José María del Carmen de los Santos",
        "Arbitrary Detention and Imprisonment",
        "Freedom of the Press",
        "Annual Report 2013",
        "",
        "12/2013",
    ],
)
def test_names_and_headings_are_taken_for_english(text: str) -> None:
    assert written_language(text) == "en"


def test_a_language_that_is_not_known_is_not_taken_for_english() -> None:
    text = (
        "Công an đã bắt giữ chủ bút của tờ báo tại nhà riêng vào ngày mười bốn tháng hai vừa qua."
    )
    assert written_language(text) == "und"


@pytest.mark.parametrize(
    ("language", "stated", "told"),
    [
        ("ru", "en", "ru"),  # what the program set of itself
        ("kk", "ru", "kk"),
        ("en", "kk", "en"),
        ("fr", "fr-CA", "fr-CA"),
        ("fr", None, "fr"),
    ],
)
def test_a_long_text_is_believed_before_what_its_page_states(
    language: str, stated: str | None, told: str
) -> None:
    assert language_of(texts(language, 5)[0], stated) == told


def test_of_a_short_text_the_page_is_believed() -> None:
    assert language_of("Brenik", "uz") == "uz"
