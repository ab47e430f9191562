"""The language of a text: English unless it is plainly another."""

from __future__ import annotations

import pytest

from habeas.sources.written_language import written_language
from tests.conftest import SHORT_REPORT

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
