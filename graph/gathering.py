"""Statements fetched from the store as a change needs them, and derived as they were and as they are to be.

What reads only a part of a store (neighbourhood.py, confirmations.py) asks for statements by what they are about, and
goes on asking until all is there that decides what their words mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..loaders.gazetteer import Gazetteer
from ..loaders.statement import MergedInto, Statement, from_properties
from .curation import Curation
from .derive import Derivation, Memo, Reading, Scope
from .organisations import Group, Organisation
from .schema import ORGANISATIONS, PLACES
from .units import family, keys_of

Read = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]

_LINEAGE = "AND s.kind IN ['merged_into', 'established']"


class Changed(NamedTuple):
    """What goes out of the store and what comes in, by id, and those that are not in both as they are."""

    before: Mapping[str, Statement]
    after: Mapping[str, Statement]
    statements: list[Statement]


def changed_between(before: Collection[Statement], after: Collection[Statement]) -> Changed:
    """What changes where statements go out of a store and others come in."""
    old, new = {s.id: s for s in before}, {s.id: s for s in after}
    differ = [s for id, s in old.items() if new.get(id) != s] + [s for id, s in new.items() if old.get(id) != s]
    return Changed(old, new, differ)


class Deriving(NamedTuple):
    """How statements become derivations in one change: as they were and as they are to be."""

    changed: Changed
    gazetteer: Gazetteer
    curation: Curation
    memo: Memo

    def both(self, near: Mapping[str, Statement], scope: Scope | None = None) -> tuple[Derivation, Derivation]:
        """The derivations of what stands in the store near the change."""
        stand = {id: s for id, s in near.items() if id not in self.changed.before}
        was, now = (
            Derivation({**stand, **side}.values(), self.gazetteer, self.curation, scope, self.memo)
            for side in (self.changed.before, self.changed.after)
        )
        return was, now

    def without(self, ids: Collection[str]) -> Deriving:
        """The same but for statements that come in and are dealt with elsewhere."""
        before, after, statements = self.changed
        rest = {id: s for id, s in after.items() if id not in ids}
        return self._replace(changed=Changed(before, rest, [s for s in statements if s.id not in ids]))


class Gathering:
    """Statements in force as they are fetched, each query asked once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.statements: dict[str, Statement] = {}
        self._asked: dict[str, set[str]] = {}

    def _fetch(self, asked: str, property: str, keys: Iterable[str | None], where: str = "") -> list[Statement]:
        known = self._asked.setdefault(asked + property, set())
        fresh = sorted({key for key in keys if key} - known)
        known.update(fresh)
        if not fresh:
            return []
        rows = self._read(
            f"UNWIND $keys AS key MATCH (s:Statement {{{property}: key}}) WHERE s.in_force {where} RETURN properties(s) AS s",
            {"keys": fresh},
        )
        found = [from_properties(row["s"]) for row in rows]
        self.statements |= {s.id: s for s in found}
        return found

    def about(self, families: Collection[str]) -> None:
        """All that is said of places."""
        self._fetch("all", "place_key", families)
        self._fetch("all", "other_place_key", families)

    def lineage_of(self, families: Collection[str]) -> None:
        """Mergers and foundings; of the other side of a merger its mergers too, which say what generation it was."""
        for _ in range(2):
            found = self._fetch("lineage", "lineage_key", families)
            found += self._fetch("lineage", "other_lineage_key", families)
            families = families_in(s for s in found if isinstance(s, MergedInto))

    def lives_of(self, bodies: Collection[str]) -> None:
        """Mergers and foundings of organisations."""
        self._fetch("lives", "side", bodies, _LINEAGE)
        self._fetch("lives", "other_side", bodies, _LINEAGE)

    def counting(self, groups: Collection[str]) -> None:
        """What is counted of groups."""
        self._fetch("counted", "side", groups, "AND s.kind = 'counted'")

    def other_than_roles(self, families: Collection[str]) -> None:
        """What is said of places themselves."""
        self._fetch("rest", "place_key", families, "AND s.kind <> 'holds_role'")
        only = "AND s.kind <> 'holds_role' AND (s.kind = 'merged_into' OR s.place_key IS NULL)"
        self._fetch("rest", "other_place_key", families, only)

    def telling(self, posts: Collection[str]) -> list[Statement]:
        """Statements about the posts that say more than that somebody holds them on a day."""
        more = "s.status <> 'current' OR s.again OR " + " OR ".join(
            f"s.{x} IS NOT NULL" for x in ("start", "end", "term")
        )
        return self._fetch("telling", "post", posts, f"AND ({more})")

    def holding(self, posts: Collection[str]) -> list[Statement]:
        """Statements about the posts."""
        return self._fetch("post", "post", posts)

    def all_of(self, ids: Collection[str]) -> None:
        """Statements by their ids."""
        self._fetch("id", "id", [id for id in ids if id not in self.statements])

    def families_within(self, places: Collection[tuple[str, str]]) -> set[str]:
        """Families of the units that no list has and that lie in places, given as (label, id)."""
        found: set[str] = set()
        for label in PLACES:
            rows = self._read(
                f"UNWIND $ids AS id MATCH (:{label} {{id: id}})<-[:PART_OF]-(p) WHERE p.source = 'article' "
                "RETURN DISTINCT p.full_name AS name",
                {"ids": sorted(id for of, id in places if of == label)},
            )
            found |= {key for row in rows if (key := family(row["name"]))}
        return found

    def posts_of(self, bodies: Iterable[tuple[str, str]]) -> set[str]:
        """Ids of the posts of organisations, given as (label, id), and of their inner bodies."""
        posts: set[str] = set()
        for label in ORGANISATIONS:
            ids = sorted(id for of, id in bodies if of == label)
            if ids:
                rows = self._read(
                    f"UNWIND $ids AS id MATCH (o:{label} {{id: id}})<-[:PART_OF*0..1]-(b)<-[:OF]-(p:Post) RETURN p.id AS id",
                    {"ids": ids},
                )
                posts |= {row["id"] for row in rows}
        return posts


def families_in(statements: Iterable[Statement]) -> set[str]:
    """The families of places that statements speak of."""
    return {key for s in statements for key in keys_of(s).places}


def settled(deriving: Deriving, found: Gathering) -> tuple[Derivation, Derivation]:
    """The derivations of what is found, when all is found that decides what its words mean and how long its bodies live."""
    while True:
        known = len(found.statements)
        found.lineage_of(families_in(found.statements.values()))
        sides = deriving.both(found.statements)
        bodies: set[str] = set()
        groups: set[str] = set()
        for reading in (r for side in sides for r in side.readings):
            bodies |= {id for body in _bodies(reading) for id in _inside(body)}
            groups |= {it.id for it in reading.parties if isinstance(it, Group)}
        found.lives_of(bodies)
        found.counting(groups)
        if len(found.statements) == known:
            return sides


def _bodies(reading: Reading) -> Iterator[Organisation]:
    if reading.post:
        yield reading.post.organisation
    for side in reading.parties:
        if isinstance(side, Organisation):
            yield side
        elif isinstance(side, Group) and isinstance(side.of, Organisation):
            yield side.of


def _inside(body: Organisation | None) -> Iterator[str]:
    """Ids of an organisation and of what it is an inner body of."""
    while body:
        yield body.id
        body = body.parent
