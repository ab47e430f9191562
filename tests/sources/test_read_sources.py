"""A book on countries becomes its chapters; every other file stays one source."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from habeas.errors import UnreadableFile
from habeas.record import Source
from habeas.sources.reading_source import read_source, read_sources
from tests.sources.yearbook import Entry, chapter, paragraph, yearbook

AMNESTY = Path("/work/shared/corpus/amnesty-pdf")
COUNTRIES = [
    chapter("ALGERIA"),
    chapter("CHAD"),
    chapter("KOREA", "(REPUBLIC OF)", place="Seoul"),
    chapter("SERBIA"),
    chapter("YEMEN"),
]
CONTENTS = [
    "Overviews",
    "Africa and Asia/1",
    "Algeria/3",
    "Chad/4",
    "Korea (Republic of)/5",
    "Serbia/6",
    "Yemen/7",
    "International treaties/9",
]


def sources_of(folder: Path, data: bytes, name: str = "book.pdf") -> list[Source]:
    path = folder / name
    path.write_bytes(data)
    sources = list(read_sources(path))
    for source in sources:
        assert_sound(source)
    assert len({source.id for source in sources}) == len(sources)
    return sources


def assert_sound(source: Source) -> None:
    end = 0
    for block in source.blocks:
        assert end <= block.start < block.end <= len(source.text)
        words = block.span.of(source.text)
        assert words == words.strip()
        end = block.end
    for fact in source.facts:
        assert " ".join(fact.span.of(source.text).split()).endswith(fact.value)


def prose(source: Source) -> str:
    return " ".join(block.span.of(source.text) for block in source.scenes())


def test_each_country_becomes_a_source_with_its_own_text(tmp_path: Path) -> None:
    sources = sources_of(tmp_path, yearbook(COUNTRIES))
    assert [source.country for source in sources] == ["DZA", "TCD", "KOR", "SRB", "YEM"]
    for source, place in zip(sources, ["Algeria", "Chad", "Seoul", "Serbia", "Yemen"], strict=True):
        wanted = " ".join(paragraph(place, number) for number in (1, 2, 3))
        assert prose(source) == wanted, "all of its own text, and nothing of a neighbour's"


def test_the_head_matter_is_set_apart_from_the_prose(tmp_path: Path) -> None:
    source = sources_of(tmp_path, yearbook(COUNTRIES))[1]
    assert [(fact.label, fact.value) for fact in source.facts] == [
        ("Head of state", "Ana Chadska"),
        ("Population", "4 million"),
        ("Death penalty", "retained"),
    ]
    kinds = [block.kind for block in source.blocks if block.kind != "furniture"]
    assert kinds[:5] == ["title", "fact", "fact", "fact", "paragraph"]
    assert source.blocks[0].span.of(source.text) == "CHAD"


def test_a_source_knows_its_book_and_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    sources = sources_of(tmp_path, yearbook(COUNTRIES))
    book = sources[0].book
    assert book is not None
    assert (book.title, book.edition, book.period) == ("Lantern Watch Report 2013", "2013", "2012")
    assert book.publisher == "Lantern Watch"
    assert book.id == read_source(path).id
    assert sources[0].id == f"{book.id}#algeria"
    assert sources[0].pages == (2, 2)
    assert [source.pages for source in sources] == sorted(source.pages or () for source in sources)
    assert {source.period for source in sources} == {"2012"}
    assert book.left_out[0] == (1, 1), "the cover"
    assert book.left_out[-1][1] == book.pages, "pictures, and the appendix"


def test_the_id_of_a_chapter_does_not_hang_on_the_others(tmp_path: Path) -> None:
    one = [source.id for source in sources_of(tmp_path, yearbook(COUNTRIES))]
    again = [source.id for source in sources_of(tmp_path, yearbook(COUNTRIES), "copy.pdf")]
    assert one == again


def test_an_overview_before_the_chapters_is_a_source_without_a_country(tmp_path: Path) -> None:
    data = yearbook(COUNTRIES, contents=CONTENTS, before="AFRICA AND ASIA")
    first, *others = sources_of(tmp_path, data)
    assert (first.title, first.country, first.facts) == ("Africa and Asia", None, ())
    assert "several regions" in prose(first)
    assert [source.title for source in others][:3] == ["Algeria", "Chad", "Korea (Republic of)"]
    assert "treaties" not in prose(others[-1])
    assert "Brenik" not in prose(others[-1]), "the caption of a picture behind the chapters"


def test_a_chapter_that_the_contents_list_and_nobody_finds_is_told(tmp_path: Path) -> None:
    contents = [*CONTENTS[:6], "Togo/7", *CONTENTS[6:]]
    sources = sources_of(tmp_path, yearbook(COUNTRIES, contents=contents))
    book = sources[0].book
    assert book is not None
    assert any("Togo" in warning for warning in book.warnings)


def test_a_country_as_a_section_of_another_begins_no_chapter(tmp_path: Path) -> None:
    serbia = Entry(
        ("SERBIA",),
        tuple(paragraph("Serbia", number) for number in range(1, 5)),
        COUNTRIES[3].facts,
        ("Kosovo", "Croatia", "Refugees"),
    )
    sources = sources_of(tmp_path, yearbook([*COUNTRIES[:3], serbia, COUNTRIES[4]]))
    assert [source.country for source in sources] == ["DZA", "TCD", "KOR", "SRB", "YEM"]
    assert {block.section for block in sources[3].scenes()} == {
        None,
        "Kosovo",
        "Croatia",
        "Refugees",
    }


def test_a_name_out_of_order_in_the_letters_of_a_chapter_begins_none(tmp_path: Path) -> None:
    inside = Entry(("KOSOVO",), (paragraph("Serbia", 9),))
    entries = [*COUNTRIES[:4], inside, chapter("TOGO"), chapter("UGANDA"), COUNTRIES[4]]
    sources = sources_of(tmp_path, yearbook(entries))
    assert [source.country for source in sources] == [
        "DZA",
        "TCD",
        "KOR",
        "SRB",
        "TGO",
        "UGA",
        "YEM",
    ]
    assert paragraph("Serbia", 9) in prose(sources[3])


def test_a_book_as_plain_text_falls_into_its_chapters(tmp_path: Path) -> None:
    parts = ["Lantern Watch Report 2013", ""]
    for entry in COUNTRIES:
        parts += [" ".join(entry.heading), *(f"{a}: {b}" for a, b in entry.facts)]
        parts += [*entry.paragraphs, ""]
    sources = sources_of(tmp_path, "\n".join(parts).encode(), "book.txt")
    assert [source.country for source in sources] == ["DZA", "TCD", "KOR", "SRB", "YEM"]
    assert [fact.value for fact in sources[1].facts] == ["Ana Chadska", "4 million", "retained"]
    assert prose(sources[1]) == " ".join(COUNTRIES[1].paragraphs)


SINGLE = {
    "chapter.txt": "CHAD\nHead of state: Ana Chadska\n\n" + "\n\n".join(COUNTRIES[1].paragraphs),
    "third-page.txt": COUNTRIES[1].paragraphs[0][120:] + "\n\nPrisons\n\n" + paragraph("Chad", 2),
    "press-release.txt": (
        "Four states must free editors\n\n3 May 2012\n\n"
        + "\n\n".join(
            f"{name}\n\n{paragraph(name, 3)}" for name in ("Chad", "Mali", "Niger", "Togo")
        )
    ),
    "china.txt": "CHINA (INCLUDES TIBET, HONG KONG, AND MACAU)\n\n"
    + "\n\n".join(f"{n}\n\n{paragraph(n.title(), 4)}" for n in ("TIBET", "HONG KONG", "MACAU")),
}


@pytest.mark.parametrize("name", SINGLE)
def test_a_chapter_a_part_of_one_and_a_press_release_stay_one_source(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(SINGLE[name], encoding="utf-8")
    assert list(read_sources(path)) == [read_source(path)]


def test_what_cannot_be_read_is_told_before_the_first_source_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_sources(tmp_path / "missing.pdf")


NAMES = ["ALBANIA", "BENIN", "CHILE", "DENMARK", "EGYPT", "FIJI", "GHANA", "HAITI", "INDIA"]


@given(st.lists(st.sampled_from(NAMES), min_size=4, max_size=9, unique=True), st.data())
@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])  # a book is slow to shrink
def test_every_chapter_comes_whole_wherever_its_pages_break(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    lengths = data.draw(st.lists(st.integers(2, 9), min_size=len(names), max_size=len(names)))
    entries = [chapter(n, long=long) for n, long in zip(sorted(names), lengths, strict=True)]
    sources = sources_of(tmp_path_factory.mktemp("books"), yearbook(entries))
    assert [prose(source) for source in sources] == [" ".join(e.paragraphs) for e in entries]


@pytest.mark.skipif(not AMNESTY.is_dir(), reason="the printed reports are not at hand")
@pytest.mark.parametrize(("name", "chapters"), [("2011", 157), ("2006-countries", 150)])
def test_printed_yearbooks_come_whole_and_fast(name: str, chapters: int) -> None:
    started = time.process_time()
    sources = list(read_sources(AMNESTY / f"{name}.pdf"))
    book = sources[0].book
    assert book is not None
    assert (book.pages or 0) / (time.process_time() - started) > 15, "pages a second"
    for source in sources:
        assert_sound(source)
    countries = [source for source in sources if source.country]
    assert len({source.country for source in countries}) == len(countries) == chapters
    assert all(source.facts for source in countries)
    told = [
        block.span.of(source.text)
        for source in sources
        for block in source.blocks
        if block.kind in ("paragraph", "bullet")
    ]
    ended = [text for text in told if text[-1] in ".!?:;…”’\"')]»"]
    assert len(ended) * 100 >= len(told) * 98, "paragraphs end like paragraphs"
