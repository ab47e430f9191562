from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from habeas.record import Reading
from habeas.workspace.record.actions.judge_account import accept_account
from habeas.workspace.record.models import Account, Judgement, Source
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading
from tests.workspace.review.form_fields import fields_of

HTMX = {"HX-Request": "true"}


def the(kind: str) -> Account:
    return Account.objects.get(type=kind, made_by=None)


def form_of(page: Client, pk: int) -> dict[str, Any]:
    """What a browser would send from the form of an account, untouched."""
    return fields_of(page.get(reverse("review:account", args=[pk])).content.decode(), "slots")


def test_the_queue_shows_the_least_certain_first_and_the_gravest_where_asked(
    page: Client, source: Source
) -> None:
    def order(query: str) -> list[str]:
        told = page.get(f"/review/{query}").context["proposals"]
        return [one["title"].lower() for one in told]

    assert order("") == ["appeal", "sentence", "arrest"]
    assert order("?order=grave") == ["sentence", "arrest", "appeal"]
    assert order("?order=reading") == ["arrest", "sentence", "appeal"]
    assert order("?type=appeal") == ["appeal"]
    assert order("?country=CZE&person=keldova") == ["appeal", "sentence", "arrest"]
    assert order("?person=nobody+of+that+name") == []
    assert order("?country=FRA") == []
    assert order(f"?source={source.pk}&order=reading") == ["arrest", "sentence", "appeal"]


def test_a_list_tells_a_term_in_words(page: Client, source: Source) -> None:
    Account.objects.update(confidence=0.99)
    told = page.get("/review/surest").content.decode()
    assert "7 years" in told
    assert "P7Y" not in told


def test_the_definition_of_a_type_shows_values_as_code_and_the_log_has_its_looks(
    page: Client, source: Source
) -> None:
    told = page.get(f"/review/{the('sentence').pk}").content.decode()
    assert "<code>requested</code>" in told
    assert "`" not in told.partition('class="definition"')[2].partition("</details>")[0]
    assert "upkeep/log.css" in told


def test_the_pages_of_the_queue_follow_each_other_without_a_gap(
    page: Client, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.workspace.review.queue_page.PAGE", 2)
    for order in ("uncertain", "grave", "reading"):
        seen, after = [], ""
        for _ in range(2):
            context = page.get(f"/review/?order={order}&after={after}").context
            seen += [one["pk"] for one in context["proposals"]]
            after = context["more"]
        assert sorted(seen) == sorted(Account.objects.values_list("pk", flat=True))
        assert after == ""


@pytest.mark.parametrize(
    "path",
    [
        "?order=none", "?source=x", "?source=99999999999999999999999", "?type=%00", "?type=A b",
        "?country=cz", "?after=1", "?after=nan_1", "?after=1_99999999999999999999", "?entity=-1",
        "surest?least=nan", "surest?least=2", "surest?least=x", "0", "99999999999999999999999",
        "add/1?words=1-99999", "add/1?words=%00", "add/99999999999999999999999",
        "1/passage?around=x",
        "names/99999", "dates/99999", "dates/99999999999999999999999", "dates/1?form=3-",
    ],
)  # fmt: skip
def test_what_no_page_has_is_told_as_missing(page: Client, source: Source, path: str) -> None:
    assert page.get(f"/review/{path}").status_code == 404


@pytest.mark.parametrize("person", ["%00", "'", "%25", "_", "a" * 5000, "\U0001f600", "{{7*7}}"])
def test_any_name_may_be_asked_for(page: Client, source: Source, person: str) -> None:
    assert page.get(f"/review/?person={person}").status_code == 200


def test_the_page_marks_the_passage_and_what_is_said_in_it(page: Client, source: Source) -> None:
    told = page.get(reverse("review:account", args=[the("arrest").pk])).content.decode()
    assert '<mark class="passage trigger">arrested</mark>' in told
    assert '<mark class="passage date">14 February</mark>' in told
    assert '<mark class="passage subject">Marta Keldova</mark>' in told
    assert '<mark class="passage agent">police</mark>' in told
    assert '<mark class="passage place">Brenik</mark>' in told


def test_the_pages_ask_the_same_number_of_queries_however_many_rows(
    page: Client, user: User, source: Source, django_assert_num_queries: Any
) -> None:
    for number in range(6):
        text = f"Report {number}\n\n" + source.text
        stored(invented_reading(f"r{number}.txt", text=text), user)
    first = source.accounts.order_by("id")[0].pk
    page.get("/review/")
    with django_assert_num_queries(7):
        page.get("/review/")
    with django_assert_num_queries(7):
        page.get("/review/?order=grave&type=arrest")
    with django_assert_num_queries(6):
        page.get("/review/surest?least=0.8")
    with django_assert_num_queries(8):
        page.get(
            reverse(
                "review:account",
                args=[first],
            )
        )


def test_after_a_judgement_the_next_one_comes_in_its_place(page: Client, source: Source) -> None:
    first = the("appeal")
    answer = page.post(f"/review/{first.pk}/accept", {"seen": 0}, headers=HTMX)
    following = the("sentence").pk
    assert answer["HX-Push-Url"] == f"/review/{following}"
    assert f'data-account="{following}"' in answer.content.decode()
    assert "<html" not in answer.content.decode()
    back = page.get(f"/review/{first.pk}", headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert "<html" in back.content.decode()
    assert "accepted" in back.content.decode()


def test_without_scripts_the_next_one_comes_too(page: Client, source: Source) -> None:
    answer = page.post(f"/review/{the('appeal').pk}/reject?order=grave", {"seen": 0})
    assert answer.status_code == 302
    assert answer["Location"] == "/review/?order=grave"
    answer = page.post(f"/review/{the('sentence').pk}/accept?order=grave", {"seen": 0})
    assert answer["Location"] == f"/review/{the('arrest').pk}?order=grave"


def test_a_form_that_is_sent_twice_judges_once(page: Client, source: Source) -> None:
    for _ in range(2):
        answer = page.post(f"/review/{the('appeal').pk}/accept", {"seen": 0}, headers=HTMX)
        assert answer.status_code == 200
    fields = {**form_of(page, the("sentence").pk), "term": "P8Y"}
    for _ in range(2):
        answer = page.post(f"/review/{the('sentence').pk}/correct", fields, headers=HTMX)
        assert answer.status_code == 200
    assert Judgement.objects.count() == 3
    assert Account.objects.count() == 4


def test_a_stale_page_judges_nothing_and_says_who_was_quicker(
    page: Client, source: Source, other_user: User
) -> None:
    account = the("appeal")
    accept_account(account.pk, other_user)
    answer = page.post(f"/review/{account.pk}/reject", {"seen": 0}, headers=HTMX)
    assert answer.status_code == 409
    assert "benedek has changed this account" in answer.content.decode()
    assert 'class="tag accepted"' in answer.content.decode()
    assert page.post(f"/review/{account.pk}/reject", {}, headers=HTMX).status_code == 409
    assert Judgement.objects.count() == 1


def test_what_the_second_reviewer_typed_stays_in_the_form(
    page: Client, source: Source, other_user: User
) -> None:
    old = the("sentence")
    mine = {**form_of(page, old.pk), "term": "P9Y", "charges": "treason", "reason": "the annex"}
    theirs = Client()
    theirs.force_login(other_user)
    theirs.post(f"/review/{old.pk}/correct", {**form_of(theirs, old.pk), "term": "P8Y"})
    answer = page.post(f"/review/{old.pk}/correct", mine, headers=HTMX)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="P9Y"' in told
    assert "treason</textarea>" in told
    assert 'value="the annex"' in told
    assert "What you typed is still in the form." in told
    assert "as it stands:" in told
    assert "8 years" in told
    new = Account.objects.get(supersedes=old)
    fields = {**mine, "seen": new.version}
    assert page.post(f"/review/{new.pk}/correct", fields, headers=HTMX).status_code == 200
    assert Account.objects.get(supersedes=new).term == "P9Y"


def test_an_untouched_form_changes_nothing(page: Client, source: Source) -> None:
    for kind in ("arrest", "sentence", "appeal"):
        account = the(kind)
        answer = page.post(f"/review/{account.pk}/correct", form_of(page, account.pk), headers=HTMX)
        assert answer.status_code == 422
        assert "nothing was changed" in answer.content.decode()
    assert Account.objects.count() == 3


def test_a_wrong_slot_is_told_at_its_field(page: Client, source: Source) -> None:
    account = the("sentence")
    for slot, value in (
        ("date", "yesterday"),
        ("term", "P7"),
        ("type", "nonsense"),
        ("trigger", "0-4:words that do not stand there"),
        ("trigger", "0-99999999:x"),
        ("date_words", "x"),
    ):
        fields = {**form_of(page, account.pk), slot: value}
        answer = page.post(f"/review/{account.pk}/correct", fields, headers=HTMX)
        assert answer.status_code == 422, slot
        assert 'class="wrong"' in answer.content.decode(), slot
    assert Account.objects.count() == 3


def test_a_term_is_typed_in_words(page: Client, source: Source) -> None:
    account = the("sentence")
    same = {**form_of(page, account.pk), "term": "seven years in prison"}
    answer = page.post(f"/review/{account.pk}/correct", same, headers=HTMX)
    assert "nothing was changed" in answer.content.decode()
    fields = {**same, "term": "two to five years"}
    assert page.post(f"/review/{account.pk}/correct", fields, headers=HTMX).status_code == 200
    assert Account.objects.get(supersedes=account).term == "P2Y/P5Y"


def test_a_date_is_typed_in_words_and_saved_once_it_was_shown(page: Client, source: Source) -> None:
    account = the("sentence")
    asked = page.get(f"/review/dates/{source.pk}", {"date": "last week of June"})
    assert "24–30 June 2012" in asked.content.decode()
    shown = fields_of(f"<form id='a'>{asked.content.decode()}</form>", "a")
    assert shown == {"date_meant": ["2012-06-24/2012-06-30"]}
    fields = {**form_of(page, account.pk), "date": "last week of June"}
    answer = page.post(f"/review/{account.pk}/correct", fields, headers=HTMX)
    assert answer.status_code == 422  # nobody has seen yet what it is understood as
    assert "is understood as 24–30 June 2012" in answer.content.decode()
    again = {**fields, "date_meant": "2012-06-24/2012-06-30"}
    assert page.post(f"/review/{account.pk}/correct", again, headers=HTMX).status_code == 200
    new = Account.objects.get(supersedes=account)
    assert (new.date, str(new.earliest)) == ("2012-06-24/2012-06-30", "2012-06-24")


def test_a_date_in_other_words_is_no_change(page: Client, source: Source) -> None:
    account = the("sentence")
    fields = {**form_of(page, account.pk), "date": "3 September 2012", "date_meant": "2012-09-03"}
    answer = page.post(f"/review/{account.pk}/correct", fields, headers=HTMX)
    assert "nothing was changed" in answer.content.decode()


def test_a_date_that_is_not_understood_is_told_with_an_example(
    page: Client, source: Source
) -> None:
    for told in ("soon", "30 February 2012", "before May", "\0", "9" * 400, "<b>2012"):
        asked = page.get(f"/review/dates/{source.pk}", {"date": told}).content.decode()
        assert "is not understood as a date: write it as 12 May 2011" in asked, told
        assert "<b>" not in asked
    assert "<input" not in page.get(f"/review/dates/{source.pk}", {"date": ""}).content.decode()


def test_words_are_dated_where_they_stand(page: Client, user: User) -> None:
    text = TEXT.replace("in Brenik.", "in Brenik. Three days later the office was sealed.")
    row = stored(invented_reading(text=text), user)

    def read(words: str) -> str:
        start = row.text.index(words)
        told = {"words": f"{start}-{start + len(words)}:{words}", "form": "2-"}
        return page.get(f"/review/dates/{row.pk}", told).content.decode()

    assert 'data-take="2012-02-17"' in read("Three days later")
    assert 'name="2-date_meant"' in read("Three days later")
    assert 'data-take="2012-02-14"' in read("14 February")
    assert "tell no single date" in read("the office")
    both = row.text[row.text.index("14 February") : row.text.index(" later the office")]
    assert "tell no single date" in read(both)


def test_people_are_named_by_the_source_or_by_words(page: Client, source: Source) -> None:
    account = the("appeal")
    fields = form_of(page, account.pk)
    assert fields["who-name"] == ["Marta Keldova", "the Supreme Court", ""]
    start = source.text.index("Northern Lamp")
    fields["who-role"][2:] = ["recipient", "place"]
    for part, values in {
        "name": ["Northern Lamp", "Brenik"],
        "words": [f"{start}-{start + 13}:Northern Lamp", ""],
        "kind": ["organization", ""],
        "naming": ["", ""],
        "was": ["", ""],
    }.items():
        fields[f"who-{part}"][2:] = values
    page.post(f"/review/{account.pk}/correct", fields, headers=HTMX)
    new = Account.objects.get(supersedes=account)
    people = new.participants.order_by("id").values_list("role", "naming__name")
    assert set(people) == {
        ("subject", "Marta Keldova"), ("agent", "the Supreme Court"),
        ("recipient", "Northern Lamp"),
    }  # fmt: skip
    assert new.place is not None
    assert new.place.name == "Brenik"
    fields["who-name"][1] = "Somebody Else"
    answer = page.post(f"/review/{the('arrest').pk}/correct", fields, headers=HTMX)
    assert "is not named in this source" in answer.content.decode()


def test_what_has_no_quote_cannot_be_accepted_through_the_page(
    page: Client, source: Source
) -> None:
    account = the("appeal")
    Account.objects.filter(pk=account.pk).update(trigger="freed")
    answer = page.post(f"/review/{account.pk}/accept", {"seen": 0}, headers=HTMX)
    assert answer.status_code == 422
    assert "do not stand in the source" in answer.content.decode()
    answer = page.post("/review/surest?least=0.8", {"account": [f"{account.pk}:0"]}, follow=True)
    assert "do not stand in its source" in answer.content.decode()
    account.refresh_from_db()
    assert account.standing == "proposed"
    assert Judgement.objects.count() == 0


def test_a_judgement_and_a_correction_are_taken_back(page: Client, source: Source) -> None:
    first = the("appeal")
    page.post(f"/review/{first.pk}/accept", {"seen": 0}, headers=HTMX)
    for _ in range(2):
        page.post(f"/review/{first.pk}/reopen", {"seen": 1}, headers=HTMX)
    first.refresh_from_db()
    assert (first.standing, first.version) == ("proposed", 2)
    page.post(
        f"/review/{first.pk}/correct",
        {**form_of(page, first.pk), "outcome": "reduced"},
        headers=HTMX,
    )
    new = Account.objects.get(supersedes=first)
    answer = page.post(f"/review/{new.pk}/reopen", {"seen": new.version}, headers=HTMX)
    assert f'data-account="{first.pk}"' in answer.content.decode()
    first.refresh_from_db()
    assert first.standing == "proposed"


def test_a_split_is_looked_at_before_it_is_accepted(page: Client, source: Source) -> None:
    account = the("sentence")
    fields = form_of(page, account.pk)
    both = {
        **{f"1-{name}": value for name, value in fields.items()},
        **{f"2-{name}": value for name, value in fields.items()},
        "2-type": "conviction",
        "2-term": "",
        "seen": 0,
    }
    look = page.post(f"/review/{account.pk}/split", {**both, "do": "look"})
    assert "This will be in the record" in look.content.decode()
    assert Account.objects.count() == 3
    for _ in range(2):
        done = page.post(f"/review/{account.pk}/split", {**both, "do": "accept"})
        assert done.status_code == 302
    assert set(Account.objects.filter(supersedes=account).values_list("type", flat=True)) == {
        "sentence",
        "conviction",
    }


def test_a_missed_event_is_added_from_its_words(page: Client, source: Source) -> None:
    start = source.text.index("Supreme Court upheld")
    words = f"{start}-{start + 20}:Supreme Court upheld"
    form = page.get(f"/review/add/{source.pk}", {"words": words, "from": str(the("arrest").pk)})
    assert "In November, the Supreme Court upheld the sentence." in form.content.decode()
    fields = {"type": "ruling", "trigger": words, "date": "2012-11", "modality": "actual"}
    address = f"/review/add/{source.pk}?from={the('arrest').pk}"
    assert page.post(address, fields)["Location"] == f"/review/{the('arrest').pk}"
    added = Account.objects.get(type="ruling")
    assert added.passage == "In November, the Supreme Court upheld the sentence."
    assert page.post(address, fields).status_code == 422
    assert page.post(address, {**fields, "type": ""}).status_code == 422


def test_the_surest_are_accepted_at_once(page: Client, source: Source, other_user: User) -> None:
    shown = page.get("/review/surest?least=0.9").context["proposals"]
    assert [one["title"] for one in shown] == ["Arrest", "Sentence"]
    accept_account(the("arrest").pk, other_user)
    chosen = [f"{one['pk']}:{one['version']}" for one in shown]
    answer = page.post("/review/surest?least=0.9", {"account": [*chosen, "x:y"[:0]]}, follow=True)
    told = answer.content.decode()
    assert "1 account accepted." in told
    assert "benedek has changed this account" in told
    assert the("sentence").standing == "accepted"


def test_the_trail_tells_who_did_what_and_why(page: Client, source: Source) -> None:
    account = the("appeal")
    fields = {**form_of(page, account.pk), "outcome": "reduced", "reason": "see page 4"}
    page.post(f"/review/{account.pk}/correct", fields, headers=HTMX)
    new = Account.objects.get(supersedes=account)
    told = page.get(f"/review/{new.pk}").content.decode()
    assert "put another account in its place" in told
    assert "see page 4" in told


def test_nobody_sees_it_who_has_not_logged_in(source: Source) -> None:
    for path in ("/review/", "/review/1", "/review/surest", "/review/1/split"):
        assert Client().get(path).status_code == 302


def test_a_source_with_strange_letters_is_shown_sign_for_sign(
    page: Client, user: User, reading: Reading
) -> None:
    strange = "\U0001f600 e\u0301 a\r\u202eb  c "
    text = reading.source.text.replace("On 14", strange + "On 14")
    source = stored(invented_reading("strange.txt", text=text), user)
    account = source.accounts.get(type="arrest")
    told = page.get(f"/review/{account.pk}").content.decode()
    assert "\U0001f600 e\u0301 a \ufffdb  c On" in told
