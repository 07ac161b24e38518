"""What differs between two graphs, for people to read and programs to take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from .model import Edge, Graph, Node


class Row(NamedTuple):
    """One thing that one graph has and the other has not, or has otherwise."""

    what: str  # new, gone, changed
    type: str  # label or edge type
    id: str  # id or key
    name: str  # for people
    property: str | None = None
    before: Any = None
    after: Any = None

    def line(self) -> str:
        """The row in words."""
        sign = {"new": "+", "gone": "-", "changed": "~"}[self.what]
        tail = f": {self.property} {_said(self.before)} -> {_said(self.after)}" if self.property else ""
        return f"{sign} {self.type} {self.name}{tail}"


def compare(a: Graph, b: Graph) -> list[Row]:
    """What turns `a` into `b`, edges first, statements and their own bookkeeping last."""
    order = {
        "HOLDS_ROLE": 0,
        "MERGED_INTO": 1,
        "OVERSEES": 2,
        "PART_OF": 3,
        "OF": 4,
        "STATES": 9,
        "Statement": 8,
        "Article": 7,
    }
    rows = [*_edges(a, b), *_nodes(a, b)]
    return sorted(rows, key=lambda r: (order.get(r.type, 5), r.name, r.id, r.what, r.property or ""))


def _edges(a: Graph, b: Graph) -> Iterator[Row]:
    for key in a.edges.keys() | b.edges.keys():
        old, new = a.edges.get(key), b.edges.get(key)
        edge = new or old
        assert edge is not None
        yield from _rows(edge.type, key, edge_name(edge, b if new else a), old, new)


def _nodes(a: Graph, b: Graph) -> Iterator[Row]:
    for id in a.nodes.keys() | b.nodes.keys():
        old, new = a.nodes.get(id), b.nodes.get(id)
        node = new or old
        assert node is not None
        yield from _rows(
            node.label, id, str(node.properties.get("full_name") or node.properties.get("name") or id), old, new
        )


def _rows(type: str, id: str, name: str, old: Node | Edge | None, new: Node | Edge | None) -> Iterator[Row]:
    if old is None or new is None:
        yield Row("new" if old is None else "gone", type, id, name)
        return
    if old == new:
        return
    for property in sorted(old.properties.keys() | new.properties.keys()):
        before, after = old.properties.get(property), new.properties.get(property)
        if before != after:
            yield Row("changed", type, id, name, property, _plain(before), _plain(after))


def edge_name(edge: Edge, graph: Graph) -> str:
    """The edge in words: who, what, where."""
    start, end = (_node_name(id, graph.nodes) for _, id in (edge.start, edge.end))
    if edge.type == "HOLDS_ROLE":
        held = edge.properties.get("appointment")
        return f"{start}, {edge.properties.get('title')} {end}" + (f" ({held})" if held != "full" else "")
    return f"{start} -> {end}"


def _node_name(id: str, nodes: Mapping[str, Node]) -> str:
    found = nodes.get(id)
    return str(found.properties.get("full_name") or id) if found else id


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _said(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return f"[{', '.join(map(str, value[:6]))}{', …' if len(value) > 6 else ''}]"
    return str(value)
