"""Exports and subgraphs: nothing is lost on the way out, and what comes back is what went."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import graphs
import networkx as nx
import pytest
from canbo.errors import QueryError
from canbo.graph.export import FORMATS, canonical, edges, export, nodes
from canbo.graph.model import Graph, Node
from canbo.graph.store import Store, open_store, temporary_store
from canbo.graph.subgraph import subgraph
from canbo.queries import prepare, query_named

TRAPS = {
    "quote": 'hai dòng\r\nmột "trích"; dấu chấm phẩy, dấu phẩy & <thẻ>\tcột',
    "name": "cái tên",
    "kind": "holds_role",
    "article": "article-b1",
    "within": ["quận A; thị xã B", 'phường "C", D\nE'],
    "term": "2015",
    "rule": "chuông \x07 và \x1f",
    "quote_begin": 3,
    "again": True,
    "observed": date(2015, 1, 31),
}


def trapped() -> Graph:
    """The graph drawn by hand and a statement with everything that breaks a format."""
    drawn = graphs.hand_drawn()
    drawn.nodes["traps"] = Node("Statement", "traps", TRAPS)
    return drawn


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    with temporary_store() as store:
        store.import_graph(trapped())
        yield store


def lines(store: Store) -> list[str]:
    return list(canonical(store))


# --- canonical -----------------------------------------------------------------------------------------------------


def test_canonical_lines_are_sorted_objects_without_nulls_and_empty_lists(kept: Store) -> None:
    written = lines(kept)
    assert [line.encode() for line in written] == sorted(line.encode() for line in written)
    for line in written:
        found = json.loads(line)
        assert list(found) == sorted(found)
        assert None not in found["properties"].values()
        assert [] not in found["properties"].values()
    drawn = trapped()
    assert len(written) == len(drawn.nodes) + len(drawn.edges)


def test_canonical_holds_every_property_with_days_as_text(kept: Store) -> None:
    found = {row["id"]: row for row in map(json.loads, lines(kept)) if row["element"] != "edge"}
    assert found["traps"]["element"] == "statement"
    assert found["traps"]["properties"] == TRAPS | {"observed": "2015-01-31"}


def test_equal_graphs_give_equal_bytes_on_every_engine(store: Store, kept: Store) -> None:
    store.import_graph(trapped())
    assert lines(store) == lines(kept)


def test_equal_graphs_give_equal_bytes_in_any_order_of_writing(kept: Store) -> None:
    drawn = trapped()
    turned = Graph(dict(reversed(drawn.nodes.items())), dict(reversed(drawn.edges.items())))
    with temporary_store() as store:
        store.import_graph(turned)
        assert lines(store) == lines(kept)


def test_pages_and_runs_smaller_than_the_graph_change_nothing(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lines(kept)
    monkeypatch.setattr("canbo.graph.export.PAGE", 7)
    monkeypatch.setattr("canbo.graph.export.RUN", 10)
    assert lines(kept) == whole


def test_the_archives_own_bookkeeping_is_not_exported() -> None:
    with temporary_store() as store:
        store.import_graph(graphs.graph(Node("Meta", "canbo", {"curation": "x"}), graphs.TRA_AN))
        assert [node.id for node in nodes(store)] == [graphs.TRA_AN.id]


def test_a_file_appears_when_it_is_complete(kept: Store, tmp_path: Path) -> None:
    export(kept, "canonical", tmp_path / "graph.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.jsonl"]
    assert (tmp_path / "graph.jsonl").read_text("utf-8") == "".join(lines(kept))
    out = io.StringIO()
    export(kept, "canonical", out=out)
    assert out.getvalue() == "".join(lines(kept))


def test_unknown_formats_and_folders_without_a_place_are_named(kept: Store) -> None:
    with pytest.raises(QueryError, match="no export format 'xlsx'; there are canonical, graphml"):
        export(kept, "xlsx")
    with pytest.raises(QueryError, match="csv is a folder of files: say which with -o FOLDER"):
        export(kept, "csv")


# --- formats that others read --------------------------------------------------------------------------------------


def read_back(format: str, file: Path) -> nx.MultiDiGraph[str]:
    if format == "graphml":
        return nx.read_graphml(file, force_multigraph=True)
    if format == "gexf":
        return nx.read_gexf(file)
    return nx.node_link_graph(json.loads(file.read_text("utf-8")), edges="edges")


@pytest.mark.parametrize("format", ["graphml", "gexf", "json"])
def test_networkx_reads_back_the_same_nodes_edges_keys_and_attributes(kept: Store, tmp_path: Path, format: str) -> None:
    export(kept, format, tmp_path / "graph")
    found = read_back(format, tmp_path / "graph")
    assert dict(found.nodes(data=True)) == {n.id: plain(n.label, n.properties) for n in nodes(kept)}
    at = {
        d.get("id", k): (u, v, {n: x for n, x in d.items() if n != "id"})
        for u, v, k, d in nx.MultiDiGraph(found).edges(keys=True, data=True)
    }
    assert at == {
        e.key: (
            e.start[1],
            e.end[1],
            plain(e.type, {"origin" if n == "source" else n: x for n, x in e.properties.items()}),
        )
        for e in edges(kept)
    }


def plain(label: str, properties: Any) -> dict[str, Any]:
    """What a network format can hold of properties, spelled out here once more on purpose."""
    found: dict[str, Any] = {"label": label}
    for name, value in properties.items():
        if isinstance(value, list):
            value = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, date):
            value = value.isoformat()
        if isinstance(value, str):
            value = value.replace("\r\n", "\n").replace("\x07", "\ufffd").replace("\x1f", "\ufffd")
        found[name] = value
    return found


def test_csv_is_a_file_for_each_label_and_type(kept: Store, tmp_path: Path) -> None:
    export(kept, "csv", tmp_path / "csv")
    drawn = trapped()
    kinds = {node.label for node in drawn.nodes.values()} | {edge.type for edge in drawn.edges.values()}
    assert {path.stem for path in (tmp_path / "csv").iterdir()} == kinds
    with (tmp_path / "csv" / "Statement.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows["traps"]["observed"] == "2015-01-31"
    assert json.loads(rows["traps"]["within"]) == TRAPS["within"]
    assert rows["traps"]["again"] == "true"
    with (tmp_path / "csv" / "HOLDS_ROLE.csv").open(encoding="utf-8", newline="") as file:
        held = list(csv.DictReader(file))
    assert {row["key"] for row in held} == {edge.key for edge in drawn.edges.values() if edge.type == "HOLDS_ROLE"}
    assert held[0]["start_label"] == "Person"


@pytest.mark.neo4j
@pytest.mark.restarts
@pytest.mark.parametrize("release", ["neo4j-5.26", "neo4j-2026.08"])
def test_neo4j_admin_makes_the_same_graph_of_the_csv_files(
    kept: Store, tmp_path: Path, release: str, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue("emptied")(release)
    export(kept, "neo4j-admin", tmp_path / "import")
    server.stop()
    try:
        script = tmp_path / "import" / "import.sh"
        run = subprocess.run(["sh", script], env=server.admin(tmp_path), capture_output=True, text=True, check=False)
    finally:
        server.start()
    assert run.returncode == 0, run.stdout + run.stderr
    with open_store(server.url) as imported:
        assert lines(imported) == lines(kept)
        for name in ("who-led-ward", "ward-lineage", "vacancies-on"):
            query = query_named(name)
            parameters = prepare(
                query, {p.name: {"ward": "Trà An", "on": "2012-03-01"}.get(p.name) for p in query.parameters}
            )
            assert imported.read(query.text, parameters) == kept.read(query.text, parameters), name


def test_no_query_of_an_export_sorts_all_there_is(kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The embedded engine sorts within half of its memory, which the statements of an archive do not fit."""
    asked: list[str] = []
    read = type(kept).read
    monkeypatch.setattr(
        type(kept), "read", lambda store, cypher, *given: asked.append(cypher) or read(store, cypher, *given)
    )
    export(kept, "neo4j-admin", tmp_path / "csv")
    sorting = [cypher for cypher in asked if "ORDER BY" in cypher]
    assert sorting
    assert all(cypher.startswith("UNWIND $ids") for cypher in sorting)


# --- subgraphs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        {"ward": "Trà An"},
        {"ward": "tra an", "on": "2012-03-01"},
        {"ward": "Tân An", "hops": 3},
        {"person": "lê hữu công", "hops": 2},
        {"on": date(2012, 3, 1)},
    ],
    ids=str,
)
def test_a_subgraph_writes_to_graphml_and_gexf_and_reads_back(
    kept: Store, tmp_path: Path, asked: dict[str, Any]
) -> None:
    drawn = subgraph(kept, **asked)
    assert drawn.number_of_edges() > 2
    nx.write_graphml(drawn, tmp_path / "it.graphml")
    found = nx.read_graphml(tmp_path / "it.graphml", force_multigraph=True)
    assert dict(found.nodes(data=True)) == dict(drawn.nodes(data=True))
    assert found.adj == drawn.adj
    nx.write_gexf(drawn, tmp_path / "it.gexf")
    flat = nx.MultiDiGraph(nx.read_gexf(tmp_path / "it.gexf"))
    assert dict(flat.nodes(data=True)) == dict(drawn.nodes(data=True))
    assert {d["id"]: (u, v, d) for u, v, d in flat.edges(data=True)} == {
        k: (u, v, d) for u, v, k, d in drawn.edges(keys=True, data=True)
    }


def test_edges_bear_the_graphs_own_keys_and_ends(kept: Store) -> None:
    drawn, whole = subgraph(kept, ward="Trà An", hops=2), graphs.hand_drawn()
    for start, end, key in drawn.edges(keys=True):
        assert (start, end) == (whole.edges[key].start[1], whole.edges[key].end[1])


def test_one_hop_from_a_ward_shows_bodies_people_district_and_what_it_became(kept: Store) -> None:
    drawn = subgraph(kept, ward="phường Trà An", on="2012-03-01")
    assert {n for n, d in drawn.nodes(data=True) if d["label"] == "Person"} == {
        *("p-nguyen-van-an", "p-phan-van-giau", "p-le-huu-cong", "p-vo-thi-dung", "p-nguyen-van-an-2")
    }
    assert "917" in drawn  # Ô Môn, the district of that day
    assert "918" not in drawn
    assert "w-thoi" not in drawn  # not yet
    assert "w-thoi" in subgraph(kept, ward="Trà An")


def test_on_a_day_each_holder_is_certain_or_possible(kept: Store) -> None:
    drawn = subgraph(kept, ward="Trà An", on="2014-04-01")
    held = {
        u: d["certainty"]
        for u, v, d in drawn.edges(data=True)
        if d["label"] == "HOLDS_ROLE" and d["title"] == "Chủ tịch" and v == "ubnd"
    }
    assert held == {"p-tran-thi-binh": "certain", "p-vo-thi-dung": "possible", "p-phan-van-giau": "possible"}


def test_a_district_is_reached_and_not_passed_through(kept: Store) -> None:
    drawn = subgraph(kept, ward="Trà Ân", hops=5)
    assert "803" in drawn
    assert "80@old" in drawn
    assert "w-tra-an-2" not in drawn  # another ward of the district


def test_an_unknown_name_gives_an_empty_graph_and_no_question_an_error(kept: Store) -> None:
    assert len(subgraph(kept, ward="Không Có")) == 0
    with pytest.raises(QueryError, match="give ward=, person= or on="):
        subgraph(kept)
    with pytest.raises(QueryError, match="'1-1-2012' is no day"):
        subgraph(kept, on="1-1-2012")


def test_every_format_is_written_to_a_path(kept: Store, tmp_path: Path) -> None:
    for format in FORMATS:
        export(kept, format, tmp_path / format)
        assert (tmp_path / format).exists()
