"""A Neo4j server (or `canbo serve`) through the official driver.

One driver a store. Reads are managed read transactions, so a cluster sends them to a reader and the server refuses
writes. Writes are managed write transactions that first take the one lock node: loaders of several processes queue up
instead of failing on each other, and what a passing error undid is done again. Schema, lock node and format are
looked after when the first write comes, so that reading needs no more than a reader's rights.
"""

from __future__ import annotations

import getpass
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from ..errors import CanboError, QueryError, StoreError
from .model import Change, Graph
from .schema import EDGES, NODES
from .store import FORMAT, INDEXES, MARKER, Row, batches, by_ends, by_kind, by_label, refuse_dangling

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

T = TypeVar("T")

BATCH = 1000  # rows in one statement; up to 10,000 load no faster
PATIENCE = 60.0  # seconds for which passing errors are retried: a server restarts in 10 to 30
CONNECTING = 10.0  # seconds to wait for a connection

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its warnings are for programs, not for readers of stderr


# --- addresses -----------------------------------------------------------------------------------------------------


class Address(NamedTuple):
    """A server's URL, taken apart: what the driver gets, and what may be printed."""

    driver: str
    printed: str
    user: str | None
    database: str | None


def address(url: str) -> Address:
    """What `url` says. Raises `StoreError` where it holds a password, which shell history and logs would keep.

    >>> address("bolt://reader@localhost:7687/wards")
    Address(driver='bolt://localhost:7687', printed='bolt://localhost:7687/wards', user='reader', database='wards')
    """
    parts = urlsplit(url)
    if parts.password is not None:
        raise StoreError("a password does not belong in the address: put it in NEO4J_PASSWORD")
    host = parts.netloc.rpartition("@")[2]
    if not host or host.startswith(":"):
        raise StoreError(f"{parts.scheme}:// needs a host, as in {parts.scheme}://localhost:7687")
    database = unquote(parts.path.strip("/")) or None
    routing = f"?{parts.query}" if parts.query else ""
    return Address(
        driver=f"{parts.scheme}://{host}{routing}",
        printed=f"{parts.scheme}://{host}" + (f"/{database}" if database else ""),
        user=unquote(parts.username) if parts.username else None,
        database=database or os.environ.get("NEO4J_DATABASE") or None,
    )


def open_bolt(url: str) -> BoltStore:
    """The store at `url`. Without `NEO4J_PASSWORD` it tries none, and asks where there is somebody to ask."""
    where = address(url)
    user = where.user or os.environ.get("NEO4J_USERNAME") or "neo4j"
    password = os.environ.get("NEO4J_PASSWORD")
    try:
        return _connect(where, (user, password) if password else None)
    except _Unwelcome:
        if password or not (sys.stdin.isatty() and sys.stderr.isatty()):
            how = "refuses this NEO4J_USERNAME and NEO4J_PASSWORD" if password else "asks for one: set NEO4J_PASSWORD"
            raise StoreError(f"{where.printed} as {user}: the server {how}") from None
        asked = getpass.getpass(f"Password of {user} at {where.printed}: ", stream=sys.stderr)
        try:
            return _connect(where, (user, asked))
        except _Unwelcome:
            raise StoreError(f"{where.printed} refuses {user} with this password") from None


class _Unwelcome(Exception):  # noqa: N818  never leaves this module
    """The server does not accept the user and password."""


def _connect(where: Address, auth: tuple[str, str] | None) -> BoltStore:
    import neo4j
    from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

    try:
        driver = neo4j.GraphDatabase.driver(
            where.driver,
            auth=auth,
            connection_timeout=CONNECTING,
            max_transaction_retry_time=PATIENCE,
            user_agent="canbo",
            warn_notification_severity="OFF",
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"{where.printed} is no address of a server: {_line(error)}") from error
    try:
        with driver.session(database=where.database) as session:
            agent = session.run("RETURN 1").consume().server.agent
    except (DriverError, Neo4jError) as error:
        driver.close()
        if isinstance(error, AuthError):
            raise _Unwelcome from error
        if isinstance(error, ServiceUnavailable):
            raise StoreError(
                f"no server answers at {where.printed}: start it (docker compose up -d), or correct the address"
            ) from error
        raise StoreError(f"{where.printed} cannot be opened: {_line(error)}") from error
    return BoltStore(driver, where, agent)


def _line(error: BaseException) -> str:
    """The first line of an error of the driver or the server."""
    return str(getattr(error, "message", None) or error).strip().partition("\n")[0]


# --- plain values --------------------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """A value of a record as plain Python. Ends of edges that the result does not hold stay unknown: `_complete`."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    from neo4j.graph import Node as BoltNode
    from neo4j.graph import Path, Relationship

    if isinstance(value, BoltNode):
        found = {name: _plain(item) for name, item in value.items()}
        return {"label": min(value.labels, default=None), "id": found.pop("id", None), "properties": found}
    if isinstance(value, Relationship):
        found = {name: _plain(item) for name, item in value.items()}
        key = found.pop("key", None)
        ends = {"start": _end(value.start_node), "end": _end(value.end_node)}
        return {"type": value.type, "key": key, **ends, "properties": found}
    if isinstance(value, Path):
        return {"nodes": [_plain(n) for n in value.nodes], "edges": [_plain(r) for r in value.relationships]}
    if hasattr(value, "to_native"):
        native = value.to_native()
        return native if isinstance(native, date) else native.isoformat()
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return str(value)


class _Unread(NamedTuple):
    """The end of an edge of which the result says no more than what the server calls it."""

    element: str


def _end(node: Any) -> tuple[str | None, Any] | _Unread:
    labels = list(node.labels)
    return (min(labels), node.get("id")) if labels else _Unread(node.element_id)


def _complete(rows: list[Row], tx: ManagedTransaction) -> list[Row]:
    """Read the label and id of ends that the result did not hold, and put them in place."""
    edges = [edge for row in rows for edge in _edges(row) if _Unread in (type(edge["start"]), type(edge["end"]))]
    if edges:
        ids = {end.element for edge in edges for end in (edge["start"], edge["end"]) if isinstance(end, _Unread)}
        found = tx.run(
            "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, labels(n) AS labels, n.id AS id",
            ids=sorted(ids),
        )
        ends = {record["element"]: (min(record["labels"], default=None), record["id"]) for record in found}
        for edge in edges:
            for side in ("start", "end"):
                if isinstance(edge[side], _Unread):
                    edge[side] = ends[edge[side].element]
    return rows


def _edges(value: Any) -> Iterator[Row]:
    """Every edge inside a plain value."""
    if isinstance(value, list):
        for item in value:
            yield from _edges(item)
    elif isinstance(value, dict):
        if "type" in value and "start" in value and "properties" in value:
            yield value
        else:
            for item in value.values():
                yield from _edges(item)


def _rows(tx: ManagedTransaction, cypher: str, parameters: Mapping[str, Any] | None) -> list[Row]:
    found = tx.run(cypher, dict(parameters or {}))
    names = found.keys()
    rows = [{name: _plain(value) for name, value in zip(names, record.values(), strict=True)} for record in found]
    summary = found.consume()
    if summary.counters.contains_updates or summary.query_type in ("w", "rw"):  # `canbo serve` refuses none by itself
        raise QueryError(_WRITES)  # and with the error the transaction is undone
    return _complete(rows, tx)


# what changes the schema cannot be undone on `canbo serve`
_SCHEMA = re.compile(r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*(?:CREATE|DROP|ALTER)\b", re.IGNORECASE | re.DOTALL)
_WRITES = "the query failed: only reading is possible here, and this query writes"


# --- the store -----------------------------------------------------------------------------------------------------


class _Session:
    """A transaction on the server: see `Transaction`."""

    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx = tx

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        return _rows(self._tx, cypher, parameters)

    def apply(self, change: Change) -> None:
        for type_, keys in by_kind(change.edges_gone).items():
            self._run(f"UNWIND $rows AS key MATCH ()-[r:{type_} {{key: key}}]->() DELETE r", keys)
        for label, ids in by_kind(change.nodes_gone).items():
            self._run(f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids)
        for label, nodes in by_label(change.nodes_put).items():
            self._run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties", nodes)
        for (type_, start, end), edges in by_ends(change.edges_put).items():
            put = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
                f"MERGE (a)-[r:{type_} {{key: row.key}}]->(b) SET r = row.properties RETURN count(r) AS n"
            )
            refuse_dangling(type_, edges, self._run(put, edges))

    def _run(self, statement: str, rows: list[Any]) -> int:
        """Run `statement` over `rows` batch by batch; the sum of the `n` it returns."""
        total = 0
        for batch in batches(rows, BATCH):
            found = self._tx.run(statement, rows=batch)
            total += sum(record["n"] for record in found)
        return total


def _schema() -> Iterator[tuple[str, str]]:
    """Names and statements of the constraints and indexes."""
    for label in (*NODES, MARKER):
        name = f"canbo_{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for type_ in EDGES:
        name = f"canbo_{type_.lower()}_key"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.key IS UNIQUE"
    for label, property_ in INDEXES:
        name = f"canbo_{label.lower()}_{property_}"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{property_})"


class BoltStore:
    """A store on a server: see `Store`."""

    kind: Literal["neo4j"] = "neo4j"

    def __init__(self, driver: Driver, where: Address, agent: str) -> None:
        self.url = where.printed
        served = re.search(r"ArcadeDB [\w.]+", agent)
        self.version = served[0] if served else agent.replace("/", " ")  # as in "Neo4j 5.26.30"
        self._driver: Driver | None = driver
        self._database = where.database
        self._served = self._ready = served is not None  # by `canbo serve`: a store that has its schema

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """See `Store.read`."""
        if self._served and _SCHEMA.match(cypher):
            raise QueryError(_WRITES)
        with self._session("READ") as session:
            return session.execute_read(_rows, cypher, parameters)

    def write(self, work: Callable[[_Session], T]) -> T:
        """See `Store.write`."""
        from neo4j.exceptions import ConstraintError, IncompleteCommit

        def locked(tx: ManagedTransaction) -> T:
            self._lock(tx)
            return work(_Session(tx))

        self.prepare()
        deadline = time.monotonic() + PATIENCE
        with self._session("WRITE") as session:
            while True:
                try:
                    return session.execute_write(locked)
                except (IncompleteCommit, ConstraintError) as error:
                    # cut off while it committed: whether done or undone, doing it again is right. `canbo serve` lets
                    # writers overlap, and may tell the later one that what it makes is there before that it must repeat
                    again = self._served or isinstance(error, IncompleteCommit)
                    if not again or time.monotonic() > deadline:
                        raise

    def import_graph(self, graph: Graph) -> None:
        """See `Store.import_graph`. One transaction; past a server's memory there is `neo4j-admin database import`."""

        def whole(tx: _Session) -> None:
            if tx.read(f"MATCH (n:{'|'.join(NODES)}) RETURN 1 AS one LIMIT 1"):
                raise StoreError(f"{self.url} already holds a graph: import into an empty database")
            tx.apply(Change(list(graph.nodes.values()), list(graph.edges.values()), [], []))

        self.write(whole)

    def close(self) -> None:
        """See `Store.close`."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def __enter__(self) -> BoltStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def _session(self, mode: str) -> Iterator[Session]:
        """A session; the driver's and the server's errors leave it as canbo's."""
        from neo4j.exceptions import DriverError, Neo4jError

        if self._driver is None:
            raise StoreError(f"{self.url} has been closed: open it again")
        manager = self._driver.execute_query_bookmark_manager  # in a cluster, reads see what this store wrote
        try:
            with self._driver.session(
                database=self._database, default_access_mode=mode, bookmark_manager=manager
            ) as session:
                yield session
        except (DriverError, Neo4jError) as error:
            raise _translated(error, self.url) from error

    def prepare(self) -> None:
        """See `Store.prepare`. The names that exist are asked for first, since that is quick; done once a store."""
        from neo4j.exceptions import ClientError

        if self._ready:
            return
        with self._session("WRITE") as session:
            names = {r["name"] for kind in ("CONSTRAINTS", "INDEXES") for r in session.run(f"SHOW {kind} YIELD name")}
            missing = [statement for name, statement in _schema() if name not in names]
            for statement in missing:
                try:
                    session.execute_write(lambda tx, s=statement: tx.run(s).consume())  # type: ignore[misc]
                except ClientError as error:
                    if not (error.code or "").endswith("AlreadyExists"):  # another loader was faster: IF NOT EXISTS
                        raise  # looks before, not while it makes it
            if missing:
                session.run("CALL db.awaitIndexes(600)").consume()
        self._ready = True

    def _lock(self, tx: ManagedTransaction) -> None:
        """Wait for other writers: writing a property of the one lock node holds it until the transaction ends."""
        found = tx.run(
            f"MERGE (s:{MARKER} {{id: 'store'}}) ON CREATE SET s.format = $format "
            "SET s.writes = coalesce(s.writes, 0) + 1 RETURN s.format AS format",
            format=FORMAT,
        ).single(strict=True)
        if found["format"] != FORMAT:
            raise StoreError(f"{self.url} has format {found['format']}, this canbo writes {FORMAT}: use a new database")


def _translated(error: Exception, url: str) -> CanboError:
    """An error of the driver or the server as one of canbo's."""
    from neo4j.exceptions import AuthError, ClientError, ServiceUnavailable, SessionExpired

    code = getattr(error, "code", None) or ""
    if isinstance(error, AuthError) or "Security" in code:
        return StoreError(f"{url} does not permit this: {_line(error)}")
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreError(f"the server at {url} no longer answers: start it and give the same command again")
    if code.endswith("Statement.AccessMode"):
        return QueryError(_WRITES)
    if "OutOfMemory" in code:
        return StoreError(f"{url}: too much for the server's memory: raise it, or use neo4j-admin database import")
    if isinstance(error, ClientError) and ".Statement." in code:
        return QueryError(f"the query failed: {_line(error)}")
    return StoreError(f"{url}: {_line(error)}")
