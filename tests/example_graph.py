"""The examples that come with canbo, as a graph: read once, put into as many stores as there are tests."""

from __future__ import annotations

from ast import literal_eval
from functools import cache
from pathlib import Path
from typing import Any

import canbo
from canbo.graph.archive import Archive, stored_graph
from canbo.graph.model import Graph
from canbo.graph.store import open_store, temporary_store
from canbo.queries import Query

EXAMPLES = Path(canbo.__file__).parent / "examples"


@cache
def example_graph() -> Graph:
    """Everything that a store holds after `canbo load examples`."""
    with temporary_store() as store:
        Archive(store).load([EXAMPLES])
        return stored_graph(store.read)


def fill(url: str) -> None:
    """Put the examples into the empty store at `url`."""
    with open_store(url) as store:
        store.import_graph(example_graph())


def example_of(query: Query) -> dict[str, Any]:
    """The arguments that the query's header shows."""
    shown = {p.name: p.example or "null" for p in query.parameters}
    return {name: None if value == "null" else literal_eval(value) for name, value in shown.items()}
