"""What is meant by a folder, a pattern, a list, a file and an address."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from habeas.corpus.documents import Document, find_documents
from habeas.errors import SourceError, UnreadableFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.pdf", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "deep/.e.txt"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "reports"


def names(place: str | Path, folder: Path, **options: Path) -> list[str]:
    found = list(find_documents(str(place), **options))
    return [Path(one.path).relative_to(folder).as_posix() for one in found]


def test_a_folder_gives_its_files_at_any_depth_but_not_the_hidden_ones(folder: Path) -> None:
    assert names(folder, folder) == ["a.pdf", "b.txt", "deep/er/c.txt"]


def test_a_document_is_its_bytes(folder: Path) -> None:
    [found] = find_documents(str(folder / "b.txt"))
    digest = sha256(b"b.txt").hexdigest()
    assert found == Document(digest, str(folder / "b.txt"), len("b.txt"))


def test_a_pattern_gives_what_fits_it(folder: Path) -> None:
    assert names(folder / "**" / "*.txt", folder) == ["b.txt", "deep/er/c.txt"]


def test_a_list_gives_the_files_on_its_lines_and_says_which_are_missing(folder: Path) -> None:
    listed = folder.parent / "list.txt"
    listed.write_text(f"reports/b.txt\n\n{folder}/a.pdf\nreports/none.txt\n")
    *found, missing = find_documents(str(listed))
    assert [Path(one.path) for one in found] == [folder / "b.txt", folder / "a.pdf"]
    assert isinstance(missing, UnreadableFile)
    assert missing.path.name == "none.txt"


@pytest.mark.parametrize("text", ["Annual report\n", "", "\n\n", "x" * 9000, "https://a.example/b"])
def test_a_text_that_names_no_file_is_a_document(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text)
    [found] = find_documents(str(path))
    assert isinstance(found, Document)
    assert found.path == str(path)


def test_the_data_set_itself_is_passed_over(folder: Path) -> None:
    assert names(folder, folder, without=folder / "deep") == ["a.pdf", "b.txt"]


@pytest.mark.parametrize("place", ["none", "none/*.pdf", "https://a.example/report.pdf"])
def test_a_place_with_nothing_in_it_is_said(tmp_path: Path, place: str) -> None:
    [found] = find_documents(str(tmp_path / place) if "://" not in place else place)
    assert isinstance(found, SourceError)


def test_a_link_to_a_folder_is_not_followed_into_a_circle(folder: Path) -> None:
    (folder / "deep" / "again").symlink_to(folder)
    assert names(folder, folder) == ["a.pdf", "b.txt", "deep/er/c.txt"]


def test_addresses_give_the_same_documents_as_paths(folder: Path) -> None:
    pytest.importorskip("fsspec")
    by_path = [one for one in find_documents(str(folder)) if isinstance(one, Document)]
    for place in (f"file://{folder}", f"file://{folder}/**"):
        found = [one for one in find_documents(place) if isinstance(one, Document)]
        assert [one.sha256 for one in found] == [one.sha256 for one in by_path]
        assert all(one.path.startswith("file://") for one in found)
    [missing] = find_documents(f"file://{folder}/none.pdf")
    assert isinstance(missing, UnreadableFile)
