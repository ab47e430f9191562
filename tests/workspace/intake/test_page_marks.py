from __future__ import annotations

import pytest

from habeas.workspace.intake.page_marks import marks_of_spans, page_marks
from habeas.workspace.record.models import Source
from tests.workspace.intake.printed_source import printed_source


def share(told: str) -> float:
    assert told.endswith("%")
    return float(told[:-1])


@pytest.mark.django_db
def test_words_are_marked_where_they_are_printed() -> None:
    source = printed_source()
    start = source.text.index("Marta Keldova")
    (mark,) = page_marks(source, start, start + len("Marta Keldova"))
    assert mark.page == 2
    assert 30 < share(mark.x) < 45
    assert 8 < share(mark.y) < 10  # the line stands 82 of 842 points below the top
    assert 8 < share(mark.width) < 14
    assert 0.8 < share(mark.height) < 2


@pytest.mark.django_db
def test_words_on_two_lines_have_two_marks() -> None:
    source = printed_source()
    start = source.text.index("a weekly")
    end = source.text.index("home in Brenik") + len("home in Brenik")
    above, below = page_marks(source, start, end)
    assert share(above.y) < share(below.y)
    assert share(below.x) == pytest.approx(72 / 595 * 100, abs=0.5)


@pytest.mark.django_db
def test_several_spans_are_marked_at_once() -> None:
    source = printed_source()
    spans = [(0, 7), (source.text.index("freed"), source.text.index("freed") + 5)]
    assert marks_of_spans(source, spans) == [page_marks(source, *span) for span in spans]


def test_a_source_without_pages_has_no_marks(source: Source) -> None:
    assert page_marks(source, 0, 10) == []
