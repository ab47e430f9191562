"""The words around a name tell its kind where the name alone does not."""

from __future__ import annotations

import pytest

from habeas.language.analysis import NameKind
from habeas.language.en import load
from habeas.reading.mentions import Candidate
from habeas.reading.name_context import kind_in_context
from habeas.reading.scene import scenes_of
from habeas.spans import Span


def told(text: str, name: str, taken_for: NameKind) -> NameKind | None:
    [scene] = scenes_of(text, load().analyse(text, [Span(0, len(text))]))
    words = name.split()
    first = next(
        n for n in range(len(scene.forms)) if list(scene.forms[n : n + len(words)]) == words
    )
    last = first + len(words) - 1
    return kind_in_context(scene, Candidate(first, last, last, "name", taken_for))


@pytest.mark.parametrize(
    ("text", "name", "taken_for", "kind"),
    [
        ("The newspaper Libra Vorto was closed.", "Libra Vorto", "person", "organization"),
        ("They raided Dolva, an independent newspaper.", "Dolva", "person", "organization"),
        ("Three people were killed near Sera Bor.", "Sera Bor", "person", "place"),
        ("Police raided homes in the Karol district.", "Karol", "organization", "place"),
        ("The villages of the Tarnak were burnt.", "Tarnak", "person", "other"),
        ("Police arrested Ivo Tarn in May.", "Ivo Tarn", "person", None),
        ("Nothing was found in Tarn’s house.", "Tarn", "person", None),
    ],
)
def test_kind(text: str, name: str, taken_for: NameKind, kind: NameKind | None) -> None:
    assert told(text, name, taken_for) == kind
