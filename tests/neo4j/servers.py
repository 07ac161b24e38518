"""Real Neo4j servers for tests, out of Maven artifacts: fetched once into a cache, started on free ports, stopped.

A server has a home of its own in a temporary folder and a password. `Absent` says why none can be started here.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase

PASSWORD = "mat-khau-thu"
HERE = Path(__file__).parent


class Absent(Exception):  # noqa: N818  a reason, read in a skipped test
    """Why a server cannot be started on this machine."""


@dataclass(frozen=True)
class Release:
    """A version of Neo4j that people run."""

    profile: str  # in pom.xml
    main: str
    java: int  # oldest that runs it


LTS = Release("lts", "org.neo4j.server.CommunityEntryPoint", 17)
CURRENT = Release("current", "org.neo4j.server.Neo4jCommunity", 21)
RELEASES = {"neo4j-5.26": LTS, "neo4j-2026.08": CURRENT}


def java(oldest: int) -> tuple[Path, int]:
    """The first Java from version `oldest` on, and its version: of JAVA_HOME, the PATH, or installed beside those."""
    first = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    command = shutil.which("java")
    if command:
        first.append(Path(command).resolve().parents[1])
    homes = {home.resolve() for one in first for home in (one, *one.parent.iterdir()) if (home / "release").is_file()}
    known = {home: _version(home) for home in homes if (home / "bin" / "java").is_file()}
    if not known:
        raise Absent("Java is not installed")
    fit = {home: version for home, version in known.items() if version >= oldest}
    if not fit:
        raise Absent(f"needs Java {oldest}, and {max(known.values())} is the newest installed")
    home = min(fit, key=lambda home: fit[home])
    return home / "bin" / "java", fit[home]


def _version(home: Path) -> int:
    found = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
    return int(found[1]) if found else 0


def cache() -> Path:
    """The folder that keeps the artifacts between test runs."""
    return Path(os.environ.get("CANBO_NEO4J_CACHE") or Path.home() / ".cache" / "canbo-neo4j")


def artifacts(profile: str) -> Path:
    """The folder with the jars of a profile of pom.xml, fetched if they are not there in the versions it pins."""
    pom = (HERE / "pom.xml").read_text()
    section = pom.partition(f"<id>{profile}</id>")[2].partition("</profile>")[0]
    versions = re.findall(r"<[\w.]*version>([\d.]+)</", section)
    folder = cache() / f"{profile}-{versions[0]}"
    if folder.is_dir():
        return folder
    if not shutil.which("mvn"):
        raise Absent("Maven is not installed")
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent))
    command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "-P", profile, "dependency:copy-dependencies"]
    run = subprocess.run(
        [*command, "-DincludeScope=runtime", f"-DoutputDirectory={draft}"], capture_output=True, text=True, check=False
    )
    if run.returncode:
        shutil.rmtree(draft)
        raise Absent(f"Maven could not fetch Neo4j: {run.stdout.strip()[:300]}")
    with contextlib.suppress(OSError):  # another test run was faster
        draft.rename(folder)
    return folder


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def guard(process: subprocess.Popen[Any], folder: Path) -> subprocess.Popen[bytes]:
    """A process that ends `process` and deletes `folder` once this one is gone, however it went; kill it beforehand."""
    script = 'read -r end; kill -KILL "$1"; rm -rf "$2"'
    return subprocess.Popen(
        ["sh", "-c", script, "guard", str(process.pid), str(folder)],
        stdin=subprocess.PIPE,  # which nobody else has: it ends with us
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is not for it
    )


def dismiss(watching: subprocess.Popen[bytes]) -> None:
    """End a guard whose process is to be ended in another way."""
    watching.kill()
    watching.communicate()


class Server:
    """One Neo4j server: `start`, `stop`, `start` again, and in the end `remove`."""

    def __init__(self, release: Release, settings: dict[str, str] | None = None) -> None:
        self.release = release
        self.jars = artifacts(release.profile)
        self.java, self._java_version = java(release.java)
        self._classes = self.jars.with_name(f"{self.jars.name}-java{self._java_version}.jsa")
        self.home = Path(tempfile.mkdtemp(prefix="canbo-neo4j-"))
        self.bolt, self.http = free_port(), free_port()
        self.url, self.browser = f"bolt://127.0.0.1:{self.bolt}", f"http://127.0.0.1:{self.http}/browser/"
        self._settings = settings or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self._driver: Driver | None = None
        self._has_password = False
        self._configure()

    def _configure(self) -> None:
        listens = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self.bolt}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.bolt}",
            "server.http.listen_address": f"127.0.0.1:{self.http}",
            "server.http.advertised_address": f"127.0.0.1:{self.http}",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "64m",
            # tests fill and empty one database many times: planning each query anew for every change of its size takes
            # longer than all that the tests ask
            "dbms.cypher.min_replan_interval": "1h",
            "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        } | self._settings
        conf = self.home / "conf" / "neo4j.conf"
        conf.parent.mkdir()
        conf.write_text("".join(f"{name}={value}\n" for name, value in listens.items()), "latin-1")

    def start(self) -> None:
        """Start it and wait until it answers a query."""
        options = ["-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"]
        options += ["--add-opens=java.base/java.nio=ALL-UNNAMED", *self._class_archive()]
        if self._java_version >= 24:
            options += ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
        where = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with open(self.home / "out.log", "ab") as out:
            self._process = subprocess.Popen(
                [str(self.java), *options, "-cp", f"{self.jars}/*", self.release.main, *where],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self._guard = guard(self._process, self.home)
        try:
            self._wait()
        except BaseException:
            self.kill()
            raise

    def _class_archive(self) -> list[str]:
        """Options that halve the start: take the classes as the first server left them, or leave them behind."""
        quiet = ["-Xlog:disable", "-Xlog:all=error:stderr"]
        if self._classes.is_file():
            return [f"-XX:SharedArchiveFile={self._classes}", *quiet]
        return [f"-XX:ArchiveClassesAtExit={self.home / 'classes.jsa'}", *quiet]

    def _wait(self, patience: float = 90.0) -> None:
        deadline = time.monotonic() + patience
        while True:
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"Neo4j ended: {self.log()[-600:]}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Neo4j does not answer after {patience} seconds: {self.log()[-600:]}")
            try:
                socket.create_connection(("127.0.0.1", self.bolt), timeout=1).close()
                return self._greet()
            except OSError:
                time.sleep(0.1)

    def _greet(self) -> None:
        """Set the password where it is still the first one, and wait for the database."""
        if not self._has_password:
            with GraphDatabase.driver(self.url, auth=("neo4j", "neo4j")) as driver:
                change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
                driver.execute_query(change, new=PASSWORD, database_="system")
            self._has_password = True
        self._driver = GraphDatabase.driver(self.url, auth=("neo4j", PASSWORD))
        self.run("RETURN 1")

    def run(self, cypher: str, database: str | None = None, **parameters: object) -> list[dict[str, object]]:
        """Rows of any statement, through the driver itself."""
        assert self._driver is not None, "start the server first"
        with self._driver.session(database=database) as session:
            return session.run(cypher, parameters).data()  # type: ignore[arg-type]

    def wipe(self) -> None:
        """Take everything out of the database but constraints and indexes."""
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")

    def admin(self, folder: Path, heap: str = "512m") -> dict[str, str]:
        """An environment in which `neo4j-admin` is this release's and works on this server; its script goes to `folder`."""
        script = folder / "neo4j-admin"
        options = f"--add-opens=java.base/java.nio=ALL-UNNAMED -Xmx{heap} -XX:TieredStopAtLevel=1"
        script.write_text(f"#!/bin/sh\nexec {self.java} {options} -cp '{self.jars}/*' org.neo4j.cli.AdminTool \"$@\"\n")
        script.chmod(0o755)
        path = os.pathsep.join((str(folder), os.environ["PATH"]))
        return {**os.environ, "PATH": path, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def log(self) -> str:
        """What the server printed."""
        return (self.home / "out.log").read_text(errors="replace")

    def stop(self) -> None:
        """Stop it cleanly."""
        self._end(signal.SIGTERM)
        left = self.home / "classes.jsa"
        if left.is_file():
            draft = self._classes.with_suffix(f".{os.getpid()}")
            shutil.move(left, draft)
            draft.replace(self._classes)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._driver is not None:
            self._driver.close()
            self._driver = None
        if self._guard is not None:
            dismiss(self._guard)
            self._guard = None
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def remove(self) -> None:
        """Stop it and delete its home."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)
