"""What must stand in the graph from the two articles that the project was created from (read where they are at hand)."""

from __future__ import annotations

from pathlib import Path

import canbo
import pytest
from canbo.graph.archive import Archive, stored_graph

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not at hand")

TAN_AN = "31135@2025-06"
TRA_AN = "31169@2025-06"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    with canbo.open(tmp_path_factory.mktemp("seeds") / "db") as archive:
        report = archive.load([SEEDS])
        assert report.problems == []
        yield archive


def rows(archive: Archive, cypher: str, **parameters):
    return list(archive.cypher(cypher, parameters))


def test_three_wards_became_a_new_one_that_is_not_todays(seeds):
    merged = rows(
        seeds,
        "MATCH (a:Ward)-[m:MERGED_INTO]->(b:Ward {id: $new}) RETURN a.id AS a, a.name AS name, m.valid_from AS day, m.quote AS quote ORDER BY name",
        new=TAN_AN,
    )
    assert [(m["name"], m["day"]) for m in merged] == [(n, "2020-04-01") for n in ("An Hội", "An Lạc", "Tân An")]
    assert all("sáp nhập 3 phường: Tân An, An Lạc và An Hội" in m["quote"] for m in merged)
    named = rows(
        seeds,
        "MATCH (w:Ward {name: 'Tân An'})-[:PART_OF*1..2]->(p:Province {name: 'Cần Thơ'}) RETURN DISTINCT w.id AS id",
    )
    assert {TAN_AN, "31147@2025-07", merged[2]["a"]} <= {row["id"] for row in named}


def test_the_new_ward_lies_in_its_district_and_has_thirteen_areas(seeds):
    chain = rows(
        seeds,
        "MATCH (w:Ward {id: $id})-[:PART_OF]->(d:District)-[:PART_OF]->(p:Province) RETURN d.full_name AS d, p.full_name AS p",
        id=TAN_AN,
    )
    assert chain == [{"d": "quận Ninh Kiều", "p": "thành phố Cần Thơ"}]
    areas = rows(
        seeds,
        "MATCH (a:Area)-[:PART_OF]->(:Ward {id: $id}) WHERE a.count IS NOT NULL RETURN a.count AS n, a.name AS name",
        id=TAN_AN,
    )
    assert areas == [{"n": 13, "name": "13 khu vực"}]


def test_party_organisation_and_committee_were_made_on_one_day(seeds):
    found = rows(
        seeds,
        "MATCH (o)-[:OF]->(:Ward {id: $id}) WHERE o.valid_from = '2020-03-18' RETURN o.full_name AS name ORDER BY name",
        id=TAN_AN,
    )
    assert {"Đảng bộ phường Tân An", "Đảng ủy phường Tân An"} <= {row["name"] for row in found}
    bodies = {
        row["name"]
        for row in rows(seeds, "MATCH (o:Committee)-[:OF]->(:Ward {id: $id}) RETURN o.full_name AS name", id=TAN_AN)
    }
    assert any(name.startswith("Ban Chấp hành") for name in bodies)
    assert any(name.startswith("Ban Thường vụ") for name in bodies)
    inspection = rows(
        seeds,
        "MATCH (o:Committee)-[:OF]->(:Ward {id: $id}) WHERE o.name STARTS WITH 'Ủy ban Kiểm tra' RETURN o.term AS term",
        id=TAN_AN,
    )
    assert inspection == [{"term": ["2015-2020"]}]


def test_twenty_six_cells_are_one_node_that_the_committees_members_oversee(seeds):
    cells = rows(seeds, "MATCH (c:PartyCell)-[:PART_OF]->(o {name: 'Đảng bộ phường Tân An'}) RETURN c.count AS n")
    assert cells == [{"n": 26}]
    posts = rows(
        seeds, "MATCH (p:Post)-[o:OVERSEES]->(c:PartyCell {count: 26}) RETURN p.title AS title, o.quote AS quote"
    )
    assert [row["title"] for row in posts] == ["Ủy viên", "Ủy viên"]
    assert all("phụ trách chỉ đạo các chi bộ trực thuộc" in row["quote"] for row in posts)


def test_officials_are_these_three_and_nobody_else(seeds):
    held = rows(
        seeds,
        "MATCH (p:Person)-[t:HOLDS_ROLE]->(o) RETURN p.name AS person, t.role AS role, o.full_name AS office, "
        "t.first_cited AS first, t.last_cited AS last, size(t.evidence) AS n ORDER BY first",
    )
    assert {(h["person"], h["role"], h["office"], str(h["first"]), str(h["last"]), h["n"]) for h in held} == {
        ("Huỳnh Văn Lý", "Phó Bí thư Thường trực", "Đảng ủy phường Trà An", "2014-04-06", "2014-04-06", 1),
        ("Nguyễn Hoàng Phúc", "Chủ tịch", "UBND phường Trà An", "2014-04-06", "2014-04-06", 1),
        ("Đào Thành Hiểu", "Bí thư", "Đảng ủy phường Tân An", "2020-06-12", "2020-06-12", 1),
    }


def test_who_watches_over_whom_in_tra_an(seeds):
    watched = rows(
        seeds, "MATCH (a)-[o:OVERSEES]->(s:Staff) RETURN a.full_name AS a, s.name AS s, o.quote AS quote ORDER BY a"
    )
    assert [(w["a"], w["s"]) for w in watched] == [
        ("Chủ tịch UBMTTQ phường Trà An", "cán bộ khối Đảng, đoàn thể"),
        ("Phó Bí thư Thường trực Đảng ủy phường Trà An", "cán bộ khối Đảng, đoàn thể"),
        ("Văn phòng UBND phường Trà An", "cán bộ, công chức khối chính quyền"),
    ]


def test_tra_an_ends_with_the_districts_and_goes_on_in_its_successor(seeds):
    end = rows(
        seeds,
        "MATCH (w:Ward {id: $id})-[m:MERGED_INTO]->(n:Ward) RETURN w.valid_to AS until, n.full_name AS heir, m.act AS act",
        id=TRA_AN,
    )
    assert end == [{"until": "2025-07-01", "heir": "phường Thới An Đông", "act": "1668/NQ-UBTVQH15"}]


@pytest.mark.parametrize(
    ("ward", "on", "person", "certainty"),
    [
        ("Trà An", "2014-04-06", "Nguyễn Hoàng Phúc", "certain"),
        ("tra an", "2014-04-06", "Nguyễn Hoàng Phúc", "certain"),
        ("Trà An", "2014-04-07", "Nguyễn Hoàng Phúc", "possible"),
        ("Tân An", "2020-06-12", "Đào Thành Hiểu", "certain"),
    ],
)
def test_who_led_the_ward(seeds, ward, on, person, certainty):
    [row] = seeds.query("who-led-ward", ward=ward, on=on)
    assert (row["person"], row["certainty"]) == (person, certainty)
    assert person in row["quote"]


@pytest.mark.parametrize(("ward", "on"), [("Trà An", "2025-08-01"), ("Tân An", "2020-03-01")])
def test_nobody_is_said_to_have_led_it(seeds, ward, on):
    assert seeds.query("who-led-ward", ward=ward, on=on) == []


def test_loading_again_or_in_the_other_order_changes_nothing(seeds, tmp_path):
    before = stored_graph(seeds.store.read)
    seeds.load([SEEDS])
    assert stored_graph(seeds.store.read) == before
    with canbo.open(tmp_path / "other") as other:
        for path in sorted(SEEDS.iterdir(), reverse=True):
            other.load([path])
        assert stored_graph(other.store.read) == before
