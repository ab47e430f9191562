"""The headings of a book as converters give them: letters apart, lines torn, other accents."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from habeas.record import Source
from habeas.sources.reading_source import read_sources
from tests.sources.yearbook import paragraph

PLACES = ["Albania", "Benin", "Cuba", "Denmark", "Tonga", "Yemen"]


def chapter(heading: str, place: str) -> str:
    facts = f"Head of state: Ana {place}ska\nDeath penalty: retained"
    text = "\n\n".join(paragraph(place, number) for number in range(1, 5))
    return f"{heading}\n{facts}\n\n{text}"


def read(folder: Path, chapters: list[str], contents: str = "") -> list[Source]:
    path = folder / "book.txt"
    path.write_text("\n\n".join([contents, *chapters]), encoding="utf-8")
    return list(read_sources(path))


def with_others(heading: str, place: str, before: str) -> list[str]:
    chapters = [chapter(name.upper(), name) for name in PLACES]
    chapters.insert(PLACES.index(before), chapter(heading, place))
    return chapters


def test_letters_with_accents_of_their_own_make_the_same_name(tmp_path: Path) -> None:
    heading = normalize("NFD", "CÔTE D’IVOIRE")
    assert heading != "CÔTE D’IVOIRE"
    found = read(tmp_path, with_others(heading, "Abidjan", before="Cuba"))
    assert [source.country for source in found][:4] == ["ALB", "BEN", "CIV", "CUB"]


def test_a_space_between_the_letters_of_a_heading_does_not_hide_it(tmp_path: Path) -> None:
    found = read(tmp_path, with_others("PALESTINIAN AUTHORIT Y", "Ramallah", before="Tonga"))
    assert [source.country for source in found][3:6] == ["DNK", "PSE", "TON"]


def test_the_second_line_of_a_heading_before_the_name_in_full(tmp_path: Path) -> None:
    heading = "GUINEA REPUBLIC OF EQUATORIAL GUINEA"
    contents = "Albania/3\nBenin/7\nCuba/9\nDenmark/10\nEquatorial Guinea/12\nTonga/14\nYemen/17"
    found = read(tmp_path, with_others(heading, "Malabo", before="Tonga"), contents)
    assert [source.country for source in found][3:6] == ["DNK", "GNQ", "TON"]
    assert found[4].title == "Equatorial Guinea"


def test_a_heading_whose_lines_are_torn_apart_begins_one_chapter(tmp_path: Path) -> None:
    one, two = paragraph("Rabat", 7), paragraph("Rabat", 8)
    torn = f"MOROCCO/\n\n{one}\n\n{two}\n\nPress\n\n{chapter('WESTERN SAHARA', 'Rabat')}"
    chapters = [chapter(name.upper(), name) for name in PLACES]
    chapters.insert(PLACES.index("Tonga"), torn)
    contents = (
        "Albania/3\nBenin/7\nCuba/9\nDenmark/10\nMorocco/Western Sahara/12\nTonga/14\nYemen/17"
    )
    found = read(tmp_path, chapters, contents)
    assert [source.country for source in found][3:6] == ["DNK", "MAR", "TON"]
    assert one in " ".join(block.span.of(found[4].text) for block in found[4].scenes())


def test_names_with_the_same_first_word_may_come_in_either_order(tmp_path: Path) -> None:
    names = ["Benin", "Chad", "Guinea-Bissau", "Guinea", "Mali", "Togo"]
    found = read(tmp_path, [f"{name.upper()}\n\n{long_text(name)}" for name in names])
    assert [source.country for source in found] == ["BEN", "TCD", "GNB", "GIN", "MLI", "TGO"]


def long_text(place: str) -> str:
    """As long as a chapter without head matter must be."""
    return "\n\n".join(paragraph(place, number) for number in range(1, 8))
