"""An archive into Neo4j by its own import: `python benchmarks/bulk.py [--articles 170000] [--db FOLDER]`.

Generated articles (see scale.py), some million nodes of them, are loaded into an embedded store, or the store of `--db`
is taken; `canbo export --format neo4j-admin` writes the files, `neo4j-admin database import full` of Neo4j 5.26 reads
them, and the nodes and edges on the server are counted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import canbo
from canbo.graph.schema import EDGES, NODES
from scale import PER_WARD, file_of, generated, peak, wards

COUNTS = {"nodes": "MATCH (n{}) RETURN count(n) AS n", "edges": "MATCH ()-[n{}]->() RETURN count(n) AS n"}


def timed(what: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    found = work()
    print(f"{what}: {time.perf_counter() - began:.1f} s", flush=True)
    return found


def counted(ask: Callable[[str], Iterable[dict[str, Any]]]) -> dict[str, int]:
    """How many nodes and edges of the schema there are."""
    kinds = {"nodes": [label for label in NODES if label != "Meta"], "edges": list(EDGES)}
    return {
        what: sum(row["n"] for kind in kinds[what] for row in ask(cypher.format(f":{kind}")))
        for what, cypher in COUNTS.items()
    }


def main() -> int:
    sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "neo4j")]
    from servers import LTS, Server

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=170_000)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with canbo.open(given.db or folder / "db") as archive:
            if given.db is None:
                source = file_of(folder, 1, generated(given.articles, 1, wards(given.articles // PER_WARD)))
                timed(f"load of {given.articles:,} articles", lambda: archive.load([source]))
            told = counted(archive.cypher)
            print(f"{told['nodes']:,} nodes, {told['edges']:,} edges")
            timed("export", lambda: archive.export("neo4j-admin", folder / "import"))
        server = Server(LTS)
        try:
            server.start()
            server.stop()
            command, environment = ["sh", folder / "import" / "import.sh"], server.admin(folder, heap="2g")
            timed("import", lambda: subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL))
            timed("start of the server", server.start)
            found = counted(server.run)
        finally:
            server.remove()
    print(f"on the server: {found['nodes']:,} nodes, {found['edges']:,} edges; peak of this process {peak()} MiB")
    return 0 if found == told else 1


if __name__ == "__main__":
    raise SystemExit(main())
