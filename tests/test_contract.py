"""One archive, whatever keeps it: loading, withdrawing, deriving anew, copying and asking, on each engine alike.

The measure is the embedded store: what another engine holds after the same deeds must export to the same bytes, and
every stored query must give the same rows in the same order. (What a bare store does is told in test_store.py, the
queries one by one in test_queries.py.)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import canbo
import pytest
from canbo.graph.archive import Archive, copy
from canbo.queries import Query, all_queries
from engines import on_each

EXAMPLES = Path(canbo.__file__).parent / "examples"
NAMES = ("can-tho", "tan-an", "tra-an", "bo-y-te")
FILES = sorted(str(path) for path in EXAMPLES.iterdir() if path.name.startswith(NAMES))
WITHDRAWN = str(EXAMPLES / "tan-an-2020-06.txt")

DAYS = ("2014-04-06", "2022-07-20", "2025-08-01")
ASKED: dict[str, tuple[str, ...]] = {  # what the examples give an answer to
    "ward": ("Trà An", "tân an", "phường Ninh Kiều"),
    "district": ("Bình Thủy", "Ninh Kiều"),
    "province": ("Cần Thơ", "can tho"),
    "person": ("Nguyễn Hoàng Phúc", "đào thành hiểu"),
    "post": ("Chủ tịch UBND phường Trà An", "Bộ trưởng Bộ Y tế"),
    "body": ("chi bộ",),
    "since": ("2000-01-01",),
    "until": ("2030-12-31",),
    "on": DAYS,
}


def exported(archive: Archive, folder: Path) -> str:
    archive.export("canonical", folder / "export.jsonl")
    return (folder / "export.jsonl").read_text("utf-8")


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """All files, loaded at once into an embedded store: what the others are held against."""
    with canbo.open(tmp_path_factory.mktemp("contract") / "db") as archive:
        report = archive.load(FILES)
        assert (report.articles, report.problems) == (len(FILES), [])
        yield archive


def questions(query: Query, archive: Archive) -> Iterator[dict[str, str]]:
    """Each query without its optional parameters, then all that is asked of each one, the others at their first.

    Twice is what a server plans a query for: an absent parameter makes another query of it.
    """
    articles = tuple(row["id"] for row in archive.cypher("MATCH (a:Article) RETURN a.id AS id ORDER BY id LIMIT 3"))
    asked = ASKED | {"article": articles}
    yield {p.name: asked[p.name][0] for p in query.required}
    first = {p.name: asked[p.name][0] for p in query.parameters}
    for parameter in query.parameters:
        for value in asked[parameter.name]:
            yield first | {parameter.name: value}


def answers(archive: Archive, by: Archive) -> dict[str, list[Any]]:
    return {
        query.name: [(asked, list(archive.query(query.name, **asked))) for asked in questions(query, by)]
        for query in all_queries().values()
    }


@pytest.fixture(scope="module")
def answered(embedded: Archive) -> dict[str, list[Any]]:
    return answers(embedded, embedded)


def test_every_engine_gives_the_same_graph_and_the_same_answers(
    store_url: str, embedded: Archive, answered: dict[str, list[Any]], tmp_path: Path
) -> None:
    with canbo.open(store_url) as archive:
        archive.load(FILES)
        assert exported(archive, tmp_path) == exported(embedded, tmp_path)
        assert answers(archive, embedded) == answered


def test_most_questions_of_this_contract_have_an_answer(answered: dict[str, list[Any]]) -> None:
    silent = {name for name, asked in answered.items() if not any(rows for _, rows in asked)}
    assert len(silent) < len(answered) / 4


@on_each
def test_known_by_a_day_is_the_same_everywhere(store_url: str, embedded: Archive) -> None:
    with canbo.open(store_url) as archive:
        archive.load(FILES)
        asked = {"ward": "Tân An", "known_by": "2020-05-01"}
        assert archive.query("who-led-ward", **asked) == embedded.query("who-led-ward", **asked)
        assert archive.query("who-led-ward", **asked) != archive.query("who-led-ward", ward="Tân An")


@on_each
def test_loading_file_by_file_backwards_and_again_changes_nothing(
    store_url: str, embedded: Archive, tmp_path: Path
) -> None:
    whole = exported(embedded, tmp_path)
    with canbo.open(store_url) as archive:
        for path in reversed(FILES):
            assert archive.load([path]).loaded == 1
        assert exported(archive, tmp_path) == whole
        assert archive.load(FILES).loaded == 0
        assert exported(archive, tmp_path) == whole


@on_each
def test_withdrawing_leaves_the_graph_of_the_rest_and_loading_again_restores_it(
    store_url: str, embedded: Archive, tmp_path: Path
) -> None:
    with canbo.open(tmp_path / "rest") as rest:
        rest.load([path for path in FILES if path != WITHDRAWN])
        without = exported(rest, tmp_path)
    with canbo.open(store_url) as archive:
        archive.load(FILES)
        assert archive.retract(WITHDRAWN, dry_run=True), "it would change something"
        assert exported(archive, tmp_path) == exported(embedded, tmp_path)
        archive.retract(WITHDRAWN)
        assert exported(archive, tmp_path) == without
        archive.load([WITHDRAWN])
        assert exported(archive, tmp_path) == exported(embedded, tmp_path)


@on_each
def test_deriving_anew_changes_nothing_and_mends_what_was_tampered_with(
    store_url: str, embedded: Archive, tmp_path: Path
) -> None:
    with canbo.open(store_url) as archive:
        archive.load(FILES)
        assert archive.rebuild() == ([], [], [], [])
        edge = archive.cypher("MATCH (:Person)-[t:HOLDS_ROLE]->() RETURN t ORDER BY t.key LIMIT 1")[0]["t"]
        wrong = canbo.graph.model.Edge(**edge)._replace(properties={"role": "Vua"})
        archive.store.write(lambda tx: tx.apply(canbo.graph.model.Change([], [wrong], [], [])))
        assert exported(archive, tmp_path) != exported(embedded, tmp_path)
        archive.rebuild()
        assert exported(archive, tmp_path) == exported(embedded, tmp_path)


@on_each
def test_nobody_writes_by_asking(store_url: str) -> None:
    with canbo.open(store_url) as archive:
        archive.load(FILES[:2])
        before = archive.info()
        with pytest.raises(canbo.QueryError, match="only reading is possible here"):
            archive.cypher("MATCH (p:Person) DETACH DELETE p")
        assert archive.info() == before


@on_each
def test_a_copy_is_equal_there_and_back(store_url: str, embedded: Archive, tmp_path: Path) -> None:
    assert copy(embedded.store.url, store_url) == len(FILES)
    with canbo.open(store_url) as archive:
        assert exported(archive, tmp_path) == exported(embedded, tmp_path)
    copy(store_url, tmp_path / "back")
    with canbo.open(tmp_path / "back") as back:
        assert exported(back, tmp_path) == exported(embedded, tmp_path)
