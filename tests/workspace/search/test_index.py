from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection

from habeas.workspace.record.models import Account, Entity, Naming, Participant, Source
from habeas.workspace.search.matching import Holds
from habeas.workspace.search.models import Charge, Document
from habeas.workspace.search.query import parse
from tests.workspace.conftest import stored
from tests.workspace.invented import TEXT, invented_reading


def found(typed: str, *, parts: bool = False) -> set[str]:
    rows = Account.objects.filter(Holds("pk", parse(typed), parts=parts))
    return set(rows.values_list("type", flat=True))


def test_an_account_is_found_by_its_passage_its_charge_and_who_takes_part(source: Source) -> None:
    assert found("northern lamp") == {"arrest"}
    assert found("extremism") == {"sentence"}
    assert found("keldova") == {"arrest", "sentence", "appeal"}  # the appeal does not name her
    assert found("nothing") == set()


def test_a_word_finds_longer_ones_that_begin_with_it_and_a_phrase_does_not(source: Source) -> None:
    assert found("arrest") == {"arrest"}
    assert found('"arrest"') == set()
    assert found('"seven years in prison"') == {"sentence"}
    assert found('"years seven"') == set()


def test_what_is_excluded_is_not_found(source: Source) -> None:
    assert found("keldova -arrested") == {"sentence", "appeal"}
    assert found('-"supreme court"') == {"arrest", "sentence"}


def test_accents_and_capitals_make_no_difference(user: User) -> None:
    stored(invented_reading(person="Élodie Brûlé"), user)
    assert found("elodie brule") == found("ÉLODIE BRÛLÉ") == {"arrest", "sentence", "appeal"}


def test_a_part_of_a_word_is_found_where_it_is_asked_for(source: Source) -> None:
    assert found("xtremis") == set()
    assert found("xtremis", parts=True) == {"sentence"}


def test_a_name_is_found_across_scripts(user: User) -> None:
    stored(invented_reading(person="Марта Келдова"), user)
    stored(invented_reading("other.txt", text=TEXT + "\nMore.", person="Marta Keldova"), user)
    for typed in ("Keldova", "Келдова"):
        rows = Account.objects.filter(Holds("pk", parse(typed)))
        assert rows.values("source").distinct().count() == 2


def test_a_merge_is_followed_and_so_is_its_undoing(source: Source) -> None:
    person = Entity.objects.get(kind="person")
    other = Entity.objects.create(kind="person", name="Dana Orlik", letters="dana orlik")
    Naming.objects.filter(entity=person).update(entity=other)
    assert found("orlik") == {"arrest", "sentence", "appeal"}
    other.name, other.letters = "Dana Sulz", "dana sulz"
    other.save()
    assert found("orlik") == set()
    assert found("sulz") == {"arrest", "sentence", "appeal"}
    Naming.objects.filter(entity=other).update(entity=person)
    assert found("sulz") == set()


def test_a_participant_that_is_taken_away_is_no_longer_found(source: Source) -> None:
    Participant.objects.filter(account__type="appeal", role="subject").delete()
    assert found("keldova") == {"arrest", "sentence"}


def test_an_account_that_goes_leaves_nothing_behind(source: Source) -> None:
    for account in Account.objects.all():
        account.participants.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_account")
    assert (Document.objects.count(), Charge.objects.count()) == (0, 0)
    assert found("police") == set()
