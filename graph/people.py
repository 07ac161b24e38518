"""Which posts are one person's.

A name is not a person: the country has thousands of Nguyễn Văn Hùng. One name in one organisation is one person;
across organisations two posts are joined only when something said joins them: one article names both, or both lie in
one district (a ward and its district, neighbours, a ward and the one it became) and the two cannot clash. Everything
else stays two people, since a wrongly joined career is a false statement and a split one is only incomplete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple

FULL_TIME = ("head", "standing deputy", "deputy")  # ranks that nobody holds in two places at once


class Stint(NamedTuple):
    """From the first to the last day that articles vouch for one tenure."""

    rank: str
    first: date
    last: date


class Seat(NamedTuple):
    """All that one name is said to hold in one organisation."""

    name: str  # written form
    organisation: str  # id
    organisation_name: str
    place: str | None  # id
    regions: frozenset[str]  # ids of the district it lies in, of its place and what became of that
    articles: frozenset[str]  # that name this person here
    stints: tuple[Stint, ...]

    @property
    def id(self) -> str:
        """What a curation line calls it: name and organisation."""
        return f"{self.name}@{self.organisation}"


class Person(NamedTuple):
    """One person: the seats, and what joined or parted them."""

    id: str
    seats: tuple[Seat, ...]
    why: tuple[str, ...]


def clash(a: Seat, b: Seat) -> bool:
    """Whether one person would lead two places on one day.

    Where one article names both, a single day in common is the day of a change: "A, Chủ tịch phường X, được bổ nhiệm
    Chủ tịch phường Y".

    >>> day = date(2020, 1, 1)
    >>> a = Seat("x", "ubnd~1", "UBND xã A", "1", frozenset(), frozenset(), (Stint("head", day, day),))
    >>> clash(a, a._replace(organisation="ubnd~2", place="2")), clash(a, a._replace(organisation="đảng ủy~1"))
    (True, False)
    >>> moved = a._replace(articles=frozenset({"1"}))
    >>> clash(moved, moved._replace(organisation="ubnd~2", place="2"))
    False
    """
    if a.place == b.place or a.place is None or b.place is None:
        return False
    moved = bool(a.articles & b.articles)
    return any(
        begun < left or (begun == left and not moved)
        for s in a.stints
        for t in b.stints
        if s.rank in FULL_TIME and t.rank in FULL_TIME
        for begun, left in [(max(s.first, t.first), min(s.last, t.last))]
    )


def persons(
    seats: Collection[Seat],
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> list[Person]:
    """The people behind the seats of one name. `same` and `different` are pairs of seat ids from the curation file."""
    ordered = sorted(seats, key=lambda s: s.id)
    groups = _Groups(ordered, {frozenset(pair) for pair in different})
    for one, other in same:
        groups.join(one, other, "curation", forced=True)
    for article, named in sorted(_by(ordered, "articles").items()):
        for a, b in combinations(named, 2):
            groups.join(a.id, b.id, f"article {article} names both {a.organisation_name} and {b.organisation_name}")
    for _, near in sorted(_by(ordered, "regions").items()):
        for a, b in combinations(near, 2):
            groups.join(a.id, b.id, f"{a.organisation_name} and {b.organisation_name} lie together")
    return groups.people()


def _by(seats: Iterable[Seat], attribute: str) -> dict[str, list[Seat]]:
    found: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        for value in getattr(seat, attribute):
            found[value].append(seat)
    return found


class _Groups:
    """Seats in groups that grow as reasons to join them are met, in an order that the seats alone decide."""

    def __init__(self, seats: Collection[Seat], different: Collection[frozenset[str]]) -> None:
        self._members: dict[str, list[Seat]] = {seat.id: [seat] for seat in seats}
        self._home = {seat.id: seat.id for seat in seats}
        self._why: Mapping[str, set[str]] = {seat.id: set() for seat in seats}
        self._different = different

    def join(self, a: str, b: str, reason: str, *, forced: bool = False) -> None:
        if a not in self._home or b not in self._home:
            return
        one, two = sorted((self._home[a], self._home[b]))
        if one == two:
            return
        pairs = [(s, t) for s in self._members[one] for t in self._members[two]]
        if any(frozenset((s.id, t.id)) in self._different for s, t in pairs):
            self._note((one, two), f"kept apart by curation: {a} and {b}")
            return
        apart = next(((s, t) for s, t in pairs if clash(s, t)), None)
        if apart and not forced:
            self._note(
                (one, two), f"a namesake leads {apart[0].organisation_name} while {apart[1].organisation_name} is led"
            )
            return
        for seat in self._members.pop(two):
            self._home[seat.id] = one
            self._members[one].append(seat)
        self._why[one].update(self._why[two], {reason})

    def _note(self, groups: Iterable[str], text: str) -> None:
        for group in groups:
            self._why[group].add(text)

    def people(self) -> list[Person]:
        return [
            Person(min(s.id for s in seats), tuple(sorted(seats, key=lambda s: s.id)), tuple(sorted(self._why[home])))
            for home, seats in sorted(self._members.items())
        ]
