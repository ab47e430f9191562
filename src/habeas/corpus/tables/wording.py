"""A cross table in words: its title, the names of rows and columns, and what to know about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from habeas.codebook import Codebook
from habeas.corpus.tables.cross_table import CrossTable, stands_on_reports
from habeas.corpus.tables.dimensions import ALL, DIMENSIONS, All, Dimension, Key
from habeas.exchange.date_words import date_words
from habeas.exchange.wording import country_name, label, plain

TOLD_AS = {
    "actual": "told as fact",
    "alleged": "alleged",
    "possible": "feared",
    "requested": "asked for",
    "negated": "denied",
}
_WORDS: dict[str, Callable[[str], str]] = {
    "country": lambda code: country_name(code) or code,
    "group": label,
    "modality": lambda key: TOLD_AS.get(key, key),
    "outcome": label,
    "period": date_words,
    "state": label,
    "type": label,
}
RATES = {"source": "for each source", "words": "for 10,000 words"}


def key_words(dimension: Dimension, key: Key | All, codebook: Codebook) -> str:
    """A value as it is shown.

    >>> from habeas.codebook import load_codebook
    >>> key_words(DIMENSIONS["type"], "death_in_custody", load_codebook())
    'Death in custody'
    """
    if key is ALL or isinstance(key, All):
        return "all"
    if key is None:
        return "not told"
    text = str(key)
    if dimension.name == "type" and text in codebook.types:
        return plain(codebook[text].title)
    return plain(_WORDS.get(dimension.name, str)(text))


def title_words(table: CrossTable) -> str:
    """What the table is: "Events for 10,000 words by country and type"."""
    question = table.question
    parts = [table.unit.capitalize()]
    if question.rate:
        parts.append(RATES[question.rate])
    parts.append(f"by {table.by_row.title}")
    if table.by_column:
        parts.append(f"and {table.by_column.title}")
    return " ".join(parts)


def conditions_words(table: CrossTable, codebook: Codebook) -> str | None:
    """To what the table is restricted; None where it is not."""
    question = table.question
    parts = []
    for name, values in question.only.items():
        words = " or ".join(key_words(DIMENSIONS[name], value, codebook) for value in values)
        parts.append(f"{DIMENSIONS[name].title}: {words}")
    if question.period:
        parts.append(f"reports on {date_words(question.period)}")
    if question.confidence:
        parts.append(f"confidence {question.confidence:g} or more")
    return f"Only {'; '.join(parts)}." if parts else None


def notes(table: CrossTable) -> Iterator[str]:
    """What a reader must know to take the numbers for what they are."""
    question = table.question
    whole = table.basis(ALL, ALL)
    yield f"Read: {whole.reports:,} {_plural('report', whole.reports)}, {whole.words:,} words."
    if not question.settles_modality:
        yield _modality_note(table)
    for one in filter(None, (table.by_row, table.by_column)):
        if one.several:
            yield (
                f"An event with more than one {one.title} stands under each; totals count it once."
            )
    if "year" in (question.rows, question.columns):
        yield (
            "Reports and words of a year are those of the reports that cover it"
            + (
                ", and only their events count."
                if question.rate
                else "; others tell of it as well."
            )
        )
    if question.counts_cases:
        yield "The status is that at the end of the period that the source covers."
    if table.outside:
        several = table.outside != 1
        yield (
            f"{table.outside:,} {_plural('report', table.outside)} {'do' if several else 'does'} "
            f"not lie wholly in {date_words(question.period or '')}, and "
            f"{'are' if several else 'is'} left out."
        )


def _modality_note(table: CrossTable) -> str:
    counts = table.modalities
    fact, alleged = counts.get("actual", 0), counts.get("alleged", 0)
    others = [
        f"{number:,} {TOLD_AS.get(key, key)}"
        for key, number in counts.items()
        if key not in ("actual", "alleged")
    ]
    left_out = f"; not counted: {', '.join(others)}" if others else ""
    return f"Told as fact: {fact:,}; alleged, after the +: {alleged:,}{left_out}."


def has_basis(dimension: Dimension | None) -> bool:
    """Whether each row (or column) stands on reports of its own, so that they are shown."""
    return dimension is not None and stands_on_reports(dimension)


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"
