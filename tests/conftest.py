"""Stores for tests: embedded ones in the test's own folder, and real Neo4j servers that are started when first asked for.

A machine without Java and Maven skips what needs a server and says why; with `CANBO_REQUIRE_NEO4J=1` it fails instead.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from canbo.graph.store import Store, open_store
from servers import PASSWORD, RELEASES, Absent, Server

SERVERS = ("neo4j-5.26", "neo4j-2026.08", "neo4j-2026.08-cypher-25")
BACKENDS = ("embedded", *SERVERS)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "neo4j: needs a real Neo4j server, so Java and Maven")
    _hear_signals()


def _hear_signals() -> None:
    """Undo what `nohup` and `&` do: processes of the tests would inherit that Ctrl-C and SIGHUP are not for them."""
    for number, usual in (
        (signal.SIGINT, signal.default_int_handler),
        (getattr(signal, "SIGHUP", None), signal.SIG_DFL),
    ):
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


def backends(*names: str) -> list[object]:
    return [pytest.param(name, marks=[pytest.mark.neo4j] if name in SERVERS else []) for name in names]


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Callable[[str], Server]]:
    """The running server of a release (`neo4j-5.26`, `neo4j-2026.08`), started when first asked for."""
    running: dict[str, Server] = {}

    def get(release: str) -> Server:
        if release not in running:
            try:
                server = Server(RELEASES[release])
            except Absent as why:
                reason = f"{release}: {why}"
                if os.environ.get("CANBO_REQUIRE_NEO4J") == "1":
                    pytest.fail(reason)
                pytest.skip(reason)
            running[release] = server
            server.start()
        return running[release]

    yield get
    for server in running.values():
        server.remove()


@pytest.fixture
def emptied(neo4j_server: Callable[[str], Server], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Server]:
    """The server of a backend's name, its database emptied, the environment set so that canbo gets in."""

    def get(backend: str) -> Server:
        release, _, cypher = backend.partition("-cypher-")
        server = neo4j_server(release)
        server.wipe()
        if release != "neo4j-5.26":
            server.run(f"ALTER DATABASE neo4j SET DEFAULT LANGUAGE CYPHER {cypher or 5}", database="system")
        monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
        monkeypatch.delenv("NEO4J_USERNAME", raising=False)
        monkeypatch.delenv("NEO4J_DATABASE", raising=False)
        return server

    return get


@pytest.fixture
def neo4j_url(emptied: Callable[[str], Server]) -> str:
    """The address of an empty Neo4j 5.26."""
    return emptied("neo4j-5.26").url


@pytest.fixture(params=backends(*BACKENDS))
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, once on each engine and version of Cypher."""
    if request.param == "embedded":
        return str(tmp_path / "db")
    return request.getfixturevalue("emptied")(request.param).url  # type: ignore[no-any-return]


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty open store, once on each engine and version of Cypher."""
    with open_store(store_url) as opened:
        yield opened
