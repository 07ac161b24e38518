"""The graph as plain records: what `derive` returns, stores keep, exports write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

Value = str | int | float | bool | date | list[str]  # what a property may hold; no nulls, no empty lists


class Node(NamedTuple):
    """A node: one label, an id that no other node of any label bears."""

    label: str
    id: str
    properties: Mapping[str, Any]  # without `id`


class Edge(NamedTuple):
    """An edge between two nodes, told apart from all others by its key."""

    type: str
    key: str
    start: tuple[str, str]  # label and id of the node it leaves
    end: tuple[str, str]  # label and id of the node it reaches
    properties: Mapping[str, Any]  # without `key`


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by id and edges by key."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)


class Change(NamedTuple):
    """What turns one graph into another. Written in this order: edges gone, nodes gone, nodes put, edges put.

    A put node or edge replaces all properties of the one with its id or key; an edge whose ends changed is both gone
    and put. A node gone takes its remaining edges with it.
    """

    nodes_put: list[Node]
    edges_put: list[Edge]
    nodes_gone: list[tuple[str, str]]  # label and id
    edges_gone: list[tuple[str, str]]  # type and key
