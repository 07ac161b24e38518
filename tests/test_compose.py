"""docker-compose.yml: safe as it stands, of the versions that are tested, with settings that those versions know."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from servers import RELEASES, Server

ROOT = Path(__file__).parents[1]
SERVICES = {"neo4j": "neo4j-5.26", "neo4j-current": "neo4j-2026.08"}

if not (ROOT / "docker-compose.yml").is_file():
    pytest.skip("the repository's own files are not here", allow_module_level=True)


@pytest.fixture
def compose() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def settings(service: dict[str, Any]) -> dict[str, str]:
    """The settings that the image makes of its environment: `_` for a dot, `__` for an underscore."""
    found = {}
    for name, value in service["environment"].items():
        if name == "NEO4J_AUTH":
            continue
        setting = name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
        found[setting] = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value)
    return found


@pytest.mark.parametrize(("service", "release"), SERVICES.items(), ids=list(SERVICES))
def test_the_images_are_the_versions_that_the_tests_run(compose: dict[str, Any], service: str, release: str) -> None:
    pom = (ROOT / "tests/neo4j/pom.xml").read_text("utf-8")
    section = pom.partition(f"<id>{RELEASES[release].profile}</id>")[2]
    version = re.search(r"<neo4j.version>([\d.]+)</neo4j.version>", section)
    assert version
    assert compose["services"][service]["image"] == f"neo4j:{version[1]}-community"


@pytest.mark.parametrize("service", SERVICES)
def test_only_this_machine_gets_in_and_only_with_a_password(compose: dict[str, Any], service: str) -> None:
    found = compose["services"][service]
    assert [re.sub(r"\$\{\w+:-(.*?)\}", r"\1", port) for port in found["ports"]] == [
        "127.0.0.1:7474:7474",
        "127.0.0.1:7687:7687",
    ]
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", found["environment"]["NEO4J_AUTH"]), "no default"


@pytest.mark.parametrize("service", SERVICES)
def test_it_is_watched_and_keeps_its_data_in_volumes_of_its_own(compose: dict[str, Any], service: str) -> None:
    found = compose["services"][service]
    assert "cypher-shell" in found["healthcheck"]["test"][1]
    named = {volume.partition(":")[0] for volume in found["volumes"] if not volume.startswith(".")}
    assert named <= set(compose["volumes"])
    others = {v.partition(":")[0] for name in SERVICES if name != service for v in compose["services"][name]["volumes"]}
    assert not named & others, "another version would not open the files, or would convert them"


def test_only_the_long_term_release_starts_unasked(compose: dict[str, Any]) -> None:
    assert [name for name, service in compose["services"].items() if not service.get("profiles")] == ["neo4j"]


def test_every_variable_is_explained(compose: dict[str, Any]) -> None:
    used = set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "docker-compose.yml").read_text("utf-8")))
    explained = set(re.findall(r"^(?:# )?(\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert used == explained
    assert re.search(r"^NEO4J_PASSWORD=$", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE), "left to the user"


@pytest.mark.neo4j
@pytest.mark.parametrize(("service", "release"), SERVICES.items())
def test_the_server_knows_every_setting(
    compose: dict[str, Any], service: str, release: str, neo4j_server: Callable[[str], Server]
) -> None:
    """A server of either version ends at a setting that it does not know."""
    given = settings(compose["services"][service])
    assert {"server.memory.heap.max_size", "client.allow_telemetry"} <= set(given)
    known = {row["name"] for row in neo4j_server(release).run("SHOW SETTINGS YIELD name RETURN name")}
    assert set(given) <= known


def config(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    return subprocess.run(
        ["docker", "compose", "--env-file", os.devnull, *arguments, "config", "--quiet"],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def has_compose() -> bool:
    if not shutil.which("docker"):
        return False
    return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not has_compose(), reason="docker compose is not installed")
def test_docker_itself_accepts_the_file_but_only_with_a_password() -> None:
    assert config(NEO4J_PASSWORD="mat-khau-thu").returncode == 0
    assert config("--profile", "current", NEO4J_PASSWORD="mat-khau-thu").returncode == 0
    refused = config()
    assert refused.returncode != 0
    assert "put NEO4J_PASSWORD=... into .env" in refused.stderr
