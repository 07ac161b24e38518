"""An embedded store shared over Bolt: `graph/serve.py`, through the driver, canbo itself and other processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from canbo.errors import QueryError, StoreError
from canbo.graph.model import Change, Node
from canbo.graph.serve import Served, serve, served
from canbo.graph.store import open_store

PERSON = Node("Person", "tran-van-ba", {"name": "Trần Văn Ba", "keys": ["tran van ba"]})
PUT = Change([PERSON], [], [], [])
COUNT = "MATCH (p:Person) RETURN count(p) AS n"


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with served(tmp_path / "db", port=0) as where:
        monkeypatch.setenv("NEO4J_PASSWORD", where.password)
        yield where


def test_a_shared_store_is_written_and_read_like_any_other(shared: Served, tmp_path: Path) -> None:
    with open_store(shared.url) as store:
        assert store.version.startswith("ArcadeDB ")
        store.write(lambda tx: tx.apply(PUT))
        [row] = store.read("MATCH (p:Person) RETURN p")
        assert Node(**row["p"]) == PERSON


def test_what_was_written_stays_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "mat-khau-thu")
    with open_store(tmp_path / "db") as store:
        store.write(lambda tx: tx.apply(PUT))
    for expected in (1, 2):
        with served(tmp_path / "db", port=0) as where, open_store(where.url) as store:
            assert store.read(COUNT) == [{"n": expected}]
            store.write(lambda tx: tx.apply(Change([Node("Person", "other", {"name": "B"})], [], [], [])))
    with open_store(tmp_path / "db") as store:
        assert store.read(COUNT) == [{"n": 2}]


def test_the_folder_is_held_while_it_is_shared(shared: Served, tmp_path: Path) -> None:
    from canbo.graph.embedded import open_embedded

    with pytest.raises(StoreError, match=f"is in use by process {os.getpid()}"):
        open_embedded(tmp_path / "db", wait=0)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Ward {id: 'new'})",
        "MATCH (p:Person) SET p.name = 'other' RETURN p.name",
        "MATCH (p:Person) DETACH DELETE p",
        "// an index\nCREATE INDEX mine IF NOT EXISTS FOR (w:Ward) ON (w.name)",
        "/* gone */ drop constraint x",
    ],
)
def test_reading_never_writes(shared: Served, query: str) -> None:
    indexes = "SHOW INDEXES YIELD name RETURN name ORDER BY name"
    with open_store(shared.url) as store:
        store.write(lambda tx: tx.apply(PUT))
        before = store.read("MATCH (n) RETURN n"), store.read(indexes)
        with pytest.raises(QueryError, match="only reading is possible here"):
            store.read(query)
        assert (store.read("MATCH (n) RETURN n"), store.read(indexes)) == before


def test_a_query_that_fails_says_why(shared: Served) -> None:
    with open_store(shared.url) as store, pytest.raises(QueryError, match="no viable alternative"):
        store.read("MATCH (n RETURN n")


def test_nobody_gets_in_without_the_password(shared: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(shared.password) >= 12
    monkeypatch.setenv("NEO4J_PASSWORD", "doan-mo")
    with pytest.raises(StoreError, match="refuses this NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(shared.url)


def test_other_machines_are_let_in_only_when_told_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    for host in ("0.0.0.0", "::", "192.0.2.1", "example.org"):
        with pytest.raises(StoreError, match="lets other machines in, unencrypted"), served(tmp_path / "db", host=host):
            pass
        with (
            pytest.raises(StoreError, match="set NEO4J_PASSWORD"),
            served(tmp_path / "db", host=host, port=0, expose=True),
        ):
            pass
    assert not (tmp_path / "db").exists()
    monkeypatch.setenv("NEO4J_PASSWORD", "mat-khau-thu")
    with served(tmp_path / "db", host="0.0.0.0", port=0, expose=True) as where:
        port = where.url.rpartition(":")[2]
        with open_store(f"bolt://127.0.0.1:{port}") as store:
            assert store.read(COUNT) == [{"n": 0}]


def test_a_port_in_use_is_one_line(shared: Served, tmp_path: Path) -> None:
    port = int(shared.url.rpartition(":")[2])
    says = f"cannot listen on 127.0.0.1:{port} .*: choose another --port"
    with pytest.raises(StoreError, match=says), served(tmp_path / "other", port=port):
        pass


def test_only_a_folder_can_be_shared() -> None:
    with pytest.raises(StoreError, match="no folder: only an embedded store needs sharing"):
        serve("bolt://localhost:7687")


SERVE = "import sys; from canbo.graph.serve import serve; serve(sys.argv[1], port=0)"
LOAD = """
import sys
from canbo.graph.model import Change, Node
from canbo.graph.store import open_store
with open_store(sys.argv[1]) as store:
    for i in range(20):
        store.write(lambda tx: tx.apply(Change([Node("Person", f"{sys.argv[2]}{i}", {})], [], [], [])))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_processes_share_a_store_until_ctrl_c(tmp_path: Path, number: signal.Signals) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path / "db")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=tmp_path,
    )
    assert process.stderr is not None
    said = re.fullmatch(r".*/db is shared at (\S+) \(user neo4j, password (\S+)\); .*\n", process.stderr.readline())
    assert said
    url, password = said.groups()
    clients = environment | {"NEO4J_PASSWORD": password}
    loaders = [subprocess.Popen([sys.executable, "-c", LOAD, url, name], env=clients) for name in ("a", "b")]
    assert [loader.wait(60) for loader in loaders] == [0, 0]
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", ""), "nothing else is printed"
    assert [path.name for path in tmp_path.iterdir()] == ["db"]
    with open_store(tmp_path / "db") as store:
        assert store.read(COUNT) == [{"n": 40}]
