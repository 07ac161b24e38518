"""What a few changed statements can change, and nothing else.

Adding an article must cost the same in a store of three thousand articles and in one of a million, and must leave the
same graph as deriving everything afresh. Both follow from one shape: derive the same neighbourhood twice, with the
statements as they were and as they are to be, and write the difference. The neighbourhood (`gather`) holds

* the statements of each changed statement's person, of every holder of the posts concerned, and of those people's
  other posts (one hop: a post's tenures depend on all its holders, a person on all their posts);
* what is said of mergers and foundings of the places concerned, as context;
* all that is said of a place whose lineage changes.

What is drawn without belonging to the neighbourhood (a province that a ward lies in) is written only where the store
lacks it, and taken out only when no statement of the store is about it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from ..loaders.gazetteer import Gazetteer
from ..loaders.statement import Established, HoldsRole, MergedInto, Statement, from_properties
from .curation import Curation
from .derive import Derivation, Scope
from .drawing import Drawn
from .model import Change, Edge, Graph, Node
from .organisations import Organisation
from .schema import ORGANISATIONS, PLACES
from .units import family, keys_of

Read = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]

_SHARED = (*PLACES, *ORGANISATIONS, "Post", "Staff")  # labels whose nodes many statements may be about


class Neighbourhood(NamedTuple):
    """Statements as they stand in the store, and what of them a local derivation is to tell."""

    statements: Mapping[str, Statement]
    scope: Scope


def gather(
    read: Read, before: Collection[Statement], after: Collection[Statement], gazetteer: Gazetteer, curation: Curation
) -> Neighbourhood:
    """The neighbourhood of a change that takes `before` out of the store and puts `after` in."""
    found = _Gathering(read)
    old, new = {s.id: s for s in before}, {s.id: s for s in after}
    changed = [s for s in {**old, **new}.values() if not (s.id in old and s.id in new)]
    families = {key for s in changed if not isinstance(s, HoldsRole) for key in keys_of(s)[1:] if key}
    recut = {key for s in changed if isinstance(s, MergedInto) for key in keys_of(s)[1:] if key}
    found.about(recut)
    families |= {k for s in found.statements.values() if not isinstance(s, HoldsRole) for k in keys_of(s)[1:] if k}
    names = {keys_of(s).name_key for s in [*changed, *found.statements.values()]} - {None}
    found.lineage_of(_families([*changed, *found.statements.values()]))
    posts = _single_posts([*found.statements.values(), *changed], gazetteer, curation)
    posts |= found.posts_of(_bodies_recast(changed, found.statements.values(), gazetteer, curation))
    names |= found.holding(posts)
    found.named(names)
    found.lineage_of(_families(found.statements.values()))
    found.holding(_single_posts(found.statements.values(), gazetteer, curation) - posts)
    found.lineage_of(_families(found.statements.values()))
    found.other_than_roles(families)
    return Neighbourhood(found.statements, Scope(frozenset(n for n in names if n), frozenset(families)))


class _Gathering:
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
        self._fetch("all", "place_key", families)
        self._fetch("all", "other_place_key", families)

    def lineage_of(self, families: Collection[str]) -> None:
        """Mergers and foundings; of the other side of a merger its mergers too, which say what generation it was."""
        kinds = "AND s.kind IN ['merged_into', 'established']"
        for _ in range(2):
            found = self._fetch("lineage", "place_key", families, kinds)
            found += self._fetch("lineage", "other_place_key", families, kinds)
            families = _families(s for s in found if isinstance(s, MergedInto))

    def other_than_roles(self, families: Collection[str]) -> None:
        self._fetch("rest", "place_key", families, "AND s.kind <> 'holds_role'")
        only = "AND s.kind <> 'holds_role' AND (s.kind = 'merged_into' OR s.place_key IS NULL)"
        self._fetch("rest", "other_place_key", families, only)

    def holding(self, posts: Collection[str]) -> set[str]:
        """Statements about the posts; the names they hold."""
        return {keys_of(s).name_key or "" for s in self._fetch("post", "post", posts)} - {""}

    def named(self, names: Collection[str | None]) -> None:
        self._fetch("name", "name_key", names)

    def posts_of(self, bodies: Iterable[tuple[str, str]]) -> set[str]:
        """Ids of the posts of organisations, given as (label, id), and of their inner bodies."""
        posts: set[str] = set()
        for label in ORGANISATIONS:
            ids = [id for of, id in bodies if of == label]
            if ids:
                rows = self._read(
                    f"UNWIND $ids AS id MATCH (o:{label} {{id: id}})<-[:PART_OF*0..1]-(b)<-[:OF]-(p:Post) RETURN p.id AS id",
                    {"ids": ids},
                )
                posts |= {row["id"] for row in rows}
        return posts


def _families(statements: Iterable[Statement]) -> set[str]:
    return {key for s in statements for key in keys_of(s)[1:] if key}


def _single_posts(statements: Iterable[Statement], gazetteer: Gazetteer, curation: Curation) -> set[str]:
    readings = Derivation(statements, gazetteer, curation).readings
    return {r.post.id for r in readings if r.post and r.post.single}


def _bodies_recast(
    changed: Iterable[Statement], context: Iterable[Statement], gazetteer: Gazetteer, curation: Curation
) -> set[tuple[str, str]]:
    """Organisations whose life the changed statements speak of."""
    wanted = {s.id for s in changed if isinstance(s, Established | MergedInto)}
    if not wanted:
        return set()
    readings = Derivation([*changed, *context], gazetteer, curation).readings
    parties = [p for r in readings if r.statement.id in wanted for p in r.parties]
    return {(p.label, p.id) for p in parties if isinstance(p, Organisation)}


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
    near = gather(read, before, after, gazetteer, curation)
    gone = {s.id for s in before}
    stand = {id: s for id, s in near.statements.items() if id not in gone}
    was = Derivation({**stand, **{s.id: s for s in before}}.values(), gazetteer, curation, near.scope).draw()
    derivation = Derivation({**stand, **{s.id: s for s in after}}.values(), gazetteer, curation, near.scope)
    now = derivation.draw()
    if _shared(was.graph) - _shared(now.graph):
        named, beside = _still_named(read, was, now, gazetteer)
        now = derivation.draw([was.objects[id] for id in sorted(named)], [was.places[id] for id in sorted(beside)])
    lost = {id for id, node in was.graph.nodes.items() if node.label in _SHARED and id not in now.graph.nodes}
    found = difference(_joined(records[0], was.graph), _joined(records[1], now.graph))
    return _within(read, found, near.scope, lost)


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


def _within(read: Read, found: Change, scope: Scope, lost: set[str]) -> Change:
    """The change without what belongs to other neighbourhoods."""
    foreign_nodes = [n for n in found.nodes_put if n.label in PLACES and not _ours(n.label, n.properties, scope)]
    known = _known_nodes(read, foreign_nodes)
    names = {n.id: n for n in found.nodes_put}
    foreign_edges = [e for e in found.edges_put if _foreign(e, names, scope)]
    held = _known_edges(read, foreign_edges)
    gone = {id for _, id in found.nodes_gone if id in lost}
    return Change(
        nodes_put=[n for n in found.nodes_put if n.id not in known],
        edges_put=[e for e in found.edges_put if e.key not in held],
        nodes_gone=[(label, id) for label, id in found.nodes_gone if label not in _SHARED or id in gone],
        edges_gone=found.edges_gone,
    )


def _ours(label: str, properties: Mapping[str, Any], scope: Scope) -> bool:
    return label == "Area" or family(properties["full_name"]) in scope.families


def _foreign(edge: Edge, drawn: Mapping[str, Node], scope: Scope) -> bool:
    if edge.type not in ("PART_OF", "MERGED_INTO") or edge.start[0] not in PLACES:
        return False
    ends = (edge.start, edge.end) if edge.type == "MERGED_INTO" else (edge.start,)
    return not any(label == "Area" or _family_of(id, drawn) in scope.families for label, id in ends)


def _family_of(id: str, drawn: Mapping[str, Node]) -> str | None:
    if id in drawn:
        return family(drawn[id].properties["full_name"])
    from ..loaders.gazetteer import gazetteer

    if id in gazetteer():
        return family(gazetteer().unit(id).full_name)
    return family(id.split("~")[0].split("<")[0])


def _known_nodes(read: Read, nodes: Iterable[Node]) -> set[str]:
    known: set[str] = set()
    for label in PLACES:
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


def _still_named(read: Read, was: Drawn, now: Drawn, gazetteer: Gazetteer) -> tuple[set[str], set[str]]:
    """What of `was` statements are about that the change leaves alone, and the places that stand beside such."""
    rows = read(
        "MATCH (s:Statement) WHERE s.in_force AND NOT s.id IN $drawn UNWIND s.names AS name RETURN DISTINCT name",
        {"drawn": sorted(id for id, node in was.graph.nodes.items() if node.label == "Statement")},
    )
    named = {row["name"] for row in rows}
    named |= {
        name for node in now.graph.nodes.values() if node.label == "Statement" for name in node.properties["names"]
    }
    meta = read("MATCH (m:Meta {id: 'canbo'}) RETURN m.all_units AS all", {})
    if meta and meta[0]["all"]:
        named |= {id for id in was.places if id in gazetteer}
    return named & was.objects.keys(), surroundings(named, gazetteer) & was.places.keys()


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
