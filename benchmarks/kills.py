"""Kill a loader 20 times at random moments, finish the load each time, compare the graph with that of a quiet load.

    python benchmarks/kills.py [--rounds 20] [--first 0]

The rounds of tests/test_concurrency.py, which runs the first three, on the embedded store and on Neo4j 5.26.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "neo4j")]
    import canbo
    from servers import LTS, PASSWORD, Server
    from test_concurrency import FILES, exported, kill_and_finish

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    os.environ["NEO4J_PASSWORD"] = PASSWORD
    differing = 0
    server = Server(LTS)
    try:
        server.start()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with canbo.open(folder / "whole") as archive:
                archive.load(FILES)
            whole = exported(str(folder / "whole"), folder)
            for seed in range(options.first, options.first + options.rounds):
                server.wipe()
                for engine, url in (("embedded", str(folder / f"db{seed}")), ("Neo4j", server.url)):
                    begin = time.perf_counter()
                    kill_and_finish(url, seed)
                    equal = exported(url, folder) == whole
                    differing += not equal
                    print(
                        f"{seed:3} {engine:9} {time.perf_counter() - begin:5.1f} s  {'equal' if equal else 'DIFFERS'}"
                    )
    finally:
        server.remove()
    print(f"{2 * options.rounds - differing} of {2 * options.rounds} equal")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
