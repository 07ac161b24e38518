"""Where the graph is kept: one small interface, two engines, and the few statements that write.

What differs between ArcadeDB inside the process and a Neo4j server is dealt with in `graph/embedded.py` and
`graph/bolt.py` and nowhere else; everything above sees a `Store`. Reading is Cypher with parameters. Writing is only
ever a `Change` (graph/model.py) applied in a transaction, because nodes and edges have their identity from what they
mean (`id`, `key`): applying a change twice, or again after a crash, leaves the same graph.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, Protocol, TypeVar

from ..errors import StoreError
from .model import Change, Edge, Graph, Node
from .schema import EDGES, NODES

Row = dict[str, Any]
T = TypeVar("T")

FORMAT: Final = 1  # of what a store holds; a store of another format is refused
MARKER: Final = "CanboStore"  # label of the one node that, on a server, carries the format and serialises writers
DEFAULT: Final = "canbo-db"

_SERVERS: Final = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

INDEXES: Final[tuple[tuple[str, str], ...]] = (  # what loading looks statements and articles up by, besides `id`
    ("Article", "given_id"),
    ("Article", "work"),
    ("Statement", "article"),
    ("Statement", "lineage_key"),
    ("Statement", "name_key"),
    ("Statement", "other_lineage_key"),
    ("Statement", "other_place"),
    ("Statement", "other_place_key"),
    ("Statement", "other_side"),
    ("Statement", "place"),
    ("Statement", "place_key"),
    ("Statement", "post"),
    ("Statement", "side"),
)


class Transaction(Protocol):
    """Reading and writing that becomes visible to others at once, or not at all."""

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of a query that sees what this transaction has written so far."""
        ...

    def apply(self, change: Change) -> None:
        """Write `change`. Raises `StoreError` where an edge to put has an end that does not exist."""
        ...


class Store(Protocol):
    """A graph that is kept: opened by `open_store`, closed by `close` or on leaving its `with` block."""

    @property
    def kind(self) -> Literal["embedded", "neo4j"]:
        """Which engine."""
        ...

    @property
    def url(self) -> str:
        """Where it is, fit for printing: never with a password."""
        ...

    @property
    def version(self) -> str:
        """The engine's own name and version."""
        ...

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of a read-only query, in its order, as plain Python values.

        Dates are `datetime.date`. A node is `{"label", "id", "properties"}`, an edge `{"type", "key", "start", "end",
        "properties"}` with its ends as (label, id), so that `Node(**node)` and `Edge(**edge)` make records of them; a
        path is `{"nodes", "edges"}`. Raises `QueryError` for a query that writes or that the engine does not
        understand, `StoreError` when the store cannot be reached.
        """
        ...

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, run in one transaction while no other writer of this store is in one.

        On a server `work` is called again when a passing error (a deadlock, an election, a restart) undid or may have
        undone the transaction, so it must base what it writes on what it reads and keep no effects of its own.
        """
        ...

    def import_graph(self, graph: Graph) -> None:
        """Write a whole `graph` into a store that holds none of canbo's nodes yet: all of it or, cut short, nothing.

        Raises `StoreError` when the store is not empty.
        """
        ...

    def prepare(self) -> None:
        """Make the constraints and indexes that are missing: after `neo4j-admin database import`, which makes none.

        Writing does so by itself. Raises `StoreError` where the user may not.
        """
        ...

    def close(self) -> None:
        """Let go of the store; closing it again does nothing."""
        ...

    def __enter__(self) -> Store: ...

    def __exit__(self, *exc: object) -> None: ...


def is_server(url: str) -> bool:
    """Whether `url` names a server rather than a folder.

    >>> is_server("bolt://localhost:7687"), is_server("neo4j+s://x.databases.neo4j.io"), is_server("canbo-db")
    (True, True, False)
    """
    return url.partition("://")[0].lower() in _SERVERS and "://" in url


def location(url: str | os.PathLike[str] | None) -> str:
    """`url`, else `$CANBO_DB`, else `./canbo-db`."""
    return os.fspath(url) if url is not None else os.environ.get("CANBO_DB") or DEFAULT


def open_store(url: str | os.PathLike[str] | None = None, *, create: bool = True) -> Store:
    """The store at `url`: a folder (ArcadeDB inside this process) or a `bolt://` or `neo4j://` address of a Neo4j server.

    Without `url`: `$CANBO_DB`, else `./canbo-db`. A folder that does not exist is made, unless `create` is false.
    A server's user, password and database come from `NEO4J_USERNAME` (default neo4j), `NEO4J_PASSWORD` and
    `NEO4J_DATABASE`; user and database may also stand in the URL (`bolt://reader@localhost:7687/wards`), a password
    may not. Raises `StoreError` with one line that says what is wrong and what to do.
    """
    where = location(url)
    if is_server(where):
        from .bolt import open_bolt

        return open_bolt(where)
    if "://" in where:
        scheme = where.partition("://")[0]
        raise StoreError(f"no store is reached by {scheme}://: give a folder or a bolt:// or neo4j:// address")
    from .embedded import open_embedded

    return open_embedded(Path(where), create=create)


@contextmanager
def lasting_objects() -> Iterator[None]:
    """Python's search for cycles put off while a great many records are made that all stay.

    Each search would look through all of them: with 200,000 nodes half of the time went into that, and more with more.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@contextmanager
def temporary_store() -> Iterator[Store]:
    """An embedded store of its own that is gone after the `with` block; other stores may be open beside it."""
    from .embedded import open_embedded

    with tempfile.TemporaryDirectory(prefix="canbo-", ignore_cleanup_errors=True) as folder:
        store = open_embedded(Path(folder, "db"), lasting=False)
        with store:
            yield store


# --- what both engines write ---------------------------------------------------------------------------------------


def properties(of: Mapping[str, str], given: Mapping[str, Any], **identity: str) -> Row:
    """The properties that the schema lists, without nulls and empty lists, with the `identity` (id or key)."""
    return {k: v for k, v in given.items() if k in of and v is not None and v != []} | identity


def by_label(nodes: Iterable[Node]) -> dict[str, list[Row]]:
    """Rows `{id, properties}` of nodes, grouped by label: a label cannot be a parameter."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for node in nodes:
        row = {"id": node.id, "properties": properties(NODES[node.label], node.properties, id=node.id)}
        groups[node.label].append(row)
    return groups


def by_ends(edges: Iterable[Edge]) -> dict[tuple[str, str, str], list[Row]]:
    """Rows `{key, start, end, properties}` of edges, grouped by type and the labels of both ends."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for edge in edges:
        row = {
            "key": edge.key,
            "start": edge.start[1],
            "end": edge.end[1],
            "properties": properties(EDGES[edge.type], edge.properties, key=edge.key),
        }
        groups[edge.type, edge.start[0], edge.end[0]].append(row)
    return groups


def by_kind(gone: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Ids (or keys) grouped by label (or type), which must be of the schema."""
    groups: dict[str, list[str]] = defaultdict(list)
    for kind, identity in gone:
        if kind not in NODES and kind not in EDGES:
            raise StoreError(f"the schema knows neither a label nor an edge type {kind}")
        groups[kind].append(identity)
    return groups


def batches(rows: list[T], size: int) -> Iterator[list[T]]:
    """`rows` in pieces of at most `size`.

    >>> list(batches([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    return (rows[i : i + size] for i in range(0, len(rows), size))


def dates_of(kind: str) -> list[str]:
    """The properties of a label or edge type that are native dates."""
    table = NODES.get(kind) or EDGES[kind]
    return [name for name, type_ in table.items() if type_.startswith("date")]


def refuse_dangling(type_: str, rows: list[Row], written: int) -> None:
    """Raise `StoreError` unless every edge of `rows` was written: one whose end is missing matches nothing."""
    if written < len(rows):
        some = rows[0]["key"] if len(rows) == 1 else f"{len(rows) - written} of {len(rows)}"
        raise StoreError(f"{type_} edges to nodes that are not in the store ({some}): nothing was written")


def iso(value: object) -> str:
    """A date as ISO text, for `json.dumps(default=iso)`; what else JSON lacks is refused."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no property value")
