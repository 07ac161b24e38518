"""The kit for Neo4j Browser, used as a person uses it: a real Browser of a real server, in headless Chromium.

Pictures of what was drawn go into the test's own folder, with `CANBO_SCREENSHOTS=1` into docs/.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import canbo
import pytest
from canbo.graph.schema import EDGES, NODES
from canbo.graph.store import open_store
from canbo.queries import Query, all_queries, query_named
from canbo.queries.browser import parameters, write_kit
from example_graph import EXAMPLES, example_of, fill
from servers import PASSWORD, Server

# without those about the network, Chromium asks its maker's servers at every start
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DROP = """([name, type, data]) => {
  const carried = new DataTransfer()
  const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0))
  carried.items.add(new File([bytes], name, {type}))
  const onto = document.querySelector('[data-testid=activeEditor]')
  for (const kind of ['dragenter', 'dragover', 'drop'])
    onto.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}))
}"""
FRAME, NODE, EDGE = "[data-testid=frame]", "svg g.node", "svg g.relationship"
STATUS = "[data-testid=frameStatusbar]"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A running Chromium."""
    command = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        command = None
    if command is None:
        if os.environ.get("CANBO_REQUIRE_NEO4J") == "1":
            pytest.fail("Chromium and playwright are not both installed")
        pytest.skip("needs Chromium and playwright: apt-get install chromium, pip install 'canbo[test]'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, neo4j: Server) -> Iterator[Any]:
    """Browser's page, logged in with user and password by its form."""
    context = chromium.new_context(
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
    )
    opened = context.new_page()
    opened.goto(neo4j.browser)
    for field, value in (("boltaddress", neo4j.url), ("username", "neo4j"), ("password", PASSWORD)):
        opened.locator(f"[data-testid={field}]").fill(value)
    opened.click("[data-testid=connect]")
    opened.wait_for_selector("[data-testid=activeEditor] .monaco-editor")
    yield opened
    context.close()


def run(page: Any, text: str) -> Any:
    """Paste `text` into the editor, run it, and return the frame that answers: the first, for the latest is on top."""
    frames = 0 if text == ":clear" else page.locator(FRAME).count() + 1
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.click("[data-testid=activeEditor] .monaco-editor")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")
    page.click("[data-testid=editor-Run]")
    page.wait_for_function(f"n => document.querySelectorAll('{FRAME}').length == n", arg=frames)
    return page.locator(FRAME).first


def set_parameters(page: Any, line: str) -> None:
    run(page, line).get_by_text("Successfully set your parameter").wait_for()


def answer(page: Any, query: Query) -> Any:
    """The frame in which Browser draws or lists what the query answers; those before it are gone."""
    run(page, ":clear")
    frame = run(page, query.text)
    done = frame.locator(NODE if query.draws else STATUS, has_text=re.compile(r"\S"))
    done.first.wait_for()
    return frame


def drop(page: Any, file: Path, type: str) -> None:
    page.evaluate(DROP, [file.name, type, base64.b64encode(file.read_bytes()).decode()])


def captions(frame: Any) -> set[str]:
    """What stands in the nodes, without the line breaks."""
    return {"".join(node.split()) for node in frame.locator(NODE).all_text_contents()}


def picture(page: Any, frame: Any, name: str, folder: Path) -> None:
    page.wait_for_timeout(1500)  # the drawing comes to rest
    wanted = os.environ.get("CANBO_SCREENSHOTS") == "1"
    target = (Path(canbo.__file__).parent / "docs" if wanted else folder) / f"browser-{name}.png"
    frame.screenshot(path=target)
    assert target.stat().st_size < 150_000


@pytest.mark.neo4j
def test_the_kit_draws_who_led_a_ward_and_what_became_of_it(page: Any, neo4j: Server, tmp_path: Path) -> None:
    with canbo.open(neo4j.url) as archive:
        archive.load([EXAMPLES])
    _, style, bundle = write_kit(tmp_path / "kit")
    drop(page, style, "")
    page.get_by_text("node.Ward").first.wait_for()
    drop(page, bundle, "application/zip")
    saved_queries_are_listed(page)

    for line in (":param ward => 'Trà An'", ":param on => '2014-04-06'", ":param district => null"):
        set_parameters(page, line)
    leaders = answer(page, query_named("who-led-ward-graph"))
    assert captions(leaders) == {"NguyễnHoàngPhúc", "UBNDphườngTràAn", "phườngTràAn"}
    assert leaders.locator(EDGE).count() == 2
    assert "Chủ tịch" in leaders.locator(EDGE).all_text_contents()
    assert fills(leaders) == {colour(style, label) for label in ("Person", "Committee", "Ward")}
    picture(page, leaders, "who-led-ward", tmp_path)

    set_parameters(page, ":param province => null")
    table = answer(page, query_named("who-led-ward"))
    table.get_by_text("Chủ tịch UBND phường Trà An là ông Nguyễn Hoàng Phúc").wait_for()

    set_parameters(page, parameters(query_named("ward-lineage-graph")))
    lineage = answer(page, query_named("ward-lineage-graph"))
    assert (lineage.locator(NODE).count(), lineage.locator(EDGE).count()) == drawn(neo4j.url, "ward-lineage-graph")
    assert captions(lineage) >= {"phườngTânAn", "phườngAnHội", "phườngAnLạc", "phườngNinhKiều"}
    assert {"2020-04-01", "2025-07-01"} <= set(lineage.locator(EDGE).all_text_contents())
    picture(page, lineage, "ward-lineage", tmp_path)

    set_parameters(page, parameters(query_named("ward-graph")))
    ward = answer(page, query_named("ward-graph"))
    assert (ward.locator(NODE).count(), ward.locator(EDGE).count()) == drawn(neo4j.url, "ward-graph")
    assert not any("…" in caption for caption in captions(ward)), "names fit their circles"
    picture(page, ward, "ward", tmp_path)


def saved_queries_are_listed(page: Any) -> None:
    page.click("[data-testid=navigationFavorites]")
    for folder in ("Drawings", "Tables"):
        page.click(f"[data-testid=expandFolder-{folder}]")
    for query in all_queries().values():
        title = page.locator(f'[data-testid="scriptTitle-{query.summary}"]')
        title.wait_for()
        assert title.count() == 1
    page.click("[data-testid=navigationFavorites]")


def drawn(url: str, name: str) -> tuple[int, int]:
    """How many nodes and edges Browser should draw: what the query returns, and all edges between those nodes."""
    query = query_named(name)
    with open_store(url) as store:
        rows = store.read(query.text, example_of(query))
        ids = sorted({node["id"] for row in rows for node in row["path"]["nodes"]})
        between = "MATCH (a)-[r]->(b) WHERE a.id IN $ids AND b.id IN $ids RETURN count(r) AS n"
        return len(ids), store.read(between, {"ids": ids})[0]["n"]


def fills(frame: Any) -> set[str]:
    circles = frame.locator(f"{NODE} circle[fill]").evaluate_all("them => them.map(c => c.getAttribute('fill'))")
    return {fill for fill in circles if fill.startswith("#")}


def colour(style: Path, label: str) -> str:
    found = re.search(rf"node\.{label} {{.*?\bcolor: (#\w+)", style.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.neo4j
def test_every_stored_query_pastes_and_runs_with_the_parameters_of_its_header(page: Any, neo4j: Server) -> None:
    fill(neo4j.url)
    for query in all_queries().values():
        set_parameters(page, parameters(query))
        frame = answer(page, query)
        if not query.draws:
            assert re.search(r"streaming \d+ records", frame.locator(STATUS).text_content()), query.name


def test_the_style_has_a_colour_and_a_caption_for_each_label(tmp_path: Path) -> None:
    _, style, _ = write_kit(tmp_path)
    rules = dict(re.findall(r"^(\S+) {\n(.*?)^}", style.read_text("utf-8"), re.DOTALL | re.MULTILINE))
    for name in (*(f"node.{label}" for label in NODES if label != "Meta"), *(f"relationship.{type}" for type in EDGES)):
        assert "  color: #" in rules[name]
        assert "  caption: " in rules[name]
    shown = set(re.findall(r'caption: "\{(\w+)\}"', style.read_text("utf-8")))
    assert shown <= {name for table in (*NODES.values(), *EDGES.values()) for name in table}
