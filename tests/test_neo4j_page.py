"""docs/neo4j.md: its commands and its Python run, on a real server in the place of localhost:7687."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from example_graph import EXAMPLES
from servers import PASSWORD, artifacts, java

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "neo4j.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line.removeprefix("$ ") for block in CONSOLE for line in block.splitlines() if line.startswith("$ ")]
ELSEWHERE = ("cp .env", "docker ", "export NEO4J_PASSWORD", "canbo serve")  # tests/test_compose.py, tests/test_serve.py


@pytest.fixture
def home(neo4j_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the examples as `articles` and the queries; on the PATH, canbo and cypher-shell."""
    shutil.copytree(EXAMPLES, tmp_path / "articles", ignore=shutil.ignore_patterns("*.py", "*.md", "__pycache__"))
    shutil.copytree(ROOT / "queries", tmp_path / "queries", ignore=shutil.ignore_patterns("__pycache__"))
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "canbo").symlink_to(Path(sys.executable).with_name("canbo"))
    shell = commands / "cypher-shell"
    shell.write_text(f'#!/bin/sh\nexec {java(17)[0]} -cp "{artifacts("shell")}/*" org.neo4j.shell.Main "$@"\n')
    shell.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("CANBO_DB", raising=False)
    with contextlib.chdir(tmp_path):
        yield tmp_path


@pytest.mark.neo4j
def test_the_page_says_what_runs(home: Path, neo4j_url: str) -> None:
    server = neo4j_url.removeprefix("bolt://")
    script = ["set -e", *(line for line in COMMANDS if not line.startswith(ELSEWHERE))]
    done = subprocess.run(
        ["bash", "-c", "\n".join(script).replace("localhost:7687", server)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Chủ tịch UBND phường Trà An là ông Nguyễn Hoàng Phúc") == 3, "embedded, server, shell"
    assert (home / "kit" / "style.grass").is_file()

    names: dict[str, object] = {"password": PASSWORD}
    for block in PYTHON:
        exec(block.replace("localhost:7687", server), names)
    assert [row["person"] for row in names["rows"]] == ["Nguyễn Hoàng Phúc"]  # type: ignore[attr-defined]
    assert all(names[name] is not None and len(names[name]) for name in ("table", "network", "people"))  # type: ignore[arg-type]


def test_every_picture_and_page_that_it_names_is_there() -> None:
    named = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert named
    assert [name for name in named if not (ROOT / "docs" / name).is_file()] == []
