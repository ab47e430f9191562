from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.workspace.intake.printed_source import printed_pdf, printed_source

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_page_is_drawn_once_and_kept_in_the_records_folder(
    page: Client, record_folder: Path
) -> None:
    source = printed_source()
    answer = page.get(f"/sources/{source.pk}/pages/2.png")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(PNG)
    (kept,) = record_folder.glob("page-images/*/*/2.png")
    kept.write_bytes(PNG + b"kept")
    assert page.get(f"/sources/{source.pk}/pages/2.png").content == PNG + b"kept"


@pytest.mark.parametrize("number", ["1", "3", "0", "4", "9" * 30])
def test_a_chapter_shows_no_pages_of_other_chapters(page: Client, number: str) -> None:
    source = printed_source()
    assert page.get(f"/sources/{source.pk}/pages/{number}.png").status_code == 404


def test_a_source_that_is_not_there_has_no_pages(page: Client) -> None:
    assert page.get("/sources/99999999999999999999999/pages/1.png").status_code == 404


def test_nobody_sees_a_page_without_logging_in() -> None:
    assert Client().get("/sources/1/pages/1.png").status_code == 302


def test_a_page_that_cannot_be_drawn_is_not_there_and_is_not_kept(
    page: Client, record_folder: Path
) -> None:
    source = printed_source(printed_pdf())
    original = next(record_folder.glob("originals/*/*"))
    original.write_bytes(b"%PDF-1.4 of which nothing is left")
    assert page.get(f"/sources/{source.pk}/pages/2.png").status_code == 404
    assert list(record_folder.glob("page-images/**/*.png")) == []


def test_what_asks_for_a_page_asks_the_database_once_for_it(
    page: Client,
    django_assert_num_queries: object,
) -> None:
    source = printed_source()
    with django_assert_num_queries(3):  # type: ignore[operator]  # session, user, source
        page.get(f"/sources/{source.pk}/pages/2.png")
