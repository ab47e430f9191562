"""The dates of a scene: its expressions of time, resolved in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.language.en.calendar import Expression, Resolved, find_expressions, resolve
from habeas.reading.scene import Scene
from habeas.record import DateBasis
from habeas.spans import Quote, Span


@dataclass(frozen=True, slots=True)
class ToldDate:
    """An expression of time in a scene; ``edtf`` is None where it dates nothing."""

    key: int  # the word that stands for it: its last
    sentence: int
    edtf: str | None
    basis: DateBasis
    quote: Quote
    modifier: bool  # it dates a thing and not the sentence: "the 2011 strikes"


def dates_of(scene: Scene, period: str | None, published: str | None) -> list[ToldDate]:
    """The dates that a scene tells; relative ones count from the date told just before."""
    stretch = Span(scene.words[0].start, scene.words[-1].end)
    return [
        _told(scene, expression, places[-1], told.edtf, told.basis)
        for expression, told in resolved(scene.text, stretch, period, published)
        if (places := scene.places_in(expression.start, expression.end))
    ]


def resolved(
    text: str, stretch: Span, period: str | None, published: str | None
) -> Iterator[tuple[Expression, Resolved]]:
    """The expressions of time in a stretch of a text, each with the date that it means there."""
    previous: str | None = None
    for expression in find_expressions(text, stretch.start, stretch.end):
        told = resolve(expression, period=period, published=published, previous=previous)
        if told.edtf is not None and not expression.modifier:
            previous = told.edtf
        yield expression, told


def _told(
    scene: Scene, expression: Expression, key: int, edtf: str | None, basis: DateBasis
) -> ToldDate:
    quote = Quote(expression.start, expression.end, expression.text)
    return ToldDate(key, scene.sentence_of[key], edtf, basis, quote, expression.modifier)
