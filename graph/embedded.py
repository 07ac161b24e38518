"""ArcadeDB inside the process: a graph in a folder, no server, no Java to install.

The folder holds `canbo-store.json` (what makes it ours, and its format), `lock` (held while a process has the store
open) and `graph/`, the database. The database is made under another name and renamed when it is complete, so that a
process killed at any moment leaves either no database or a whole one. The engine's bulk interface (`graph_batch`) is not used:
it gives up crash safety and, measured with our rows (7,500 nodes and edges a second), is no faster than `_import`.

Rows go to the engine as one JSON text a batch: converting each value between Python and Java costs more than the
writing itself. JSON has no dates, so the statements turn the schema's dates back from text.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Literal, TypeVar

from ..errors import QueryError, StoreError
from .model import Change, Graph
from .schema import EDGES, NODES
from .store import (
    FORMAT,
    INDEXES,
    MARKER,
    Row,
    batches,
    by_ends,
    by_kind,
    by_label,
    dates_of,
    iso,
    lasting_objects,
    refuse_dangling,
)

T = TypeVar("T")

BATCH = 1000  # rows in one statement; 500 to 5,000 load at the same speed, more only cost memory
PIECE = 20_000  # nodes or edges in one transaction of an import: bounds its memory
HEAP = "1g"  # cap, not reservation: 50,000 nodes and edges load in 700 MB of process memory, Python's own included
LASTING = "yes_nometadata"  # the log is flushed: a commit is on the disk when it returns, whatever the power does
WAIT = 5.0  # seconds to wait for another process to let go of the folder: commands run side by side take turns

_MARKER = "canbo-store.json"
_LOCK = "lock"
_GRAPH = "graph"


# --- the Java machine ----------------------------------------------------------------------------------------------

_starting = threading.Lock()

_OPTIONS = [
    "-XX:+UseSerialGC",
    # the second compiler costs more than it saves: with it a question takes half as long again, a load of thousands of
    # articles a third longer
    "-XX:TieredStopAtLevel=1",
    "-Xrs",  # signals are Python's: the bridge's own handler of SIGTERM crashes the process (JPype 1.7.1)
    "-XX:+DisplayVMOutputToStderr",
    f"-Djava.util.logging.config.file={os.devnull}",  # else the engine writes ./log wherever it is started
]


@contextlib.contextmanager
def muted() -> Iterator[None]:
    """Send what native code prints to nowhere: the Java machine greets with warnings that concern nobody."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        for number, copy in zip((1, 2), kept, strict=True):
            os.dup2(copy, number)
            os.close(copy)


def engine() -> Any:
    """The `arcadedb_embedded` module with its Java machine running; started once in a process.

    `CANBO_HEAP` (as in `2g`) caps Java's memory.
    """
    import arcadedb_embedded
    import jpype
    from arcadedb_embedded.jvm import start_jvm

    with _starting:
        if jpype.isJVMStarted():
            return arcadedb_embedded
        heap = os.environ.get("CANBO_HEAP") or HEAP
        try:
            with muted():
                os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir(), "canbo-java-%p.log")))
                start_jvm(heap_size=heap, jvm_args=_OPTIONS)
                # the engine sets its logging up when it first logs, so that only then it can be told to be quiet
                jpype.JClass("com.arcadedb.query.QueryEngineManager").getInstance()
                logging = jpype.JPackage("java").util.logging
                logging.Logger.getLogger("").setLevel(logging.Level.OFF)
        except Exception as error:
            raise StoreError(f"Java did not start with CANBO_HEAP={heap}: {first_line(error)}") from error
    return arcadedb_embedded


def first_line(error: BaseException) -> str:
    """The message of the engine's own error, without the names of its classes and without its trace."""
    cause = error.__cause__ or error
    text = str(cause).strip().partition("\n")[0]
    head, colon, rest = text.partition(": ")
    return rest if colon and "." in head and " " not in head else text


# --- the folder ----------------------------------------------------------------------------------------------------


def _lock(folder: Path, wait: float) -> IO[str]:
    """The folder's lock file, locked; the system lets go of it when the process ends, however it ends."""
    handle = open(folder / _LOCK, "a+", encoding="ascii")  # noqa: SIM115  it lives as long as the store
    deadline = time.monotonic() + wait
    while not _try_lock(handle):
        if time.monotonic() >= deadline:
            handle.seek(0)
            holder = handle.read().strip()
            handle.close()
            who = f"process {holder}" if holder else "another process"
            raise StoreError(
                f"{folder} is in use by {who}: wait for it, or share the store between processes with `canbo serve`"
            )
        time.sleep(0.05)
    handle.seek(0)
    handle.truncate()
    handle.write(str(os.getpid()))
    handle.flush()
    return handle


if sys.platform == "win32":

    def _try_lock(handle: IO[str]) -> bool:
        import msvcrt

        handle.seek(1 << 20)  # a byte beyond the text, so that others can still read who holds it
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _try_lock(handle: IO[str]) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def held(path: Path, *, create: bool = True, wait: float = WAIT) -> Iterator[Path]:
    """The folder of a complete database at `path`, which nobody else can open meanwhile."""
    _claim(path, create)
    with _lock(path.resolve(), wait):
        if not (path / _GRAPH).is_dir():
            _create_database(path, Graph())
        with engine().open_database(str(path / _GRAPH)) as database:
            _index(database)
        with engine().open_database(str(path / _GRAPH)) as database, database.transaction():
            # what writers over Bolt change first, so that of two that overlap one is undone and done again
            database.command("opencypher", f"MERGE (s:{MARKER} {{id: 'store'}}) SET s.format = {FORMAT}")
        yield path / _GRAPH


def _claim(folder: Path, create: bool) -> None:
    """See that `folder` is canbo's, making it where it is absent or empty. Raises `StoreError` for any other."""
    marker = folder / _MARKER
    if marker.is_file():
        try:
            found = json.loads(marker.read_text("utf-8"))["format"]
        except (ValueError, KeyError, TypeError, OSError):
            raise StoreError(f"{marker} is damaged: load the articles into a new folder") from None
        if found != FORMAT:
            raise StoreError(f"{folder} has format {found}, this canbo reads {FORMAT}: load into a new folder")
        return
    if folder.is_file():
        raise StoreError(f"{folder} is a file: a store is a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError(f"{folder} is a folder with other contents, no canbo store: name a new folder")
    if not create:
        raise StoreError(f"no store at {folder}: load articles into it first (canbo load PATH --db {folder})")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = marker.with_suffix(".new")
        draft.write_text(json.dumps({"format": FORMAT, "engine": "ArcadeDB"}) + "\n", "utf-8")
        draft.replace(marker)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror}") from error


@functools.cache
def _blank() -> tempfile.TemporaryDirectory[str]:
    """A folder with an empty database, for copying: the schema takes the engine half a second, a copy 20 ms."""
    folder = tempfile.TemporaryDirectory(prefix="canbo-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    with engine().create_database(str(Path(folder.name, _GRAPH))) as database:
        _schema(database)
    return folder


def _schema(database: Any) -> None:
    """Labels, edge types, unique ids and keys, and the indexes that loading needs."""
    for label in NODES:
        database.command("opencypher", f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for type_ in EDGES:
        database.command("opencypher", f"CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.key IS UNIQUE")
    _index(database)


def _index(database: Any) -> None:
    """The indexes that are missing: a store made by an older canbo has fewer."""
    known = {str(index.getName()) for index in database.get_java_database().getSchema().getIndexes()}
    for label, name in INDEXES:
        index = f"{label.lower()}_{name}"
        if index not in known:
            database.command("opencypher", f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")


def _create_database(folder: Path, graph: Graph) -> None:
    """A database with the schema that holds `graph`, complete or not at all, in place of an empty one or of none."""
    draft, former = folder / f"{_GRAPH}.new", folder / f"{_GRAPH}.old"
    for left in (draft, former):  # by a process that was killed
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(Path(_blank().name, _GRAPH), draft)
    if graph.nodes:
        with engine().open_database(str(draft)) as database:
            database.set_wal_flush(LASTING)
            _import(database, graph)
    if (folder / _GRAPH).exists():
        (folder / _GRAPH).rename(former)
    draft.rename(folder / _GRAPH)
    shutil.rmtree(former, ignore_errors=True)


# --- plain values --------------------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """A value of a row as plain Python: what the driver's conversion leaves as Java objects is converted here."""
    if value is None or isinstance(value, str | int | float | date):  # of them, bool and datetime
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    name = str(value.getClass().getSimpleName())
    if name == "CypherDate":
        return date.fromisoformat(str(value))
    if name in ("CypherDateTime", "CypherLocalDateTime"):
        return _moment(str(value))
    if name == "TraversalPath":
        return {
            "nodes": [_node(node) for node in value.getVertices()],
            "edges": [_edge(edge) for edge in value.getEdges()],
        }
    if "Vertex" in name:
        return _node(value)
    if "Edge" in name:
        return _edge(value)
    from arcadedb_embedded.type_conversion import convert_java_to_python

    converted = convert_java_to_python(value)
    return str(value) if converted is value else _plain(converted)


def _moment(text: str) -> datetime | str:
    """A date with a time of day; as text where its zone has a name that Python's format lacks."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text


def _properties(element: Any) -> Row:
    from arcadedb_embedded.type_conversion import convert_java_to_python

    return {name: _plain(value) for name, value in convert_java_to_python(element.toMap(False)).items()}


def _node(vertex: Any) -> Row:
    found = _properties(vertex)
    return {"label": str(vertex.getTypeName()), "id": found.pop("id", None), "properties": found}


def _edge(edge: Any) -> Row:
    found = _properties(edge)
    ends = (edge.getOutVertex(), edge.getInVertex())
    start, end = ((str(vertex.getTypeName()), _plain(vertex.get("id"))) for vertex in ends)
    key = found.pop("key", None)
    return {"type": str(edge.getTypeName()), "key": key, "start": start, "end": end, "properties": found}


@lasting_objects()
def _import(database: Any, graph: Graph) -> None:
    """Write `graph` into a database that holds nothing: record by record through the engine's own interface, which
    takes less than half the time of Cypher that looks for each record first."""
    import jpype

    java = database.get_java_database()
    rid = jpype.JClass("com.arcadedb.database.RID")
    where: dict[str, tuple[int, int]] = {}  # of each node: numbers are smaller than what Java hands out
    for nodes in batches(list(graph.nodes.values()), PIECE):
        with database.transaction():
            for label, rows in by_label(nodes).items():
                for row, properties in _java(rows, label):
                    vertex = java.newVertex(label)
                    vertex.fromMap(properties)
                    vertex.save()
                    at = vertex.getIdentity()
                    where[row["id"]] = at.getBucketId(), at.getPosition()
    for edges in batches(list(graph.edges.values()), PIECE):
        with database.transaction():
            for (type_, _, _), rows in by_ends(edges).items():
                refuse_dangling(type_, rows, sum(row["start"] in where and row["end"] in where for row in rows))
                for row, properties in _java(rows, type_):
                    start, end = (rid(*where[row[side]]) for side in ("start", "end"))
                    edge = java.lookupByRID(start, False).asVertex().newEdge(type_, end)
                    edge.fromMap(properties)
                    edge.save()


def _java(rows: list[Row], kind: str) -> Iterator[tuple[Row, Any]]:
    """Rows of `by_label` or `by_ends`, each with its properties as a map of Java's."""
    import jpype

    to_map, day = jpype.JClass("com.arcadedb.serializer.json.JSONObject"), jpype.JClass("java.time.LocalDate")
    dates = dates_of(kind)
    for batch in batches(rows, BATCH):
        text = json.dumps({"rows": [row["properties"] for row in batch]}, default=iso, ensure_ascii=False)
        for row, properties in zip(batch, to_map(text).toMap().get("rows"), strict=True):
            for name in dates:
                if name in row["properties"]:
                    properties.put(name, day.parse(row["properties"][name].isoformat()))
            yield row, properties


def _dated(variable: str, kind: str) -> str:
    """The part of a statement that makes dates of the text that JSON carried; an absent one stays absent."""
    return "".join(f", {variable}.{name} = date(row.properties.{name})" for name in dates_of(kind))


# --- the store -----------------------------------------------------------------------------------------------------


class _Session:
    """A transaction of the embedded store: see `Transaction`."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        return _rows(self._database, cypher, parameters)

    def apply(self, change: Change) -> None:
        for type_, keys in by_kind(change.edges_gone).items():
            # Cypher finds an edge by its key only by reading all edges; SQL uses the index
            self._run(f"DELETE FROM {type_} WHERE key IN :rows", keys, "sql")
        for label, ids in by_kind(change.nodes_gone).items():
            self._run(f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids)
        for label, nodes in by_label(change.nodes_put).items():
            put = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties{_dated('n', label)}"
            self._run(put, nodes)
        for (type_, start, end), edges in by_ends(change.edges_put).items():
            put = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
                f"MERGE (a)-[r:{type_} {{key: row.key}}]->(b) SET r = row.properties{_dated('r', type_)} "
                "RETURN count(r) AS n"
            )
            refuse_dangling(type_, edges, self._run(put, edges))

    def _run(self, statement: str, rows: list[Any], language: str = "opencypher") -> int:
        """Run `statement` over `rows` batch by batch; the sum of the `n` it returns."""
        import jpype

        to_map = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
        java = self._database.get_java_database()
        total = 0
        for batch in batches(rows, BATCH):
            text = json.dumps({"rows": batch}, default=iso, ensure_ascii=False)
            parameters = jpype.JObject(to_map(text).toMap(), jpype.JClass("java.util.Map"))
            with java.command(language, statement, parameters) as found:
                while found.hasNext():
                    total += int(found.next().getProperty("n") or 0)
        return total


def _rows(database: Any, cypher: str, parameters: Mapping[str, Any] | None) -> list[Row]:
    """Rows of a read-only query."""
    from arcadedb_embedded import ArcadeDBError

    try:
        found = database.query("opencypher", cypher, dict(parameters or {})).to_list()
    except ArcadeDBError as error:
        line = first_line(error)
        if "NotIdempotent" in str(error):
            line = "only reading is possible here, and this query writes"
        raise QueryError(f"the query failed: {line}") from error
    return [{name: _plain(value) for name, value in row.items()} for row in found]


class _Folder:
    """A database that is open in this process, and how many stores use it."""

    def __init__(self, folder: Path, lasting: bool, wait: float) -> None:
        self.folder, self.lasting = folder, lasting
        self.users = 0
        self.writing = threading.RLock()
        self._held = _lock(folder, wait)
        try:
            self.database = self._open()
        except BaseException:
            self._held.close()
            raise

    def _open(self) -> Any:
        if not (self.folder / _GRAPH).is_dir():
            _create_database(self.folder, Graph())
        arcadedb = engine()
        try:
            database = arcadedb.open_database(str(self.folder / _GRAPH))
        except arcadedb.ArcadeDBError as error:
            raise StoreError(
                f"{self.folder} cannot be opened ({first_line(error)}): load the articles into a new folder"
            ) from error
        database.set_wal_flush(LASTING if self.lasting else "no")
        _index(database)
        return database

    def fill(self, graph: Graph) -> None:
        """Put a database that holds `graph` in place of this empty one."""
        self.database.close()
        try:
            _create_database(self.folder, graph)
        finally:
            self.database = self._open()

    def close(self) -> None:
        self.database.close()
        self._held.close()


_open: dict[Path, _Folder] = {}  # a notebook may open its store again without having closed it
_opening = threading.Lock()


class EmbeddedStore:
    """A store in a folder: see `Store`."""

    kind: Literal["embedded"] = "embedded"

    def __init__(self, path: Path, shared: _Folder) -> None:
        self.url = str(path)
        self._shared: _Folder | None = shared

    @property
    def version(self) -> str:
        """As in "ArcadeDB 26.10.2"."""
        return f"ArcadeDB {engine().__version__}"

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """See `Store.read`."""
        return _rows(self._opened().database, cypher, parameters)

    def write(self, work: Callable[[_Session], T]) -> T:
        """See `Store.write`; one thread at a time writes."""
        opened = self._opened()
        with opened.writing:
            database = opened.database
            database.begin()
            try:
                result = work(_Session(database))
                database.commit()
            except BaseException as error:
                if database.is_transaction_active():
                    database.rollback()
                if type(error).__module__.startswith(("arcadedb_embedded", "com.arcadedb", "java.")):
                    raise StoreError(f"{self.url} could not be written: {first_line(error)}") from error
                raise
            return result

    def import_graph(self, graph: Graph) -> None:
        """See `Store.import_graph`."""
        opened = self._opened()
        with opened.writing:
            if any(opened.database.count_type(label) for label in NODES):
                raise StoreError(f"{self.url} already holds a graph: import into a new store")
            opened.fill(graph)

    def prepare(self) -> None:
        """See `Store.prepare`: an embedded store is made with its schema."""

    def close(self) -> None:
        """See `Store.close`."""
        with _opening:
            shared, self._shared = self._shared, None
            if shared is None:
                return
            shared.users -= 1
            if shared.users == 0:
                del _open[shared.folder]
                shared.close()

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _opened(self) -> _Folder:
        if self._shared is None:
            raise StoreError(f"{self.url} has been closed: open it again")
        return self._shared


def open_embedded(path: Path, *, create: bool = True, lasting: bool = True, wait: float = WAIT) -> EmbeddedStore:
    """The store in folder `path`, waiting up to `wait` seconds for another process to let go of it.

    Opening a folder that this process has open already shares it. Not `lasting`: commits need not survive a power cut.
    """
    folder = path.resolve()
    with _opening:
        shared = _open.get(folder)
        if shared is None:
            _claim(path, create)
            shared = _open[folder] = _Folder(folder, lasting, wait)
        shared.users += 1
    return EmbeddedStore(path, shared)
