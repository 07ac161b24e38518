"""Who is elected, appointed and removed together, and who follows whom: sentences of newspaper style."""

from __future__ import annotations

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole


def told(text: str) -> set[tuple[str, str, str, str]]:
    found = extract(Article(text=text))
    return {(s.person, s.role, s.organisation, s.status) for s in found if isinstance(s, HoldsRole)}


def in_one_post(text: str, role: str, body: str) -> dict[str, str]:
    return {who: status for who, what, where, status in told(text) if (what, where) == (role, body)}


@pytest.mark.parametrize(
    ("text", "role", "body", "status", "holders"),
    [
        (
            "Dự lễ có các đồng chí Ủy viên Bộ Chính trị: Chủ tịch nước Lê Quang Tám, Thủ tướng Vũ Thị Lan; cùng lãnh đạo tỉnh.",
            "Ủy viên",
            "Bộ Chính trị",
            "current",
            {"Lê Quang Tám", "Vũ Thị Lan"},
        ),
        (
            (
                "Có ba Phó Bí thư Huyện ủy Thanh Oai tái cử gồm: Chủ tịch UBND huyện Lê Quang Tám; phụ trách khối Đảng Vũ Thị Lan và "
                "ông Đỗ Hữu Năm."
            ),
            "Phó Bí thư",
            "Huyện ủy Thanh Oai",
            "start",
            {"Lê Quang Tám", "Vũ Thị Lan", "Đỗ Hữu Năm"},
        ),
        (
            "Ban Thường vụ Tỉnh ủy Hà Nam gồm 15 đồng chí: Bí thư Tỉnh ủy Lê Quang Tám, Giám đốc Công an tỉnh Đỗ Hữu Năm.",
            "Ủy viên",
            "Ban Thường vụ Tỉnh ủy Hà Nam",
            "current",
            {"Lê Quang Tám", "Đỗ Hữu Năm"},
        ),
        (
            "Sở Y tế tỉnh Hà Nam hiện có ba Phó Giám đốc gồm các ông Lê Quang Tám, Đỗ Hữu Năm và bà Vũ Thị Lan.",
            "Phó Giám đốc",
            "Sở Y tế tỉnh Hà Nam",
            "current",
            {"Lê Quang Tám", "Đỗ Hữu Năm", "Vũ Thị Lan"},
        ),
        (
            "HĐND huyện đã bầu hai Phó Chủ tịch UBND huyện Thanh Oai là ông Lê Quang Tám và bà Vũ Thị Lan.",
            "Phó Chủ tịch",
            "UBND huyện Thanh Oai",
            "start",
            {"Lê Quang Tám", "Vũ Thị Lan"},
        ),
        (
            "Hai ông Lê Quang Tám và Đỗ Hữu Năm đều quê xã Bình Hải và đều là Ủy viên Trung ương Đảng.",
            "Ủy viên",
            "Ban Chấp hành Trung ương Đảng",
            "current",
            {"Lê Quang Tám", "Đỗ Hữu Năm"},
        ),
        (
            (
                "Đại hội bầu Ban Thường vụ Huyện ủy Thanh Oai; ông Trần Văn Sáu tái đắc cử Bí thư, các ông Lê Quang Tám và Đỗ Hữu Năm "
                "giữ chức Phó Bí thư."
            ),
            "Phó Bí thư",
            "Huyện ủy Thanh Oai",
            "start",
            {"Lê Quang Tám", "Đỗ Hữu Năm"},
        ),
        (
            (
                "HĐND tỉnh Hà Nam miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Trần Văn Sáu; miễn nhiệm chức vụ Ủy viên UBND "
                "tỉnh đối với các ông, bà: Lê Quang Tám, Vũ Thị Lan."
            ),
            "Ủy viên",
            "UBND tỉnh Hà Nam",
            "end",
            {"Lê Quang Tám", "Vũ Thị Lan"},
        ),
        (
            "HĐND tỉnh Hà Nam cho thôi làm nhiệm vụ đại biểu HĐND tỉnh đối với ông Lê Quang Tám, bà Vũ Thị Lan do đổi nơi công tác.",
            "Đại biểu",
            "HĐND tỉnh Hà Nam",
            "end",
            {"Lê Quang Tám", "Vũ Thị Lan"},
        ),
    ],
)
def test_several_are_told_of_in_one_post(text: str, role: str, body: str, status: str, holders: set[str]) -> None:
    assert in_one_post(text, role, body) == dict.fromkeys(holders, status)


def test_guests_named_by_their_offices_are_no_delegates() -> None:
    text = "Các đại biểu: Chủ tịch UBND xã Bình Hải Lê Quang Tám, Bí thư Đảng ủy xã Bình Hải Vũ Thị Lan."
    assert {role for _, role, *_ in told(text)} == {"Chủ tịch", "Bí thư"}


@pytest.mark.parametrize(
    ("text", "follower", "followed"),
    [
        (
            "Bà Vũ Thị Lan thôi giữ chức Bí thư Huyện ủy Thanh Oai. Người kế nhiệm bà Lan là ông Lê Quang Tám.",
            "Lê Quang Tám",
            "Vũ Thị Lan",
        ),
        (
            "Bà Vũ Thị Lan thôi giữ chức Bí thư Huyện ủy Thanh Oai. Ông Lê Quang Tám - chuyên viên - về nhận chức vụ thay bà Lan.",
            "Lê Quang Tám",
            "Vũ Thị Lan",
        ),
        (
            "Ông Lê Quang Tám được bầu làm Bí thư Huyện ủy Thanh Oai. Tiền nhiệm của ông Tám là bà Vũ Thị Lan.",
            "Lê Quang Tám",
            "Vũ Thị Lan",
        ),
        (
            "Ông Lê Quang Tám được bầu làm Bí thư Huyện ủy Thanh Oai. Ông cảm ơn người tiền nhiệm Vũ Thị Lan.",
            "Lê Quang Tám",
            "Vũ Thị Lan",
        ),
        (
            "Ông Lê Quang Tám giữ chức Bí thư Huyện ủy Thanh Oai thay bà Vũ Thị Lan nhận nhiệm vụ mới.",
            "Lê Quang Tám",
            "Vũ Thị Lan",
        ),
    ],
)
def test_one_follows_another_in_a_post(text: str, follower: str, followed: str) -> None:
    assert in_one_post(text, "Bí thư", "Huyện ủy Thanh Oai") == {follower: "start", followed: "end"}


@pytest.mark.parametrize(
    ("text", "holding"),
    [
        (
            "Ông Lê Quang Tám, Thường vụ Tỉnh ủy, Giám đốc Công an tỉnh Hà Nam, nói.",
            ("Lê Quang Tám", "Ủy viên", "Ban Thường vụ Tỉnh ủy Hà Nam", "current"),
        ),
        (
            "Hội nghị Huyện ủy Thanh Oai đã bầu ông Lê Quang Tám giữ chức Bí thư.",
            ("Lê Quang Tám", "Bí thư", "Huyện ủy Thanh Oai", "start"),
        ),
        (
            "UBND thị xã Hồng Sơn khuyến cáo người dân. Chiều qua, Chủ tịch Lê Quang Tám tới hiện trường.",
            ("Lê Quang Tám", "Chủ tịch", "UBND thị xã Hồng Sơn", "current"),
        ),
        (
            "Ông Lê Quang Tám, Bí thư Đảng ủy, Chủ tịch HĐQT, Tổng giám đốc Công ty Gạch Hồng Sơn, nói.",
            ("Lê Quang Tám", "Bí thư", "Đảng ủy Công ty Gạch Hồng Sơn", "current"),
        ),
        (
            "Quốc hội quyết định hủy tư cách đại biểu Quốc hội đối với ông Lê Quang Tám.",
            ("Lê Quang Tám", "Đại biểu", "Quốc hội", "end"),
        ),
        (
            "Phó Chủ tịch UBND xã Bình Hải phụ trách kinh tế là ông Lê Quang Tám.",
            ("Lê Quang Tám", "Phó Chủ tịch", "UBND xã Bình Hải", "current"),
        ),
        (
            "Đó không phải là đề nghị của xã, bà Vũ Thị Lan cho biết: ông Lê Quang Tám từng làm Chủ tịch UBND xã Bình Hải.",
            ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "former"),
        ),
        (
            "Bà Vũ Thị Lan - trạm trưởng Trạm Thú y huyện Thanh Oai - cho hay.",
            ("Vũ Thị Lan", "Trạm trưởng", "Trạm Thú y huyện Thanh Oai", "current"),
        ),
        (
            "Ban Chỉ đạo phòng chống dịch tỉnh Hà Nam gồm 22 thành viên do ông Lê Quang Tám làm trưởng ban.",
            ("Lê Quang Tám", "Trưởng ban", "Ban Chỉ đạo phòng chống dịch tỉnh Hà Nam", "current"),
        ),
    ],
)
def test_the_body_of_a_post_stands_elsewhere(text: str, holding: tuple[str, str, str, str]) -> None:
    assert holding in told(text)


def test_the_unit_that_a_clause_is_on_is_that_of_the_posts_told_in_it() -> None:
    text = (
        "Tỉnh công bố nhân sự. Tại phường Trà An, ông Lê Quang Tám được chỉ định giữ chức Bí thư Đảng ủy, bà Vũ Thị Lan giữ chức "
        "Phó Bí thư Đảng ủy. Phường Thới An do ông Đỗ Hữu Năm làm Bí thư Đảng ủy, ông Trần Văn Sáu làm Chủ tịch UBND."
    )
    assert {(who, role, body) for who, role, body, _ in told(text)} == {
        ("Lê Quang Tám", "Bí thư", "Đảng ủy phường Trà An"),
        ("Vũ Thị Lan", "Phó Bí thư", "Đảng ủy phường Trà An"),
        ("Đỗ Hữu Năm", "Bí thư", "Đảng ủy phường Thới An"),
        ("Trần Văn Sáu", "Chủ tịch", "UBND phường Thới An"),
    }


def test_where_a_man_comes_from_is_not_what_he_leads() -> None:
    text = "Ông Lê Quang Tám, quê phường Trà An, được chỉ định giữ chức Bí thư Đảng ủy."
    assert told(text) == set()


def test_a_chair_is_nobodys_where_others_have_chairs() -> None:
    text = "UBND thị xã Hồng Sơn họp với HĐQT công ty. Chiều qua, Chủ tịch Lê Quang Tám tới hiện trường."
    assert told(text) == set()


def test_a_station_of_health_holds_no_public_posts() -> None:
    assert told("Ông Lê Quang Tám, Trạm trưởng Trạm Y tế xã Bình Hải, nói.") == set()


def test_a_field_is_spelled_out_where_the_text_glosses_its_short_form() -> None:
    text = "Lực lượng Quản lý thị trường (QLTT) ra quân. Ông Lê Quang Tám, Cục trưởng Cục QLTT tỉnh Hà Nam, cho biết."
    assert told(text) == {("Lê Quang Tám", "Cục trưởng", "Cục Quản lý thị trường tỉnh Hà Nam", "current")}


def test_of_two_short_forms_the_one_most_used_names_the_ministry() -> None:
    text = "Bộ GDĐT họp. Bộ GDĐT và trường X báo cáo Bộ GD-ĐT. Thứ trưởng Lê Quang Tám dự."
    assert told(text) == {("Lê Quang Tám", "Thứ trưởng", "Bộ GDĐT", "current")}
