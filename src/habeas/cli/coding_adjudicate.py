"""``habeas coding adjudicate``: what is to be decided, and gold once it is."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.agreement.adjudication import Gold, Hands, adjudicate
from habeas.agreement.decisions import Decision, problems_of, read_decisions, write_decisions
from habeas.agreement.disagreements import Disagreement, disagreements
from habeas.agreement.double_coding import DoubleCoding
from habeas.agreement.gold_form import unlike_about
from habeas.cli.coding_texts import coded_twice, coder_names
from habeas.cli.endings import UsageError, complain
from habeas.cli.outputs import write_whole
from habeas.codebook import load_codebook

UNDECIDED = 2


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    a: Path
    b: Path
    out: Path
    text: Path | None = None
    coders: str | None = None
    decisions: Path | None = None
    adjudicator: str | None = None
    codebook: Path | None = None


def run(request: Request) -> int:
    """Write the decisions to be made, or the gold where all are made; the exit status.

    Raises:
        CodingError: a file is no coding of its text, or the decisions are no such file.
        UsageError: nobody is named as the one who decided, or the gold would fall on an input.
        OSError: something cannot be written.
    """
    names = coder_names(request.coders)
    codebook = load_codebook(request.codebook)
    texts = coded_twice(request.a, request.b, request.text, codebook)
    listed = disagreements(texts)
    decisions = request.decisions or request.out / "decisions.csv"
    if listed and not decisions.exists():
        _ask(listed, decisions)
        return 0
    decided = read_decisions(decisions) if decisions.exists() else {}
    problems = problems_of(listed, decided)
    if not problems:
        if listed and not request.adjudicator:
            raise UsageError("say who decided: --adjudicator NAME")
        hands = Hands(*names, request.adjudicator)
        made, problems = adjudicate(texts, listed, decided, codebook, hands)
    for problem in problems:
        complain(decisions, problem)
    if problems:
        complain(decisions, f"{len(problems)} to mend; no gold was written")
        return UNDECIDED
    _write(made, texts, request.out)
    _tell(made, decided, request.out)
    return 0


def _ask(listed: Sequence[Disagreement], decisions: Path) -> None:
    decisions.parent.mkdir(parents=True, exist_ok=True)
    write_whole(decisions, [write_decisions(listed)])
    number = "1 disagreement" if len(listed) == 1 else f"{len(listed)} disagreements"
    sys.stdout.write(
        f"{number} to decide in {decisions}.\n"
        "Fill in the column decision (A, B, or a value of your own) and run the command again.\n"
    )


def _write(made: Sequence[Gold], texts: Sequence[DoubleCoding], out: Path) -> None:
    inputs = {os.path.realpath(c.path) for double in texts for c in (double.a, double.b)}
    for gold in made:
        if os.path.realpath(out / f"{gold.name}.json") in inputs:
            raise UsageError(f"--out: {out} is the folder of a coder, whose file would be replaced")
    out.mkdir(parents=True, exist_ok=True)
    for gold in made:
        told = json.dumps(gold.annotation, ensure_ascii=False, indent=1, allow_nan=False)
        write_whole(out / f"{gold.name}.txt", [gold.text])
        write_whole(out / f"{gold.name}.json", [told, "\n"])
    for double in texts:
        for line in unlike_about(double.a, double.b):
            complain(double.name, line)
        if not (double.a.names or double.b.names):
            complain(double.name, "no coder lists persons and organizations, nor does the gold")


def _tell(made: Sequence[Gold], decided: dict[str, Decision], out: Path) -> None:
    events = sum(gold.events for gold in made)
    unquoted = sum(gold.unquoted for gold in made)
    texts = "1 text" if len(made) == 1 else f"{len(made)} texts"
    sys.stdout.write(f"{events} events in {texts}, {len(decided)} decisions: {out}\n")
    if unquoted:
        complain(
            out, f"{unquoted} values that coders gave do not stand in their text word for word"
        )
