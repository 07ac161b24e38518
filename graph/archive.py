"""An open store with everything that can be asked of it and done to it: what `canbo.open` returns.

The command line and notebooks call nothing else. Each method is one step over the rooms below: reading and extracting
(loaders), deriving a neighbourhood (graph/neighbourhood.py), writing one transaction (graph/store.py), asking
(queries). An archive keeps statements and their graph in step: one transaction carries both, so that a loader killed at
any moment leaves a whole graph of what it had loaded, and loading again goes on from there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, QueryError, StoreError
from ..loaders.article import Article
from ..loaders.gazetteer import gazetteer
from ..loaders.statement import Statement, from_properties
from ..loaders.vietnamese import folded, has_diacritics, written
from .curation import Curation, parse
from .derive import Derivation
from .difference import Row, compare
from .gathering import Read
from .model import Change, Edge, Graph, Node
from .neighbourhood import change, difference
from .schema import EDGES, NODES, PLACES
from .store import Store, Transaction, lasting_objects, open_store, temporary_store
from .versions import Version, chosen, in_force, records, same_metadata, version_of

if TYPE_CHECKING:
    import networkx as nx

    from ..queries import Query
    from .check import Alarm

BATCH = 500  # articles a transaction: larger is faster and loses more to a power cut; 500 keeps each under some seconds
ARTICLE = 32_000  # bytes of memory for one while the graph is derived: measured on 125,000 with five statements each


def _fitting() -> int:
    """How many articles a quarter of this machine's memory holds; 10,000 where it does not say how much it has."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 10_000
    return max(10_000, memory // 4 // ARTICLE)


# articles derived at once into an empty store, which takes a quarter of the time of adding them: what this process's
# memory holds, or a small server's transaction memory (some 20 nodes and edges an article)
FIRST = {"embedded": _fitting(), "neo4j": 1_000}
META = "canbo"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Say = Callable[[str], None]


class Rows(list[dict[str, Any]]):
    """Rows of an answer, in the query's order."""

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame. Raises `QueryError` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError:
            raise QueryError("pandas is not installed; `pip install 'canbo[pandas]'`") from None
        return pd.DataFrame(list(self))


@dataclass
class LoadReport:
    """What a load did."""

    articles: int = 0  # read
    loaded: int = 0  # new, changed or read by a newer reader
    statements: int = 0  # in what was loaded
    problems: list[str] = field(default_factory=list)  # inputs that could not be read, a line each
    notes: list[str] = field(default_factory=list)

    @property
    def skipped(self) -> int:
        """Articles that the store already held as they are, or that could not be read."""
        return self.articles - self.loaded


def open(url: str | os.PathLike[str] | None = None, *, create: bool = True) -> Archive:
    """The archive at `url`: a folder, or the address of a Neo4j server; without one, `$CANBO_DB`, else `./canbo-db`.

    Raises `StoreError` when it cannot be opened, or does not exist and `create` is false.
    """
    return Archive(open_store(url, create=create))


class Archive:
    """Articles, their statements and the graph derived from them, in one store. A context manager."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    # putting articles in

    def load(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        jobs: int = 1,
        curation: str | os.PathLike[str] | None = None,
        progress: Say | None = None,
        all_units: bool = False,
    ) -> LoadReport:
        """Read articles, keep what they state, derive the graph anew where they touch it.

        `paths` as for `canbo.read`; `jobs` processes extract. `curation` replaces the store's curation file.
        `all_units` adds the whole gazetteer. Articles already known to the same reader are passed over. Inputs that
        cannot be read are left out, with a line each in the report's `problems`.
        """
        from ..loaders.batch import extract_all
        from ..loaders.read import read

        say = progress or (lambda _line: None)
        report = LoadReport()
        articles = iter(read(paths, report.problems.append, report.notes.append))

        def take(most: int) -> list[Version]:
            """The next articles that the store does not hold as they are, read."""
            found: list[Version] = []
            for batch in _batches(islice(articles, most), 100):
                report.articles += len(batch)
                fresh = batch if empty else self._unknown(batch)
                found += [version_of(a, s) for a, s in extract_all(fresh, jobs=jobs, problem=report.problems.append)]
                say(f"{report.articles} articles read, {report.loaded + len(found)} of them new or changed")
            report.loaded += len(found)
            report.statements += sum(len(v.statements) for v in found)
            return found

        empty = not _meta(self.store.read)
        if empty:
            decided = parse(_text(curation), os.fspath(curation)) if curation is not None else Curation()
            self._fill(take(FIRST[self.store.kind]), decided, all_units, say)
            empty = False
        elif curation is not None or all_units or self._stale():
            self.rebuild(curation=curation, all_units=all_units or None, progress=say)
        read_before = -1
        while report.articles > read_before:
            read_before = report.articles
            if found := take(BATCH):
                self._put(found)
        return report

    def _fill(self, versions: list[Version], curation: Curation, all_units: bool, say: Say) -> None:
        """Derive the graph of an empty store at once; where another loader was first, add to what it put there."""
        say(f"deriving the graph of {len(versions)} articles")
        merged = list(_merged({}, versions).values())
        graph = whole(merged, curation, all_units=all_units)
        graph.nodes[META] = _meta_node(curation, all_units)
        try:
            self.store.import_graph(graph)
        except StoreError:
            if not _meta(self.store.read):
                raise
            self._put(versions)

    def _unknown(self, batch: list[Article]) -> list[Article]:
        """Articles that the store does not hold as they are, read by this reader."""
        from ..loaders.fingerprint import reader

        rows = self.store.read(
            "UNWIND $works AS work MATCH (a:Article {work: work}) "
            "OPTIONAL MATCH (a)-[:STATES]->(s:Statement) WHERE s.reader <> $reader "
            "RETURN work, properties(a) AS a, count(s) AS stale",
            {"works": sorted({a.work for a in batch}), "reader": reader()},
        )
        known = {(r["work"], r["a"]["sha256"]): r for r in rows}
        fresh = []
        for article in batch:
            row = known.get((article.work, article.sha256))
            stored = Version({k: v for k, v in row["a"].items() if k not in ("id", "in_force")}, ()) if row else None
            if stored is None or row is None or row["stale"] or not same_metadata(stored, version_of(article, ())):
                fresh.append(article)
        return fresh

    def _put(self, incoming: list[Version]) -> None:
        curation = self._curation()

        def work(tx: Transaction) -> None:
            stored = _versions(tx.read, incoming)
            merged = _merged({v.key: v for v in stored}, incoming)
            tx.apply(_change(tx.read, stored, list(merged.values()), curation))

        self.store.write(work)

    # taking them out and deriving anew

    def retract(self, article: str, *, dry_run: bool = False) -> list[Row]:
        """Withdraw an article, all its versions, named by id, URL or file, and derive its neighbourhood anew.

        Returns what changed, or with `dry_run` would change. Raises `InputError` for an article that is not there.
        """
        found: list[list[Row]] = []
        curation = self._curation()
        works = self._works(article)
        if not dry_run and self._stale():  # a neighbourhood is derived by one set of rules, and by keys that all have
            self.rebuild()

        def work(tx: Transaction) -> None:
            stored = _versions_of_works(tx.read, works)
            around = _versions(tx.read, stored)
            rest = [v for v in around if v.properties["work"] not in works]
            planned = _change(tx.read, around, rest, curation)
            found.append(compare(*_sides(tx.read, planned)))
            if not dry_run:
                tx.apply(planned)

        self.store.write(work)
        return found[-1]

    def _works(self, article: str) -> list[str]:
        rows = self.store.read("MATCH (a:Article {work: $it}) RETURN DISTINCT a.work AS work", {"it": article})
        rows = rows or self.store.read(
            "MATCH (a:Article {given_id: $it}) RETURN DISTINCT a.work AS work", {"it": article}
        )
        if not rows and Path(article).exists():
            from ..loaders.read import read

            works = {a.work for a in read([article], lambda _line: None)}
            rows = self.store.read(
                "UNWIND $works AS work MATCH (a:Article {work: work}) RETURN DISTINCT work", {"works": sorted(works)}
            )
        if not rows:
            raise InputError(f"no article '{article}' in {self.store.url}; name it by its id, URL or file")
        return [row["work"] for row in rows]

    def rebuild(
        self,
        *,
        curation: str | os.PathLike[str] | Curation | None = None,
        all_units: bool | None = None,
        progress: Say | None = None,
    ) -> Change:
        """Derive the whole graph anew from all statements and write what differs. `curation` replaces the file kept."""
        if curation is None:
            decided = self._curation()
        else:
            decided = curation if isinstance(curation, Curation) else parse(_text(curation), os.fspath(curation))
        say = progress or (lambda _line: None)

        def work(tx: Transaction) -> Change:
            meta = _meta(tx.read)
            everything = bool(meta.get("all_units")) if all_units is None else all_units
            say("deriving the graph from all statements")
            now = whole(_all_versions(tx.read), decided, all_units=everything)
            now.nodes[META] = _meta_node(decided, everything)
            planned = difference(stored_graph(tx.read), now)
            tx.apply(planned)
            return planned

        return self.store.write(work)

    def _stale(self) -> bool:
        meta = _meta(self.store.read)
        return meta.get("derived_with") != fingerprint(self._curation())

    def _curation(self) -> Curation:
        text = _meta(self.store.read).get("curation")
        return parse(text) if text else Curation()

    # asking

    def query(self, name: str, /, *, known_by: str | date | None = None, **arguments: Any) -> Rows:
        """Rows of the stored query `name`; with `known_by`, as of the articles published by that day (rule 8).

        Raises `QueryError` for an unknown query or parameter and for a unit that neither list nor store bears.
        """
        from ..queries import prepare, query_named

        query = query_named(name)
        prepared = prepare(query, arguments)
        refuse_unknown_units(self.store.read, query, arguments, prepared)
        if known_by is None:
            return Rows(self.store.read(query.text, prepared))
        with self.known_by(known_by, query.parameters, prepared) as store:
            return Rows(store.read(query.text, prepared))

    @contextmanager
    def known_by(
        self, day: str | date, parameters: Iterable[Any] = (), prepared: Mapping[str, Any] | None = None
    ) -> Iterator[Store]:
        """A store of its own with the graph as it was known on `day`, of the neighbourhood that a query asks about."""
        until = day if isinstance(day, date) else _day(day)
        versions = _around(self.store.read, parameters, prepared or {})
        with temporary_store() as store:
            store.import_graph(whole(versions, self._curation(), known_by=until))
            yield store

    def cypher(self, text: str, /, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Rows of a read-only Cypher statement of one's own. Raises `QueryError` for one that writes or fails."""
        return Rows(self.store.read(text, parameters or {}))

    def subgraph(
        self, *, ward: str | None = None, person: str | None = None, on: str | date | None = None, hops: int = 1
    ) -> nx.MultiDiGraph[str]:
        """What stands around a ward or person, on a day or always, as a networkx graph of plain values."""
        from .subgraph import subgraph

        found: nx.MultiDiGraph[str] = subgraph(self.store, ward=ward, person=person, on=on, hops=hops)
        return found

    def export(self, format: str, path: str | os.PathLike[str] | None = None) -> None:
        """Write the graph as `format` (see graph/export.py) to `path`, without one to standard output."""
        from .export import export

        export(self.store, format, Path(path) if path is not None else None)

    def check(self) -> list[Alarm]:
        """What in the store cannot all be true or could not be decided, gravest first (see graph/check.py)."""
        from ..loaders.fingerprint import reader
        from .check import alarms

        versions = _all_versions(self.store.read)
        return alarms(Derivation(_standing_statements(versions), gazetteer(), self._curation()), reader())

    def why(self, person: str, post: str) -> Rows:
        """Every bound of a person's tenures of a post with the rule or date it follows from, and the sentences.

        `person` and `post` in any spelling that a query would take. Raises `QueryError` where the store has no such
        tenure.
        """
        keys = [written(x) if has_diacritics(x) else folded(x) for x in (person, post)]
        rows = self.store.read(
            "MATCH (p:Person) WHERE $person IN p.keys MATCH (p)-[t:HOLDS_ROLE]->(o) "
            "MATCH (post:Post {id: t.post}) WHERE $post IN post.keys OR $post IN o.keys "
            "RETURN p.full_name AS person, post.full_name AS post, p.why AS identity, properties(t) AS t ORDER BY t.key",
            {"person": keys[0], "post": keys[1]},
        )
        if not rows:
            raise QueryError(f"nobody called '{person}' is known to have held '{post}'; see `canbo query career-of`")
        return Rows(_reasons(self.store.read, row) for row in rows)

    def info(self) -> dict[str, Any]:
        """What the store holds: engine, counts by label and type, statements read by an older reader."""
        with suppress(StoreError):  # a reader's account cannot, and need not
            self.store.prepare()
        from ..loaders.fingerprint import reader

        nodes = {
            label: _count(self.store, f"MATCH (n:{label}) RETURN count(n) AS n") for label in NODES if label != "Meta"
        }
        edges = {type: _count(self.store, f"MATCH ()-[r:{type}]->() RETURN count(r) AS n") for type in EDGES}
        stale = self.store.read(
            "MATCH (s:Statement) WHERE s.reader <> $reader RETURN count(s) AS n", {"reader": reader()}
        )
        return {
            "store": self.store.url,
            "engine": self.store.version,
            "nodes": {label: n for label, n in nodes.items() if n},
            "edges": {type: n for type, n in edges.items() if n},
            "stale_statements": stale[0]["n"],
        }


def refuse_unknown_units(read: Read, query: Query, arguments: Mapping[str, Any], prepared: Mapping[str, Any]) -> None:
    """Raise `QueryError`, with the nearest names, for a unit asked about that neither gazetteer nor store bears."""
    for name in (p.name for p in query.parameters if p.type == "unit" and prepared[p.name] is not None):
        given, key = arguments[name], prepared[name]
        if gazetteer().named(key) or gazetteer().formerly(key):
            continue
        one = "MATCH (u:{label}) WHERE $key IN u.keys RETURN u.id AS id LIMIT 1"
        if not any(read(one.format(label=label), {"key": key}) for label in reversed(PLACES)):
            near = ", ".join(gazetteer().nearest(given))
            raise QueryError(f"no unit is called '{given}'; the nearest names are {near}")


@lasting_objects()
def whole(
    versions: Iterable[Version], curation: Curation, *, known_by: date | None = None, all_units: bool = False
) -> Graph:
    """The graph of all versions: their records, and what those in force (on `known_by`) derive to."""
    versions = list(versions)
    current = in_force(versions, known_by)
    if known_by is not None:
        versions = [v for v in versions if v.key in current]
    statements = [s for v in versions if v.key in current for s in v.statements]
    derivation = Derivation(statements, gazetteer(), curation)
    extra = [derivation.resolver.listed(unit.id) for unit in gazetteer()] if all_units else []
    derived = derivation.draw(extra).graph
    del derivation, statements  # of all that a store holds, as much again as the graph itself
    kept = records(versions, derived.nodes)
    return Graph({**kept.nodes, **derived.nodes}, {**kept.edges, **derived.edges})


def fingerprint(curation: Curation) -> str:
    """Of all that the graph of given statements depends on: rules, lexicon, gazetteer, curation."""
    from ..loaders.fingerprint import reader

    digest = sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    for part in (reader(), curation.text):
        digest.update(part.encode())
    return digest.hexdigest()[:16]


def _merged(known: dict[tuple[str, str], Version], incoming: Iterable[Version]) -> dict[tuple[str, str], Version]:
    """Versions by key; of two records of one version the later reading, with the metadata any order would choose."""
    merged = dict(known)
    for version in incoming:
        old = merged.get(version.key)
        if old is None or same_metadata(old, version):
            merged[version.key] = version
        else:
            merged[version.key] = Version(chosen(old, version).properties, version.statements)
    return merged


def _meta_node(curation: Curation, all_units: bool) -> Node:
    told = {"derived_with": fingerprint(curation), "curation": curation.text, "all_units": all_units}
    return Node("Meta", META, {name: value for name, value in told.items() if value})


def _change(read: Read, stored: list[Version], wanted: list[Version], curation: Curation) -> Change:
    """What turns the stored versions of some works into the wanted ones, the graph with them."""
    before, after = _standing_statements(stored), _standing_statements(wanted)
    return change(read, before, after, (records(stored), records(wanted)), gazetteer(), curation)


def _standing_statements(versions: list[Version]) -> list[Statement]:
    current = in_force(versions)
    return [s for v in versions if v.key in current for s in v.statements]


def _versions(read: Read, like: Iterable[Version]) -> list[Version]:
    """All stored versions of the works and of the given ids of `like`: closed, so that ids can be told apart."""
    given = {v.properties["given_id"] for v in like}
    works = {v.properties["work"] for v in like}
    rows = read(
        "UNWIND $ids AS id MATCH (a:Article {given_id: id}) RETURN DISTINCT a.work AS work", {"ids": sorted(given)}
    )
    return _versions_of_works(read, works | {row["work"] for row in rows})


def _versions_of_works(read: Read, works: Iterable[str]) -> list[Version]:
    rows = read(
        "UNWIND $works AS work MATCH (a:Article {work: work}) OPTIONAL MATCH (a)-[:STATES]->(s:Statement) "
        "RETURN properties(a) AS a, properties(s) AS s",
        {"works": sorted(works)},
    )
    return _grouped(rows)


@lasting_objects()
def _all_versions(read: Read) -> list[Version]:
    rows = read(
        "MATCH (a:Article) OPTIONAL MATCH (a)-[:STATES]->(s:Statement) RETURN properties(a) AS a, properties(s) AS s",
        {},
    )
    return _grouped(rows)


def _grouped(rows: Iterable[Mapping[str, Any]]) -> list[Version]:
    articles: dict[str, dict[str, Any]] = {}
    statements: dict[str, list[Statement]] = {}
    for row in rows:
        id = row["a"]["id"]
        articles[id] = {name: value for name, value in row["a"].items() if name not in ("id", "in_force")}
        found = statements.setdefault(id, [])
        if row["s"]:
            found.append(from_properties(row["s"]))
    return [Version(articles[id], tuple(sorted(statements[id], key=lambda s: s.id))) for id in sorted(articles)]


def _around(read: Read, parameters: Iterable[Any], prepared: Mapping[str, Any]) -> list[Version]:
    """Versions that may bear on a question about a ward or person; all where it asks about neither."""
    wards = {
        folded(prepared[p.name]) for p in parameters if p.type == "unit" and p.name == "ward" and prepared.get(p.name)
    }
    names = {folded(prepared[p.name]) for p in parameters if p.type == "person" and prepared.get(p.name)}
    if not wards and not names:
        return _all_versions(read)
    found: set[str] = set()
    for property, keys in (("place_key", wards), ("other_place_key", wards), ("name_key", names)):
        found |= _works_by(read, property, keys)
    for _ in range(2):  # the people of the ward, then their other posts' holders
        held = read(
            "UNWIND $works AS work MATCH (a:Article {work: work})-[:STATES]->(s:Statement) "
            "RETURN DISTINCT s.name_key AS name, s.place_key AS place, s.other_place_key AS other",
            {"works": sorted(found)},
        )
        found |= _works_by(read, "name_key", {row["name"] for row in held} - {None})
        places = {row[side] for row in held for side in ("place", "other")} - {None}
        found |= _works_by(read, "place_key", places, "AND s.kind IN ['merged_into', 'established']")
        found |= _works_by(read, "other_place_key", places, "AND s.kind IN ['merged_into', 'established']")
    return _versions_of_works(read, found)


def _works_by(read: Read, property: str, keys: Iterable[str], where: str = "") -> set[str]:
    rows = read(
        f"UNWIND $keys AS key MATCH (s:Statement {{{property}: key}})<-[:STATES]-(a:Article) WHERE true {where} "
        "RETURN DISTINCT a.work AS work",
        {"keys": sorted(keys)},
    )
    return {row["work"] for row in rows}


@lasting_objects()
def stored_graph(read: Read) -> Graph:
    """Everything in the store."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for label in NODES:
        for row in read(f"MATCH (n:{label}) RETURN properties(n) AS n", {}):
            own = dict(row["n"])
            id = own.pop("id")
            nodes[id] = Node(label, id, own)
    for label in NODES:
        rows = read(f"MATCH (a:{label})-[r]->(b) RETURN type(r) AS type, properties(r) AS r, a.id AS a, b.id AS b", {})
        for row in rows:
            if row["type"] in EDGES:
                own = dict(row["r"])
                key = own.pop("key")
                ends = [(nodes[id].label, id) for id in (row["a"], row["b"])]
                edges[key] = Edge(row["type"], key, ends[0], ends[1], own)
    return Graph(nodes, edges)


def _sides(read: Read, planned: Change) -> tuple[Graph, Graph]:
    """What a change touches, as it stands and as it is to be."""
    old, new = Graph(), Graph({n.id: n for n in planned.nodes_put}, {e.key: e for e in planned.edges_put})
    nodes: dict[str, set[str]] = {}
    ends = [end for e in planned.edges_put for end in (e.start, e.end)]
    for label, id in [*planned.nodes_gone, *((n.label, n.id) for n in planned.nodes_put), *ends]:
        nodes.setdefault(label, set()).add(id)
    for label, ids in nodes.items():
        for row in read(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n", {"ids": sorted(ids)}):
            old.nodes[row["n"]["id"]] = Node(**row["n"])
    touched = {e.key for e in planned.edges_put} | {key for _, key in planned.edges_gone}
    for label, ids in nodes.items():
        rows = read(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[r]-() RETURN DISTINCT r", {"ids": sorted(ids)})
        old.edges.update({r["key"]: Edge(**r) for r in (row["r"] for row in rows) if r["key"] in touched})
    for label, id in {end for e in old.edges.values() for end in (e.start, e.end) if end[1] not in old.nodes}:
        old.nodes.update(
            {r["n"]["id"]: Node(**r["n"]) for r in read(f"MATCH (n:{label} {{id: $id}}) RETURN n", {"id": id})}
        )
    gone = {id for _, id in planned.nodes_gone}
    new.nodes.update({id: n for id, n in old.nodes.items() if id not in gone and id not in new.nodes})
    left = {key for _, key in planned.edges_gone} - new.edges.keys()
    kept = {k: e for k, e in old.edges.items() if k not in left and k not in new.edges}
    new.edges.update({k: e for k, e in kept.items() if e.start[1] not in gone and e.end[1] not in gone})
    return old, new


def _reasons(read: Read, row: Mapping[str, Any]) -> dict[str, Any]:
    """One tenure with its bounds and the sentences behind it."""
    t = row["t"]
    told = read(
        "UNWIND $ids AS id MATCH (s:Statement {id: id}) "
        "RETURN s.observed AS observed, s.article AS article, s.status AS status, s.quote AS quote, s.rule AS rule "
        "ORDER BY observed, article, quote",
        {"ids": t["statements"]},
    )
    bounds = ("from_earliest", "from_latest", "to_earliest", "to_latest", "valid_from", "valid_to", "end_status")
    return {
        "person": row["person"],
        "post": row["post"],
        "appointment": t["appointment"],
        **{name: t.get(name) for name in bounds},
        "certain": [list(span) for span in zip(t.get("certain_from", []), t.get("certain_to", []), strict=True)],
        "inferred": t.get("inferred", []),
        "identity": row["identity"] or [],
        "sentences": told,
    }


def diff(
    a: str | os.PathLike[str], b: str | os.PathLike[str], *, db: str | os.PathLike[str] | None = None
) -> list[Row]:
    """What turns the graph of `a` into that of `b`: two stores, or two days (ISO) on which the store `db` is known by.

    Raises `StoreError` where a store does not exist.
    """
    return compare(_side(a, db), _side(b, db))


def _side(it: str | os.PathLike[str], db: str | os.PathLike[str] | None) -> Graph:
    text = os.fspath(it)
    if _DAY.fullmatch(text) and not Path(text).exists():
        with open(db, create=False) as archive:
            return whole(_all_versions(archive.store.read), archive._curation(), known_by=_day(text))
    with open(text, create=False) as archive:
        found = stored_graph(archive.store.read)
    found.nodes.pop(META, None)
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f"'{text}' is no day; write it as 2014-04-06") from None


def copy(source: str | os.PathLike[str], target: str | os.PathLike[str], *, progress: Say | None = None) -> int:
    """Put the articles and statements of one store into another and derive there; the number of versions copied."""
    with open(source, create=False) as old:
        versions = _all_versions(old.store.read)
        curation = old._curation()
        everything = bool(_meta(old.store.read).get("all_units"))
    with open(target) as new:
        for begin in range(0, len(versions), BATCH):
            new._put(versions[begin : begin + BATCH])
            if progress:
                progress(f"{min(begin + BATCH, len(versions))} of {len(versions)} articles copied")
        new.rebuild(curation=curation, all_units=everything, progress=progress)
    return len(versions)


def _meta(read: Read) -> dict[str, Any]:
    rows = read("MATCH (m:Meta {id: $id}) RETURN properties(m) AS m", {"id": META})
    return dict(rows[0]["m"]) if rows else {}


def _count(store: Store, cypher: str) -> int:
    return int(store.read(cypher)[0]["n"])


def _text(path: str | os.PathLike[str]) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError as error:
        raise InputError(f"{os.fspath(path)}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise InputError(f"{os.fspath(path)}: not UTF-8") from None


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, size)):
        yield batch
