"""Where readings are written: one place each, never an input, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.cli.outputs import Outputs, write_whole

names = st.sampled_from(["a", "A", "a-2", "b", "a.json", "report"])
inputs = st.lists(
    st.builds(
        lambda folder, name, suffix: Path(folder) / f"{name}{suffix}",
        st.sampled_from(["in", "out", "."]),
        names,
        st.sampled_from([".txt", ".json", ""]),
    ),
    max_size=12,
)


def planned(files: list[Path]) -> list[Path]:
    outputs = Outputs(files, Path("out"), ".json")
    return [outputs.free(path.stem) for path in files]


@given(inputs)
def test_outputs_are_apart_from_each_other_and_from_the_inputs(files: list[Path]) -> None:
    outputs = planned(files)
    spelled = [str(path).casefold() for path in outputs]
    assert len(outputs) == len(files)
    assert len(set(spelled)) == len(spelled)
    assert not set(spelled) & {str(path).casefold() for path in files}


@given(inputs)
def test_the_stem_stays_at_the_front(files: list[Path]) -> None:
    outputs = planned(files)
    assert all(o.name.startswith(f.stem) for f, o in zip(files, outputs, strict=True))


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", ["one\n", "“two”\n"])
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "one\n“two”\n"
    assert (tmp_path / "a.txt").stat().st_mode & 0o400


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    def parts() -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("before")
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.txt", parts())
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "before"
