"""The data-quality gate: what in the store cannot all be true, or could not be decided.

canbo keeps contradictions and reports them here, each with the sentences that make it and the curation line that would
settle it. How grave each kind is stands in `check.toml`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..loaders.statement import Statement
from .derive import Derivation, Held
from .edtf import known, plus_years
from .people import FULL_TIME
from .units import Change, Place

Severity = Literal["error", "warning", "note"]

_KINDS = {  # of graph/tenures.py -> of check.toml
    "cited after end": "cited-after-end",
    "cited while gone": "cited-after-end",
    "date unreadable": "dates-contradict",
    "dates contradict": "dates-contradict",
    "dates differ": "dates-contradict",
    "outside life": "not-alive",
    "stated span crossed": "two-holders",
    "two holders": "two-holders",
}


class Alarm(NamedTuple):
    """One finding."""

    kind: str
    severity: Severity
    text: str
    sentences: tuple[str, ...]  # "2014-04-06 a1: words"
    curation: str  # the line that would settle it; empty where none can


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """What is looked for, from `check.toml`."""
    return tomllib.loads(Path(__file__).with_name("check.toml").read_text("utf-8"))


def alarms(derivation: Derivation, reader: str) -> list[Alarm]:
    """All findings on one set of statements, gravest first. `reader` is the fingerprint of the installed reader."""
    statements = {s.id: s for s in derivation.statements}
    found = [
        *_within_posts(derivation, statements),
        *_two_places(derivation.held, statements),
        *_long(derivation.held, statements),
        *_changes(derivation, statements),
        *_unresolved(derivation, statements),
        *_one_letter_apart(derivation),
        *_counted("undated", [s for s in statements.values() if s.observed is None]),
        *_counted("stale", [s for s in statements.values() if s.reader and s.reader != reader]),
    ]
    return sorted(found, key=lambda a: (("error", "warning", "note").index(a.severity), a.kind, a.text, a.sentences))


def _alarm(kind: str, text: str, told: Iterable[Statement], curation: str = "") -> Alarm:
    sentences = tuple(f"{s.observed or 'undated'} {s.article}: {s.quote}" for s in told)
    return Alarm(kind, kinds()[kind]["severity"], text, sentences, curation)


def _ignore(statements: Iterable[str]) -> str:
    return f"ignore: [{{statement: {min(statements, default='…')}, reason: …, source: …}}]"


def _within_posts(derivation: Derivation, statements: dict[str, Statement]) -> Iterator[Alarm]:
    for post, finding in derivation.findings:
        told = [statements[id] for id in finding.statements]
        yield _alarm(_KINDS[finding.kind], f"{post.name}: {finding.text}", told, _ignore(finding.statements))


def _two_places(held: Iterable[Held], statements: dict[str, Statement]) -> Iterator[Alarm]:
    mine: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        if h.post.rank in FULL_TIME and h.post.organisation.place is not None:
            mine[h.person.id].append(h)
    for person, posts in sorted(mine.items()):
        for a, b in combinations(posts, 2):
            if a.post.organisation.place == b.post.organisation.place:
                continue
            if any(x[0] <= y[1] and y[0] <= x[1] for x in a.tenure.certain for y in b.tenure.certain):
                told = [statements[id] for h in (a, b) for id in h.tenure.statements]
                seats = ", ".join(f"{person.split('@')[0]}@{h.post.organisation.id}" for h in (a, b))
                text = f"{person.split('@')[0]}: {a.post.name} and {b.post.name}"
                yield _alarm("two-places", text, told, f"different: [{{seats: [{seats}], reason: …, source: …}}]")


def _long(held: Iterable[Held], statements: dict[str, Statement]) -> Iterator[Alarm]:
    years = kinds()["long"]["years"]
    for h in held:
        begun, ended = known(h.tenure.valid_from), known(h.tenure.valid_to)
        first = begun.last if begun else h.tenure.first_cited
        last = ended.first if ended else h.tenure.last_cited
        if h.post.single and first and last and plus_years(first, years) < last:
            told = [statements[id] for id in h.tenure.statements]
            yield _alarm(
                "long",
                f"{h.person.id.split('@')[0]}, {h.post.name}: {first} to {last}",
                told,
                _ignore(h.tenure.statements),
            )


def _changes(derivation: Derivation, statements: dict[str, Statement]) -> Iterator[Alarm]:
    for change in derivation.resolver.lineage.changes:
        told = [statements[id] for id in change.statements]
        if change.disputed:
            yield _alarm(
                "dates-contradict", f"{change.old} became {change.new} on two days", told, _ignore(change.statements)
            )
        elif (
            (listed := _listed_day(derivation, change))
            and change.first
            and change.last
            and not change.first <= listed <= change.last
        ):
            yield _alarm(
                "list-differs", f"{change.old} became {change.new}: {change.dated}, in the list {listed}", told
            )


def _listed_day(derivation: Derivation, change: Change) -> Any:
    place: Place = derivation.resolver.lineage.places[change.new]
    old: Place = derivation.resolver.lineage.places[change.old]
    return (place.unit.valid_from if place.unit else None) or (old.unit.valid_to if old.unit else None)


def _unresolved(derivation: Derivation, statements: dict[str, Statement]) -> Iterator[Alarm]:
    lost: dict[str, tuple[Place, list[Statement]]] = {}
    places: set[str] = set()
    for reading in derivation.readings:
        for place in (reading.place, *(reading.pair or ())):
            if place is None:
                continue
            places.add(place.id)
            if place.unresolved:
                lost.setdefault(place.id, (place, []))[1].append(statements[reading.statement.id])
    rule = kinds()["unresolved"]
    severity = rule["beyond"] if places and len(lost) / len(places) > rule["most_share"] else rule["severity"]
    for _, (place, told) in sorted(lost.items()):
        article = told[0].article
        line = f"unit: [{{name: {place.full_name}, article: {article}, is: CODE@GENERATION, reason: …, source: …}}]"
        yield _alarm("unresolved", f"{place.full_name} in {article}", told[:1], line)._replace(severity=severity)


def _one_letter_apart(derivation: Derivation) -> Iterator[Alarm]:
    from rapidfuzz.distance import Levenshtein

    most = kinds()["namesake"]["letters"]
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for h in derivation.held:
        place = h.post.organisation.place
        if place and place.label in ("Ward", "Area"):
            names[place.id].add((h.tenure.holder, h.post.organisation.id))
    for where, seats in sorted(names.items()):
        for (a, of_a), (b, of_b) in combinations(sorted(seats), 2):
            if a != b and Levenshtein.distance(a, b, score_cutoff=most) <= most:
                line = f"same: [{{seats: [{a}@{of_a}, {b}@{of_b}], reason: …, source: …}}]"
                yield _alarm("namesake", f"{a} and {b} in {where}", (), line)


def _counted(kind: str, told: list[Statement]) -> Iterator[Alarm]:
    if told:
        yield _alarm(kind, f"{len(told)} {kinds()[kind]['text']}", ())
