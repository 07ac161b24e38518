"""The stored-query files as they are in Neo4j's own cypher-shell: `-f FILE -P PARAMETER`, `:param` lines before them."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import canbo
import pytest
from canbo.graph.store import open_store
from canbo.queries import Query, all_queries
from canbo.queries.browser import parameters
from example_graph import example_of, fill
from servers import PASSWORD, Absent, artifacts, java

pytestmark = pytest.mark.neo4j

QUERIES = Path(canbo.__file__).parent / "queries"

Shell = Callable[..., str]


@pytest.fixture
def shell(neo4j_url: str) -> Shell:
    """What cypher-shell prints to standard output, connected to a server that holds the examples."""
    try:
        jars, (command, _) = artifacts("shell"), java(17)
    except Absent as why:
        if os.environ.get("CANBO_REQUIRE_NEO4J") == "1":
            pytest.fail(str(why))
        pytest.skip(f"cypher-shell: {why}")
    fill(neo4j_url)

    def run(*arguments: str) -> str:
        client = [str(command), "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*", "org.neo4j.shell.Main"]
        login = ["-a", neo4j_url, "-u", "neo4j", "-p", PASSWORD, "--format", "plain"]
        # under LC_ALL=C the shell mangles Vietnamese and finds nothing
        done = subprocess.run(
            [*client, *login, *arguments],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    return run


@pytest.mark.parametrize("name", ["who-led-ward", "ward-lineage"])
def test_a_query_file_with_its_parameters_answers_as_canbo_does(shell: Shell, neo4j_url: str, name: str) -> None:
    query = all_queries()[name]
    given = [word for p in query.parameters for word in ("-P", f"{p.name} => {p.example}")]
    printed = shell("-f", str(QUERIES / f"{name}.cypher"), *given)
    with open_store(neo4j_url) as store:
        expected = store.read(query.text, example_of(query))
    assert expected
    header, *rows = csv.reader(io.StringIO(printed), skipinitialspace=True)
    assert tuple(header) == query.returns
    assert rows == [[as_printed(row[name]) for name in header] for row in expected]


def as_printed(value: Any) -> str:
    match value:
        case None:
            return "NULL"
        case bool():
            return str(value).upper()
        case date():
            return value.isoformat()
    return str(value)


def test_every_stored_query_runs_with_the_parameters_of_its_header(shell: Shell, tmp_path: Path) -> None:
    queries = all_queries().values()
    script = tmp_path / "all.cypher"
    script.write_text("".join(f"{parameters(query)}\n{query.text};\n" for query in queries), encoding="utf-8")
    lines = shell("-f", str(script)).splitlines()
    headers = [", ".join(query.returns) for query in queries]
    assert [line for line in lines if line in headers] == headers
    assert not any(answerless(lines, query) for query in queries)


def answerless(lines: list[str], query: Query) -> bool:
    """Whether no row follows the line of the query's columns, or the next query's."""
    headers = {", ".join(other.returns) for other in all_queries().values()}
    after = lines[lines.index(", ".join(query.returns)) + 1 :][:1]
    return not after or after[0] in headers
