from __future__ import annotations

from html import escape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.sources.opened_file import LARGEST
from habeas.workspace.intake import uploads
from habeas.workspace.intake.models import Job
from habeas.workspace.record.models import Original, Source
from tests.workspace.conftest import stored
from tests.workspace.intake.files import bring_in, report
from tests.workspace.intake.printed_source import printed_source
from tests.workspace.invented import TEXT, invented_reading

HOSTILE = "<img src=x onerror=alert(1)>\u202e.txt"


def send(page: Client, *files: SimpleUploadedFile, **options: str) -> str:
    """Bring files in as a browser without scripts does; gives the page that follows."""
    answer = page.post("/sources/add", {"files": list(files), **options}, follow=True)
    return answer.content.decode()


def test_files_are_brought_in_several_at_once(page: Client) -> None:
    told = send(
        page,
        SimpleUploadedFile("a.txt", report("Brenik")),
        SimpleUploadedFile("b.txt", report("Dolna")),
        period="2012",
    )
    assert "a.txt: will be read." in told
    assert "b.txt: will be read." in told
    assert set(Job.objects.values_list("name", "state", "period")) == {
        ("a.txt", "waiting", "2012"),
        ("b.txt", "waiting", "2012"),
    }


def test_who_brings_the_same_file_again_is_told_which_source_it_is(
    page: Client, source: Source
) -> None:
    told = send(page, SimpleUploadedFile("other name.txt", source.text.encode()))
    assert "other name.txt: is in the record already: “Ostrava Republic 2012”." in told
    assert Job.objects.count() == 0


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("country", "Atlantis", "No country is called so."),
        ("period", "last year", "Write a year or a date"),
        ("ocr", "English; rm -rf", "Name the languages as Tesseract does"),
        ("country", "\x00", "Null characters are not allowed"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_and_nothing_is_kept(
    page: Client, option: str, value: str, sentence: str, record_folder: object
) -> None:
    told = send(page, SimpleUploadedFile("a.txt", report()), **{option: value})
    assert sentence in told
    assert "choose the files again" in told
    assert Original.objects.count() == 0
    assert list(record_folder.glob("originals/**/coming-*")) == []  # type: ignore[attr-defined]


def test_a_file_that_is_too_large_is_told_and_the_one_beside_it_is_taken(
    page: Client, monkeypatch: pytest.MonkeyPatch, record_folder: object
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 2_000_000)  # the figure, not the code: 200 MB take long
    large = SimpleUploadedFile("large.txt", b"a" * 2_000_001)
    told = send(page, large, SimpleUploadedFile("good.txt", report()))
    assert "large.txt: it is larger than 2 MB." in told
    assert "good.txt: will be read." in told
    assert list(record_folder.glob("originals/**/coming-*")) == []  # type: ignore[attr-defined]
    assert LARGEST == 200_000_000


def test_an_empty_file_and_no_file_are_told(page: Client) -> None:
    assert "empty.txt: it is empty." in send(page, SimpleUploadedFile("empty.txt", b""))
    assert "No file was chosen." in send(page)


def test_a_name_made_to_do_harm_is_shown_harmlessly(page: Client, user: User) -> None:
    told = send(page, SimpleUploadedFile(HOSTILE, report()))
    assert "<img src=x" not in told
    assert escape("<img src=x onerror=alert(1)>.txt") in told
    assert "\u202e" not in told
    reading = invented_reading(f"../{HOSTILE}", text=TEXT.replace("2012", "<script>x</script>"))
    row = stored(reading, user)
    shown = page.get(f"/sources/{row.pk}/").content.decode()
    assert "<script>x" not in shown
    assert "<img src=x" not in shown


def test_the_file_is_given_back_byte_for_byte_and_is_never_shown(page: Client, user: User) -> None:
    row = stored(invented_reading('a "b"\r\nc.html'), user)
    answer = page.get(f"/sources/{row.pk}/original")
    assert b"".join(answer.streaming_content) == row.text.encode()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_only_who_is_logged_in_sees_or_brings_anything(source: Source) -> None:
    browser = Client()
    for path in ("", "jobs", f"{source.pk}/", f"{source.pk}/original", f"{source.pk}/pages/1.png"):
        assert browser.get(f"/sources/{path}").status_code == 302
    browser.post("/sources/add", {"files": SimpleUploadedFile("a.txt", report())})
    assert Job.objects.count() == 0


def test_a_form_from_elsewhere_brings_nothing(user: User, record_folder: object) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    answer = browser.post("/sources/add", {"files": SimpleUploadedFile("a.txt", report())})
    assert answer.status_code == 403
    assert Original.objects.count() == 0
    assert list(record_folder.glob("originals/**/coming-*")) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path",
    [
        "?page=0", "?page=99999999999999999999999", "?page=x", "?period=yesterday", "?file=x",
        "?country=XX%00", "?title=%00", "?country=A&country=B", "?file=99999999999999999999999",
        "?publisher[]=x", "jobs?seen=%00",
    ],
)  # fmt: skip
def test_the_list_answers_whatever_is_asked(page: Client, source: Source, path: str) -> None:
    assert page.get(f"/sources/{path}").status_code == 200


@pytest.mark.parametrize(
    "query", ["part=0", "part=-1", "part=x", "at=9999999999999999", "at=x", "part=²"]
)
def test_a_source_answers_whatever_part_is_asked(page: Client, source: Source, query: str) -> None:
    assert page.get(f"/sources/{source.pk}/?{query}").status_code == 200


def test_the_list_is_filtered_by_country_period_publisher_and_title(
    page: Client, user: User
) -> None:
    stored(invented_reading(), user)
    stored(invented_reading(person="Ivo Brandt", country="SVK"), user)

    def shown(query: str) -> int:
        return page.get(f"/sources/?{query}").content.decode().count('<th scope="row">')

    assert shown("") == 2
    assert shown("country=SVK") == 1
    assert shown("period=2012") == 2
    assert shown("period=2011") == 0
    assert shown("publisher=Watch+Ostrava") == 2
    assert shown("title=ostrava") == 2
    assert shown("title=nowhere") == 0


def test_triggers_and_passages_are_marked_in_the_text(page: Client, source: Source) -> None:
    shown = page.get(f"/sources/{source.pk}/").content.decode()
    assert ">sentenced</mark>" in shown
    assert "arrest, 14 February 2012, Marta Keldova" in shown
    assert "<mark> Keldova to seven years in prison for extremism.</mark>" in shown


def test_a_long_text_is_shown_in_parts_and_a_place_is_found_in_its_part(
    page: Client, user: User
) -> None:
    more = "".join(f"\nParagraph {n}. {'Nothing of note happened. ' * 40}\n" for n in range(60))
    row = stored(invented_reading(text=TEXT + more), user)
    last = row.text.index("Paragraph 59.")
    assert "Paragraph 59." not in page.get(f"/sources/{row.pk}/").content.decode()
    shown = page.get(f"/sources/{row.pk}/?at={last}").content.decode()
    assert f'id="c{last}"' in shown
    assert "Part 2 of 2" in shown


def test_a_failed_file_is_shown_with_its_sentence_and_tried_again(page: Client, user: User) -> None:
    bring_in(report(), "bad.pdf", user)
    Job.objects.update(state="failed", problem="it is damaged: it is no complete PDF file")
    assert "It is damaged: it is no complete PDF file." in page.get("/sources/").content.decode()
    page.post(f"/sources/jobs/{Job.objects.get().pk}/retry")
    assert Job.objects.get().state == "waiting"


def test_a_file_whose_reading_was_broken_off_says_which_attempt_it_is(
    page: Client, user: User
) -> None:
    bring_in(report(), "a.txt", user)
    Job.objects.update(state="reading", attempts=1, worker="w")
    assert "attempt" not in page.get("/sources/jobs").content.decode()
    Job.objects.update(attempts=2)
    assert "attempt 2 of 3, after it was broken off" in page.get("/sources/jobs").content.decode()


def test_what_failed_stays_in_the_list_until_somebody_sees_to_it(page: Client, user: User) -> None:
    bring_in(report(), "bad.pdf", user)
    Job.objects.update(state="failed", problem="it is damaged")
    for number in range(9):
        bring_in(report(f"Dolna{number}"), f"{number}.txt", user)
    Job.objects.exclude(name="bad.pdf").update(state="done")
    told = page.get("/sources/jobs").content.decode()
    assert "bad.pdf" in told
    assert "0.txt" not in told


def test_the_list_of_jobs_asks_again_only_while_something_is_being_read(
    page: Client, user: User
) -> None:
    bring_in(report(), "a.txt", user)
    assert "hx-trigger" in page.get("/sources/jobs").content.decode()
    Job.objects.update(state="done")
    answer = page.get("/sources/jobs?seen=1-1-0")
    assert "hx-trigger" not in answer.content.decode()
    assert answer["HX-Trigger-After-Swap"] == "sources-changed"


def test_the_pages_ask_the_database_as_often_for_many_rows_as_for_few(
    page: Client, user: User, django_assert_num_queries: object
) -> None:
    for number, place in enumerate(("Brenik", "Dolna", "Sarvik")):
        row = stored(invented_reading(person=f"{place} Keldova"), user)
        bring_in(report(place), f"{number}.txt", user)
        with django_assert_num_queries(12):  # type: ignore[operator]
            page.get("/sources/")
        with django_assert_num_queries(7):  # type: ignore[operator]
            page.get("/sources/jobs")
        with django_assert_num_queries(6):  # type: ignore[operator]
            page.get(f"/sources/{row.pk}/")


def test_the_page_of_a_pdf_shows_its_page_with_the_words_marked(page: Client) -> None:
    row = printed_source()
    shown = page.get(f"/sources/{row.pk}/").content.decode()
    assert f'src="/sources/{row.pk}/pages/2.png"' in shown
    assert f"/sources/{row.pk}/pages/1.png" not in shown
