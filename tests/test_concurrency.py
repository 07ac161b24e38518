"""Several loaders at once, loaders that are killed, servers that restart: the graph is that of one quiet load."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import canbo
import pytest
from canbo.graph.serve import served
from servers import Server

EXAMPLES = Path(canbo.__file__).parent / "examples"
NAMES = (
    "can-tho",
    "tan-an",
    "tra-an",
    "tphcm",
    "sai-gon",
    "cho-lon",
    "bo-y-te",
    "ha-noi",
)  # which share wards and people
FILES = sorted(str(path) for path in EXAMPLES.iterdir() if path.name.startswith(NAMES))

# says when it begins and after every file, each a transaction or more, so that a test can strike in between
LOADER = """
import sys, canbo
with canbo.open(sys.argv[1]) as graph:
    print("open", flush=True)
    for path in sys.argv[2:]:
        report = graph.load([path])
        assert not report.problems, report.problems
        print(path, flush=True)
"""


def exported(url: str, folder: Path) -> str:
    """The canonical export, equal for equal graphs."""
    target = folder / "export.jsonl"
    with canbo.open(url, create=False) as graph:
        graph.export("canonical", target)
    return target.read_text("utf-8")


@contextmanager
def loader(url: str, files: list[str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", LOADER, url, *files]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def finish(process: subprocess.Popen[str]) -> None:
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of all examples, loaded at once by one process into an embedded store."""
    folder = tmp_path_factory.mktemp("whole")
    with canbo.open(folder / "db") as graph:
        graph.load(FILES)
    return exported(str(folder / "db"), folder)


def halves(url: str) -> None:
    """Load every other file from one process, the rest from another, both at once."""
    with loader(url, FILES[::2]) as one, loader(url, FILES[1::2]) as two:
        finish(one)
        finish(two)


@pytest.mark.neo4j
def test_two_loaders_of_one_server_make_the_graph_of_one(neo4j_url: str, whole: str, tmp_path: Path) -> None:
    halves(neo4j_url)
    assert exported(neo4j_url, tmp_path) == whole


def test_two_loaders_of_a_shared_store_make_the_graph_of_one(
    whole: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "mat-khau-thu")
    with served(tmp_path / "db", port=0) as shared:
        halves(shared.url)
    assert exported(str(tmp_path / "db"), tmp_path) == whole


def kill_and_finish(url: str, seed: int) -> None:
    """Kill a loader without warning somewhere in its work, then load everything."""
    chance = random.Random(seed)
    with loader(url, chance.sample(FILES, len(FILES))) as process:
        assert process.stdout is not None
        for _ in range(chance.randrange(len(FILES))):
            assert process.stdout.readline()
        time.sleep(chance.uniform(0, 0.5))
        process.kill()
        process.wait()
    with canbo.open(url) as graph:
        graph.load(FILES)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("store_url", ["embedded", pytest.param("neo4j-5.26", marks=pytest.mark.neo4j)], indirect=True)
def test_a_killed_loader_leaves_what_the_next_one_completes(
    store_url: str, seed: int, whole: str, tmp_path: Path
) -> None:
    kill_and_finish(store_url, seed)
    assert exported(store_url, tmp_path) == whole


@pytest.mark.neo4j
@pytest.mark.restarts
def test_a_loader_outlives_a_restart_of_its_server(neo4j: Server, whole: str, tmp_path: Path) -> None:
    with loader(neo4j.url, FILES) as process:
        assert process.stdout is not None
        for _ in range(len(FILES) // 2):
            assert process.stdout.readline()
        neo4j.kill()
        threading.Thread(target=neo4j.start).start()
        finish(process)
    assert exported(neo4j.url, tmp_path) == whole


@pytest.mark.neo4j
@pytest.mark.restarts
def test_a_loader_whose_server_stays_away_says_so_in_one_line(
    neo4j: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("canbo.graph.bolt.PATIENCE", 2.0)
    with canbo.open(neo4j.url) as graph:
        graph.load(FILES[:1])
        neo4j.stop()
        try:
            with pytest.raises(canbo.StoreError, match=r"^the server at .* no longer answers: .* same command again$"):
                graph.load(FILES[1:3])
        finally:
            neo4j.start()
        graph.load(FILES[1:3])
    with canbo.open(tmp_path / "db") as quiet:
        quiet.load(FILES[:3])
    assert exported(neo4j.url, tmp_path) == exported(str(tmp_path / "db"), tmp_path)
