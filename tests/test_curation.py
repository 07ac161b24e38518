"""Decisions by hand override one conclusion each, and taking them back brings the old graph back exactly."""

from __future__ import annotations

import json

import canbo
import pytest
from canbo.errors import DataError
from canbo.graph.archive import stored_graph
from canbo.graph.curation import parse

WHY = "    reason: shown in the paper\n    source: https://example.org/1\n"
AN = "Ông Phan Văn Lợi, Chủ tịch UBND phường Trà An, quận Bình Thủy, TP Cần Thơ, cho biết."
NOC = "Ông Phan Văn Lợi, Chủ tịch UBND phường Trà Nóc, quận Bình Thủy, TP Cần Thơ, cho biết."
FAR = "Ông Phan Văn Lợi, Chủ tịch UBND phường Láng Hạ, quận Đống Đa, TP Hà Nội, cho biết."
SEAT_AN = "phan văn lợi@ubnd~31169@2025-06"
SEAT_NOC = "phan văn lợi@ubnd~31171@2025-06"
SEAT_FAR = "phan văn lợi@ubnd~00199@2025-06"


@pytest.fixture
def archive(tmp_path):
    articles = [
        {"id": "a", "published": "2012-03-01", "text": AN},
        {"id": "b", "published": "2016-03-01", "text": NOC},
        {"id": "c", "published": "2019-03-01", "text": FAR},
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in articles), "utf-8")
    with canbo.open(tmp_path / "db") as opened:
        opened.load([path])
        yield opened


def decide(archive, tmp_path, text):
    file = tmp_path / "curation.yml"
    file.write_text(text, "utf-8")
    archive.rebuild(curation=file)


def persons(archive):
    return sorted(
        row["n"] for row in archive.cypher("MATCH (p:Person)-[t:HOLDS_ROLE]->() RETURN p.id AS id, count(t) AS n")
    )


def test_neighbours_are_one_person_and_a_far_namesake_is_not(archive):
    assert persons(archive) == [1, 2]


def test_same_joins_what_canbo_keeps_apart_and_is_reversible(archive, tmp_path):
    before = stored_graph(archive.store.read)
    decide(archive, tmp_path, f"same:\n  - seats: [{SEAT_AN}, {SEAT_FAR}]\n{WHY}")
    assert persons(archive) == [3]
    decide(archive, tmp_path, "")
    assert stored_graph(archive.store.read) == before


def test_different_parts_two_seats(archive, tmp_path):
    decide(archive, tmp_path, f"different:\n  - seats: [{SEAT_AN}, {SEAT_NOC}]\n{WHY}")
    assert persons(archive) == [1, 1, 1]


def test_different_by_statement_parts_namesakes_in_one_body(archive, tmp_path):
    [row] = archive.cypher("MATCH (s:Statement {kind: 'holds_role', article: 'a'}) RETURN s.id AS id")
    decide(archive, tmp_path, f"different:\n  - person: {SEAT_AN}\n    statements: [{row['id']}]\n{WHY}")
    assert sum(persons(archive)) == 3


def test_unit_says_what_a_name_means_in_one_article(archive, tmp_path):
    decide(archive, tmp_path, f"unit:\n  - name: phường Trà An\n    article: a\n    is: 31171@2025-06\n{WHY}")
    assert {row["ward"] for row in archive.query("who-led-ward", ward="Trà Nóc")} == {"phường Trà Nóc"}
    assert archive.query("who-led-ward", ward="Trà An") == []


def test_ignored_statements_do_not_count_and_stay_on_record(archive, tmp_path):
    [row] = archive.cypher("MATCH (s:Statement {kind: 'holds_role', article: 'a'}) RETURN s.id AS id")
    decide(archive, tmp_path, f"ignore:\n  - statement: {row['id']}\n{WHY}")
    assert archive.query("who-led-ward", ward="Trà An") == []
    assert archive.cypher("MATCH (s:Statement {id: $id}) RETURN s.quote AS quote", {"id": row["id"]})


def test_a_load_keeps_the_decisions(archive, tmp_path):
    decide(archive, tmp_path, f"same:\n  - seats: [{SEAT_AN}, {SEAT_FAR}]\n{WHY}")
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({"id": "d", "published": "2020-01-01", "text": FAR}) + "\n", "utf-8")
    archive.load([more])
    assert persons(archive) == [3]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("same: [", "not YAML"),
        ("- a", "expected the sections"),
        ("sames: []", "unknown section 'sames'"),
        ("same: yes", "must be a list"),
        ("same:\n  - seats: [a@x, b@y]\n    reason: r\n", "has no source"),
        (f"same:\n  - seats: [a, b]\n{WHY}", "each name@organisation"),
        (f"ignore:\n  - article: x\n{WHY}", "it takes statement"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_in_one_line(text, told):
    with pytest.raises(DataError, match=told) as met:
        parse(text, "curation.yml")
    assert str(met.value).startswith("curation.yml")
    assert "\n" not in str(met.value)
