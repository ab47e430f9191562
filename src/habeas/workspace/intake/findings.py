"""What was found in a file: counted from the sources that it holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from habeas.workspace.record.models import Source

_TOLD = 20  # warnings, problems and countries that are kept; a book may have hundreds


@dataclass(slots=True)
class Findings:
    """Added up source by source; kept with the job as JSON."""

    sources: int = 0
    known: int = 0  # of these, how many were in the record before
    events: int = 0
    people: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    periods: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    status: int = 0  # the exit status of a command that met these problems

    def fail(self, problem: str, status: int = 2) -> None:
        """Count a part of the file that could not be read."""
        self.problems.append(problem)
        self.status = max(self.status, status)

    def add(self, source: Source, *, is_known: bool) -> None:
        """Count a source of the record."""
        self.sources += 1
        self.known += is_known
        self.events += source.accounts.filter(supersedes=None).count()
        self.people += source.namings.filter(kind="person").count()
        for counter, value in (
            (self.countries, source.country),
            (self.periods, source.period),
            (self.languages, source.language),
        ):
            if value:
                counter[value] += 1
        self.warnings.update(source.warnings)

    def told(self) -> dict[str, Any]:
        """As JSON: the most frequent first."""
        problems = self.problems[:_TOLD]
        if more := len(self.problems) - len(problems):
            problems.append(f"and {more} more")
        return {
            "sources": self.sources,
            "known": self.known,
            "events": self.events,
            "people": self.people,
            "countries": [name for name, _ in self.countries.most_common()],
            "periods": [name for name, _ in self.periods.most_common()],
            "languages": [name for name, _ in self.languages.most_common()],
            "warnings": [text for text, _ in self.warnings.most_common(_TOLD)],
            "problems": problems,
            "status": self.status,
        }
