"""Whether the order of loading decides anything: `python benchmarks/orders.py ARTICLES [--orders 200] [--stores 6] [--neo4j]`.

The first 300 articles of the files are derived in many random orders, and put into fresh stores in random orders and
batches, embedded ones or, with `--neo4j`, those of a server that it starts. Every result is compared with the first, the
stores by the bytes of their canonical export. The short form stands in tests/test_incremental.py.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random

import canbo
from canbo.graph.archive import whole
from canbo.graph.curation import Curation
from canbo.graph.versions import Version, version_of
from canbo.loaders.extract import extract
from canbo.loaders.read import read

MOST = 40  # articles in one batch


def cut(random: Random, versions: Sequence[Version]) -> Iterator[list[Version]]:
    """The versions in a random order and random batches."""
    rest = random.sample(versions, len(versions))
    while rest:
        size = random.randint(1, MOST)
        yield rest[:size]
        rest = rest[size:]


@contextmanager
def stores(count: int, folder: Path, neo4j: bool) -> Iterator[Iterator[str]]:
    """Addresses of empty stores, one after the other."""
    if not neo4j:
        yield (str(folder / f"db{n}") for n in range(count))
        return
    sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "neo4j")]
    from servers import LTS, PASSWORD, Server

    os.environ["NEO4J_PASSWORD"] = PASSWORD
    server = Server(LTS)
    try:
        server.start()
        yield (server.url for _ in range(count) if server.wipe() is None)
    finally:
        server.remove()


def exported(url: str, batches: Iterator[list[Version]], folder: Path) -> bytes:
    with canbo.open(url) as archive:
        for batch in batches:
            archive._put(batch)
        archive.export("canonical", folder / "export.jsonl")
    return (folder / "export.jsonl").read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--orders", type=int, default=200)
    parser.add_argument("--stores", type=int, default=6)
    parser.add_argument("--neo4j", action="store_true")
    given = parser.parse_args()
    articles = islice(read(given.articles, print), given.size)
    versions = [version_of(article, extract(article)) for article in articles]
    said = sum(len(v.statements) for v in versions)
    print(f"{len(versions)} articles, {said} statements")

    began, first = time.perf_counter(), whole(versions, Curation())
    differing = 0
    for seed in range(given.orders):
        shuffled = [v for batch in cut(Random(seed), versions) for v in batch]
        found = whole(shuffled, Curation())
        differing += (found.nodes, found.edges) != (first.nodes, first.edges)
    print(f"{given.orders - differing} of {given.orders} orders derive one graph ({time.perf_counter() - began:.0f} s)")

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with stores(given.stores, folder, given.neo4j) as empty:
            results = {exported(url, cut(Random(1000 + n), versions), folder) for n, url in enumerate(empty)}
    print(f"{given.stores} orders and batchings through a store: {len(results)} different exports")
    return 1 if differing or len(results) > 1 else 0


if __name__ == "__main__":
    raise SystemExit(main())
