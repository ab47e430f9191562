"""Passages read by hand (and the codebook's examples) as windows to learn events from.

An annotation names who took part by their fullest name in the source; what is learnt is which
*words* of the scene stand for them. Where several words may (two mentions, "he"), any will do;
where none is found, nothing is learnt about that role.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.language.en.calendar import find_expressions, resolve
from habeas.language.en.labels import MODALITIES, OUTCOMES, ROLES, TYPES
from habeas.language.en.phrases import key_word
from habeas.language.en.sentences import split_scenes
from habeas.language.en.terms import find_terms
from habeas.language.en.tokens import split_words

STOP = frozenset("the a an of and or in at to for by on his her their its s mr mrs ms dr".split())
OF_A_PERSON = frozenset("he she him her his they them their who whom whose".split())
OF_A_BODY = frozenset("it its they them their which who".split())


@dataclass(slots=True)
class Filler:
    """Words of the window that may stand for one participant: one of them does."""

    words: tuple[int, ...]


@dataclass(slots=True)
class EventLabel:
    """One annotated event of a window. A role that is not in ``roles`` is not to be learnt."""

    trigger: int
    type: int
    modality: int
    outcome: int
    core: bool
    roles: dict[int, list[Filler]] = field(default_factory=dict)
    unsure: dict[int, set[int]] = field(default_factory=dict)  # role: words not to be learnt


@dataclass(slots=True)
class EventLabels:
    """What is told in a window: for each word the allowed types, and the events."""

    allowed: dict[int, set[int]]  # word: types (0 is none); a word that is not here tells none
    events: list[EventLabel]
    fresh: int  # the first word that is not context


@dataclass(slots=True)
class Passage:
    """One annotated text, cut into scenes, sentences and words."""

    name: str
    text: str
    annotation: dict[str, Any]
    scenes: list[list[tuple[int, int]]]  # the sentences of each scene


def read_passage(path: Path) -> Passage:
    """The passage beside the annotation at ``path`` (NAME.json beside NAME.txt)."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    annotation = json.loads(path.read_text(encoding="utf-8"))
    return Passage(path.stem, text, annotation, list(split_scenes(text)))


class Labeller:
    """Turns the annotations of a passage into labels of the words of its windows."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._events = list(_placed(passage))
        listed = passage.annotation["persons"]
        told = _names_told(passage.annotation["events"]) if listed is None else listed
        self._people = {_content(name) for name in told}
        self._known = set(self._people)
        for key in ("organizations", "optional_organizations"):
            self._known |= {_content(name) for name in passage.annotation.get(key, [])}

    def label(
        self, words: Sequence[tuple[int, int]], sentence_of: Sequence[int], fresh: int
    ) -> EventLabels:
        """The labels of a window; ``words`` are offsets, those before ``fresh`` are context."""
        allowed: dict[int, set[int]] = {}
        events = []
        scene = _Scene(self._passage, words, sentence_of, self._people, self._known)
        for at, end, event in self._events:
            inside = [i for i in range(fresh, len(words)) if words[i][0] < end and words[i][1] > at]
            if not inside or words[fresh][0] > at:
                continue
            kind = TYPES.index(event["type"])
            core = bool(event.get("core", True))
            before = allowed.get(inside[0])
            told = {kind} if core else {kind, 0}
            allowed[inside[0]] = (
                told if before is None else (before | told) - ({0} if core else set())
            )
            for other in inside[1:]:
                allowed.setdefault(other, {0}).update({0, kind})
            events.append(self._event(scene, inside[0], kind, event))
        return EventLabels(allowed, events, fresh)

    def _event(self, scene: _Scene, trigger: int, kind: int, event: dict[str, Any]) -> EventLabel:
        core = bool(event.get("core", True))
        label = EventLabel(
            trigger,
            kind,
            MODALITIES.index(event.get("modality") or "actual"),
            OUTCOMES.index(event.get("outcome") or "none"),
            core,
        )
        partial = event.get("partial", False)
        for number, role in enumerate(ROLES):
            fillers = scene.fillers(role, trigger, event)
            if fillers is None or (not fillers and (not core or partial)):
                continue
            label.roles[number] = fillers
        return label


class _Scene:
    """The words of one window, to look names, dates and phrases up in."""

    def __init__(
        self,
        passage: Passage,
        words: Sequence[tuple[int, int]],
        sentence_of: Sequence[int],
        people: set[tuple[str, ...]],
        known: set[tuple[str, ...]],
    ) -> None:
        self._text = passage.text
        self._annotation = passage.annotation
        self._words = words
        self._sentence_of = sentence_of
        self._forms = [passage.text[s:e] for s, e in words]
        self._normal = [_normal(form) for form in self._forms]
        self._people = people
        self._known = known
        self._dates = self._find_dates()
        self._terms = find_terms(passage.text, words[0][0], words[-1][1]) if words else []

    def fillers(self, role: str, trigger: int, event: dict[str, Any]) -> list[Filler] | None:
        """The words that fill a role; None where the annotated value is not found."""
        if role == "date":
            return self._date_fillers(trigger, event.get("date"))
        if role == "term":
            return self._term_fillers(trigger, event.get("term"))
        if role.startswith("charge"):
            return self._charge_fillers(role, trigger, event.get("charges") or [])
        value = event.get(role)
        names = value if isinstance(value, list) else [value] if value else []
        found = [self._named(name, trigger) for name in names]
        if any(filler is None for filler in found) and not any(found):
            return None
        return [filler for filler in found if filler is not None]

    def _named(self, name: str, trigger: int) -> Filler | None:
        wanted = _content(name)
        if not wanted:
            return None
        person, known = wanted in self._people, wanted in self._known
        own = self._sentence_of[trigger]
        order = sorted(set(self._sentence_of), key=lambda s: (s > own, abs(s - own)))
        for sentence in order:
            exact = self._matches(wanted, sentence, 0.6, person=person)
            if exact:
                return Filler(tuple(exact))
            if sentence == own and known:
                loose = self._loose(wanted, sentence, person=person)
                if loose:
                    return Filler(tuple(loose))
        words = [] if known else self._loose(wanted, own, person=person)
        return Filler(tuple(words)) if words else None

    def _loose(self, wanted: tuple[str, ...], sentence: int, *, person: bool) -> list[int]:
        """Pronouns and shortened names of the sentence that may stand for a known name."""
        places = [i for i, s in enumerate(self._sentence_of) if s == sentence]
        pronouns = OF_A_PERSON if person else OF_A_BODY
        found = [i for i in places if self._forms[i].lower() in pronouns]
        if not person:
            abbreviation = "".join(w[0] for w in wanted).upper()
            short = [i for i in places if len(wanted) > 1 and self._forms[i] == abbreviation]
            if short:
                return short
            found += [i for i in places if self._normal[i] in wanted and self._is_the(i)]
        return sorted(set(found))

    def _is_the(self, place: int) -> bool:
        """Whether a word is written or introduced like a name: "the court", "Committee"."""
        before = self._forms[place - 1].lower() if place else ""
        return self._forms[place][:1].isupper() or before in ("the", "this", "that", "same")

    def _matches(
        self, wanted: tuple[str, ...], sentence: int, least: float, *, person: bool
    ) -> list[int]:
        """Key words of the runs of the sentence that share most of their words with a name."""
        places = [i for i, s in enumerate(self._sentence_of) if s == sentence]
        if not places:
            return []
        want = set(wanted)
        hits = [i for i in places if self._normal[i] in want]
        runs: list[list[int]] = []
        for i in hits:
            gap = runs and all(
                self._forms[j].lower() in STOP or self._forms[j] in "’'-," or not self._normal[j]
                for j in range(runs[-1][-1] + 1, i)
            )
            if gap and self._normal[i] not in {self._normal[j] for j in runs[-1]}:
                runs[-1].append(i)
            else:
                runs.append([i])
        scored = []
        for run in runs:
            share = len({self._normal[i] for i in run}) / len(want)
            surname = (
                person
                and self._normal[run[-1]] == wanted[-1]
                and self._forms[run[-1]][:1].isupper()
            )
            if share >= least or surname:
                scored.append((share, run))
        if not scored:
            return []
        best = max(share for share, _ in scored)
        chosen = [run for share, run in scored if share >= best - 0.01 or person]
        return [key_word(self._forms, run[0], run[-1]) for run in chosen]

    def _find_dates(self) -> list[tuple[int, str | None]]:
        """Each expression of time: its last word, and the date it means."""
        if not self._words:
            return []
        found = []
        for expression in find_expressions(self._text, self._words[0][0], self._words[-1][1]):
            told = resolve(
                expression,
                period=self._annotation.get("period"),
                published=self._annotation.get("published"),
            )
            last = [
                i
                for i, (s, e) in enumerate(self._words)
                if s < expression.end and e > expression.start
            ]
            if last:
                found.append((last[-1], told.edtf))
        return found

    def _date_fillers(self, trigger: int, date: str | None) -> list[Filler] | None:
        if date is None:
            return []
        own = self._sentence_of[trigger]
        right = [word for word, edtf in self._dates if edtf == date]
        near = [word for word in right if self._sentence_of[word] == own]
        if near:
            return [Filler(tuple(near))]
        before = [word for word in right if self._sentence_of[word] < own]
        if before:
            return [Filler((max(before),))]
        relative = [w for w, edtf in self._dates if edtf is None and self._sentence_of[w] == own]
        return [Filler(tuple(relative))] if relative else None

    def _term_fillers(self, trigger: int, term: str | None) -> list[Filler] | None:
        if not term:
            return []
        own = self._sentence_of[trigger]
        words = [
            i
            for match in self._terms
            for i, (s, _) in enumerate(self._words)
            if match.start <= s < match.end
            and self._sentence_of[i] == own
            and same_term(match.term, term)
            and (i == 0 or self._words[i - 1][0] < match.start)
        ]
        return [Filler(tuple(words))] if words else None

    def _charge_fillers(
        self, role: str, trigger: int, charges: Sequence[str]
    ) -> list[Filler] | None:
        """Every word of a charge is a filler of its own, and so are its first and its last."""
        own = self._sentence_of[trigger]
        places = [i for i, s in enumerate(self._sentence_of) if s == own]
        found: list[Filler] = []
        for charge in charges:
            wanted = re.findall(r"\w+", charge.lower())
            run = _run_of(wanted, [(i, self._forms[i].lower()) for i in places])
            if run is None:
                return None
            first, last = run
            words = {"charge_first": [first], "charge_last": [last]}
            found.extend(Filler((i,)) for i in words.get(role, range(first, last + 1)))
        return found


def _run_of(wanted: Sequence[str], words: Sequence[tuple[int, str]]) -> tuple[int, int] | None:
    plain = [(i, part) for i, form in words for part in re.findall(r"\w+", form)]
    for start in range(len(plain) - len(wanted) + 1):
        if [part for _, part in plain[start : start + len(wanted)]] == list(wanted):
            return plain[start][0], plain[start + len(wanted) - 1][0]
    return None


def same_term(one: str, other: str) -> bool:
    """Whether two terms are equally long: ``P18M`` is ``P1Y6M``."""

    def size(term: str) -> tuple[int, int] | str:
        match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", term)
        if not match:
            return term.casefold()
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return years * 12 + months, weeks * 7 + days

    return size(one) == size(other)


def _placed(passage: Passage) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for event in passage.annotation["events"]:
        if not event.get("trigger"):
            continue
        start, end = passage.annotation["sentences"][event["s"] - 1]
        at = event.get("at", passage.text.find(event["trigger"], start, end))
        if at >= 0:
            yield at, at + len(event["trigger"]), event


def _names_told(events: Sequence[dict[str, Any]]) -> list[str]:
    """The names among the participants of events, where no list of persons is given."""
    told = [name for e in events for name in (e.get("subject") or []) + [e.get("agent") or ""]]
    return [name for name in told if name and all(part[:1].isupper() for part in name.split())]


def _normal(word: str) -> str:
    lower = word.lower()
    if lower in STOP or not any(c.isalnum() for c in word):
        return ""
    return lower.rstrip("s") if len(lower) > 4 else lower


def _content(name: str) -> tuple[str, ...]:
    return tuple(
        n
        for n in (
            _normal(w)
            for w in re.findall(r"\d+(?:,\d{3})+|[\w’']+", name.replace("’s", "").replace("'s", ""))
        )
        if n
    )


def name_spans(passage: Passage, kind: str) -> list[tuple[int, int]]:
    """Where the listed persons (or bodies) of a passage stand; a surname alone counts too."""
    spans = []
    for name in passage.annotation.get(kind, []):
        forms = [name]
        parts = name.split()
        if kind == "persons" and len(parts) > 1:
            forms += [" ".join(parts[i:]) for i in range(1, len(parts))] + [" ".join(parts[:2])]
        for form in dict.fromkeys(forms):
            if len(form) > 2:
                spans += [
                    m.span() for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", passage.text)
                ]
    spans.sort(key=lambda s: (s[0], -s[1]))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def words_of(passage: Passage) -> list[list[list[tuple[int, int]]]]:
    """The words of each sentence of each scene."""
    return [[split_words(passage.text, s, e) for s, e in scene] for scene in passage.scenes]
