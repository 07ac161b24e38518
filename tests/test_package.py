"""What is installed: every file of knowledge goes with the code that reads it."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
FOLDERS = {name: ROOT.joinpath(*name.split(".")[1:]) for name in SETUPTOOLS["packages"]}


@pytest.mark.parametrize("package", sorted(FOLDERS))
def test_the_data_files_of_a_package_are_installed_with_it(package: str) -> None:
    if package == "canbo":
        return  # the root holds the project's own files too
    patterns = SETUPTOOLS["package-data"].get(package, [])
    data = [path.name for path in FOLDERS[package].iterdir() if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert [name for name in data if not any(fnmatch(name, pattern) for pattern in patterns)] == []


def test_every_folder_of_code_is_a_package_that_is_installed() -> None:
    code = {path.parent for top in ("graph", "loaders", "queries") for path in (ROOT / top).rglob("__init__.py")}
    assert code <= set(FOLDERS.values())
