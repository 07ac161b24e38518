"""From statements to the graph: a pure function.

The same set of statements gives the same graph, whatever the order in which they came, since nothing here keeps state
and every choice between equals is by sorted ids. The order inside is fixed and not fed back, so that identity and time
do not chase each other:

1. units: what the names of places mean (`units.py`), with the lineage that all statements together give;
2. evidence by post and name (`organisations.py`);
3. tenures within each post (`tenures.py`);
4. persons across posts (`people.py`);
5. what a start elsewhere ends, once.

`Scope` lets a load derive only its neighbourhood: with all statements that a scope's persons, their posts and families
of places have, deriving the scope alone gives exactly its part of the whole graph. `Kept` stands for the rest of what
is said of two things of which a scope changes only some statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..loaders.gazetteer import Gazetteer
from ..loaders.gazetteer import gazetteer as official
from ..loaders.statement import (
    Counted,
    Established,
    HoldsRole,
    MergedInto,
    Oversees,
    PartOf,
    Statement,
)
from ..loaders.vietnamese import written
from .curation import Curation
from .edtf import bounds
from .model import Graph
from .organisations import Group, Organisation, Post, group, organisation, party, post
from .people import Person, Seat, Stint, persons
from .tenures import Claim, Elsewhere, Finding, Life, Tenure, ended_elsewhere, tenures
from .units import (
    Lineage,
    Place,
    Resolver,
    day_of,
    is_unit,
    lineage,
    mention_of,
    merged_units,
)

if TYPE_CHECKING:
    from .drawing import Drawable, Drawn


NEWS = timedelta(days=60)  # what a newspaper tells as just happened; an older day is background


class Scope(NamedTuple):
    """What a local derivation is to tell in full; statements outside it are context."""

    statements: frozenset[str]  # ids: of roles, all of the persons concerned; of other things, what changes
    families: frozenset[str]  # folded names of places: what statements other than of roles say of them


class Vouched(NamedTuple):
    """A statement behind a stored edge, as far as the edge tells."""

    observed: date | None
    id: str
    quote: str  # empty for all but the one that gives the edge its quote


class Kept(NamedTuple):
    """What the store holds of an edge between two stated things, besides what the derivation has statements of."""

    pair: tuple[Place, Place] | None  # None for an oversight
    rows: tuple[Vouched, ...]


@dataclass(frozen=True)
class Memo:
    """What derivations of nearly the same statements share: how they were read, and the tenures of posts."""

    resolvers: dict[frozenset[MergedInto], Resolver] = field(default_factory=dict)
    readings: dict[frozenset[MergedInto], dict[Statement, Reading]] = field(default_factory=dict)
    tenures: dict[tuple[bool, Life, tuple[Claim, ...]], tuple[list[Tenure], list[Finding]]] = field(
        default_factory=dict
    )


def derive(
    statements: Iterable[Statement], gazetteer: Gazetteer | None = None, curation: Curation | None = None
) -> Graph:
    """The graph that a set of statements in force gives: nodes, dated edges, the statements themselves.

    Pure: order and repetition of `statements` do not matter. `gazetteer` is the installed one unless given.
    """
    return Derivation(statements, gazetteer or official(), curation or Curation()).graph()


@dataclass(frozen=True)
class Reading:
    """A statement with what its words mean."""

    statement: Statement
    place: Place | None = None
    body: Organisation | None = None
    post: Post | None = None
    claim: Claim | None = None
    parties: tuple[Organisation | Post | Group | Place, ...] = ()
    pair: tuple[Place, Place] | None = None


class Held(NamedTuple):
    """A tenure of one person in one post."""

    post: Post
    tenure: Tenure
    person: Person
    number: int  # among this person's tenures of the post and appointment, in time order


class Derivation:
    """One run of `derive`, its stages as attributes computed when first asked for."""

    def __init__(
        self,
        statements: Iterable[Statement],
        gazetteer: Gazetteer,
        curation: Curation,
        scope: Scope | None = None,
        memo: Memo | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self.curation = curation
        self.scope = scope
        self.memo = memo or Memo()
        self.kept: Mapping[tuple[str, str], Kept] = {}
        found = {s.id: s for s in statements if s.id not in curation.ignored}
        self.statements = [found[id] for id in sorted(found)]

    # 1. units

    @cached_property
    def resolver(self) -> Resolver:
        """Resolves names of places, with what all statements say of how units became others."""
        if self._mergers not in self.memo.resolvers:
            none = frozenset[MergedInto]()
            bare = self.memo.resolvers.setdefault(none, Resolver(self.gazetteer, Lineage(), self.curation.units))
            self.memo.resolvers[self._mergers] = bare.told(lineage(self._mergers, bare))
        return self.memo.resolvers[self._mergers]

    @cached_property
    def _mergers(self) -> frozenset[MergedInto]:
        return frozenset(s for s in self.statements if isinstance(s, MergedInto))

    @cached_property
    def readings(self) -> list[Reading]:
        """The statements with what their words mean."""
        known = self.memo.readings.setdefault(self._mergers, {})
        for s in self.statements:
            if s not in known:
                known[s] = self._read(s)
        return [known[s] for s in self.statements]

    def _place(self, s: Statement, day: date | None = None) -> Place | None:
        if not s.unit:
            return None
        return self.resolver.place(mention_of(s, s.unit, s.within, day or day_of(s)))

    def _read(self, s: Statement) -> Reading:
        if isinstance(s, PartOf):
            return self._read_part_of(s)
        if isinstance(s, MergedInto):
            return self._read_merger(s)
        place = self._place(s)
        if isinstance(s, HoldsRole):
            return self._read_role(s, place)
        if isinstance(s, Oversees):
            sides = (s.overseer, s.overseen)
            return Reading(s, place, parties=tuple(party(side, s.unit, place, s.article) for side in sides))
        if isinstance(s, Counted):
            of = self._body(s.body, s, place)
            return Reading(s, place, parties=(group(s.what, of), of))
        return Reading(s, place, parties=(self._body(s.organisation, s, place),))

    def _body(self, text: str, s: Statement, place: Place | None) -> Organisation | Place:
        if is_unit(text) and place is not None:
            return place
        return organisation(text, s.unit, place, s.article)

    def _read_role(self, s: HoldsRole, place: Place | None) -> Reading:
        body = organisation(s.organisation, s.unit, place, s.article)
        held, appointment = post(s.role, body, s.article)
        if s.appointment != "full":
            appointment = s.appointment
        name = self.curation.holder(s.id, written(s.person), held.organisation.id)
        claim = Claim(s.id, name, s.observed, s.status, s.start, s.end, s.term, appointment, s.again)
        return Reading(s, place, held.organisation, held, claim)

    def _read_part_of(self, s: PartOf) -> Reading:
        within = s.within if s.within and s.within[0] == s.whole else (s.whole, *s.within)
        part = self.resolver.place(mention_of(s, s.part, within, s.observed))
        whole = self.resolver.outer(mention_of(s, s.part, within, s.observed))
        return Reading(s, part, pair=(part, whole))

    def _read_merger(self, s: MergedInto) -> Reading:
        if is_unit(s.from_) and is_unit(s.into):
            old, new = merged_units(s, self.resolver)
            return Reading(s, new, pair=(old, new))
        first = bounds(s.date, s.observed)[0] if s.date else None
        place = self._place(s, first)
        sides = tuple(organisation(side, s.unit, place, s.article) for side in (s.from_, s.into))
        return Reading(s, place, parties=sides)

    # 2. and 3. evidence and tenures

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts by id."""
        held = {r.post.id: r.post for r in self.readings if r.post}
        overseen = {p.id: p for r in self.readings for p in r.parties if isinstance(p, Post)}
        return held | overseen

    @cached_property
    def tenures(self) -> dict[str, list[Tenure]]:
        """Tenures by post id, in the order of time."""
        return {id: found for id, (found, _) in self._told.items()}

    @cached_property
    def findings(self) -> list[tuple[Post, Finding]]:
        """Contradictions within posts."""
        return [(self.posts[id], finding) for id, (_, met) in self._told.items() for finding in met]

    @cached_property
    def _told(self) -> dict[str, tuple[list[Tenure], list[Finding]]]:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for reading in self.readings:
            if reading.post and reading.claim:
                claims[reading.post.id].append(reading.claim)
        return {id: self._tenures(self.posts[id], tuple(claims[id])) for id in sorted(claims)}

    def _tenures(self, held: Post, claims: tuple[Claim, ...]) -> tuple[list[Tenure], list[Finding]]:
        asked = held.single, self.life(held.organisation), claims
        if asked not in self.memo.tenures:
            self.memo.tenures[asked] = tenures(claims, single=held.single, life=asked[1])
        return self.memo.tenures[asked]

    @cached_property
    def beginnings(self) -> dict[str, list[Established]]:
        """What is said of the making of organisations and units, by their ids."""
        found: dict[str, list[Established]] = defaultdict(list)
        for r in self.readings:
            if isinstance(r.statement, Established):
                for of in r.parties:
                    found[of.id].append(r.statement)
        return found

    @cached_property
    def body_mergers(self) -> dict[str, list[tuple[MergedInto, str, str]]]:
        """What is said of mergers of organisations, with the ids of the old and the new, by either."""
        found: dict[str, list[tuple[MergedInto, str, str]]] = defaultdict(list)
        for r in self.readings:
            if isinstance(r.statement, MergedInto) and r.parties:
                old, new = (p.id for p in r.parties)
                for side in {old, new}:
                    found[side].append((r.statement, old, new))
        return found

    def life(self, body: Organisation) -> Life:
        """From when to when a body can have holders (rule 4): as stated of it, else as its unit."""
        begins, ends = self.unit_life(body.place) if body.place else (None, None)
        made = self.made(body)
        if made:
            begins = min(made)
        for s, old, _new in self.body_mergers.get(body.id, ()):
            first = bounds(s.date, s.observed)[0] if s.date else None
            if old == body.id and first and (ends is None or first < ends):
                ends = first
        return Life(begins, ends)

    def made(self, body: Organisation) -> list[date]:
        """First possible days on which the body was made, as stated of it or of its Party organisation."""
        stated = list(self.beginnings.get(body.id, ()))
        if body.parent and body.parent.kind == "Đảng bộ":  # a Party organisation and its committee are made together
            stated += self.beginnings.get(body.parent.id, ())
        firsts = (bounds(s.date, s.observed)[0] for s in stated if s.date)
        return [first for first in firsts if first]

    def unit_life(self, place: Place) -> tuple[date | None, date | None]:
        """First day and first day gone, as far as list and statements say."""
        dated = self.gazetteer.begun.get(self.resolver.now(self.resolver.anchor(place)))
        begins = place.unit.valid_from or (dated.day if dated else None) if place.unit else None
        ends = place.unit.valid_to if place.unit else dated.day if dated else None  # what it was before it was that
        made, gone = self.resolver.lineage.of(place)
        firsts = [c.first for c in made if c.first and c.manner != "absorbed"]
        lasts = [c.last for c in gone if c.last and c.dated]
        firsts += [
            first for s in self.beginnings.get(place.id, ()) if s.date and (first := bounds(s.date, s.observed)[0])
        ]
        if begins is None and firsts:
            begins = min(firsts)
        if lasts and (ends is None or min(lasts) < ends):
            ends = min(lasts)
        return begins, ends

    # 4. persons

    @cached_property
    def people(self) -> dict[tuple[str, str], Person]:
        """The person behind each (holder, organisation id); of a scope, for the names in it."""
        seats: dict[str, list[Seat]] = defaultdict(list)
        for seat in self._seats():
            seats[self.curation.block(seat.name)].append(seat)
        found: dict[tuple[str, str], Person] = {}
        for block in seats.values():
            for name in sorted({self.curation.one_name(s.name) for s in block}):
                of_name = [s for s in block if self.curation.one_name(s.name) == name]
                for person in persons(of_name, self.curation.same, self.curation.different):
                    found |= {(s.name, s.organisation): person for s in person.seats}
        return found

    def _seats(self) -> list[Seat]:
        articles: dict[tuple[str, str], set[str]] = defaultdict(set)
        bodies: dict[str, Organisation] = {}
        asked = self._asked
        for r in self.readings:
            if r.post and r.claim and (asked is None or self.curation.block(r.claim.holder) in asked):
                articles[r.claim.holder, r.post.organisation.id].add(r.statement.article)
                bodies[r.post.organisation.id] = r.post.organisation
        stints: dict[tuple[str, str], list[Stint]] = defaultdict(list)
        for id, found in self.tenures.items():
            held = self.posts[id]
            for t in found:
                if t.first_cited and t.last_cited:
                    stints[t.holder, held.organisation.id].append(Stint(held.rank, t.first_cited, t.last_cited))
        return [
            Seat(
                name,
                body,
                bodies[body].name,
                place.id if (place := bodies[body].place) else None,
                self._regions(place),
                frozenset(named),
                tuple(sorted(stints[name, body])),
            )
            for (name, body), named in sorted(articles.items())
        ]

    @cached_property
    def _asked(self) -> set[str] | None:
        """Blocks of the names that the scope is about."""
        if self.scope is None:
            return None
        told = [r.claim for r in self.readings if r.claim and r.statement.id in self.scope.statements]
        return {self.curation.block(claim.holder) for claim in told}

    def _regions(self, place: Place | None) -> frozenset[str]:
        if place is None or place.label == "Province" or place.unresolved:
            return frozenset()
        own = next((p for p in place.chain() if p.label == "Ward"), place)
        district = next((p.id for p in place.chain() if p.label == "District"), None)
        heirs = {s.new for s in self.gazetteer.successors(own.id)} if own.unit else set()
        made, gone = self.resolver.lineage.of(own)
        linked = {c.new for c in gone} | {c.old for c in made}
        return frozenset({own.id, *heirs, *linked} | ({district} if district else set()))

    # 5. what a start elsewhere ends

    @cached_property
    def held(self) -> list[Held]:
        """All tenures (of a scope, of its names) with their persons, capped by what the same person started elsewhere (TIME.md, rule 3)."""
        of_person: dict[str, list[tuple[Post, Tenure, Person]]] = defaultdict(list)
        for id in self.tenures:
            held = self.posts[id]
            for t in self.tenures[id]:
                person = self.people.get((t.holder, held.organisation.id))
                if person:
                    of_person[person.id].append((held, t, person))
        found: list[Held] = []
        for mine in of_person.values():
            counts: dict[tuple[str, str], int] = defaultdict(int)
            for held, t, person in sorted(mine, key=lambda row: (row[0].id, row[1].appointment, when(row[1]))):
                counts[held.id, t.appointment] += 1
                capped = ended_elsewhere(t, self._starts_elsewhere(held, mine))
                found.append(Held(held, capped, person, counts[held.id, t.appointment]))
        return found

    def _starts_elsewhere(self, held: Post, mine: Sequence[tuple[Post, Tenure, Person]]) -> list[Elsewhere]:
        """Dated starts of the same person as head of the same kind of unit elsewhere."""
        body = held.organisation
        if not held.single or body.place is None:
            return []
        found = []
        for other, t, _ in mine:
            there = other.organisation
            if (
                t.valid_from
                and t.from_earliest
                and t.from_latest
                and t.evidence
                and other.single
                and there.place
                and there.place.label == body.place.label
                and there.place.id != body.place.id
            ):
                told = t.evidence[0][1]
                found.append(Elsewhere(t.from_earliest, t.from_latest, told, self._beside(told, t.from_latest)))
        return found

    def _beside(self, statement: str, day: date) -> frozenset[str]:
        """The statements of the article that brings what happened on a day as news; none where it looks back."""
        told = self._by_id[statement]
        if told.observed is None or told.observed - day > NEWS:
            return frozenset()
        return frozenset(self._of_article[told.article])

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {s.id: s for s in self.statements}

    @cached_property
    def _of_article(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for s in self.statements:
            found[s.article].append(s.id)
        return found

    # the graph

    def graph(self) -> Graph:
        """Nodes and edges of it all, or of the scope."""
        return self.draw().graph

    def draw(self, extra: Iterable[Drawable] = (), beside: Iterable[Place] = ()) -> Drawn:
        """The graph, with what its shared nodes were drawn from.

        `extra` is drawn as if a statement were about it, `beside` as what stands beside something of that kind.
        """
        from .drawing import Drawing

        return Drawing(self).drawn(extra, beside)


def when(t: Tenure) -> tuple[Any, ...]:
    """Sort key of one person's tenures of one post in the order of time."""
    day = t.first_cited or t.from_latest or t.to_earliest or t.to_latest or date.max
    return (day, t.from_earliest or date.min, t.statements)
