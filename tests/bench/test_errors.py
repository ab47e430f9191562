"""What was gained and lost between two results of the bench."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bench.accuracy import split_output
from bench.errors import changes, errors_of, sentence_ends

DETAILS = """\
dev-01-x s3 arrest 'taken away' MISSED
dev-01-x s4 arrest 'held' date: gold '2012' read None
dev-01-x s4 charge None subject: gold ['A: B'] read []
dev-01-x s5 release "let's go" agent: gold 'the police' read []
dev-01-x @25 killing 'shot' FALSE
dev-01-x @10 killing 'shot' FALSE
dev-01-x person 'Ivo Tarn' MISSED
dev-01-x organization 'Northern Lamp' FALSE
""".splitlines()
errors = st.dictionaries(
    st.sampled_from(["a", "b"]), st.lists(st.sampled_from(["s1 arrest", "s2 trial"]), max_size=4)
)


def test_errors_name_sentence_type_and_trigger_and_no_person() -> None:
    assert errors_of(DETAILS, {"dev-01-x": [10, 20, 30]}) == {
        "dev-01-x": [
            "s2 killing 'shot' false",
            "s3 arrest 'taken away' missed",
            "s3 killing 'shot' false",
            "s4 arrest 'held' date",
            "s4 charge None subject",
            's5 release "let\'s go" agent',
        ]
    }


def test_an_event_found_at_last_is_gained_and_its_wrong_date_lost() -> None:
    found = changes({"a": ["s1 arrest 'held' missed"]}, {"a": ["s1 arrest 'held' date"]})
    assert found.gained == ("a s1 arrest 'held' missed",)
    assert found.lost == ("a s1 arrest 'held' date",)


def test_the_same_error_twice_and_then_once_is_one_gain() -> None:
    found = changes({"a": ["s1 arrest 'held' missed"] * 2}, {"a": ["s1 arrest 'held' missed"]})
    assert (len(found.gained), len(found.lost)) == (1, 0)


@given(errors, errors)
def test_gains_one_way_are_losses_the_other_way(
    before: dict[str, list[str]], now: dict[str, list[str]]
) -> None:
    there, back = changes(before, now), changes(now, before)
    assert (there.gained, there.lost) == (back.lost, back.gained)


@given(errors)
def test_nothing_changes_between_equal_results(result: dict[str, list[str]]) -> None:
    assert changes(result, result) == changes({}, {})


def test_the_details_are_told_apart_from_the_figures() -> None:
    details, figures = split_output("a s1 arrest '{' MISSED\n" + json.dumps({"event": 1}, indent=1))
    assert (details, figures) == (["a s1 arrest '{' MISSED"], {"event": 1})


def test_sentences_come_from_the_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"sentences": [[0, 5], [6, 9]]}))
    assert sentence_ends(tmp_path) == {"a": [5, 9]}
