"""A small yearly report on several countries, printed as a PDF; its people are invented."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.sources.printed import Print, pdf

WIDTH = 52  # characters of a line
_PEOPLE = "Keld;Marta Orlik;Ivo;Ana Lorca-Brandt;Brandt;Nadja Brem;Tarn;Ilja Keldova-Brem".split(
    ";"
)
RUNNING = "Lantern Watch Report 2013"


@dataclass(frozen=True)
class Entry:
    """One chapter: its heading in one or two lines, its head matter and its text."""

    heading: tuple[str, ...]
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[str, ...] = field(default=())  # a heading before each paragraph after the first
    more: str = ""  # a line, in bold, with the rest of the last fact


def paragraph(place: str, number: int) -> str:
    """A paragraph of sixty words that names its place and no other."""
    who = _PEOPLE[number % len(_PEOPLE)]
    return (  # the place stands in each line: what comes again on three pages is a running head
        f"On {number} May police in {place} arrested {who}, the editor of a {place} weekly,"
        f" at home. {who} was held in {place} for {number} days and no {place} lawyer came. A"
        f" {place} court let {who} go, but {place} officers took {who} to another {place} prison,"
        f" and asked the {place} family of {who} about the paper. In {place} nobody was charged."
    )


def chapter(name: str, *more: str, place: str | None = None, long: int = 3) -> Entry:
    """A chapter with the head matter that all have."""
    place = place or name.title()
    return Entry(
        (name, *more),
        tuple(paragraph(place, number) for number in range(1, long + 1)),
        (
            ("Head of state", f"Ana {place}ska"),
            ("Population", f"{len(name)} million"),
            ("Death penalty", "retained"),
        ),
        ("Arrests", "Prisons", "Refugees"),
    )


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """The text in lines of at most so many characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


class Press:
    """Sets one line under another, and begins a page where there is no more room."""

    def __init__(self) -> None:
        self.pages: list[list[Print]] = []
        self.y = 0.0
        self.new_page()

    def new_page(self, *, bare: bool = False) -> None:
        """Begin a page; a bare one has neither running head nor number."""
        number = len(self.pages) + 1
        furniture = [Print(72, 30, RUNNING, 8), Print(500, 30, str(number), 8)]
        self.pages.append([] if bare else furniture)
        self.y = 730

    def set(self, text: str, size: float = 10, *, bold: bool = False, x: float = 72) -> None:
        """One line."""
        if self.y < 80:
            self.new_page()
        self.pages[-1].append(Print(x, self.y, text, size, bold))
        self.y -= size * 1.2

    def chapter(self, entry: Entry) -> None:
        """Heading, head matter and text of one chapter."""
        if self.y < 250:
            self.new_page()
        self.y -= 30
        for number, line in enumerate(entry.heading):
            self.set(line, 24 if number == 0 else 14, bold=True)
        for label, value in entry.facts:
            self.set(f"{label}: {value}", 9)
        if entry.more:
            self.set(entry.more, 9, bold=True)
        self.y -= 14
        for number, text in enumerate(entry.paragraphs):
            if number and entry.sections:
                self.y -= 8
                self.set(entry.sections[(number - 1) % len(entry.sections)], 12, bold=True)
            self.text(text)

    def text(self, text: str) -> None:
        """A paragraph, indented."""
        for number, line in enumerate(wrapped(text)):
            self.set(line, x=84 if number == 0 else 72)


def yearbook(
    entries: list[Entry], *, contents: list[str] | None = None, before: str | None = None
) -> bytes:
    """The book: cover, contents, overview, chapters, and an appendix after a page of pictures."""
    press = Press()
    press.y = 600
    press.set(RUNNING, 30, bold=True)
    if contents:
        press.new_page()
        for line in contents:
            press.set(line)
            press.y -= 6
    if before:
        press.new_page()
        press.set(before, 24, bold=True)
        press.y -= 14
        for number in range(4):
            press.text(paragraph("several regions", number + 11))
    press.new_page()
    for entry in entries:
        press.chapter(entry)
    press.new_page(bare=True)
    press.set("People wait for news of their relatives in a square in Brenik, May 2012.")
    press.new_page(bare=True)
    press.set("Part three: Treaties", 30, bold=True)
    press.new_page()
    press.text("The treaties in this list were signed or ratified by the states that are named.")
    return pdf(*press.pages)
