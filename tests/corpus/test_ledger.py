"""The ledger: what it keeps of each document, and who may open it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from habeas.corpus.documents import Document
from habeas.corpus.ledger import LEDGER, Ledger
from habeas.corpus.messages import Failed, Finished
from habeas.errors import DataSetError

ONE, TWO = Document("1" * 64, "/reports/1.txt", 10), Document("2" * 64, "/reports/2.txt", 20)
READ = Finished(ONE.sha256, 3, 40, 5, None, 0, 0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path, create=True)) as opened:
        yield opened


def broken_off(ledger: Ledger) -> None:
    with ledger:
        ledger.take_in(ONE)
        raise KeyboardInterrupt


def test_the_same_bytes_are_one_document_with_several_names(ledger: Ledger) -> None:
    assert ledger.take_in(ONE)
    assert not ledger.take_in(ONE)
    for path in ("/b.txt", "/a.txt", "/b.txt"):
        assert not ledger.take_in(Document(ONE.sha256, path, ONE.size))
    assert [entry.path for entry in ledger.entries()] == [ONE.path]
    assert ledger.other_names() == {ONE.sha256: ["/a.txt", "/b.txt"]}


def test_a_document_goes_from_waiting_to_done_with_its_attempts(ledger: Ledger) -> None:
    ledger.take_in(ONE)
    ledger.begun(ONE.sha256)
    ledger.begun(ONE.sha256)
    [entry] = ledger.entries("reading")
    assert (entry.attempts, entry.version) == (2, None)
    ledger.done(READ, "1")
    [entry] = ledger.entries("done")
    assert (entry.version, entry.sources, entry.words, entry.events) == ("1", 3, 40, 5)


def test_rows_of_an_earlier_version_stand_until_there_are_new_ones(ledger: Ledger) -> None:
    ledger.take_in(ONE)
    ledger.done(READ, "1")
    ledger.wait_again([ONE.sha256])
    [entry] = ledger.entries("waiting")
    assert entry.version == "1"
    ledger.set_aside(Failed(ONE.sha256, "it is damaged", 2))
    [entry] = ledger.entries("set_aside")
    assert (entry.version, entry.problem, entry.status) == ("1", "it is damaged", 2)


def test_a_transaction_is_kept_as_a_whole_or_not_at_all(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt):
        broken_off(ledger)
    with ledger:
        ledger.take_in(TWO)
    assert [entry.sha256 for entry in ledger.entries()] == [TWO.sha256]


def test_others_may_read_it_meanwhile(ledger: Ledger, tmp_path: Path) -> None:
    ledger.take_in(ONE)
    with ledger, closing(Ledger(tmp_path)) as other:
        ledger.take_in(TWO)
        assert [entry.sha256 for entry in other.entries()] == [ONE.sha256]


def test_a_folder_without_one_is_no_data_set(tmp_path: Path) -> None:
    with pytest.raises(DataSetError, match="no data set"):
        Ledger(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / LEDGER)) as made:
        made.execute("PRAGMA user_version = 99")
    with pytest.raises(DataSetError, match="newer"):
        Ledger(tmp_path, create=True)


def test_a_damaged_one_is_told(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_bytes(b"not a ledger at all" * 100)
    with pytest.raises(DataSetError, match="cannot be opened"):
        Ledger(tmp_path)
