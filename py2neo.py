"""Stored queries on a user's own `py2neo.Graph`, for notebooks that were written before its maintainers ended it in 2023.

The graph stays the user's: its connection, its retries, its results and its errors are py2neo's, and what comes back is
py2neo's own `Cursor`, ready to become a table, a data frame or a subgraph. Only what canbo knows is added: the query's
text, its parameters in the shape that the query expects, and a message instead of an empty answer where no unit bears
the name. Reading only; loading goes through `canbo.open`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

if __name__ == "py2neo":  # Python was started in a clone of canbo and meets this file where it looks for py2neo itself
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    _here = Path(__file__).resolve().parent
    _spec = PathFinder.find_spec("py2neo", [folder for folder in sys.path if Path(folder).resolve() != _here])
    if _spec is None or _spec.loader is None:
        raise ModuleNotFoundError("No module named 'py2neo'; `pip install 'canbo[py2neo]'`", name="py2neo")
    sys.modules["py2neo"] = module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules["py2neo"])

__all__ = ["query"]


class Graph(Protocol):
    """What is used of `py2neo.Graph`, which comes without types."""

    def query(self, cypher: str, parameters: dict[str, Any]) -> Any:
        """A `py2neo.Cursor` over the rows of a read-only query."""
        ...


def query(graph: Graph, name: str, /, **arguments: Any) -> Any:
    """The `py2neo.Cursor` of the stored query `name`, run on a `py2neo.Graph` in a read-only transaction.

    `arguments` are as for `Archive.query`, but for `known_by`, which needs a store that canbo opens itself. The cursor's
    `to_table()`, `to_data_frame()` and `data()` give the rows; of a query that draws, such as who-led-ward-graph,
    `to_subgraph()` gives the nodes and relationships, or None where there are none. Raises `QueryError` for an unknown
    query or parameter and for a unit that neither list nor graph bears; errors of connection and server are py2neo's.

        graph = py2neo.Graph("bolt://localhost:7687", auth=("neo4j", password))
        canbo.py2neo.query(graph, "who-led-ward", ward="Trà An", on="2014-04-06").to_data_frame()
    """
    from .errors import QueryError
    from .graph.archive import refuse_unknown_units
    from .queries import prepare, query_named

    if "known_by" in arguments:
        raise QueryError("known_by needs a store that canbo opens itself: canbo.open(url).query(name, known_by=...)")

    def read(cypher: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = graph.query(cypher, dict(parameters)).data()
        return rows

    asked = query_named(name)
    prepared = prepare(asked, arguments)
    refuse_unknown_units(read, asked, arguments, prepared)
    return graph.query(asked.text, prepared)
