"""What canbo's store costs on a Neo4j server, against the bare driver doing the same work in the same run.

    python benchmarks/neo4j_speed.py [--release neo4j-5.26] [--nodes 20000] [--rounds 3]

Starts a server of its own as the tests do (Java and Maven needed). Loading: one graph, the examples' own in as many
copies as it takes, written through `Store.write` and by the shortest sensible program over the driver (UNWIND, MERGE,
batches of the same size, one transaction), in turns, each time into an emptied database. Asking: every stored query with
its own example, through `Store.read` and through a session. Prints medians as a table in Markdown.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import canbo
from canbo.graph.archive import META, stored_graph
from canbo.graph.model import Change, Graph
from canbo.graph.store import Store, open_store
from canbo.queries import all_queries, prepare

ROOT = Path(__file__).parents[1]
BATCH = 1000


def copies(of: Graph, nodes: int) -> Graph:
    """`of` side by side with itself under other ids, until there are `nodes`."""
    made = Graph()
    for n in range(max(1, round(nodes / len(of.nodes)))):
        for node in of.nodes.values():
            made.nodes[f"{n}|{node.id}"] = node._replace(id=f"{n}|{node.id}")
        for edge in of.edges.values():
            start, end = ((label, f"{n}|{id_}") for label, id_ in (edge.start, edge.end))
            made.edges[f"{n}|{edge.key}"] = edge._replace(key=f"{n}|{edge.key}", start=start, end=end)
    return made


def bare(session: Any, graph: Graph) -> None:
    """The graph by the driver alone."""
    nodes, edges = defaultdict(list), defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.label].append({"id": node.id, "p": {**node.properties, "id": node.id}})
    for edge in graph.edges.values():
        row = {"a": edge.start[1], "b": edge.end[1], "key": edge.key, "p": {**edge.properties, "key": edge.key}}
        edges[edge.type, edge.start[0], edge.end[0]].append(row)

    def work(tx: Any) -> None:
        for label, rows in nodes.items():
            text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.p"
            for i in range(0, len(rows), BATCH):
                tx.run(text, rows=rows[i : i + BATCH]).consume()
        for (type_, start, end), rows in edges.items():
            text = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
                f"MERGE (a)-[r:{type_} {{key: row.key}}]->(b) SET r = row.p"
            )
            for i in range(0, len(rows), BATCH):
                tx.run(text, rows=rows[i : i + BATCH]).consume()

    session.execute_write(work)


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def loading(server: Any, store: Store, session: Any, graph: Graph, rounds: int) -> list[tuple[str, float, float]]:
    """Seconds by the store and by the driver: new, and once more over what is there."""
    change = Change(list(graph.nodes.values()), list(graph.edges.values()), [], [])
    ways = [lambda: store.write(lambda tx: tx.apply(change)), lambda: bare(session, graph)]
    new: list[list[float]] = [[], []]
    again: list[list[float]] = [[], []]
    for n in range(rounds + 1):  # the first round warms the server up
        for way in (0, 1) if n % 2 else (1, 0):
            server.wipe()
            new[way].append(timed(ways[way]))
            again[way].append(timed(ways[way]))
    return [
        (name, *(statistics.median(seconds[1:]) for seconds in both)) for name, both in (("new", new), ("again", again))
    ]  # type: ignore[misc]


def asking(store: Store, session: Any, rounds: int) -> tuple[float, float]:
    """Seconds for all stored queries by the store and by the driver."""
    asked = []
    for query in all_queries().values():
        given = {p.name: None if p.example in (None, "null") else p.example.strip("'") for p in query.parameters}
        asked.append((query.text, prepare(query, given)))

    def by_store() -> None:
        for text, parameters in asked:
            store.read(text, parameters)

    def by_driver() -> None:
        for text, parameters in asked:
            session.execute_read(lambda tx, t=text, p=parameters: tx.run(t, p).data())

    ways = (by_store, by_driver)
    seconds: list[list[float]] = [[], []]
    for n in range(10 * rounds + 5):
        for way in (0, 1) if n % 2 else (1, 0):
            seconds[way].append(timed(ways[way]))
    return tuple(statistics.median(found[5:]) for found in seconds)  # type: ignore[return-value]


def main() -> None:
    sys.path.insert(0, str(ROOT / "tests" / "neo4j"))
    import neo4j
    from servers import PASSWORD, RELEASES, Server

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--release", default="neo4j-5.26", choices=RELEASES)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ["NEO4J_PASSWORD"] = PASSWORD
    with tempfile.TemporaryDirectory() as folder, canbo.open(Path(folder, "db")) as archive:
        archive.load([ROOT / "examples"])
        small = stored_graph(archive.store.read)
    small.nodes.pop(META, None)
    graph = copies(small, options.nodes)
    server = Server(RELEASES[options.release], {"server.memory.heap.max_size": "1g"})
    try:
        server.start()
        with (
            open_store(server.url) as store,
            neo4j.GraphDatabase.driver(server.url, auth=("neo4j", PASSWORD)) as driver,
            driver.session() as session,
        ):
            store.write(lambda _tx: None)  # constraints and indexes, for both
            print(f"{store.version}, {len(graph.nodes)} nodes, {len(graph.edges)} edges, medians of {options.rounds}\n")
            print("| | canbo | driver | ratio |\n|---|---|---|---|")
            for name, ours, theirs in loading(server, store, session, graph, options.rounds):
                many = len(graph.nodes) + len(graph.edges)
                print(f"| load, {name} | {ours:.2f} s ({many / ours:,.0f}/s) | {theirs:.2f} s | {ours / theirs:.2f} |")
            server.wipe()
            store.write(lambda tx: tx.apply(Change(list(small.nodes.values()), list(small.edges.values()), [], [])))
            ours, theirs = asking(store, session, options.rounds)
            many = len(all_queries())
            print(f"| {many} queries | {ours * 1000:.0f} ms | {theirs * 1000:.0f} ms | {ours / theirs:.2f} |")
    finally:
        server.remove()


if __name__ == "__main__":
    main()
