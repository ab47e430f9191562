"""The bench of a library: what is cut out to be read, and how its figures are shown."""

from __future__ import annotations

from bench.corpus_reading import pieces_of
from bench.table import as_table
from tests.bench.test_results import result

LIBRARY = {
    "reading": {
        "words": 48_000,
        "one_process_words_a_second": 1900,
        "two_processes_words_a_second": 3700,
        "speed_up": 1.95,
        "language_words_a_second": 2500,
        "peak_megabytes": 420,
    },
    "tables": {"events": 1_000_000, "country by type: cold seconds": 0.61},
    "people": {
        "mentions": 90,
        "pairs": 40,
        "seconds": 2.5,
        "0.9": {"suggested": 38, "precision": 0.95, "recall": 0.9},
    },
}


def test_pieces_are_whole_paragraphs_and_hold_all_words() -> None:
    text = "\n\n".join(f"Paragraph {number} of five words." for number in range(10))
    pieces = list(pieces_of(text, 12))
    assert "\n\n".join(pieces) == text
    assert [len(piece.split()) for piece in pieces] == [15, 15, 15, 5]


def test_each_figure_stands_beside_the_last_one_and_what_is_asked() -> None:
    now = result(0.8, []) | {"library": LIBRARY}
    slower = LIBRARY | {"tables": {"events": 1_000_000, "country by type: cold seconds": 1.9}}
    before = ("2026-11-23", result(0.8, []) | {"library": slower})
    table = as_table("2026-11-24", now, before)
    assert "| two processes, words a second | 3700 | 3700 | 3600 |" in table
    assert "| country by type: cold seconds | 0.61 | 1.9 | 1 |" in table
    assert "| 0.9 | 38 | 0.950 | 0.900 |" in table


def test_a_result_without_a_library_has_no_such_part() -> None:
    assert "library" not in as_table("2026-11-24", result(0.8, []), None)
