"""Treebank sentences (CoNLL-U) as windows to learn syntax from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from habeas.language.en.labels import RELATIONS, UPOS, collapse_relation


@dataclass(slots=True)
class TreebankSentence:
    """One sentence: words, parts of speech, heads (own index for the root) and relations."""

    document: str
    words: list[str] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a CoNLL-U file, without empty nodes and multi-word ranges."""
    document, sentence = "", TreebankSentence("")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            document = line
        elif not line.strip():
            if sentence.words:
                yield sentence
            sentence = TreebankSentence(document)
        elif not line.startswith("#"):
            _add_word(sentence, line.split("\t"))
            sentence.document = document
    if sentence.words:
        yield sentence


def _add_word(sentence: TreebankSentence, columns: list[str]) -> None:
    if not columns[0].isdigit():
        return
    own, head = int(columns[0]) - 1, int(columns[6]) - 1
    sentence.words.append(columns[1])
    sentence.upos.append(UPOS.index(columns[3]) if columns[3] in UPOS else UPOS.index("X"))
    sentence.heads.append(own if head < 0 else head)
    sentence.relations.append(RELATIONS.index(collapse_relation(columns[7])))
