"""What every store does alike: the contract of `graph/store.py`, on each engine."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from canbo.errors import QueryError, StoreError
from canbo.graph.model import Change, Edge, Graph, Node
from canbo.graph.schema import EDGES, NODES
from canbo.graph.store import Store, Transaction, open_store, temporary_store
from servers import PASSWORD, Server

WARD = Node(
    "Ward",
    "31168@2025-06",
    {
        "name": "Trà An",
        "keys": ["trà an", "tra an", "phường trà an"],
        "level": "phường",
        "from_earliest": date(2004, 1, 1),
        "count": 13,
        "unresolved": False,
    },
)
COMMITTEE = Node("Committee", "ubnd|31168@2025-06", {"name": "UBND phường Trà An", "kind": "UBND"})
PERSON = Node("Person", "le-van-mot", {"name": "Lê Văn Một", "keys": ["le van mot"]})
TENURE = Edge(
    "HOLDS_ROLE",
    "le-van-mot|chu-tich|full|1",
    ("Person", PERSON.id),
    ("Committee", COMMITTEE.id),
    {
        "role": "Chủ tịch",
        "first_cited": date(2014, 4, 6),
        "evidence": ["2014-04-06", "2015-01-01"],
        "quote": "“Ông Lê Văn Một”, 'Chủ tịch' UBND; 100% \\ {ok}\n// dòng hai",
    },
)
OF = Edge("OF", "of|ubnd", ("Committee", COMMITTEE.id), ("Ward", WARD.id), {})
GRAPH = Graph({n.id: n for n in (WARD, COMMITTEE, PERSON)}, {e.key: e for e in (TENURE, OF)})
ALL = Change(list(GRAPH.nodes.values()), list(GRAPH.edges.values()), [], [])


def put(*what: Node | Edge) -> Change:
    nodes = [one for one in what if isinstance(one, Node)]
    return Change(nodes, [one for one in what if isinstance(one, Edge)], [], [])


def apply(store: Store, change: Change) -> None:
    store.write(lambda tx: tx.apply(change))


def contents(store: Store) -> tuple[list[Any], list[Any]]:
    """All nodes and edges of the schema, in order."""
    nodes = store.read(
        "MATCH (n) WHERE labels(n)[0] IN $labels RETURN labels(n) AS label, n.id AS id, properties(n) AS p ORDER BY id",
        {"labels": list(NODES)},
    )
    edges = store.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, r.key AS key, a.id AS a, b.id AS b, properties(r) AS p ORDER BY key"
    )
    return nodes, edges


# --- reading -------------------------------------------------------------------------------------------------------


def test_what_was_written_is_read_back_as_plain_python(store: Store) -> None:
    apply(store, ALL)
    [row] = store.read("MATCH (p:Person)-[t:HOLDS_ROLE]->(c)-[:OF]->(w) RETURN p, t, w, w.from_earliest AS d, w.x AS x")
    assert Node(**row["p"]) == PERSON
    assert Edge(**row["t"]) == TENURE
    assert Node(**row["w"]) == WARD
    assert row["d"] == date(2004, 1, 1)
    assert type(row["d"]) is date
    assert row["x"] is None


def test_an_edge_returned_alone_knows_its_ends(store: Store) -> None:
    apply(store, ALL)
    rows = store.read("MATCH ()-[t:HOLDS_ROLE]->() RETURN t, [t] AS several, {inner: t} AS map")
    assert [Edge(**edge) for edge in (rows[0]["t"], rows[0]["several"][0], rows[0]["map"]["inner"])] == [TENURE] * 3


def test_a_path_is_its_nodes_and_edges_in_order(store: Store) -> None:
    apply(store, ALL)
    [row] = store.read("MATCH path = (:Person)-[:HOLDS_ROLE]->()-[:OF]->(:Ward) RETURN path")
    assert [node["id"] for node in row["path"]["nodes"]] == [PERSON.id, COMMITTEE.id, WARD.id]
    assert [edge["key"] for edge in row["path"]["edges"]] == [TENURE.key, OF.key]
    assert [edge["end"] for edge in row["path"]["edges"]] == [("Committee", COMMITTEE.id), ("Ward", WARD.id)]


def test_dates_travel_as_text_or_as_dates(store: Store) -> None:
    apply(store, ALL)
    asked = "MATCH (w:Ward) WHERE w.from_earliest <= date($on) RETURN w.id AS id"
    assert store.read(asked, {"on": "2004-01-01"}) == [{"id": WARD.id}]
    assert store.read(asked, {"on": "2003-12-31"}) == []
    assert store.read("RETURN $on AS on, date($none) AS none", {"on": date(2014, 4, 6), "none": None}) == [
        {"on": date(2014, 4, 6), "none": None}
    ]


@pytest.mark.parametrize(
    "value", ["Trần Thị Ánh\n'\"\\", 0, -(2**62), 1.5, True, None, [], ["a", "b"], {"a": [1, None]}], ids=repr
)
def test_a_parameter_comes_back_as_it_went(store: Store, value: object) -> None:
    assert store.read("RETURN $value AS value", {"value": value}) == [{"value": value}]


def test_columns_keep_their_order(store: Store) -> None:
    [row] = store.read("RETURN 1 AS z, 2 AS a, null AS m")
    assert list(row.items()) == [("z", 1), ("a", 2), ("m", None)]


def test_times_of_day_and_durations_are_no_engine_objects(store: Store) -> None:
    [row] = store.read("RETURN datetime('2014-04-06T07:00:00+07:00') AS t, duration('P1Y2M') AS d")
    assert row["t"].isoformat() == "2014-04-06T07:00:00+07:00"
    assert row["d"] == "P1Y2M"


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Ward {id: 'new'})",
        "MERGE (w:Ward {id: 'new'}) RETURN w",
        "MATCH (w:Ward) SET w.name = 'other' RETURN w.name",
        "MATCH (w:Ward) REMOVE w.name",
        "MATCH (w:Ward) DETACH DELETE w",
        "FOREACH (x IN [1] | CREATE (:Ward {id: 'new'}))",
        "CREATE INDEX mine FOR (w:Ward) ON (w.name)",
        "DROP CONSTRAINT canbo_ward_id",
    ],
)
def test_reading_never_writes(store: Store, query: str) -> None:
    apply(store, ALL)
    before = contents(store)
    with pytest.raises(QueryError, match=r"only reading is possible here, and this query writes$"):
        store.read(query)
    assert contents(store) == before


@pytest.mark.parametrize("query", ["MATCH (n RETURN n", "RETURN $absent", "RETURN unknown", "MATCH (n) RETURN 1/0"])
def test_a_query_that_fails_says_so_in_one_line(store: Store, query: str) -> None:
    apply(store, ALL)
    with pytest.raises(QueryError, match=r"^the query failed: .+") as caught:
        store.read(query)
    assert "\n" not in str(caught.value)
    assert "com.arcadedb" not in str(caught.value)
    assert store.read("RETURN 1 AS fine") == [{"fine": 1}]


# --- writing -------------------------------------------------------------------------------------------------------


def test_applying_twice_changes_nothing(store: Store) -> None:
    apply(store, ALL)
    once = contents(store)
    apply(store, ALL)
    assert contents(store) == once
    assert [len(part) for part in once] == [3, 2]


def test_putting_replaces_all_properties(store: Store) -> None:
    apply(store, ALL)
    renamed = Node("Ward", WARD.id, {"name": "Trà An mới", "to_latest": date(2025, 7, 1)})
    cited = TENURE._replace(properties={"last_cited": date(2016, 1, 1)})
    apply(store, put(renamed, cited))
    [row] = store.read("MATCH (:Person)-[t]->()-[:OF]->(w) RETURN t, w")
    assert Node(**row["w"]) == renamed
    assert Edge(**row["t"]) == cited


def test_null_empty_and_unlisted_properties_are_not_written(store: Store) -> None:
    apply(store, put(Node("Ward", "w", {"name": "A", "keys": [], "valid_to": None, "mood": "good"})))
    assert store.read("MATCH (w:Ward) RETURN properties(w) AS p") == [{"p": {"id": "w", "name": "A"}}]


def test_two_tenures_of_one_person_in_one_body_are_two_edges(store: Store) -> None:
    apply(store, ALL)
    apply(store, put(TENURE._replace(key="le-van-mot|chu-tich|full|2")))
    assert len(contents(store)[1]) == 3


def test_an_edge_moves_when_it_is_gone_and_put(store: Store) -> None:
    apply(store, ALL)
    other = Node("Person", "nguyen-van-hai", {"name": "Nguyễn Văn Hai"})
    moved = TENURE._replace(start=("Person", other.id))
    apply(store, Change([other], [moved], [], [(TENURE.type, TENURE.key)]))
    assert store.read("MATCH (p)-[:HOLDS_ROLE]->() RETURN p.id AS id") == [{"id": other.id}]


def test_a_node_gone_takes_its_edges_along(store: Store) -> None:
    apply(store, ALL)
    apply(store, Change([], [], [("Committee", COMMITTEE.id)], []))
    nodes, edges = contents(store)
    assert [node["id"] for node in nodes] == sorted([WARD.id, PERSON.id])
    assert edges == []


def test_what_is_gone_already_may_go_again(store: Store) -> None:
    apply(store, ALL)
    gone = Change([], [], [("Person", PERSON.id), ("Person", "nobody")], [("OF", OF.key), ("OF", "nothing")])
    apply(store, gone)
    apply(store, gone)
    assert [len(part) for part in contents(store)] == [2, 0]


def test_an_edge_without_its_end_is_refused_and_nothing_written(store: Store) -> None:
    with pytest.raises(StoreError, match="HOLDS_ROLE edges to nodes that are not in the store"):
        apply(store, put(PERSON, TENURE))
    assert contents(store) == ([], [])


def test_a_failing_transaction_leaves_nothing(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.apply(ALL)
        assert len(tx.read("MATCH (p:Person) RETURN p.id AS id")) == 1, "a transaction sees what it has written"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(work)
    assert contents(store) == ([], [])
    apply(store, ALL)
    assert [len(part) for part in contents(store)] == [3, 2]


def test_a_transaction_reads_but_does_not_write_cypher(store: Store) -> None:
    with pytest.raises(QueryError, match="only reading is possible"):
        store.write(lambda tx: tx.read("CREATE (:Ward {id: 'x'})"))
    assert contents(store) == ([], [])


def test_write_hands_back_what_its_work_returned(store: Store) -> None:
    assert store.write(lambda tx: tx.read("RETURN 1 AS one")) == [{"one": 1}]


def test_an_id_is_borne_once(store: Store) -> None:
    apply(store, put(*(Node("Ward", "w", {"name": str(i)}) for i in range(3))))
    assert store.read("MATCH (w:Ward) RETURN w.name AS name") == [{"name": "2"}]


def test_writers_take_turns(store: Store) -> None:
    """Each adds one to a number that all read first: without turns, some would be lost."""
    apply(store, put(Node("Ward", "w", {"count": 0})))

    def add(tx: Transaction) -> None:
        [row] = tx.read("MATCH (w:Ward) RETURN w.count AS count")
        tx.apply(put(Node("Ward", "w", {"count": row["count"] + 1})))

    threads = [threading.Thread(target=lambda: [store.write(add) for _ in range(5)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read("MATCH (w:Ward) RETURN w.count AS count") == [{"count": 20}]


def test_thousands_in_one_change(store: Store) -> None:
    people = [Node("Person", f"p{i}", {"name": f"Người thứ {i}"}) for i in range(1500)]
    edges = [Edge("HOLDS_ROLE", f"k{i}", ("Person", p.id), ("Ward", WARD.id), {}) for i, p in enumerate(people)]
    apply(store, put(WARD, *people, *edges))
    assert [len(part) for part in contents(store)] == [1501, 1500]
    apply(store, Change([], [], [(p.label, p.id) for p in people[:1200]], [(e.type, e.key) for e in edges]))
    assert [len(part) for part in contents(store)] == [301, 0]


def test_an_imported_graph_is_as_one_written(store: Store) -> None:
    store.import_graph(GRAPH)
    imported = contents(store)
    apply(store, ALL)
    assert contents(store) == imported
    assert [len(part) for part in imported] == [3, 2]


def test_an_import_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="not in the store"):
        store.import_graph(Graph({PERSON.id: PERSON}, {TENURE.key: TENURE}))
    assert contents(store) == ([], [])
    store.import_graph(GRAPH)
    assert [len(part) for part in contents(store)] == [3, 2]


def test_importing_into_a_graph_is_refused(store: Store) -> None:
    apply(store, put(PERSON))
    with pytest.raises(StoreError, match="already holds a graph"):
        store.import_graph(GRAPH)
    assert [len(part) for part in contents(store)] == [1, 0]


def test_every_label_and_type_of_the_schema_is_unique_by_its_identity(store: Store) -> None:
    apply(store, put(PERSON))
    unique = {
        (row["labelsOrTypes"][0], row["properties"][0])
        for row in store.read("SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type WHERE type CONTAINS 'UNIQUE'")
    }
    assert {(label, "id") for label in NODES} | {(type_, "key") for type_ in EDGES} <= unique


# --- opening and closing -------------------------------------------------------------------------------------------


def test_a_store_opened_again_holds_what_was_written(store_url: str) -> None:
    for expected in ([], [{"id": PERSON.id}], [{"id": PERSON.id}]):
        with open_store(store_url) as store:
            assert store.read("MATCH (p:Person) RETURN p.id AS id") == expected
            apply(store, put(PERSON))


def test_a_closed_store_says_so(store_url: str) -> None:
    store = open_store(store_url)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.read("RETURN 1 AS one")
    with pytest.raises(StoreError, match="has been closed"):
        apply(store, ALL)


def test_opening_one_store_twice_shares_it(store_url: str) -> None:
    with open_store(store_url) as one, open_store(store_url) as two:
        apply(one, put(PERSON))
        assert len(contents(two)[0]) == 1
        one.close()
        assert len(contents(two)[0]) == 1


def test_a_temporary_store_stands_beside_the_main_one_and_leaves_nothing(store: Store) -> None:
    apply(store, ALL)
    with temporary_store() as aside, temporary_store() as another:
        assert contents(aside) == ([], [])
        apply(aside, put(PERSON))
        assert contents(another) == ([], [])
        folder = Path(aside.url)
        assert folder.is_dir()
    assert not folder.exists()
    assert [len(part) for part in contents(store)] == [3, 2]


def test_opening_and_closing_leaks_no_files(tmp_path: Path) -> None:
    def handles() -> int:
        return len(os.listdir("/proc/self/fd"))

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("counts open files in /proc")
    with open_store(tmp_path / "db") as store:
        apply(store, ALL)
    before = handles()
    for _ in range(5):
        with open_store(tmp_path / "db") as store:
            assert len(contents(store)[0]) == 3
    assert handles() <= before + 1


# --- folders -------------------------------------------------------------------------------------------------------


def test_an_absent_folder_is_not_made_for_a_question(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^no store at .*/none: load articles into it first \(canbo load "):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    for create in (True, False):
        with pytest.raises(StoreError, match="a folder with other contents, no canbo store"):
            open_store(tmp_path, create=create)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        apply(store, put(PERSON))
    with open_store(tmp_path, create=False) as store:
        assert len(contents(store)[0]) == 1


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "db").write_text("")
    with pytest.raises(StoreError, match="is a file: a store is a folder"):
        open_store(tmp_path / "db")


@pytest.mark.parametrize(
    ("marker", "says"),
    [('{"format": 99}', "has format 99, this canbo reads 1"), ("{", "is damaged"), ("[]", "is damaged")],
)
def test_a_store_of_another_format_is_refused(tmp_path: Path, marker: str, says: str) -> None:
    open_store(tmp_path / "db").close()
    (tmp_path / "db" / "canbo-store.json").write_text(marker)
    with pytest.raises(StoreError, match=says):
        open_store(tmp_path / "db")


def test_a_store_whose_making_was_cut_short_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    (folder / "graph.new").mkdir(parents=True)
    (folder / "graph.new" / "schema.json").write_text("{")
    (folder / "canbo-store.json").write_text(json.dumps({"format": 1}))
    with open_store(folder) as store:
        apply(store, ALL)
        assert [len(part) for part in contents(store)] == [3, 2]
    assert not (folder / "graph.new").exists()


def test_the_address_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANBO_DB", str(tmp_path / "here"))
    with open_store() as store:
        assert store.url == str(tmp_path / "here")
    monkeypatch.delenv("CANBO_DB")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="no store at canbo-db"):
        open_store(create=False)


PROBE = """
import sys
from canbo.errors import StoreError
from canbo.graph.embedded import open_embedded
from pathlib import Path
try:
    with open_embedded(Path(sys.argv[1]), wait=float(sys.argv[2])) as store:
        print(store.read("MATCH (p:Person) RETURN count(p) AS n"))
except StoreError as error:
    print(error)
"""


def probe(folder: Path, wait: float) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROBE, str(folder), str(wait)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)


def test_a_second_process_is_told_who_holds_the_store_and_what_to_do(tmp_path: Path) -> None:
    with open_store(tmp_path / "db") as store:
        apply(store, put(PERSON))
        told = probe(tmp_path / "db", 0.2).stdout
    assert told.startswith(f"{tmp_path / 'db'} is in use by process {os.getpid()}: ")
    assert "canbo serve" in told
    assert told.count("\n") == 1
    assert probe(tmp_path / "db", 0).stdout == "[{'n': 1}]\n", "the store is free once it is closed"


def test_a_second_process_waits_its_turn(tmp_path: Path) -> None:
    store = open_store(tmp_path / "db")
    apply(store, put(PERSON))
    threading.Timer(1.0, store.close).start()
    assert probe(tmp_path / "db", 30).stdout == "[{'n': 1}]\n"


def test_the_engine_prints_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path / "db"), "0"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("[{'n': 0}]\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["db"], "and it leaves no logs where it was started"


BUSY = """
import sys
from canbo.graph.store import open_store
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    while True:
        store.read("UNWIND range(1, 20000) AS x RETURN count(x) AS n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_busy_process_ends_at_a_signal_as_any_other(tmp_path: Path, number: signal.Signals) -> None:
    with open_store(tmp_path / "db") as store:
        apply(store, ALL)
    command = [sys.executable, "-c", BUSY, str(tmp_path / "db")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(number)
        assert process.communicate(timeout=30) == ("", "")
    finally:
        process.kill()
    assert process.returncode == -number
    assert [path.name for path in tmp_path.iterdir()] == ["db"]
    with open_store(tmp_path / "db") as store:
        assert [len(part) for part in contents(store)] == [3, 2]


def test_a_heap_that_java_does_not_take_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANBO_HEAP", "lots")
    told = probe(tmp_path / "db", 0).stdout
    assert told.startswith("Java did not start with CANBO_HEAP=lots")
    assert told.count("\n") == 1


# --- servers -------------------------------------------------------------------------------------------------------


@pytest.mark.neo4j
@pytest.mark.parametrize(("release", "version"), [("neo4j-5.26", "Neo4j 5.26."), ("neo4j-2026.08", "Neo4j 2026.08.")])
def test_a_server_says_its_version_and_hides_its_user(
    emptied: Callable[[str], Server], release: str, version: str
) -> None:
    url = emptied(release).url
    with open_store(url.replace("bolt://", "bolt://neo4j@") + "/neo4j") as store:
        assert store.version.startswith(version)
        assert (store.kind, store.url) == ("neo4j", f"{url}/neo4j")


@pytest.mark.neo4j
def test_a_routing_address_works_as_a_direct_one_does(neo4j_url: str) -> None:
    with open_store(neo4j_url.replace("bolt://", "neo4j://")) as store:
        apply(store, ALL)
        assert [len(part) for part in contents(store)] == [3, 2]


@pytest.mark.neo4j
def test_a_wrong_or_missing_password_is_one_line_without_it(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "sai-bét-rồi")
    with pytest.raises(StoreError, match="refuses this NEO4J_USERNAME and NEO4J_PASSWORD") as caught:
        open_store(neo4j_url)
    assert "sai" not in str(caught.value)
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(StoreError, match="set NEO4J_PASSWORD"):
        open_store(neo4j_url)


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(neo4j_url: str) -> None:
    with pytest.raises(StoreError, match=r"/khong-co cannot be opened: .*khong-co"):
        open_store(f"{neo4j_url}/khong-co")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("bolt://127.0.0.1:1", "no server answers at bolt://127.0.0.1:1: "),
        ("bolt://neo4j:bi-mat@127.0.0.1:1", "a password does not belong in the address"),
        ("neo4j://", "needs a host"),
        ("http://localhost:7474", "no store is reached by http://"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(url: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url)
    assert "bi-mat" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.neo4j
def test_a_database_with_contents_of_its_own_keeps_them(neo4j: Server) -> None:
    neo4j.run("CREATE (:Film {id: 'Mùi đu đủ xanh'})-[:BY]->(:Person:Director {id: 'other', name: 'other'})")
    with open_store(neo4j.url) as store:
        apply(store, ALL)
        apply(store, Change([], [], [("Ward", WARD.id)], []))
    assert neo4j.run("MATCH (f:Film)-[:BY]->(d:Director) RETURN f.id AS f, d.name AS d") == [
        {"f": "Mùi đu đủ xanh", "d": "other"}
    ]


@pytest.mark.neo4j
def test_constraints_and_indexes_are_made_once_and_when_missing(neo4j: Server) -> None:
    names = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'canbo_' RETURN name, state ORDER BY name"
    for constraint in neo4j.run("SHOW CONSTRAINTS YIELD name"):
        neo4j.run(f"DROP CONSTRAINT {constraint['name']}")
    for index in neo4j.run("SHOW INDEXES YIELD name, type WHERE type = 'RANGE' RETURN name"):
        neo4j.run(f"DROP INDEX {index['name']}")
    with open_store(neo4j.url) as store:
        store.read("RETURN 1 AS one")
        assert neo4j.run(names) == [], "reading needs no rights to make constraints"
        apply(store, put(PERSON))
    made = neo4j.run(names)
    assert "canbo_statement_place_key" in [row["name"] for row in made]
    assert {row["state"] for row in made} == {"ONLINE"}
    with open_store(neo4j.url) as store:
        apply(store, put(PERSON))
    assert neo4j.run(names) == made


@pytest.mark.neo4j
def test_a_database_filled_by_others_is_given_its_indexes(neo4j: Server) -> None:
    neo4j.run("DROP CONSTRAINT canbo_ward_id IF EXISTS")
    neo4j.run("UNWIND range(1, 100) AS i CREATE (:Ward {id: toString(i)})")
    with open_store(neo4j.url) as store:
        store.prepare()
        found = store.read("SHOW CONSTRAINTS YIELD name WHERE name = 'canbo_ward_id' RETURN count(*) AS n")
        assert found == [{"n": 1}]


@pytest.mark.neo4j
def test_a_database_of_another_format_is_refused(neo4j: Server) -> None:
    neo4j.run("CREATE (:CanboStore {id: 'store', format: 99})")
    with open_store(neo4j.url) as store, pytest.raises(StoreError, match="has format 99, this canbo writes 1"):
        apply(store, ALL)
    assert neo4j.run("MATCH (p:Person) RETURN p") == []


@pytest.mark.neo4j
@pytest.mark.restarts
def test_a_write_waits_for_a_server_that_restarts(neo4j: Server) -> None:
    calls: list[int] = []

    def work(tx: Transaction) -> None:
        calls.append(1)
        tx.apply(ALL)
        if len(calls) == 1:
            neo4j.kill()
            threading.Thread(target=neo4j.start).start()
            tx.read("RETURN 1 AS one")

    with open_store(neo4j.url) as store:
        store.write(work)
        assert [len(part) for part in contents(store)] == [3, 2]
    assert len(calls) > 1
    assert PASSWORD not in repr(store)
