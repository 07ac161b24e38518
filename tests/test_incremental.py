"""Adding, correcting and withdrawing articles leaves the graph that deriving everything afresh would give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import canbo
import pytest
from canbo.graph.archive import Archive, stored_graph, whole
from canbo.graph.curation import Curation
from canbo.graph.difference import compare
from canbo.graph.model import Graph
from canbo.graph.neighbourhood import change
from canbo.graph.versions import Version, records
from canbo.loaders.gazetteer import gazetteer
from canbo.loaders.statement import MergedInto, Oversees, PartOf
from engines import on_each
from msgspec.structs import replace
from worlds import ALL, MOVED, PAIRS, about_heads, citation, told, version


def fresh(versions: list[Version]) -> Graph:
    return whole(versions, Curation())


def assert_equal(archive: Archive, versions: list[Version]) -> None:
    found = stored_graph(archive.store.read)
    found.nodes.pop("canbo", None)
    assert [row.line() for row in compare(found, fresh(versions))] == []


@pytest.mark.parametrize("seed", range(6))
def test_any_batches_give_the_graph_of_all(tmp_path, seed):
    random = Random(seed)
    versions = [version(random, work) for work in range(14)]
    with canbo.open(tmp_path / "db") as archive:
        rest = list(versions)
        while rest:
            size = random.randint(1, 6)
            archive._put(rest[:size])
            rest = rest[size:]
        assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(6))
def test_withdrawing_gives_the_graph_of_the_rest(tmp_path, seed):
    random = Random(1000 + seed)
    versions = [version(random, work) for work in range(10)]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions)
        for gone in random.sample(range(10), 4):
            archive.retract(f"a{gone}")
            versions = [v for v in versions if v.properties["given_id"] != f"a{gone}"]
            assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(6))
def test_what_many_articles_say_of_one_pair_is_taken_back_one_by_one(tmp_path, seed):
    """Until nothing is left: the last evidence goes, one without a date, the only one."""
    random = Random(3000 + seed)
    versions = [version(random, work, kinds=PAIRS, undated=0.3) for work in range(12)]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions[:5])
        for one in versions[5:]:
            archive._put([one])
        assert_equal(archive, versions)
        for gone in random.sample(range(12), 12):
            archive.retract(f"a{gone}")
            versions = [v for v in versions if v.properties["given_id"] != f"a{gone}"]
            assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(6))
def test_one_more_citation_of_those_whom_all_cite_gives_the_graph_of_all(tmp_path, seed):
    random = Random(6000 + seed)
    posts = 1 + seed % 6
    versions = [about_heads(random, work, posts=posts) for work in range(36)]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions[:20])
        rest = versions[20:]
        while rest:
            size = random.randint(1, 6)
            archive._put(rest[:size])
            rest = rest[size:]
        assert_equal(archive, versions)
        for gone in random.sample(range(36), 4):
            archive.retract(f"a{gone}")
            versions = [v for v in versions if v.properties["given_id"] != f"a{gone}"]
        assert_equal(archive, versions)


def test_one_more_citation_reads_no_more_where_much_is_said_of_the_head(tmp_path):
    def read(said: int) -> int:
        """Rows that it takes to add two citations of a head: the second is the last there is of him."""
        versions = [citation("Phạm Văn Minh", date(2012, 1, 1) + timedelta(days=7 * n)) for n in range(said)]
        more = [citation("Phạm Văn Minh", day) for day in (date(2012, 1, 17), date(2020, 1, 1))]
        rows = 0
        with canbo.open(tmp_path / f"db{said}") as archive:
            archive._put(versions)

            def counting(query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
                nonlocal rows
                found = archive.store.read(query, parameters)
                rows += len(found)
                return found

            added = [s for v in more for s in v.statements]
            planned = change(counting, [], added, (Graph(), records(more)), gazetteer(), Curation())
            archive.store.write(lambda tx: tx.apply(planned))
            assert_equal(archive, [*versions, *more])
        return rows

    assert read(8) == read(80) < 8


def test_what_is_said_of_the_city_leaves_where_its_hamlets_lie(tmp_path):
    within = ("phường Tân An", "quận Ninh Kiều", "TP Cần Thơ")
    lies = told("a1", PartOf, unit="ấp Tân An", within=within, part="ấp Tân An", whole=within[0])
    watches = told("a2", Oversees, unit="ấp Tân An", within=within, overseer="Đảng ủy ấp Tân An", overseen="26 chi bộ")
    offices = {"from_": "Phòng Kinh tế thành phố Cần Thơ", "into": "Phòng Tài chính thành phố Cần Thơ"}
    merged = told("a3", MergedInto, unit="thành phố Cần Thơ", **offices)
    with canbo.open(tmp_path / "db") as archive:
        archive._put([lies])
        archive._put([watches, merged])
        assert_equal(archive, [lies, watches, merged])


@on_each
def test_every_engine_finds_what_else_is_said_of_a_thing(store_url):
    random = Random(5000)
    versions = [version(random, work, kinds=ALL if work % 2 else PAIRS, undated=0.2) for work in range(10)]
    with canbo.open(store_url) as archive:
        archive._put(versions[:6])
        archive._put(versions[6:])
        assert_equal(archive, versions)
        for gone in random.sample(range(10), 5):
            archive.retract(f"a{gone}")
            versions = [v for v in versions if v.properties["given_id"] != f"a{gone}"]
            assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(6))
def test_an_article_read_again_by_another_reader_leaves_the_graph_of_the_new_reading(tmp_path, seed):
    random = Random(4000 + seed)
    versions = [version(random, work, kinds=random.choice((ALL, PAIRS))) for work in range(8)]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions)
        for number in random.sample(range(8), 4):
            old = versions[number]
            read = tuple(replace(s, reader="newer", rule="other") for s in old.statements if random.random() < 0.7)
            versions[number] = Version(old.properties, read)
            archive._put([versions[number]])
            assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_versions_of_one_article_decides_nothing(tmp_path, seed):
    random = Random(2000 + seed)
    versions = [version(random, work) for work in (1, 2, 3, 1, 2, 1, 4)]
    shuffled = random.sample(versions, len(versions))
    with canbo.open(tmp_path / "db") as archive:
        for one in shuffled:
            archive._put([one])
        assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(8))
def test_what_lay_elsewhere_before_a_day_comes_and_goes_with_what_is_said_of_it(tmp_path, seed):
    random = Random(6000 + seed)
    kinds = ALL if seed % 2 else PAIRS
    versions = [version(random, work, kinds=kinds, units=MOVED) for work in range(10)]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions[:4])
        for one in versions[4:]:
            archive._put([one])
        assert_equal(archive, versions)
        for gone in random.sample(range(10), 6):
            archive.retract(f"a{gone}")
            versions = [v for v in versions if v.properties["given_id"] != f"a{gone}"]
            assert_equal(archive, versions)
