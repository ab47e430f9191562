"""The table of words is read line by line, and says what the whole of it says."""

from __future__ import annotations

from lemminflect import config
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from habeas.language.en.lemmas import Table, lemma_of


def test_every_word_has_the_lemmas_that_the_package_reads() -> None:
    table = Table.shipped()
    whole = LemmaLUCodec.load(config.lemma_lu_fn)
    assert len(whole) > 60_000
    assert [word for word, lemmas in whole.items() if table.get(word, {}) != lemmas] == []


def test_what_is_not_in_the_table_is_none_and_follows_the_rules() -> None:
    table = Table.shipped()
    for word in ("", "a,b", "zzzz", "\0", "Козлов", "arrest,"):
        assert table.get(word, {}) == {}
    assert lemma_of("defrabulated", "VERB") == "defrabulate"
