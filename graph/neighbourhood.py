"""What a few changed statements can change, and nothing else.

Adding an article must cost the same in a store of three thousand articles and in one of a million, and must leave the
same graph as deriving everything afresh. Both follow from one shape: derive the same neighbourhood twice, with the
statements as they were and as they are to be, and write the difference. The neighbourhood (`_gather`) holds

* the statements of each person concerned: of whom the changed statements are about, and of those holders of the same
  posts whose tenures come out otherwise. Namesakes whom nothing can join with them (people.py) are left alone;
* as context, those about the posts that these people hold (a post's tenures depend on all its holders), and what is
  said of mergers and foundings of the places and organisations concerned;
* all that is said of a place whose lineage changes, and of its namesakes, since names are resolved by it; people are
  followed from there only where what is said of them comes to mean something else, or of their place something new.

What merely cites somebody whose tenure the store knows is dealt with before, and without reading what else is said of
the post (confirmations.py): of the heads of the country and the provinces that is nearly all there is.

Where one place lies in another and who oversees whom is said so often that reading it all again would cost more the
more a store holds; the stored edge already has the evidence, and takes what the change adds or takes away (`_kept`).

What is drawn without having been there before and without being changed (a province that a ward lies in) is written
only where the store lacks it, and taken out only when no statement of the store is about it any more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..loaders.gazetteer import Gazetteer
from ..loaders.statement import Established, HoldsRole, MergedInto, Statement
from ..loaders.vietnamese import folded
from .confirmations import Confirming
from .curation import Curation
from .derive import Derivation, Kept, Memo, Reading, Scope, Vouched
from .drawing import Drawable, Drawn
from .gathering import Changed, Deriving, Gathering, Read, changed_between, families_in, settled
from .model import Change, Edge, Graph, Node
from .organisations import Group, Organisation, Post
from .schema import ORGANISATIONS, PLACES
from .units import Change as UnitChange
from .units import Place, family, followed, is_unit, keys_of, own_families

_SHARED = (*PLACES, *ORGANISATIONS, "Post", "Staff")  # labels whose nodes many statements may be about
_LISTED = re.compile(r"\d+@\d{4}-\d{2}")  # begins with the id of a listed unit


class Neighbourhood(NamedTuple):
    """Statements as they stand in the store, and what of them a local derivation is to tell."""

    statements: Mapping[str, Statement]
    scope: Scope


def _gather(read: Read, deriving: Deriving) -> Neighbourhood:
    """The neighbourhood of a change."""
    changed = deriving.changed.statements
    found = Gathering(read)
    lineage = [s for s in changed if isinstance(s, MergedInto | Established)]
    families = {key for s in lineage for key in own_families(s)}
    recut = {key for s in lineage if _of_unit(s) for key in own_families(s)}
    recut |= found.families_within(_units_recast(deriving))
    found.about(recut)
    families |= {key for s in found.statements.values() if not isinstance(s, HoldsRole) for key in own_families(s)}
    found.lineage_of(families_in([*changed, *found.statements.values()]))
    found.other_than_roles(families - recut)
    # whom places that come out otherwise concern, not everybody in places of their names
    alike = {s.id for s in found.statements.values() if isinstance(s, HoldsRole)}
    recast = _read_otherwise(*settled(deriving, found)) & alike if alike else set()
    alike -= recast
    seeds = recast | {s.id for s in changed if isinstance(s, HoldsRole)}
    # the posts concerned, and whose tenures in them come out otherwise
    seeds |= {s.id for s in found.holding(found.posts_of(_bodies_recast(deriving, found)))}
    sides = settled(deriving, found)
    while found.holding(_single_posts(deriving, found, but=alike)):
        sides = settled(deriving, found)
    seeds |= _told_otherwise(*sides)
    # all that is said of these people, and as context of the posts they hold
    people = _people(read, deriving, found, seeds)
    found.all_of(people)
    found.lineage_of(families_in(found.statements.values()))
    found.holding(_single_posts(deriving, found, people))
    settled(deriving, found)
    told = people | {s.id for s in changed}
    return Neighbourhood(found.statements, Scope(frozenset(told), frozenset(families)))


def _of_unit(statement: MergedInto | Established) -> bool:
    return is_unit(statement.from_ if isinstance(statement, MergedInto) else statement.organisation)


def _read_otherwise(was: Derivation, now: Derivation) -> set[str]:
    """Ids of the statements that come to mean something else, or speak of a place of which more or less is said.

    A place concerns what lies in it, bodies and parts of a commune, and who is in it: its past and future tells from
    when to when, and whose posts lie together.
    """
    before = {r.statement.id: r for r in was.readings}
    after = {r.statement.id: r for r in now.readings}
    same: dict[str, bool] = {}

    def stays(place: Place) -> bool:
        if place.id not in same:
            same[place.id] = _alike(was, now, place)
        return same[place.id]

    return {
        id
        for id in before.keys() | after.keys()
        if (read := after.get(id)) != before.get(id) or not all(map(stays, _places_of(read)))
    }


def _alike(was: Derivation, now: Derivation, place: Place) -> bool:
    """Whether of a place's life and lineage the same is said."""
    return (
        was.unit_life(place) == now.unit_life(place)
        and was.resolver.lineage.of(place) == now.resolver.lineage.of(place)
        and was.beginnings.get(place.id) == now.beginnings.get(place.id)
    )


def _places_of(reading: Reading | None) -> Iterator[Place]:
    """The place that a statement about a role is about, that of its body, and what they lie in."""
    for place in (reading.place, reading.body.place if reading.body else None) if reading else ():
        if place:
            yield from place.chain()


def _single_posts(
    deriving: Deriving, found: Gathering, of: Collection[str] | None = None, but: Collection[str] = ()
) -> set[str]:
    """Ids of the posts of one holder at a time that statements are about: all that are known, or those with ids in `of`.

    `but` are ids of statements that do not count.
    """
    readings = (r for side in deriving.both(found.statements) for r in side.readings)
    return {
        r.post.id
        for r in readings
        if r.post and r.post.single and (of is None or r.statement.id in of) and r.statement.id not in but
    }


def _told_otherwise(was: Derivation, now: Derivation) -> set[str]:
    """Ids of the statements behind tenures that the change makes or unmakes."""
    told: set[str] = set()
    for post in was.tenures.keys() | now.tenures.keys():
        old, new = was.tenures.get(post, ()), now.tenures.get(post, ())
        if old is new:
            continue
        before, after = set(old), set(new)
        told |= {id for tenure in before ^ after for id in tenure.statements}
    return told


def _units_recast(deriving: Deriving) -> set[tuple[str, str]]:
    """Units that the changed statements begin or end, by their names alone: as (label, id)."""
    wanted = [s for s in deriving.changed.statements if isinstance(s, Established | MergedInto) and _of_unit(s)]
    readings = deriving.both({s.id: s for s in wanted}) if wanted else ()
    read = [r for side in readings for r in side.readings if r.statement in wanted]
    return {(p.label, p.id) for r in read for p in (*r.parties, *(r.pair or ())) if isinstance(p, Place)}


def _bodies_recast(deriving: Deriving, found: Gathering) -> set[tuple[str, str]]:
    """Organisations whose life the changed statements speak of."""
    wanted = {s.id for s in deriving.changed.statements if isinstance(s, Established | MergedInto)}
    if not wanted:
        return set()
    readings = (r for side in deriving.both(found.statements) for r in side.readings)
    parties = [p for r in readings if r.statement.id in wanted for p in r.parties]
    return {(p.label, p.id) for p in parties if isinstance(p, Organisation)}


# --- whom a name means ---


class _Named(NamedTuple):
    """What a statement about a role says of who its person may be."""

    id: str
    article: str
    body: str | None  # id of the organisation
    place: str | None  # id


def _people(read: Read, deriving: Deriving, found: Gathering, seeds: Collection[str]) -> frozenset[str]:
    """Ids of all role statements about the people whom the `seeds` are about.

    Those of one name whom nothing joins, neither article nor place (people.py), are told apart already here.
    """
    curation = deriving.curation
    sides = deriving.both(found.statements)
    by_name: dict[str, set[_Named]] = defaultdict(set)
    seeded: dict[str, set[str]] = defaultdict(set)
    for r in {r.statement.id: r for side in sides for r in side.readings if r.claim}.values():
        if r.statement.id in seeds:
            seeded[keys_of(r.statement).name_key or ""].add(r.statement.id)
    joined = {folded(seat.split("@")[0]) for pair in (*curation.same, *curation.different) for seat in pair}
    one_name = defaultdict(set)
    for a, b in curation.names.items():
        one_name[folded(a)].add(folded(b))
        one_name[folded(b)].add(folded(a))
    names = set(seeded)
    while more := {other for name in names for other in one_name[name]} - names:
        names |= more
    for side in sides:
        for r in side.readings:
            if r.claim and r.post and (name := keys_of(r.statement).name_key) in names:
                place = r.post.organisation.place
                named = _Named(r.statement.id, r.statement.article, r.post.organisation.id, place.id if place else None)
                by_name[name or ""].add(named)
    rows = read(
        "UNWIND $names AS name MATCH (s:Statement {name_key: name}) WHERE s.in_force "
        "RETURN name, s.id AS id, s.article AS article, s.post AS post, s.place AS place",
        {"names": sorted(names)},
    )
    for row in rows:
        if row["post"]:  # absent of what the curation file says is not to count
            body = row["post"].partition("@")[2]
            by_name[row["name"]].add(_Named(row["id"], row["article"], body, row["place"]))
    regions = _Regions(read, deriving.gazetteer)
    regions.look_up({it.place for rows_ in by_name.values() for it in rows_ if it.place})
    for side in sides:
        regions.told(side.resolver.lineage.changes)  # which the change may bring, or take away
    told: set[str] = set()
    for name in names:
        if name in joined or one_name[name]:
            told |= {it.id for it in by_name[name]}
        else:
            told |= _joinable(by_name[name], seeded[name], regions)
    return frozenset(told)


def _joinable(named: Collection[_Named], seeds: Collection[str], regions: _Regions) -> set[str]:
    """Ids of those that an article, an organisation or a place can join with the seeds, directly or by others."""
    links: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for it in named:
        for link in regions.links(it):
            links[link].append(it)
    told: set[_Named] = set()
    met = [it for it in named if it.id in seeds]
    while met:
        it = met.pop()
        if it not in told:
            told.add(it)
            met += [other for link in regions.links(it) for other in links.pop(link, ())]
    return {it.id for it in told}


class _Regions:
    """Places that may make two seats of one name one person: no fewer than `Derivation` finds, perhaps some more."""

    def __init__(self, read: Read, gazetteer: Gazetteer) -> None:
        self._read = read
        self._gazetteer = gazetteer
        self._became: dict[str, set[str]] = defaultdict(set)

    def look_up(self, places: Collection[str]) -> None:
        """Fetch what the statements of the store say of what became of the places."""
        ids = sorted({id for place in places for id in self._above(place)})
        for label in PLACES:
            rows = self._read(
                f"UNWIND $ids AS id MATCH (p:{label} {{id: id}})-[r:MERGED_INTO]-(q) WHERE r.source = 'article' "
                "RETURN DISTINCT id, q.id AS other",
                {"ids": ids},
            )
            for row in rows:
                self._became[row["id"]].add(row["other"])

    def told(self, changes: Iterable[UnitChange]) -> None:
        """Add what a derivation says of what became of places."""
        for one in changes:
            self._became[one.old].add(one.new)
            self._became[one.new].add(one.old)

    def links(self, named: _Named) -> Iterator[tuple[str, str]]:
        yield "article", named.article
        if named.body:
            yield "body", named.body
        for id in self._above(named.place) if named.place else ():
            yield "place", id
            for other in self._became.get(id, ()):
                yield "place", other

    def _above(self, place: str) -> list[str]:
        """Ids of a place and what it lies in below its province, with what those were made of and became by the list."""
        found = [place]
        while "~" in found[-1]:
            found.append(found[-1].split("~", 1)[1])
        listed = _LISTED.match(found[-1])
        g = self._gazetteer
        if listed and listed[0] in g:
            for unit in g.chain(listed[0]):
                if unit.label != "Province":
                    found += [
                        unit.id,
                        *(s.new for s in g.successors(unit.id)),
                        *(s.old for s in g.predecessors(unit.id)),
                    ]
        return [id for id in found if not (id in g and g.unit(id).label == "Province")]


# --- the change ---


def change(
    read: Read,
    before: Collection[Statement],
    after: Collection[Statement],
    records: tuple[Graph, Graph],
    gazetteer: Gazetteer,
    curation: Curation,
) -> Change:
    """What to write so that the store's graph is that of its statements without `before` and with `after`.

    `records` are the articles concerned and the bare nodes of their statements, as they were and as they are to be.
    """
    everything = Deriving(changed_between(before, after), gazetteer, curation, Memo())
    confirming = Confirming(read, everything)
    while True:
        deriving = everything.without(confirming.statements)
        near = _gather(read, deriving)
        left, right = deriving.both(near.statements, near.scope)
        if not confirming.leave(left, right):
            break
    confirms = confirming.graph()
    left.kept = right.kept = kept = _kept(read, left, right, deriving.changed)
    was, now = left.draw(), right.draw()
    parts = _parts(read, left, right, {**was.places, **now.places})
    if parts:
        was, now = left.draw(beside=parts), right.draw(beside=parts)
    lost = _shared(was.graph) - _shared(now.graph)
    if lost:
        named, beside = _still_named(read, was, now, lost, gazetteer)
        now = right.draw(
            [was.objects[id] for id in sorted(named)], [*parts, *(was.places[id] for id in sorted(beside))]
        )
    found = difference(_joined(records[0], was.graph), _joined(_joined(records[1], confirms), now.graph))
    return _within(read, found, was, now, near.scope, kept.keys())


def _parts(read: Read, was: Derivation, now: Derivation, places: Mapping[str, Place]) -> list[Place]:
    """Listed units of the store in such places as the change makes begin or end on another day: they lie in them as long."""
    recast: dict[str, list[str]] = defaultdict(list)
    for id, place in places.items():
        if was.unit_life(place) != now.unit_life(place):
            recast[place.label].append(id)
    found: set[str] = set()
    for label, ids in recast.items():
        rows = read(
            f"UNWIND $ids AS id MATCH (:{label} {{id: id}})<-[:PART_OF]-(p) RETURN DISTINCT p.id AS id",
            {"ids": sorted(ids)},
        )
        found |= {row["id"] for row in rows if row["id"] in now.gazetteer}
    return [now.resolver.listed(id) for id in sorted(found)]


def _kept(read: Read, was: Derivation, now: Derivation, changed: Changed) -> dict[tuple[str, str], Kept]:
    """What the store says, besides the changed statements, of the pairs of things that these are about.

    Only of places whose lineage stays as it is: of others every statement has been read.
    """
    assert was.scope is not None
    ends: dict[tuple[str, str], tuple[str, str, tuple[Place, Place] | None]] = {}
    ids = {s.id for s in changed.statements}
    for r in (r for side in (was, now) for r in side.readings if r.statement.id in ids):
        if not was.scope.families.isdisjoint(own_families(r.statement)):
            continue
        if r.pair and r.statement.kind == "part_of":
            ends[r.pair[0].id, r.pair[1].id] = ("PART_OF", r.pair[0].label, r.pair)
        elif r.statement.kind == "oversees":
            first, second = r.parties
            ends[first.id, second.id] = ("OVERSEES", "Post" if isinstance(first, Post) else first.label, None)
    stored = _stored_edges(read, ends)
    found: dict[tuple[str, str], Kept] = {}
    missing: list[str] = []
    for pair, (type, _, places) in ends.items():
        rows = _vouched(stored.get(f"{type}|{pair[0]}|{pair[1]}", {}), changed.before.keys())
        if rows and not rows[-1].quote:
            missing.append(rows[-1].id)
        found[pair] = Kept(places, tuple(rows))
    quotes = _quotes(read, missing)
    for pair, kept in found.items():
        if kept.rows and not kept.rows[-1].quote:
            last = kept.rows[-1]._replace(quote=quotes[kept.rows[-1].id])
            found[pair] = kept._replace(rows=(*kept.rows[:-1], last))
    return found


def _stored_edges(read: Read, ends: Mapping[tuple[str, str], tuple[str, str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Properties of stored edges by key."""
    found: dict[str, Mapping[str, Any]] = {}
    for type, label in sorted({(type, label) for type, label, _ in ends.values()}):
        pairs = [pair for pair, (of, at, _) in ends.items() if (of, at) == (type, label)]
        rows = read(
            f"UNWIND $rows AS row MATCH (a:{label} {{id: row.id}})-[r:{type}]->() WHERE r.key = row.key "
            "RETURN r.key AS key, r.evidence AS evidence, r.evidence_statements AS evidence_statements, "
            "r.statements AS statements, r.quote AS quote",
            {"rows": [{"id": a, "key": f"{type}|{a}|{b}"} for a, b in sorted(pairs)]},
        )
        found |= {row["key"]: row for row in rows}
    return found


def _vouched(edge: Mapping[str, Any], gone: Collection[str]) -> list[Vouched]:
    """The statements behind a stored edge in the order of its evidence, the undated last, but for those that go.

    The last of the evidence (without any, of all) has the quote where the edge holds it.
    """
    cited = list(zip(edge.get("evidence_statements") or (), edge.get("evidence") or (), strict=True))
    days = dict(cited)
    undated = [(id, None) for id in edge.get("statements") or () if id not in days]
    last = (cited or undated or [("", None)])[-1][0]
    return [
        Vouched(date.fromisoformat(day) if day else None, id, edge["quote"] if id == last else "")
        for id, day in [*undated, *cited]
        if id not in gone
    ]


def _quotes(read: Read, ids: Collection[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = read(
        "UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s.id AS id, s.quote AS quote", {"ids": sorted(ids)}
    )
    return {row["id"]: row["quote"] for row in rows}


def _joined(records: Graph, derived: Graph) -> Graph:
    """Derived nodes of statements stand over their bare records."""
    return Graph({**records.nodes, **derived.nodes}, {**records.edges, **derived.edges})


def difference(was: Graph, now: Graph) -> Change:
    """What turns one graph into another."""
    moved = {
        k for k, e in now.edges.items() if k in was.edges and (was.edges[k].start, was.edges[k].end) != (e.start, e.end)
    }
    return Change(
        nodes_put=[n for id, n in now.nodes.items() if was.nodes.get(id) != n],
        edges_put=[e for k, e in now.edges.items() if was.edges.get(k) != e],
        nodes_gone=[
            (n.label, id) for id, n in was.nodes.items() if id not in now.nodes or now.nodes[id].label != n.label
        ],
        edges_gone=[(e.type, k) for k, e in was.edges.items() if k not in now.edges or k in moved],
    )


def _within(
    read: Read, found: Change, was: Drawn, now: Drawn, scope: Scope, kept: Collection[tuple[str, str]]
) -> Change:
    """The change without what belongs to other neighbourhoods: what is drawn besides is written where the store lacks it."""
    foreign = [n for n in found.nodes_put if n.label in _SHARED and n.id not in was.graph.nodes]
    known = _known_nodes(read, [n for n in foreign if not _ours(n, now.objects[n.id], scope)])
    loose = [e for e in found.edges_put if e.key not in was.graph.edges and _foreign(e, now.objects, scope, kept)]
    held = _known_edges(read, loose)
    return Change(
        nodes_put=[n for n in found.nodes_put if n.id not in known],
        edges_put=[e for e in found.edges_put if e.key not in held],
        nodes_gone=found.nodes_gone,
        edges_gone=found.edges_gone,
    )


def _ours(node: Node, it: Drawable, scope: Scope) -> bool:
    """Whether the neighbourhood has all that bears on a shared node that nothing in it drew before."""
    if isinstance(it, Place):
        return not scope.families.isdisjoint(_families_of(it))
    return isinstance(it, Group) or (isinstance(it, Organisation) and bool(node.properties.get("statements")))


def _families_of(place: Place) -> set[str | None]:
    """The family that statements about a place are kept under: of a part of a commune the commune's."""
    named = place.parent if place.label == "Area" else place
    return {family(named.full_name)} if named else set()


def _foreign(edge: Edge, objects: Mapping[str, Drawable], scope: Scope, kept: Collection[tuple[str, str]]) -> bool:
    """Whether an edge that nothing drew before may have more behind it than the neighbourhood has."""
    start, end = (objects.get(id) for _, id in (edge.start, edge.end))
    if start is None or end is None or isinstance(start, Group) or (start.id, end.id) in kept:
        return False
    if not isinstance(start, Place) or not isinstance(end, Place):
        return edge.type != "MERGED_INTO"
    told = _families_of(start) | (_families_of(end) if edge.type == "MERGED_INTO" else set())
    return scope.families.isdisjoint(told)


def _known_nodes(read: Read, nodes: Iterable[Node]) -> set[str]:
    known: set[str] = set()
    for label in _SHARED:
        ids = [n.id for n in nodes if n.label == label]
        if ids:
            rows = read(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id", {"ids": ids})
            known |= {row["id"] for row in rows}
    return known


def _known_edges(read: Read, edges: Iterable[Edge]) -> set[str]:
    known: set[str] = set()
    for type, label in sorted({(e.type, e.start[0]) for e in edges}):
        rows = [{"id": e.start[1], "key": e.key} for e in edges if (e.type, e.start[0]) == (type, label)]
        found = read(
            f"UNWIND $rows AS row MATCH (a:{label} {{id: row.id}})-[r:{type}]->() WHERE r.key = row.key RETURN r.key AS key",
            {"rows": rows},
        )
        known |= {row["key"] for row in found}
    return known


def _shared(graph: Graph) -> set[str]:
    """Ids and keys of what statements outside a neighbourhood may be about too."""
    nodes = {id for id, node in graph.nodes.items() if node.label in _SHARED}
    return nodes | {key for key, edge in graph.edges.items() if edge.type in ("MERGED_INTO", "PART_OF", "OF")}


# --- what is taken out ---


def _still_named(
    read: Read, was: Drawn, now: Drawn, lost: Collection[str], gazetteer: Gazetteer
) -> tuple[set[str], set[str]]:
    """What of `was` statements are about that the change leaves alone, and the places that stand beside such.

    `lost` are the ids and keys of what the change would take out.
    """
    edges = [was.graph.edges[key] for key in lost if key in was.graph.edges]
    asked = (set(lost) | {id for edge in edges for _, id in (edge.start, edge.end)}) & was.objects.keys()
    standing = _Standing(read, was.graph, now.graph)
    around = {id: _may_draw(read, was.places[id], gazetteer) for id in sorted(asked & was.places.keys())}
    tried = asked.union(*around.values()) & was.objects.keys()
    named = standing.named([was.objects[id] for id in sorted(tried)])
    meta = read("MATCH (m:Meta {id: 'canbo'}) RETURN m.all_units AS all", {})
    if meta and meta[0]["all"]:
        named |= {id for id in was.places if id in gazetteer}
    beside = surroundings(named, gazetteer) & was.places.keys()
    for id in sorted(around.keys() - beside):
        rest = around[id] - was.objects.keys()
        while rest and (other := standing.one_of(rest)):
            if id in surroundings([other], gazetteer):
                beside.add(id)
                break
            rest.remove(other)
    return named, beside


class _Standing:
    """Asks the store what its statements are about, those aside that a change has drawn and thereby answers for."""

    def __init__(self, read: Read, was: Graph, now: Graph) -> None:
        self._read = read
        self._drawn = sorted(id for id, node in was.nodes.items() if node.label == "Statement")
        told = (node.properties["names"] for node in now.nodes.values() if node.label == "Statement")
        self._told = {name for names in told for name in names}

    def named(self, objects: Iterable[Drawable]) -> set[str]:
        """Ids of those of the objects that statements are about."""
        found: set[str] = set()
        for it in objects:
            if it.id in self._told or any(self._met(property, ids) for property, ids in self._named_by(it)):
                found.add(it.id)
        return found

    def one_of(self, places: Collection[str]) -> str | None:
        """The id of a place that a statement is about, if there is any."""
        told = min(self._told.intersection(places), default=None)
        return told or self._met("place", places) or self._met("other_place", places)

    def _met(self, property: str, ids: Collection[str]) -> str | None:
        rows = ids and self._read(
            f"UNWIND $ids AS id MATCH (s:Statement {{{property}: id}}) WHERE s.in_force AND NOT s.id IN $drawn "
            "RETURN id LIMIT 1",
            {"ids": sorted(ids), "drawn": self._drawn},
        )
        return rows[0]["id"] if rows else None

    def _named_by(self, it: Drawable) -> Iterator[tuple[str, Collection[str]]]:
        """By which properties with which values a statement is about a thing: a post is about its organisation too."""
        if isinstance(it, Place):
            yield from (("place", [it.id]), ("other_place", [it.id]))
            return
        posts: set[str] = {it.id} if isinstance(it, Post) else set()
        sides = {it.id}
        if isinstance(it, Organisation):
            rows = self._read(
                f"MATCH (o:{it.label} {{id: $id}})<-[:PART_OF*0..2]-(b) OPTIONAL MATCH (b)<-[:OF]-(p:Post) "
                "RETURN b.id AS body, p.id AS post",
                {"id": it.id},
            )
            posts = {row["post"] for row in rows if row["post"]}
            sides |= {row["body"] for row in rows} | posts
        yield from (("post", posts), ("side", sides), ("other_side", sides))


def _may_draw(read: Read, place: Place, gazetteer: Gazetteer) -> set[str]:
    """Ids of the places because of which a place may stand in the graph (see `surroundings`), itself aside."""
    g = gazetteer
    below = [place.id] if place.id in g else followed(place, g)
    for id in below:  # grows
        below += [u.id for u in g.children(id)]
    near = set(below)
    for unit in map(g.unit, below):
        heirs = [s.new for s in g.successors(unit.id)]
        near |= {*heirs, *(s.old for new in [unit.id, *heirs] for s in g.predecessors(new))}
        top = g.chain(unit.id)[-1].code
        near |= {u.id for u in g.written_as(unit.name) if u.label == unit.label and g.chain(u.id)[-1].code == top}
    rows = read(
        f"MATCH (p:{place.label} {{id: $id}})<-[:PART_OF*1..3]-(m) WHERE m.source = 'article' RETURN DISTINCT m.id AS id",
        {"id": place.id},
    )
    return (near | {row["id"] for row in rows}) - {place.id}


def surroundings(named: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """Ids of the places that stand in the graph because places with these ids do."""
    drawn = Derivation([], gazetteer, Curation()).draw(
        extra=[Derivation([], gazetteer, Curation()).resolver.listed(id) for id in sorted(named) if id in gazetteer]
    )
    above: set[str] = set()
    for id in named:
        while "~" in id and id not in gazetteer:
            id = id.split("~", 1)[1]
            above.add(id)
    listed = [id for id in above if id in gazetteer]
    return set(drawn.graph.nodes) | above | {u.id for id in listed for u in gazetteer.chain(id)}
