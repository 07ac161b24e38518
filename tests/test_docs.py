"""What the pages show is run: every `$ canbo` line of README and docs, every query of docs/schema.md."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from pathlib import Path

import canbo
import pytest
from canbo.cli import app
from canbo.examples import FOLDER
from typer.testing import CliRunner

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "docs" / "time.md"]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMENT = re.compile(r"\s{2,}#.*$")
ELSEWHERE = ("bolt://", "docker ", "pip install", "canbo serve")  # shown running by tests/test_store.py and CI

spec = importlib.util.spec_from_file_location("make_docs", ROOT / "docs" / "make.py")
assert spec
assert spec.loader
make = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make)


def shown(page: Path) -> list[tuple[str, str]]:
    """Commands of a page with the output printed below them, "" where the page shows none."""
    found = []
    for block in BLOCK.findall(page.read_text("utf-8")):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            found.append((COMMENT.sub("", command), output.strip()))
    return [(command, output) for command, output in found if command.startswith("canbo ")]


COMMANDS = [(page.name, command, output) for page in PAGES for command, output in shown(page)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples as `articles`, the curation files of the page, and the store they are loaded into."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(FOLDER, folder / "articles", ignore=shutil.ignore_patterns("*.py", "*.md", "__pycache__"))
    [curation] = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "time.md").read_text("utf-8"), re.DOTALL)
    (folder / "curation.yml").write_text(curation, "utf-8")
    (folder / "empty.yml").write_text("", "utf-8")
    with canbo.open(folder / "canbo-db") as graph:
        assert graph.load([folder / "articles"]).problems == []
    return folder


@pytest.mark.parametrize(("page", "command", "output"), COMMANDS, ids=[f"{p}: {c}" for p, c, _ in COMMANDS])
def test_every_command_shown_runs_and_says_what_is_shown(home, monkeypatch, page, command, output):
    if any(word in command for word in ELSEWHERE):
        return
    monkeypatch.chdir(home)
    monkeypatch.delenv("CANBO_DB", raising=False)
    result = CliRunner(env={"COLUMNS": "100"}).invoke(app, shlex.split(command)[1:], prog_name="canbo")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 0, result.stderr
    shown_lines, said = output.splitlines(), [line.rstrip() for line in result.stdout.splitlines()]
    assert [line.rstrip() for line in shown_lines] == (said if shown_lines else [])


@pytest.mark.parametrize("page", sorted(make.PAGES))
def test_pages_made_from_the_code_are_fresh(page):
    assert (ROOT / "docs" / page).read_text("utf-8") == make.PAGES[page](), "`python docs/make.py` writes it"


@pytest.mark.parametrize("label", sorted(make.EXAMPLES))
def test_the_example_of_each_label_and_type_finds_something(home, label):
    with canbo.open(home / "canbo-db") as graph:
        assert graph.cypher(make.EXAMPLES[label])


def test_pages_link_only_to_what_is_there():
    for page in [*PAGES, *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
