"""The shipped codebook is whole, and a broken file of one's own is told in one line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import habeas.codebook
from habeas.codebook import load_codebook
from habeas.codebook.checking import check_type
from habeas.errors import CodebookError
from habeas.language.en.labels import OUTCOMES, TYPES

FOLDER = Path(habeas.codebook.__file__).parent / "types"
NAMES = sorted(load_codebook().types)
NEW = '[land_grab]\ndefinition = "Land is taken."\n'
CUE = '[[land_grab.cues]]\nid = "land_grab.verb"\nverbs = ["fence off"]\n'


def test_the_types_are_those_that_the_model_was_trained_on() -> None:
    assert set(NAMES) == set(TYPES) - {"none"}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_type_is_whole(name: str) -> None:
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert list(table) == [name]
    assert check_type(name, table[name], NAMES) is None
    kind = load_codebook()[name]
    assert kind.definition
    assert kind.not_coded
    assert kind.rights
    assert len([e for e in kind.examples if e.trigger]) >= 3
    assert any(e.trigger is None for e in kind.examples), "a look-alike that tells no such event"
    assert any(not cue.weak for cue in kind.cues) or name in ("ruling", "finding")
    assert set(kind.outcomes) <= set(OUTCOMES)


def test_cue_ids_are_of_one_cue_each() -> None:
    ids = [cue.id for cue in load_codebook().cues()]
    assert len(ids) == len(set(ids))


def test_a_file_of_ones_own_adds_a_type(tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text(NEW + CUE, encoding="utf-8")
    book = load_codebook(own)
    assert set(book.types) == {*NAMES, "land_grab"}
    assert book["land_grab"].cues[0].words == ("fence off",)


def test_a_file_of_ones_own_adds_a_cue_to_a_shipped_type(tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text('[[arrest.cues]]\nid = "arrest.own"\nverbs = ["lift"]\n', encoding="utf-8")
    before, after = load_codebook()["arrest"], load_codebook(own)["arrest"]
    assert after.definition == before.definition
    assert [cue.id for cue in after.cues] == [*(cue.id for cue in before.cues), "arrest.own"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[x", "TOML"),
        ("x = 3\n", "table"),
        (NEW, "at least one cue"),
        ("[land_grab]\n" + CUE, "definition"),
        (NEW + CUE + "colour = 3\n", "colour"),
        (NEW + CUE.replace("fence off", "* off"), "*"),
        (NEW + CUE + 'roles.agent = ["subject"]\n', "places"),
        (NEW + CUE + 'roles.boss = ["nsubj"]\n', "boss"),
        (NEW + CUE + '[[land_grab.examples]]\ntext = "A."\ntrigger = "B"\n', "does not stand"),
        (NEW + CUE + '[[land_grab.examples]]\ntext = "A."\n', "trigger"),
        (NEW + CUE + '[[land_grab.examples]]\ntext = "A."\ntrigger = "A"\ndate = "May"\n', "date"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    own = tmp_path / "my.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        load_codebook(own)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.path == own
