"""``--country``: codes and names."""

from __future__ import annotations

import pytest

from habeas.cli.country import country_code
from habeas.cli.endings import UsageError


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("KAZ", "KAZ", ""),
        ("kaz", "KAZ", "--country: took KAZ (Kazakhstan) for 'kaz'\n"),
        ("KZ", "KAZ", "--country: took KAZ (Kazakhstan) for 'KZ'\n"),
        ("Kazakhstan", "KAZ", "--country: took KAZ (Kazakhstan) for 'Kazakhstan'\n"),
        (" chile ", "CHL", "--country: took CHL (Chile) for ' chile '\n"),
    ],
)
def test_codes_and_names_become_alpha_3_and_what_was_taken_is_said(
    capsys: pytest.CaptureFixture[str], given: str, code: str, told: str
) -> None:
    assert country_code(given) == code
    assert capsys.readouterr() == ("", told)


@pytest.mark.parametrize("given", ["Atlantis", "", "XXX", "12"])
def test_what_is_no_country_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="--country"):
        country_code(given)


def test_a_misspelt_name_brings_the_right_one_to_mind() -> None:
    with pytest.raises(UsageError, match="did you mean Kazakhstan"):
        country_code("Kazakstan")
