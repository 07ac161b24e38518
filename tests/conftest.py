"""Stores for tests: embedded ones in the test's own folder, and real Neo4j servers that are started when first asked for.

A machine without Java and Maven skips what needs a server and says why; with `CANBO_REQUIRE_NEO4J=1` it fails instead,
and both releases are run: without it the long-term one alone, so that a run takes less than five minutes.

Where pytest-xdist is installed three processes share a whole run, `-n 0` takes that back. A release of Neo4j runs in
one of them only, for each of its tests empties its database; while they wait for a server or a browser, the third works.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from canbo.graph.store import Store, open_store
from servers import LTS, PASSWORD, RELEASES, Absent, Server

SERVERS = ("neo4j-5.26", "neo4j-2026.08", "neo4j-2026.08-cypher-25")
PROCESSES = 3
WORKER = "PYTEST_XDIST_WORKER"  # set in each of them
BACKENDS = ("embedded", *SERVERS)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "neo4j: needs a real Neo4j server, so Java and Maven")
    config.addinivalue_line("markers", "restarts: its server stops and forgets how it planned the queries")
    _hear_signals()


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Share out whole folders of tests; not by an option in pyproject.toml, which pytest alone would not know."""
    option = config.option
    if WORKER in os.environ or getattr(option, "numprocesses", 0) is not None:
        return
    few = (
        any("::" in name for name in config.args) or option.keyword or option.lf or option.usepdb or option.collectonly
    )
    if option.dist == "no" and not option.tx and not few:
        option.numprocesses, option.dist, option.loadscopereorder = PROCESSES, "loadscope", False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from xdist.scheduler import LoadScopeScheduling

    class ByServer(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _release(nodeid) or nodeid.partition("::")[0]

    return ByServer(config, log) if config.option.dist == "loadscope" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests are shared out, those of the servers come first, for they take longest; who stops one comes last."""
    if WORKER in os.environ:
        order = [*RELEASES, None]
        items.sort(key=lambda item: (order.index(_release(item.nodeid)), bool(item.get_closest_marker("restarts"))))


def _release(nodeid: str) -> str | None:
    """The release of Neo4j that stands among the parameters of a test."""
    return next((release for release in RELEASES if release in nodeid.partition("[")[2]), None)


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
    required = os.environ.get("CANBO_REQUIRE_NEO4J") == "1"

    def get(release: str) -> Server:
        if RELEASES[release] is not LTS and not required:
            pytest.skip(f"{release} is run with CANBO_REQUIRE_NEO4J=1")
        if release not in running:
            try:
                server = Server(RELEASES[release])
            except Absent as why:
                reason = f"{release}: {why}"
                if required:
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


@pytest.fixture(params=["neo4j-5.26"])
def neo4j(request: pytest.FixtureRequest, emptied: Callable[[str], Server]) -> Server:
    """An empty Neo4j 5.26; the release is a parameter so that it stands in the test's name."""
    return emptied(request.param)


@pytest.fixture
def neo4j_url(neo4j: Server) -> str:
    """The address of an empty Neo4j 5.26."""
    return neo4j.url


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
