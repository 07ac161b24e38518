"""Stored queries: what their headers promise, and what each answers on a graph drawn by hand."""

from __future__ import annotations

import itertools
import keyword
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import graphs
import pytest
from canbo.errors import DataError, QueryError
from canbo.graph.schema import EDGES, NODES
from canbo.graph.store import Store, temporary_store
from canbo.graph.tenures import Claim, Tenure, certainty, tenures
from canbo.loaders.gazetteer import folded_key, gazetteer, name_key
from canbo.queries import Query, all_queries, parsed, prepare, query_named, unit_key
from hypothesis import given, settings
from hypothesis import strategies as st

Rows = list[dict[str, Any]]

QUERIES = pytest.mark.parametrize("query", all_queries().values(), ids=lambda query: query.name)
WRITING = {
    "CREATE",
    "MERGE",
    "DELETE",
    "DETACH",
    "SET",
    "REMOVE",
    "DROP",
    "LOAD",
    "FOREACH",
    "INSERT",
    "CALL",
    "FINISH",
}

HEADER = """// Who led a ward
// @name a-query
// @param ward: unit -- its name
// @param on: date?
// @returns ward, person
// :param ward => 'Trà An'
MATCH (w:Ward) WHERE $ward IN w.keys AND $on IS NULL RETURN w.name AS ward, 1 AS person
"""


def statement_of(query: Query) -> str:
    """The Cypher alone: without comments, strings and names in backticks."""
    lines = [line for line in query.text.splitlines() if not line.lstrip().startswith("//")]
    return re.sub(r"'[^']*'|`[^`]*`", "''", "\n".join(lines))


# --- headers -------------------------------------------------------------------------------------------------------


def test_a_header_says_name_summary_parameters_columns() -> None:
    query = parsed(HEADER, "a-query.cypher")
    assert (query.name, query.summary, query.returns) == ("a-query", "Who led a ward", ("ward", "person"))
    ward, on = query.parameters
    assert tuple(ward) == ("ward", "unit", False, "its name", "'Trà An'")
    assert tuple(on) == ("on", "date", True, "", None)
    assert query.text == HEADER


@pytest.mark.parametrize(
    ("line", "instead", "says"),
    [
        ("// @name a-query", "// @name another", "bears the name of its file"),
        ("// @name a-query", "", "0 @name lines"),
        ("// @returns ward, person", "", "0 @returns lines"),
        ("// @param on: date?", "// @param on date", "is not of the form"),
        ("// @param on: date?", "// @param on: day", "there are unit, person"),
        ("// @param on: date?", "// @param from: date?", "cannot name a parameter"),
        ("// @param on: date?", "// @param known_by: date?", "cannot name a parameter"),
        ("// @param on: date?", "// @param ward: date?", "declared twice"),
        ("// Who led a ward", "", "the first line must say"),
    ],
)
def test_a_malformed_header_names_the_file_and_what_is_wrong(line: str, instead: str, says: str) -> None:
    text = HEADER.replace(f"{line}\n", f"{instead}\n" if instead else "")
    with pytest.raises(DataError, match=f"^a-query.cypher: .*{says}"):
        parsed(text, "a-query.cypher")


def test_an_unknown_query_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(QueryError, match=r"no query 'who-led-wards'; did you mean who-led-ward\b.*lists all"):
        query_named("who-led-wards")


@QUERIES
def test_declared_and_used_parameters_agree(query: Query) -> None:
    used = set(re.findall(r"\$(\w+)", statement_of(query)))
    assert used == {p.name for p in query.parameters}


@QUERIES
def test_no_query_writes(query: Query) -> None:
    assert not WRITING & {word.upper() for word in re.findall(r"[A-Za-z]+", statement_of(query))}


@QUERIES
def test_a_file_is_one_statement_with_its_parameters_shown_in_comments(query: Query) -> None:
    assert ";" not in statement_of(query)
    assert not re.search(r"^:", query.text, re.MULTILINE)
    assert all(p.example is not None for p in query.parameters)
    assert all(p.example == "null" or not p.optional or p.type == "date" for p in query.parameters if p.type != "unit")


@QUERIES
def test_names_of_parameters_are_identifiers_and_each_is_explained(query: Query) -> None:
    for p in query.parameters:
        assert p.name.isidentifier()
        assert not keyword.iskeyword(p.name)
        assert p.help


@QUERIES
def test_labels_edges_and_properties_are_those_of_the_schema(query: Query) -> None:
    text = statement_of(query)
    labels = {name for group in re.findall(r"\(\w*:([A-Za-z|]+)", text) for name in group.split("|")}
    types = {name for group in re.findall(r"\[\w*:([A-Z_|]+)", text) for name in group.split("|")}
    assert labels <= set(NODES)
    assert types <= set(EDGES)
    known = {name for table in (*NODES.values(), *EDGES.values()) for name in table} | {"id", "key"}
    mapped = set(re.findall(r"(\w+):", "".join(re.findall(r"collect\(\{([^}]*)\}", text))))
    assert set(re.findall(r"\b\w+(?:\[\w*\])?\.(\w+)", text)) <= known | mapped


def test_the_rule_of_certainty_is_written_the_same_everywhere() -> None:
    certain = re.compile(r"WHEN any\(i IN range\(0, size\(coalesce\((\w)\.certain_from, \[\]\)\) - 1\)\s+WHERE (.*)\)")
    for query in all_queries().values():
        text = statement_of(query)
        assert text.count("THEN 'certain'") == 0  # strings are blanked
        for variable, condition in certain.findall(text):
            assert condition == f"{variable}.certain_from[i] <= $on AND $on <= {variable}.certain_to[i]) THEN ''"[:-9]
            assert f"{variable}.from_earliest <= date($on) AND date($on) <= {variable}.to_latest THEN" in text


# --- arguments -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Trà An", "trà an"),
        ("  phường   TRÀ AN ", "trà an"),
        ("P. Trà An", "trà an"),
        ("phường tra an", "tra an"),
        ("phuong tra an", "tra an"),
        ("14", "14"),
        ("phường 14", "14"),
        ("P14", "14"),
        ("Q.1", "1"),
        ("xã 05", "5"),
        ("TP.HCM", "hcm"),
        ("TP Hồ Chí Minh", "hồ chí minh"),
        ("Thuỷ Vân", "thủy vân"),
        ("Bà Rịa–Vũng Tàu", "bà rịa vũng tàu"),
        ("xa phien", "xa phien"),
        ("quan son", "quan son"),
        ("quận Quan Sơn", "quan sơn"),
        ("Phường Đúc", "phường đúc"),
        ("phường Phường Đúc", "phường đúc"),
    ],
)
def test_a_unit_is_asked_for_without_level_and_as_written_where_typed_with_diacritics(typed: str, key: str) -> None:
    assert unit_key(typed) == key


def test_every_listed_unit_is_found_by_each_way_to_type_it() -> None:
    for unit in gazetteer():
        written, folded = name_key(unit.name), folded_key(unit.name)
        for typed in (unit.name, unit.full_name):
            assert unit_key(typed) == written
            assert unit_key(folded_key(typed)) == folded


def test_optional_parameters_left_out_are_null_and_days_stay_text() -> None:
    query = parsed(HEADER, "a-query.cypher")
    assert prepare(query, {"ward": "Trà An"}) == {"ward": "trà an", "on": None}
    assert prepare(query, {"ward": "Trà An", "on": date(2014, 4, 6)})["on"] == "2014-04-06"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, "needs ward: its name"),
        ({"ward": ""}, "ward: '' is no text"),
        ({"ward": "Trà An", "on": "2014-13-06"}, "on: '2014-13-06' is no day"),
        ({"ward": "Trà An", "on": "6/4/2014"}, "on: '6/4/2014' is no day; write it as 2014-04-06"),
        ({"ward": "Trà An", "onn": "2014-04-06"}, "no parameter 'onn'; did you mean on"),
    ],
)
def test_an_argument_that_does_not_fit_is_named(arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(QueryError, match=re.escape(says)):
        prepare(parsed(HEADER, "a-query.cypher"), arguments)


# --- answers -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawn() -> Iterator[Store]:
    with temporary_store() as store:
        store.import_graph(graphs.hand_drawn())
        yield store


def asked(store: Store, name: str, **arguments: Any) -> Rows:
    query = query_named(name)
    return store.read(query.text, prepare(query, arguments))


def names(rows: Rows, *columns: str) -> list[Any]:
    return [tuple(row[c] for c in columns) if len(columns) > 1 else row[columns[0]] for row in rows]


def test_who_led_ward_tells_who_where_how_sure_and_with_which_words(drawn: Store) -> None:
    rows = asked(drawn, "who-led-ward", ward="phường Trà An", on="2014-04-06")
    assert next(row for row in rows if row["certainty"] == "certain") == {
        "ward": "phường Trà An",
        "district": "quận Bình Thủy",
        "province": "thành phố Cần Thơ",
        "office": "UBND phường Trà An",
        "role": "Chủ tịch",
        "person": "Trần Thị Bình",
        "appointment": "full",
        "certainty": "certain",
        "since": "2014-04-01",
        "until": "2015-04-01",
        "first_cited": date(2014, 4, 1),
        "last_cited": date(2015, 3, 31),
        "quote": "bà Bình được bầu giữ chức Chủ tịch từ 1-4-2014",
        "article": "article-b1",
        "published": date(2014, 4, 6),
    }
    assert tuple(rows[0]) == query_named("who-led-ward").returns


def led(store: Store, on: str) -> list[tuple[str, str]]:
    rows = asked(store, "who-led-ward", ward="Trà An", district="Bình Thủy" if on >= "2013" else "Ô Môn", on=on)
    return names([row for row in rows if row["office"].startswith("UBND")], "person", "certainty")


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("2001-01-01", []),
        ("2003-01-01", [("Nguyễn Văn An", "possible")]),
        ("2010-05-01", [("Nguyễn Văn An", "certain"), ("Phan Văn Giàu", "possible")]),
        ("2011-01-01", [("Nguyễn Văn An", "certain"), ("Phan Văn Giàu", "possible")]),
        ("2013-06-10", [("Võ Thị Dung", "certain"), ("Phan Văn Giàu", "possible")]),
        ("2014-04-01", [("Võ Thị Dung", "possible"), ("Trần Thị Bình", "certain"), ("Phan Văn Giàu", "possible")]),
        ("2015-03-31", [("Trần Thị Bình", "certain")]),
        ("2015-04-01", [("Trần Thị Bình", "possible")]),
        ("2015-04-02", []),
    ],
)
def test_certain_within_the_evidence_possible_within_the_bounds_else_nothing(
    drawn: Store, on: str, answer: list[tuple[str, str]]
) -> None:
    assert led(drawn, on) == answer


def test_rows_come_party_council_government_then_by_time(drawn: Store) -> None:
    rows = asked(drawn, "who-led-ward", ward="Trà An", province="Cần Thơ")
    assert names(rows, "office", "person") == [
        ("Đảng ủy phường Trà An", "Lê Hữu Công"),
        ("HĐND phường Trà An", "Lê Hữu Công"),
        ("UBND phường Trà An", "Nguyễn Văn An"),
        ("UBND phường Trà An", "Võ Thị Dung"),
        ("UBND phường Trà An", "Trần Thị Bình"),
        ("UBND phường Trà An", "Phan Văn Giàu"),
    ]


def test_without_a_day_there_is_no_certainty_and_the_last_evidence_is_quoted(drawn: Store) -> None:
    rows = asked(drawn, "who-led-ward", ward="Trà An", province="Cần Thơ")
    assert {row["certainty"] for row in rows} == {None}
    binh = next(row for row in rows if row["person"] == "Trần Thị Bình")
    assert (binh["quote"], binh["published"]) == ("bà Bình thôi giữ chức từ 1-4-2015", date(2015, 4, 6))


@pytest.mark.parametrize(
    ("on", "quote"),
    [
        ("2012-02-29", "ông Nguyễn Văn An, Chủ tịch UBND phường"),
        ("2012-03-01", "ông An, Chủ tịch phường"),
        ("2013-01-01", "ông An, Chủ tịch phường"),
        ("2009-01-01", "ông Nguyễn Văn An, Chủ tịch UBND phường"),  # none until then: the first
    ],
)
def test_the_last_evidence_on_or_before_the_day_is_quoted_else_the_first(drawn: Store, on: str, quote: str) -> None:
    rows = asked(drawn, "who-led-ward", ward="Trà An", province="Cần Thơ", on=on)
    assert [row["quote"] for row in rows if row["person"] == "Nguyễn Văn An"] == [quote]


def test_a_deputy_leads_no_ward_and_an_acting_head_has_a_row_of_its_own(drawn: Store) -> None:
    rows = asked(drawn, "who-led-ward", ward="Trà An", province="Cần Thơ")
    assert names([r for r in rows if r["person"] == "Võ Thị Dung"], "role", "appointment") == [
        ("Quyền Chủ tịch", "acting")
    ]


def test_only_called_former_is_a_row_in_the_history_with_its_words(drawn: Store) -> None:
    row = asked(drawn, "who-led-ward", ward="Trà An", province="Cần Thơ")[-1]
    assert (row["person"], row["first_cited"], row["quote"]) == (
        "Phan Văn Giàu",
        None,
        "nguyên Chủ tịch UBND phường Phan Văn Giàu",
    )


def test_two_wards_of_one_name_are_told_apart_by_their_columns(drawn: Store) -> None:
    rows = asked(drawn, "who-led-ward", ward="Trà An", on="2012-03-01")
    certain = [row for row in rows if row["certainty"] == "certain" and row["office"].startswith("UBND")]
    assert set(names(certain, "ward", "province", "person")) == {
        ("phường Trà An", "thành phố Cần Thơ", "Nguyễn Văn An"),
        ("xã Trà An", "tỉnh Long An", "Nguyễn Văn An"),
    }
    assert names(asked(drawn, "who-led-ward", ward="Trà An", province="long an"), "ward") == ["xã Trà An"]
    assert names(asked(drawn, "who-led-ward", ward="Trà An", district="huyện Bến Lức"), "ward") == ["xã Trà An"]


def test_typed_without_diacritics_a_name_finds_all_that_fold_to_it(drawn: Store) -> None:
    bare = {row["ward"] for row in asked(drawn, "who-led-ward", ward="tra an")}
    assert bare == {"phường Trà An", "xã Trà An", "xã Trà Ân"}
    assert {row["ward"] for row in asked(drawn, "who-led-ward", ward="Trà Ân")} == {"xã Trà Ân"}


def test_the_district_is_that_of_the_asked_day_or_of_the_last_evidence(drawn: Store) -> None:
    districts = {
        on: {r["district"] for r in asked(drawn, "who-led-ward", ward="Trà An", on=on, province="Cần Thơ")}
        for on in ("2012-12-31", "2013-01-01")
    }
    assert districts == {"2012-12-31": {"quận Ô Môn"}, "2013-01-01": {"quận Bình Thủy"}}
    rows = asked(drawn, "who-led-ward", ward="Trà An", province="Cần Thơ")
    by_person = {row["person"]: row["district"] for row in rows}
    assert (by_person["Nguyễn Văn An"], by_person["Trần Thị Bình"]) == ("quận Ô Môn", "quận Bình Thủy")


def test_a_ward_without_an_answer_gives_no_rows(drawn: Store) -> None:
    assert asked(drawn, "who-led-ward", ward="Thới An Đông") == []


def test_who_holds_post_takes_a_post_or_an_organisation(drawn: Store) -> None:
    rows = asked(drawn, "who-holds-post", post="chủ tịch UBND phường Trà An", on="2012-03-01")
    assert names(rows, "person", "certainty") == [("Nguyễn Văn An", "certain"), ("Phan Văn Giàu", "possible")]
    rows = asked(drawn, "who-holds-post", post="ubnd phuong tra an", on="2012-03-01")
    assert names(rows, "role", "person")[-1] == ("Phó Chủ tịch", "Võ Thị Dung")


def test_career_of_tells_namesakes_apart(drawn: Store) -> None:
    rows = asked(drawn, "career-of", person="nguyen van an")
    assert names(rows, "person_id", "office", "province") == [
        ("p-nguyen-van-an", "UBND phường Trà An", "thành phố Cần Thơ"),
        ("p-nguyen-van-an-2", "UBND xã Trà An", "tỉnh Long An"),
    ]
    assert names(asked(drawn, "career-of", person="Võ Thị Dung"), "role") == ["Phó Chủ tịch", "Quyền Chủ tịch"]
    assert names(asked(drawn, "career-of", person="Võ Thị Dung", on="2013-06-10"), "certainty") == [
        "possible",
        "certain",
    ]


def test_ward_lineage_goes_both_ways_with_days_acts_and_words(drawn: Store) -> None:
    rows = asked(drawn, "ward-lineage", ward="Tân An")
    assert names(rows, "from_unit", "into_unit", "into_district", "date", "act", "partial", "quote") == [
        ("phường An Hội", "phường Tân An", "quận Ninh Kiều", "2020-04-01", None, False, "sáp nhập Tân An và An Hội"),
        ("phường Tân An", "phường Tân An", "quận Ninh Kiều", "2020-04-01", None, False, "sáp nhập Tân An và An Hội"),
        ("phường Tân An", "phường Ninh Kiều", None, "2025-07-01", "1668/NQ-UBTVQH15", True, None),
    ]
    assert names(asked(drawn, "ward-lineage", ward="An Hội"), "into_unit") == ["phường Tân An", "phường Ninh Kiều"]


def test_ward_today_follows_every_step(drawn: Store) -> None:
    row = asked(drawn, "ward-today", ward="An Hội")[0]
    assert (row["until"], row["today"], row["today_province"]) == (
        "2020-04-01",
        "phường Ninh Kiều",
        "thành phố Cần Thơ",
    )
    assert (row["status"], row["since"], row["partial"]) == ("in force", "2025-07-01", True)
    assert row["acts"] == ["1668/NQ-UBTVQH15"]
    assert names(asked(drawn, "ward-today", ward="Ninh Kiều"), "today", "status") == [("phường Ninh Kiều", "in force")]


def test_office_lineage_names_the_body_after_and_its_heads(drawn: Store) -> None:
    rows = asked(drawn, "office-lineage", ward="Trà An", province="Cần Thơ")
    assert names(rows, "office", "last_head", "into_office", "into_district", "first_head", "date", "act") == [
        ("Đảng bộ phường Trà An", None, "Đảng bộ phường Thới An Đông", None, None, "2025-07-01", "1668/NQ-UBTVQH15"),
        (
            "Đảng ủy phường Trà An",
            "Lê Hữu Công",
            "Đảng ủy phường Thới An Đông",
            None,
            None,
            "2025-07-01",
            "1668/NQ-UBTVQH15",
        ),
        ("HĐND phường Trà An", "Lê Hữu Công", "HĐND phường Thới An Đông", None, None, "2025-07-01", "1668/NQ-UBTVQH15"),
        (
            "UBND phường Trà An",
            "Trần Thị Bình",
            "UBND phường Thới An Đông",
            None,
            None,
            "2025-07-01",
            "1668/NQ-UBTVQH15",
        ),
    ]


def test_former_wards_led_answers_for_what_a_present_ward_was_made_of(drawn: Store) -> None:
    rows = asked(drawn, "former-wards-led", ward="Ninh Kiều", on="2019-11-20")
    assert names(rows, "today", "ward", "district", "person", "certainty") == [
        ("phường Ninh Kiều", "phường An Hội", "quận Ninh Kiều", "Đỗ Văn Khánh", "certain")
    ]
    assert asked(drawn, "former-wards-led", ward="Ninh Kiều", on="2020-04-01") == []


def test_ward_organisations_lists_bodies_and_what_is_part_of_them(drawn: Store) -> None:
    rows = asked(drawn, "ward-organisations", ward="Trà An", province="Cần Thơ", on="2012-01-01")
    assert names(rows, "organisation", "part_of") == [
        ("Đảng bộ phường Trà An", None),
        ("Đảng ủy phường Trà An", "Đảng bộ phường Trà An"),
        ("HĐND phường Trà An", None),
        ("UBND phường Trà An", None),
        ("12 chi bộ", "Đảng bộ phường Trà An"),
    ]
    assert rows[0]["quote"] == "thành lập Đảng bộ phường"
    gone = asked(drawn, "ward-organisations", ward="Trà An", on="2025-07-01")
    assert [row for row in gone if row["kind"] == "UBND"] == []


def test_party_cells_come_with_their_number_and_overseers(drawn: Store) -> None:
    [row] = asked(drawn, "party-cells-of", ward="Trà An", district="Bình Thủy")
    assert (row["cell"], row["count"], row["party_organisation"]) == ("12 chi bộ", 12, "Đảng bộ phường Trà An")
    assert (row["overseers"], row["quote"]) == (["Bí thư Đảng ủy phường Trà An"], "12 chi bộ trực thuộc")


def test_overseers_of_quotes_who_is_charged(drawn: Store) -> None:
    [row] = asked(drawn, "overseers-of", body="chi bộ", ward="Trà An")
    assert (row["overseer"], row["unit"]) == ("Bí thư Đảng ủy phường Trà An", "phường Trà An")
    assert row["quote"] == "Bí thư trực tiếp phụ trách các chi bộ"
    assert asked(drawn, "overseers-of", body="chi bộ", ward="Tân An") == []


def test_officials_of_a_district_are_those_of_the_wards_in_it_that_day(drawn: Store) -> None:
    rows = asked(drawn, "officials-of-district", district="Ô Môn", on="2012-03-01")
    assert names(rows, "office", "role", "person", "certainty") == [
        ("HĐND phường Trà An", "Chủ tịch", "Lê Hữu Công", "certain"),
        ("UBND phường Trà An", "Chủ tịch", "Nguyễn Văn An", "certain"),
        ("UBND phường Trà An", "Chủ tịch", "Phan Văn Giàu", "possible"),
        ("UBND phường Trà An", "Phó Chủ tịch", "Võ Thị Dung", "certain"),
        ("Đảng ủy phường Trà An", "Bí thư", "Lê Hữu Công", "certain"),
    ]
    assert asked(drawn, "officials-of-district", district="Bình Thủy", on="2012-03-01") == []


def test_a_vacancy_needs_a_stated_end_and_nobody_possible_since(drawn: Store) -> None:
    [row] = asked(drawn, "vacancies-on", on="2015-05-01")
    assert (row["office"], row["role"], row["last_holder"]) == ("UBND phường Trà An", "Chủ tịch", "Trần Thị Bình")
    assert (row["ended"], row["quote"]) == ("2015-04-01", "bà Bình thôi giữ chức từ 1-4-2015")
    assert asked(drawn, "vacancies-on", on="2015-04-01") == []  # the leaver is possible on the day of change
    assert asked(drawn, "vacancies-on", on="2025-07-01") == []  # the ward is gone, and its posts with it
    assert asked(drawn, "vacancies-on", on="2013-07-01") == []  # silence is unknown, never vacant
    assert asked(drawn, "vacancies-on", on="2015-05-01", ward="Tân An") == []


def test_double_holders_are_certain_in_both_posts_on_common_days(drawn: Store) -> None:
    [row] = asked(drawn, "double-holders")
    assert (row["person"], row["together"]) == ("Lê Hữu Công", ["2012-03-01/2012-03-01"])
    assert {row["office"], row["other_office"]} == {"Đảng ủy phường Trà An", "HĐND phường Trà An"}
    assert {row["quote"], row["other_quote"]} == {"ông Lê Hữu Công, Bí thư Đảng ủy phường", "kiêm Chủ tịch HĐND phường"}
    later = asked(drawn, "double-holders", on="2013-06-10")
    assert names(later, "person", "certainty") == [("Lê Hữu Công", "possible"), ("Võ Thị Dung", "possible")]


def test_colleagues_are_of_the_same_organisation_or_ward(drawn: Store) -> None:
    rows = asked(drawn, "colleagues-of", person="Nguyễn Văn An")
    assert names(rows, "colleague", "colleague_office", "certainty") == [
        ("Võ Thị Dung", "UBND phường Trà An", "certain"),
        ("Lê Hữu Công", "HĐND phường Trà An", "certain"),
        ("Lê Hữu Công", "Đảng ủy phường Trà An", "certain"),
    ]
    on = asked(drawn, "colleagues-of", person="Nguyễn Văn An", on="2013-06-10")
    assert on == []  # another was acting chair


def test_appointments_between_two_days_are_stated_starts(drawn: Store) -> None:
    rows = asked(drawn, "appointments-between", since="2014-01-01", until="2014-12-31")
    assert names(rows, "started", "person", "office", "certainty") == [
        ("2014-04-01", "Trần Thị Bình", "UBND phường Trà An", "certain")
    ]
    assert rows[0]["quote"] == "bà Bình được bầu giữ chức Chủ tịch từ 1-4-2014"
    assert asked(drawn, "appointments-between", since="2010-01-01", until="2013-12-31") == []
    assert asked(drawn, "appointments-between", since="2014-01-01", until="2014-12-31", province="Long An") == []


@pytest.mark.parametrize("article", ["article-b1", "https://baomau.vn/b1"])
def test_article_says_all_that_it_states(drawn: Store, article: str) -> None:
    [row] = asked(drawn, "article-says", article=article)
    assert row["says"] == "Trần Thị Bình: Chủ tịch, UBND phường Trà An"
    assert (row["status"], row["since"], row["published"]) == ("start", "2014-04-01", date(2014, 4, 6))


def test_sources_of_are_the_sentences_behind_the_posts(drawn: Store) -> None:
    rows = asked(drawn, "sources-of", person="Nguyễn Văn An", post="Chủ tịch UBND phường Trà An")
    assert names(rows, "published", "quote", "url") == [
        (date(2010, 5, 1), "ông Nguyễn Văn An, Chủ tịch UBND phường", "https://baomau.vn/a1"),
        (date(2012, 3, 1), "ông An, Chủ tịch phường", "https://baomau.vn/a2"),
    ]


def test_successions_show_gaps_as_gaps(drawn: Store) -> None:
    rows = asked(drawn, "successions", post="Chủ tịch UBND phường Trà An")
    assert names(rows, "entry", "person", "from_day", "to_day", "possible") == [
        ("holder", "Nguyễn Văn An", "2010-05-01", "2012-03-01", None),
        ("gap", None, "2012-03-02", "2013-06-09", ["Nguyễn Văn An", "Võ Thị Dung", "Phan Văn Giàu"]),
        ("holder", "Võ Thị Dung", "2013-06-10", "2013-06-10", None),
        ("gap", None, "2013-06-11", "2014-03-31", ["Võ Thị Dung", "Phan Văn Giàu"]),
        ("holder", "Trần Thị Bình", "2014-04-01", "2015-03-31", None),
        ("holder", "Phan Văn Giàu", None, None, None),
    ]


def test_party_and_state_stand_side_by_side(drawn: Store) -> None:
    [row] = asked(drawn, "party-and-state", on="2012-03-01", ward="Trà An", province="Cần Thơ")
    assert (row["party"], row["council"], row["government"]) == (["Lê Hữu Công"], ["Lê Hữu Công"], ["Nguyễn Văn An"])
    assert (row["party_certainty"], row["government_certainty"], row["one_person"]) == ("certain", "certain", False)
    assert row["government_quote"] == "ông An, Chủ tịch phường"


def test_namesakes_are_listed_with_what_keeps_them_apart(drawn: Store) -> None:
    rows = asked(drawn, "namesakes")
    assert names(rows, "person_id", "posts", "why") == [
        ("p-nguyen-van-an", ["Chủ tịch, UBND phường Trà An"], None),
        ("p-nguyen-van-an-2", ["Chủ tịch, UBND xã Trà An"], ["nothing joins tỉnh Long An and Cần Thơ"]),
    ]


@pytest.mark.parametrize(
    ("name", "arguments", "edges"),
    [
        ("who-led-ward-graph", {"ward": "Trà An", "on": "2014-04-06"}, {"HOLDS_ROLE", "OF"}),
        ("ward-graph", {"ward": "Trà An"}, {"HOLDS_ROLE", "OF", "PART_OF"}),
        ("ward-lineage-graph", {"ward": "Tân An"}, {"MERGED_INTO"}),
        ("career-graph", {"person": "Lê Hữu Công"}, {"HOLDS_ROLE", "OF"}),
        ("overseers-graph", {"ward": "Trà An"}, {"OVERSEES"}),
    ],
)
def test_drawings_are_paths(drawn: Store, name: str, arguments: dict[str, str], edges: set[str]) -> None:
    assert query_named(name).draws
    rows = asked(drawn, name, **arguments)
    assert {edge["type"] for row in rows for edge in row["path"]["edges"]} == edges


EXAMPLES: list[dict[str, Any]] = [
    {"post": "Chủ tịch UBND phường Trà An", "person": "nguyen van an", "ward": "Trà An", "district": "Bình Thủy",
     "province": "can tho", "on": "2012-03-01", "since": "2014-01-01", "until": "2014-12-31", "body": "chi bộ",
     "article": "article-b1"},
    {"post": "Chủ tịch UBND phường Trà An", "person": "Võ Thị Dung", "ward": "tra an", "district": "Bình Thủy",
     "province": "Cần Thơ", "on": "2012-06-01", "body": "chi bo", "since": "2000-01-01", "until": "2030-12-31",
     "article": "https://baomau.vn/12"},
]  # fmt: skip


def test_every_query_gives_the_same_rows_in_the_same_order_on_every_engine(store: Store, drawn: Store) -> None:
    store.import_graph(graphs.hand_drawn())
    answered = 0
    for query in all_queries().values():
        given = {p.name for p in query.parameters}
        needed = {p.name for p in query.required}
        for example, names in itertools.product(EXAMPLES, dict.fromkeys((frozenset(given), frozenset(needed)))):
            parameters = prepare(
                query, {p.name: example[p.name] if p.name in names else None for p in query.parameters}
            )
            rows = store.read(query.text, parameters)
            assert rows == drawn.read(query.text, parameters), query.name
            assert all(tuple(row) == query.returns for row in rows), query.name
            answered += bool(rows)
    assert answered > len(all_queries())


# --- the rules of time, in Cypher as in Python ---------------------------------------------------------------------

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """What articles may say of one post and three people."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        observed = draw(st.one_of(st.none(), DAYS))
        status = draw(st.sampled_from(["current", "current", "start", "end", "former"]))
        dated = draw(st.one_of(st.none(), DAYS)) if status in ("start", "end") else None
        text = dated.isoformat()[: draw(st.sampled_from([4, 7, 10]))] if dated else None
        start, end = (text, None) if status == "start" else (None, text)
        holder = draw(st.sampled_from(["a", "b", "c"]))
        appointment = draw(st.sampled_from(["full", "full", "acting"]))
        found.append(Claim(f"s{number}", holder, observed, status, start, end, None, appointment))
    return found


def drawn_tenures(found: list[Tenure], number: int) -> Iterator[Any]:
    """A ward of its own, all of one name, with the tenures of one post."""
    ward = graphs.node("Ward", f"w{number}", "Thử", "phường Thử")
    committee = graphs.node("Committee", f"u{number}", f"UBND {number}", kind="UBND")
    chair, chair_of = graphs.post(committee, "Chủ tịch")
    yield from (ward, committee, chair, chair_of, graphs.edge("OF", committee, ward))
    for n, t in enumerate(found):
        person = graphs.node("Person", f"p{number}-{n}", f"{number}-{n}")
        yield person
        yield graphs.tenure(
            person,
            chair,
            committee,
            evidence=[(day.isoformat(), id) for day, id in t.evidence],
            statements=t.statements,
            certain=[(first.isoformat(), last.isoformat()) for first, last in t.certain],
            possible=(t.from_earliest and t.from_earliest.isoformat(), t.to_latest and t.to_latest.isoformat()),
            appointment=t.appointment,
            number=n,
        )


@settings(max_examples=6, deadline=None)
@given(worlds=st.lists(claims(), min_size=20, max_size=20), days=st.lists(DAYS, min_size=4, max_size=4))
def test_cypher_and_python_agree_on_who_is_certain_and_who_possible(
    worlds: list[list[Claim]], days: list[date]
) -> None:
    found = [tenures(told, single=True)[0] for told in worlds]
    bounds = sorted({d for of in found for t in of for d in (t.from_earliest, t.to_latest, *sum(t.certain, ())) if d})
    query = query_named("who-led-ward")
    with temporary_store() as store:
        store.import_graph(graphs.graph(*(drawn_tenures(of, n) for n, of in enumerate(found))))
        for day in [*days, *bounds[::5], *(bound + timedelta(days=1) for bound in bounds[::7])]:
            rows = store.read(query.text, prepare(query, {"ward": "Thử", "on": day}))
            sure = {f"{n}-{i}": certainty(t, day) for n, of in enumerate(found) for i, t in enumerate(of)}
            assert {row["person"]: row["certainty"] for row in rows} == {who: how for who, how in sure.items() if how}


def test_the_files_are_all_there_is() -> None:
    folder = Path(__import__("canbo").__file__).parent / "queries"
    assert {path.stem for path in folder.glob("*.cypher")} == set(all_queries())
