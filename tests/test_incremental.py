"""Adding, correcting and withdrawing articles leaves the graph that deriving everything afresh would give."""

from __future__ import annotations

from random import Random

import canbo
import pytest
from canbo.graph.archive import Archive, stored_graph, whole
from canbo.graph.curation import Curation
from canbo.graph.difference import compare
from canbo.graph.model import Graph
from canbo.graph.versions import Version
from msgspec.structs import replace
from worlds import ALL, MOVED, PAIRS, version


def fresh(versions: list[Version]) -> Graph:
    return whole(versions, Curation())


def assert_equal(archive: Archive, versions: list[Version]) -> None:
    found = stored_graph(archive.store.read)
    found.nodes.pop("canbo", None)
    assert [row.line() for row in compare(found, fresh(versions))] == []


@pytest.mark.parametrize("seed", range(12))
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


@pytest.mark.parametrize("seed", range(12))
def test_withdrawing_gives_the_graph_of_the_rest(tmp_path, seed):
    random = Random(1000 + seed)
    versions = [version(random, work) for work in range(10)]
    with canbo.open(tmp_path / "db") as archive:
        archive._put(versions)
        for gone in random.sample(range(10), 4):
            archive.retract(f"a{gone}")
            versions = [v for v in versions if v.properties["given_id"] != f"a{gone}"]
            assert_equal(archive, versions)


@pytest.mark.parametrize("seed", range(12))
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
