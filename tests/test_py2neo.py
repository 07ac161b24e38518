"""Stored queries on a user's own `py2neo.Graph`: on both releases of Neo4j and on a store that canbo shares."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import canbo
import pytest
from canbo.graph.store import open_store
from canbo.queries import all_queries, prepare
from example_graph import example_of, fill
from servers import PASSWORD, dismiss, guard

py2neo = pytest.importorskip("py2neo", reason="py2neo is not installed: pip install 'canbo[py2neo]'")

NEO4J = [pytest.param(name, marks=pytest.mark.neo4j) for name in ("neo4j-5.26", "neo4j-2026.08")]
ON_NEO4J = pytest.mark.parametrize("graph", NEO4J, indirect=True)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which `canbo serve`, a process of its own, shares the examples."""
    folder = tmp_path_factory.mktemp("shared")
    fill(str(folder / "db"))
    process = subprocess.Popen(
        [Path(sys.executable).with_name("canbo"), "serve", "--db", str(folder / "db"), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NEO4J_PASSWORD": PASSWORD},
        cwd=folder,
    )
    watching = guard(process, folder)
    assert process.stderr is not None
    said = process.stderr.readline()
    found = re.search(r"shared at (\S+) ", said)
    assert found, said
    connected = py2neo.Graph(found[1], auth=("neo4j", PASSWORD))
    assert connected.query("RETURN 1").evaluate() == 1
    yield found[1]
    dismiss(watching)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0, "Ctrl-C ends it although a client stays connected"
    process.stderr.close()


@pytest.fixture(params=[*NEO4J, "serve"])
def graph(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A user's own graph over the examples, once on each engine."""
    if request.param == "serve":
        monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
        return py2neo.Graph(request.getfixturevalue("shared"), auth=("neo4j", PASSWORD))
    url = request.getfixturevalue("emptied")(request.param).url
    fill(url)
    return py2neo.Graph(url, auth=("neo4j", PASSWORD))


def test_every_stored_query_answers_as_canbo_does(graph: Any) -> None:
    with open_store(f"bolt://127.0.0.1:{graph.service.profile.port}") as store:
        for query in all_queries().values():
            expected = store.read(query.text, prepare(query, example_of(query)))
            cursor = canbo.py2neo.query(graph, query.name, **example_of(query))
            assert expected, f"{query.name}: the example in its header has no answer"
            if query.draws:
                nodes = {node["id"] for row in expected for node in row["path"]["nodes"]}
                edges = {edge["key"] for row in expected for edge in row["path"]["edges"]}
                drawn = cursor.to_subgraph()
                assert {node["id"] for node in drawn.nodes} == nodes
                assert {edge["key"] for edge in drawn.relationships} == edges
            else:
                rows = [{name: plain(value) for name, value in row.items()} for row in cursor.data()]
                assert rows == expected, query.name


def plain(value: Any) -> Any:
    """A value of py2neo's as canbo has it: py2neo brings dates of its own."""
    return value.to_native() if hasattr(value, "to_native") else value


def test_rows_come_as_py2neos_table_and_data_frame(graph: Any) -> None:
    def ask() -> Any:
        return canbo.py2neo.query(graph, "who-led-ward", ward="phường tra an", on="2014-04-06")

    table = ask().to_table()
    assert isinstance(table, py2neo.integration.Table)
    assert tuple(table.keys()) == all_queries()["who-led-ward"].returns
    assert [row[table.keys().index("person")] for row in table] == ["Nguyễn Hoàng Phúc"]
    pandas = pytest.importorskip("pandas")
    frame = ask().to_data_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["person"]) == ["Nguyễn Hoàng Phúc"]
    assert list(frame["certainty"]) == ["certain"]


def test_what_can_be_drawn_comes_as_a_subgraph(graph: Any) -> None:
    drawn = canbo.py2neo.query(graph, "who-led-ward-graph", ward="Trà An").to_subgraph()
    assert isinstance(drawn, py2neo.Subgraph)
    assert {label for node in drawn.nodes for label in node.labels} == {"Person", "Committee", "Ward"}
    assert {type(edge).__name__ for edge in drawn.relationships} == {"HOLDS_ROLE", "OF"}
    assert canbo.py2neo.query(graph, "who-led-ward-graph", ward="Trà An", on="1954-07-21").to_subgraph() is None


def test_what_cannot_be_asked_is_one_line(graph: Any) -> None:
    ask = canbo.py2neo.query
    with pytest.raises(canbo.QueryError, match=r"no unit is called 'Trà Ăn'; the nearest names are .*Trà An"):
        ask(graph, "who-led-ward", ward="Trà Ăn")
    with pytest.raises(canbo.QueryError, match="no query 'who-led-wards'; did you mean who-led-ward"):
        ask(graph, "who-led-wards", ward="Trà An")
    with pytest.raises(canbo.QueryError, match="has no parameter 'day'"):
        ask(graph, "who-led-ward", ward="Trà An", day="2014-04-06")
    with pytest.raises(canbo.QueryError, match=r"known_by needs a store that canbo opens itself: canbo\.open"):
        ask(graph, "who-led-ward", ward="Trà An", known_by="2014-04-06")


@ON_NEO4J
def test_queries_run_in_transactions_that_the_server_keeps_from_writing(graph: Any) -> None:
    modes = set()
    asked = graph.auto

    def auto(readonly: bool = False) -> Any:
        modes.add(readonly)
        return asked(readonly=readonly)

    graph.auto = auto
    canbo.py2neo.query(graph, "who-led-ward", ward="Trà An")
    assert modes == {True}
    with pytest.raises(py2neo.errors.ClientError, match="Writing in read access mode not allowed"):
        graph.query("CREATE (n:Person {id: 'new'}) RETURN n")


@ON_NEO4J
def test_what_the_docs_say_no_longer_works_in_py2neo_does_not(graph: Any) -> None:
    for call in (graph.schema.get_indexes, graph.schema.get_uniqueness_constraints):
        with pytest.raises(py2neo.errors.ClientError):
            call("Ward")
    for call in (graph.schema.create_index, graph.schema.create_uniqueness_constraint):
        with pytest.raises(py2neo.errors.ClientError):
            call("Mine", "name")


def test_the_module_does_not_stand_before_py2neo_itself() -> None:
    """Where Python starts in a clone, the folder of the package comes first in the search for modules."""
    clone = Path(canbo.__file__).parent
    says = "import py2neo, canbo; print(py2neo.Graph.__module__, canbo.py2neo.__name__)"
    done = subprocess.run([sys.executable, "-c", says], cwd=clone, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["py2neo.database", "canbo.py2neo"]
