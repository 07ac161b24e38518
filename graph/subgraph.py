"""What stands around a ward, a person or a day, as a networkx graph.

A ward acts through its bodies, so the hops are counted from the ward together with its organisations: one hop shows the
people in them, their posts, the district, what the ward was made of and became. From a district it
goes up to the province and never down again, since all its wards hang on it. Articles and statements stay in the store; the edges carry their
quote and the ids of what vouches for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import QueryError
from ..queries import day_text, name_key, unit_key
from .export import edge_attributes, node_attributes
from .model import Edge, Node
from .schema import ORGANISATIONS
from .store import Row, Store

if TYPE_CHECKING:
    import networkx as nx

_OUTER = ("District", "Province")  # left upwards only


def subgraph(
    store: Store,
    *,
    ward: str | None = None,
    person: str | None = None,
    on: str | date | None = None,
    hops: int = 1,
) -> nx.MultiDiGraph[str]:
    """Everything within `hops` edges of the wards or people of a name, in any spelling that a query takes.

    With `on`, only what existed or may have been so on that day, each HOLDS_ROLE with its `certainty`; `on` alone
    starts from everybody who is certain in a post that day. Nodes bear their ids, edges their keys, attributes are
    plain values that GraphML and GEXF take. Raises `QueryError` when nothing is asked or `on` is no day.
    """
    import networkx as nx

    if ward is None and person is None and on is None:
        raise QueryError("a subgraph is of a ward, a person or a day: give ward=, person= or on=")
    day = None if on is None else date.fromisoformat(day_text("on", on))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    reached: dict[str, Node] = {}
    frontier = _start(store, ward, person, day)
    core = {node.id for node in frontier}
    for hop in range(hops + 1):
        for node in frontier:
            reached[node.id] = node
            graph.add_node(node.id, **node_attributes(node))
        if hop == hops:
            break
        frontier = _step(store, graph, reached, frontier, core, day)
    _join(store, graph, reached, day)
    return graph


def _start(store: Store, ward: str | None, person: str | None, day: date | None) -> list[Node]:
    found: list[Node] = []
    if ward is not None:
        wards = [n for n in _named(store, "Ward", unit_key(ward)) if _exists(n.properties, day)]
        found += wards + [body for body in _bodies(store, wards) if _exists(body.properties, day)]
    if person is not None:
        found += _named(store, "Person", name_key(person))
    if ward is None and person is None and day is not None:
        found += _certain(store, day)
    return list({node.id: node for node in found}.values())


def _named(store: Store, label: str, key: str) -> list[Node]:
    rows = store.read(f"MATCH (n:{label}) WHERE $key IN n.keys RETURN properties(n) AS own ORDER BY n.id", {"key": key})
    return [_node(label, row["own"]) for row in rows]


def _bodies(store: Store, wards: Iterable[Node]) -> list[Node]:
    rows = store.read(
        f"UNWIND $ids AS id MATCH (b:{'|'.join(ORGANISATIONS)})-[:PART_OF*0..3]->()-[:OF]->(:Ward {{id: id}}) "
        "WITH DISTINCT b RETURN labels(b)[0] AS label, properties(b) AS own ORDER BY b.id",
        {"ids": [ward.id for ward in wards]},
    )
    return [_node(row["label"], row["own"]) for row in rows]


def _certain(store: Store, day: date) -> list[Node]:
    rows = store.read(
        "MATCH (p:Person)-[t:HOLDS_ROLE]->() WHERE any(i IN range(0, size(coalesce(t.certain_from, [])) - 1) "
        "WHERE t.certain_from[i] <= $on AND $on <= t.certain_to[i]) "
        "WITH DISTINCT p RETURN properties(p) AS own ORDER BY p.id",
        {"on": day.isoformat()},
    )
    return [_node("Person", row["own"]) for row in rows]


def _node(label: str, own: Mapping[str, Any]) -> Node:
    return Node(label, own["id"], {name: value for name, value in own.items() if name != "id"})


def _step(
    store: Store,
    graph: nx.MultiDiGraph[str],
    reached: Mapping[str, Node],
    frontier: Iterable[Node],
    core: set[str],
    day: date | None,
) -> list[Node]:
    """Draw the edges at the frontier; the nodes that they lead to and that were not reached before."""
    new: dict[str, Node] = {}
    for row in _edges_at(store, frontier):
        near, far = _node(row["near"], row["here"]), _node(row["far"], row["there"])
        if near.label in _OUTER and near.id not in core and not (row["type"] == "PART_OF" and row["outward"]):
            continue
        if _drawn(row, day) and _exists(far.properties, day, alive=far.label != "Ward"):
            _draw(graph, _edge(row, near, far), day)
            if far.id not in reached:
                new[far.id] = far
    return list(new.values())


def _join(store: Store, graph: nx.MultiDiGraph[str], reached: Mapping[str, Node], day: date | None) -> None:
    """Draw what joins two nodes that the last hop reached."""
    for row in _edges_at(store, reached.values(), within=list(reached)):
        if _drawn(row, day):
            near, far = reached[row["here"]["id"]], reached[row["there"]["id"]]
            _draw(graph, _edge(row, near, far), day)


def _edges_at(store: Store, nodes: Iterable[Node], within: list[str] | None = None) -> list[Row]:
    ids: dict[str, list[str]] = {}
    for node in nodes:
        ids.setdefault(node.label, []).append(node.id)
    rows: list[Row] = []
    only = "" if within is None else "AND b.id IN $within "
    for label in sorted(ids):
        rows += store.read(
            f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]-(b) WHERE type(r) <> 'STATES' {only}"
            "RETURN type(r) AS type, properties(r) AS own, startNode(r).id = id AS outward, labels(a)[0] AS near, "
            "properties(a) AS here, labels(b)[0] AS far, properties(b) AS there ORDER BY r.key",
            {"ids": sorted(ids[label]), "within": within},
        )
    return rows


def _edge(row: Row, near: Node, far: Node) -> Edge:
    start, end = (near, far) if row["outward"] else (far, near)
    own = {name: value for name, value in row["own"].items() if name != "key"}
    return Edge(row["type"], row["own"]["key"], (start.label, start.id), (end.label, end.id), own)


def _draw(graph: nx.MultiDiGraph[str], edge: Edge, day: date | None) -> None:
    # the key as `id` too: networkx reads GEXF without parallel edges as a graph that has no keys
    attributes: dict[str, Any] = {"id": edge.key, **edge_attributes(edge)}
    if day is not None and edge.type == "HOLDS_ROLE":
        spans = zip(edge.properties.get("certain_from", ()), edge.properties.get("certain_to", ()), strict=True)
        certain = any(first <= day.isoformat() <= last for first, last in spans)
        attributes["certainty"] = "certain" if certain else "possible"
    graph.add_edge(edge.start[1], edge.end[1], key=edge.key, **attributes)


def _drawn(row: Row, day: date | None) -> bool:
    """Whether the edge may have held on the day. A tenure without bounds says nothing of any day (rule 7)."""
    if day is None:
        return True
    if row["type"] == "HOLDS_ROLE":
        first, last = row["own"].get("from_earliest"), row["own"].get("to_latest")
        return first is not None and last is not None and bool(first <= day <= last)
    return _exists(row["own"], day)


def _exists(own: Mapping[str, Any], day: date | None, *, alive: bool = True) -> bool:
    if day is None:
        return True
    first, gone = own.get("from_earliest"), own.get("to_latest")
    return (first is None or first <= day) and (not alive or gone is None or day < gone)
