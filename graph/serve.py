"""An embedded store shared over Bolt, so that several processes, notebooks and Neo4j's own tools can use it at once.

ArcadeDB owns its folder alone; its server speaks the protocol of Neo4j's drivers. It listens on loopback only, unless
told otherwise in so many words and with a password of the user's own, since Bolt here is not encrypted. The engine's
own web server cannot be left out: it stays on loopback, on a port of its own choice, behind the same password.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import secrets
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import StoreError
from .embedded import engine, first_line, held, muted
from .store import location

PORT = 7687
USER = "neo4j"


class Served(NamedTuple):
    """Where a shared store is and how to get in."""

    url: str
    user: str
    password: str


def loopback(host: str) -> bool:
    """Whether only this machine reaches `host`.

    >>> loopback("127.0.0.1"), loopback("localhost"), loopback("::1"), loopback("0.0.0.0"), loopback("10.0.0.5")
    (True, True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextlib.contextmanager
def served(path: Path, *, host: str = "127.0.0.1", port: int = PORT, expose: bool = False) -> Iterator[Served]:
    """Share the store in folder `path` over Bolt until the `with` block ends.

    The password is `NEO4J_PASSWORD`, else a new one. Port 0 takes a free one. Raises `StoreError` for a host that
    other machines reach, unless `expose` is set and `NEO4J_PASSWORD` is too; and for a port or store that is in use.
    """
    password = os.environ.get("NEO4J_PASSWORD")
    if not loopback(host):
        if not expose:
            raise StoreError(f"{host} lets other machines in, unencrypted: say --expose if that is what you want")
        if not password:
            raise StoreError(f"{host} lets other machines in: choose a password and set NEO4J_PASSWORD")
    password = password or secrets.token_urlsafe(12)
    number = _free(host, port)
    with held(path) as database, tempfile.TemporaryDirectory(prefix="canbo-serve-") as root:
        server = _server(root, database, host, number, password)
        try:
            _start(server)
            shown = f"[{host}]" if ":" in host else host
            yield Served(f"bolt://{shown}:{number}", USER, password)
        finally:
            with muted():
                server.stop()


def _free(host: str, port: int) -> int:
    """`port`, or for 0 any, that nothing listens on. Raises `StoreError` when something does."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise StoreError(f"cannot listen on {host}:{port} ({error.strerror}): choose another --port") from error


def _server(root: str, database: Path, host: str, port: int, password: str) -> Any:
    from arcadedb_embedded import create_server

    engine()
    settings = {
        "mode": "development",  # the other modes keep from the client why its query failed
        "host": "localhost",
        "http_port": 0,
        "server_databaseDirectory": str(database.parent.resolve()),
        "server_defaultDatabases": f"{database.name}[{USER}:{password}:admin]",
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_host": host,
        "bolt_port": port,
    }
    return create_server(root_path=root, root_password=secrets.token_urlsafe(24), config=settings)


def _start(server: Any) -> None:
    try:
        with muted():
            server.start()
    except Exception as error:
        raise StoreError(f"the store cannot be shared: {first_line(error)}") from error


def serve(
    url: str | os.PathLike[str] | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    expose: bool = False,
    say: Callable[[str], object] | None = None,
) -> None:
    """Share the store in folder `url` (else `$CANBO_DB`, else `./canbo-db`) until Ctrl-C or SIGTERM.

    Says once, on standard error or through `say`, how to reach it. See `served` for the options and what is raised.
    """
    where = location(url)
    if "://" in where:
        raise StoreError(f"{where} is no folder: only an embedded store needs sharing")
    ended = threading.Event()
    given = bool(os.environ.get("NEO4J_PASSWORD"))
    with served(Path(where), host=host, port=port, expose=expose) as shared, _on_signal(ended):
        password = "as in NEO4J_PASSWORD" if given else shared.password
        said = f"{where} is shared at {shared.url} (user {shared.user}, password {password}); Ctrl-C ends it"
        (say or _to_stderr)(said)
        ended.wait()


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@contextlib.contextmanager
def _on_signal(ended: threading.Event) -> Iterator[None]:
    """Set `ended` on Ctrl-C and SIGTERM instead of breaking off whatever runs."""
    kept = {number: signal.signal(number, lambda *_: ended.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
