"""What the reader reads and what it leaves alone, rule by rule, in sentences of newspaper style."""

from __future__ import annotations

import time
from datetime import date

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole


def read(text: str, published: date | None = None) -> list[HoldsRole]:
    return [s for s in extract(Article(text=text, published=published)) if isinstance(s, HoldsRole)]


def told(text: str, published: date | None = None) -> set[tuple[str, str, str, str]]:
    return {(s.person, s.role, s.organisation, s.status) for s in read(text, published)}


FORMS = [
    (  # a photo's credit run together with the sentence
        "Ảnh: Trần AnÔng Lê Quang Tám, Chủ tịch UBND xã Bình Hải, đến thăm.",
        {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")},
    ),
    (
        "Ảnh: TRẦN VĨNHSau đó Chủ tịch UBND xã Bình Hải Lê Quang Tám Liên quan đến vụ việc đã họp.",
        {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")},
    ),
    (
        "Chủ tịch UBND xã Bình Hải Lê Quang Tám Sáng 15/6, xã họp.",
        {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")},
    ),
    (
        "Ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải, cho biết.",
        {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")},
    ),
    ("Chủ tịch UBND xã Bình Hải Lê Quang Tám cho biết.", {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")}),
    (
        "Chủ tịch xã Bình Hải, ông Lê Quang Tám, cho biết.",
        {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")},
    ),
    (
        "Ông Lê Quang Tám (45 tuổi, Bí thư xã Bình Hải) cho biết.",
        {("Lê Quang Tám", "Bí thư", "Đảng ủy xã Bình Hải", "current")},
    ),
    ("bà Hồ Thị Nga - trưởng thôn Đông, xã Bình Hải - nói.", {("Hồ Thị Nga", "Trưởng thôn", "thôn Đông", "current")}),
    (
        "Ông Trần Văn Sáu, Phó Bí thư, Chủ tịch UBND xã Bình Hải, dự họp.",
        {
            ("Trần Văn Sáu", "Phó Bí thư", "Đảng ủy xã Bình Hải", "current"),
            ("Trần Văn Sáu", "Chủ tịch", "UBND xã Bình Hải", "current"),
        },
    ),
    (
        "Ông Trần Văn Sáu, Bí thư kiêm Chủ tịch HĐND xã Bình Hải, dự họp.",
        {
            ("Trần Văn Sáu", "Bí thư", "Đảng ủy xã Bình Hải", "current"),
            ("Trần Văn Sáu", "Chủ tịch", "HĐND xã Bình Hải", "current"),
        },
    ),
    (
        "Đại tá Phạm Hữu Lộc, Ủy viên Ban Thường vụ Tỉnh ủy, Giám đốc Công an tỉnh Quảng Nam, chủ trì.",
        {
            ("Phạm Hữu Lộc", "Ủy viên", "Ban Thường vụ Tỉnh ủy Quảng Nam", "current"),
            ("Phạm Hữu Lộc", "Giám đốc", "Công an tỉnh Quảng Nam", "current"),
        },
    ),
    (
        "Ông Ksor Thắng, Trưởng Công an xã Ia Băng, cho biết.",
        {("Ksor Thắng", "Trưởng Công an", "Công an xã Ia Băng", "current")},
    ),
    (
        "Bà Vũ Thị Lan, Trưởng phòng Giáo dục và Đào tạo huyện Thanh Oai, nói.",
        {("Vũ Thị Lan", "Trưởng phòng", "Phòng Giáo dục và Đào tạo huyện Thanh Oai", "current")},
    ),
    (
        "Chánh Văn phòng UBND tỉnh Bến Tre Võ Hữu Tâm phát biểu.",
        {("Võ Hữu Tâm", "Chánh Văn phòng", "Văn phòng UBND tỉnh Bến Tre", "current")},
    ),
    ("Thủ tướng Trần Văn Mười làm việc với tỉnh.", {("Trần Văn Mười", "Thủ tướng", "Chính phủ", "current")}),
    ("Bộ trưởng Y tế Lê Thị Bảy trả lời chất vấn.", {("Lê Thị Bảy", "Bộ trưởng", "Bộ Y tế", "current")}),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_a_post_is_read_in_every_form_that_names_person_title_and_body(
    text: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Quang Tám, Chủ tịch Hội đồng quản trị Công ty cổ phần Sao Xanh, cho biết.",
        "Bà Vũ Thị Lan, Hiệu trưởng Trường Tiểu học Bình Hải, cho biết.",
        "Bác sĩ Trần Văn Sáu, Giám đốc Bệnh viện Đa khoa huyện, nói.",
        "Bộ trưởng Ngoại giao Trung Quốc Vương Văn Sơn tới thăm.",
        "Thiếu tá Lê Quang Tám là cảnh sát giao thông.",
        "Ông Lê Quang Tám được giới thiệu bầu giữ chức Chủ tịch UBND xã Bình Hải.",
        "Chủ tịch UBND xã Bình Hải cho biết việc đã xong.",
        "Phố Lê Quang Tám nằm sau trụ sở UBND xã Bình Hải.",
    ],
)
def test_what_is_no_public_post_of_a_named_person_gives_nothing(text: str) -> None:
    assert told(text) == set()


def test_a_start_takes_the_day_of_the_sentence() -> None:
    [statement] = read("Ngày 22-2, HĐND xã Bình Hải bầu ông Lê Quang Tám giữ chức Chủ tịch UBND xã Bình Hải.")
    assert (statement.status, statement.start) == ("start", "XXXX-02-22")


def test_a_day_without_a_year_takes_the_year_closest_to_the_publication() -> None:
    [statement] = read("Ngày 28-12, ông Lê Quang Tám được bầu làm Chủ tịch UBND xã Bình Hải.", date(2020, 1, 3))
    assert statement.start == "2019-12-28"


def test_a_removal_ends_the_post() -> None:
    [statement] = read("Ngày 5/3/2019, HĐND xã miễn nhiệm chức vụ Chủ tịch UBND xã Bình Hải đối với ông Lê Quang Tám.")
    assert (statement.status, statement.end) == ("end", "2019-03-05")


def test_nguyen_makes_a_post_former() -> None:
    assert told("Ông Lê Quang Tám, nguyên Chủ tịch UBND xã Bình Hải, kể lại.") == {
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "former")
    }


def test_a_move_ends_one_post_and_starts_another() -> None:
    text = "Ngày 1/7/2020, UBND tỉnh điều động ông Lê Quang Tám, Chủ tịch UBND huyện Thanh Oai, giữ chức Giám đốc Sở Nội vụ Hà Nội."
    assert {(s.role, s.status) for s in read(text)} == {("Chủ tịch", "end"), ("Giám đốc", "start")}


def test_re_election_is_a_start_that_goes_on() -> None:
    [statement] = read("Ông Lê Quang Tám tái đắc cử Bí thư Huyện ủy Thanh Oai.")
    assert (statement.status, statement.again) == ("start", True)


def test_acting_stands_in_the_role_and_beside_it() -> None:
    [statement] = read("Ông Lê Quang Tám, Quyền Chủ tịch UBND xã Bình Hải, ký văn bản.")
    assert (statement.role, statement.appointment) == ("Quyền Chủ tịch", "acting")


def test_a_bare_unit_is_the_one_that_the_article_is_about() -> None:
    text = "Xã Bình Hải (huyện Thanh Oai) vừa làm xong đường. Ông Lê Quang Tám, Chủ tịch UBND xã, cho biết."
    [statement] = read(text)
    assert (statement.organisation, statement.unit, statement.within) == (
        "UBND xã Bình Hải",
        "xã Bình Hải",
        ("huyện Thanh Oai",),
    )


def test_a_given_name_means_the_person_named_in_full() -> None:
    text = "Ông Lê Quang Tám tham dự. Ông Tám từng làm Chủ tịch UBND xã Bình Hải."
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "former")}


def test_one_verb_speaks_of_several_people() -> None:
    text = "HĐND huyện bầu ông Lê Quang Tám (Trưởng phòng Nội vụ) và bà Vũ Thị Lan làm Ủy viên UBND huyện Thanh Oai."
    assert {s.person for s in read(text) if s.role == "Ủy viên"} == {"Lê Quang Tám", "Vũ Thị Lan"}


def test_the_one_replaced_leaves_the_post() -> None:
    text = "Bà Vũ Thị Lan được bầu làm Chủ tịch UBND xã Bình Hải thay ông Lê Quang Tám."
    assert {(s.person, s.status) for s in read(text)} == {("Vũ Thị Lan", "start"), ("Lê Quang Tám", "end")}


def test_a_decision_handed_over_is_about_the_one_it_is_given_to() -> None:
    text = "Chủ tịch UBND tỉnh Bến Tre Võ Hữu Tâm trao quyết định bổ nhiệm chức vụ Giám đốc Sở Y tế cho bà Vũ Thị Lan."
    assert {(s.person, s.role, s.status) for s in read(text)} == {
        ("Võ Hữu Tâm", "Chủ tịch", "current"),
        ("Vũ Thị Lan", "Giám đốc", "start"),
    }


def test_a_span_of_days_bounds_a_former_post() -> None:
    [statement] = read(
        "Ông Lê Quang Tám giữ chức Chủ tịch UBND xã Bình Hải từ năm 2005 đến năm 2010.", date(2015, 1, 1)
    )
    assert (statement.status, statement.start, statement.end) == ("former", "2005", "2010")


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải, lúc bấy giờ ký quyết định.",
        "Trước đó, ông Lê Quang Tám là Chủ tịch UBND xã Bình Hải.",
        "Trong thời gian giữ chức Chủ tịch UBND xã Bình Hải, ông Lê Quang Tám có vi phạm.",
        "Ông Lê Quang Tám từng là Chủ tịch UBND xã Bình Hải.",
    ],
)
def test_what_looks_back_makes_a_post_former(text: str) -> None:
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "former")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Khi ông Mai Văn Lựu còn làm Chủ tịch UBND xã Tân Hà, xã bán đất.", {"former"}),
        ("Thời điểm ông Mai Văn Lựu giữ chức Chủ tịch UBND xã Tân Hà, xã bán đất.", {"former"}),
        ("Ông Mai Văn Lựu ký giấy khi đang giữ cương vị Chủ tịch UBND xã Tân Hà.", {"former"}),
        ("Ông Mai Văn Lựu giữ chức Chủ tịch UBND xã Tân Hà trước khi về làm việc ở huyện.", {"former"}),
        ("Ông Mai Văn Lựu trải qua nhiều vị trí lãnh đạo như Chủ tịch UBND xã Tân Hà.", {"former"}),
        ("Ông Mai Văn Lựu lần lượt giữ chức Bí thư, Chủ tịch UBND xã Tân Hà.", {"former"}),
        ("Từ khi ông Mai Văn Lựu làm Chủ tịch UBND xã Tân Hà, xã khá lên.", {"start"}),
        (
            "Các ông Mai Văn Lựu và Võ Tánh lần lượt giữ chức Giám đốc các sở Y tế, Tài chính, Nội vụ tỉnh Kiên Lương.",
            set(),
        ),
    ],
)
def test_the_time_of_a_post_told_of_is_over(text: str, status: set[str]) -> None:
    assert {s.status for s in read(text)} == status


SEAT = ("Ủy viên", "Ban Thường vụ Huyện ủy Vân Đình")
HEALTH = ("Giám đốc", "Sở Y tế tỉnh Kiên Lương")


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Tỉnh ủy chỉ định ông Mai Văn Lựu tham gia Ban Chấp hành, Ban Thường vụ và làm Bí thư Huyện ủy Vân Đình.",
            {("Mai Văn Lựu", *SEAT, "start"), ("Mai Văn Lựu", "Bí thư", "Huyện ủy Vân Đình", "start")},
        ),
        (
            "Ông Mai Văn Lựu thôi tham gia Ban Thường vụ và thôi giữ chức Bí thư Huyện ủy Vân Đình để giữ chức Giám đốc Sở Y tế tỉnh Kiên Lương.",
            {
                ("Mai Văn Lựu", *SEAT, "end"),
                ("Mai Văn Lựu", "Bí thư", "Huyện ủy Vân Đình", "end"),
                ("Mai Văn Lựu", *HEALTH, "start"),
            },
        ),
        (
            "Chức danh Giám đốc Sở Y tế tỉnh Kiên Lương được giao cho ông Mai Văn Lựu.",
            {("Mai Văn Lựu", *HEALTH, "start")},
        ),
        (
            "Tỉnh trao quyết định Giám đốc Sở Y tế tỉnh Kiên Lương cho ông Mai Văn Lựu.",
            {("Mai Văn Lựu", *HEALTH, "start")},
        ),
        (
            "Người thay ông Võ Tánh giữ chức Giám đốc Sở Y tế tỉnh Kiên Lương là ông Mai Văn Lựu.",
            {("Mai Văn Lựu", *HEALTH, "start"), ("Võ Tánh", *HEALTH, "end")},
        ),
        (
            "Bà Đỗ Thị Na trở thành người kế nhiệm ông Võ Tánh giữ chức Giám đốc Sở Y tế tỉnh Kiên Lương.",
            {("Đỗ Thị Na", *HEALTH, "start"), ("Võ Tánh", *HEALTH, "end")},
        ),
        (
            "Ông Võ Tánh từng làm Phó Giám đốc rồi Giám đốc Sở Y tế tỉnh Kiên Lương.",
            {("Võ Tánh", *HEALTH, "former"), ("Võ Tánh", "Phó Giám đốc", HEALTH[1], "former")},
        ),
        (
            "Ông Võ Tánh được bổ nhiệm làm Phó Giám đốc rồi Giám đốc Sở Y tế tỉnh Kiên Lương.",
            {("Võ Tánh", *HEALTH, "start"), ("Võ Tánh", "Phó Giám đốc", HEALTH[1], "former")},
        ),
    ],
)
def test_who_gets_which_post_from_whom(text: str, posts: set[tuple[str, str, str, str]]) -> None:
    assert told(text) == posts


CHAIR, SECRETARY = ("Chủ tịch", "UBND xã Tân Hà"), ("Bí thư", "Đảng ủy xã Tân Hà")


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Chủ tịch UBND xã Tân Hà là ông Mai Văn Lựu, Bí thư Đảng ủy xã là bà Đỗ Thị Na.",
            {("Mai Văn Lựu", *CHAIR, "current"), ("Đỗ Thị Na", *SECRETARY, "current")},
        ),
        (
            "Dự buổi lễ, Chủ tịch UBND xã Tân Hà là ông Mai Văn Lựu, Bí thư Đảng ủy là bà Đỗ Thị Na đã tặng quà.",
            {("Mai Văn Lựu", *CHAIR, "current"), ("Đỗ Thị Na", *SECRETARY, "current")},
        ),
        (
            "Vợ ông Mai Văn Lựu, Chủ tịch UBND xã Tân Hà, là bà Đỗ Thị Na.",
            {("Mai Văn Lựu", *CHAIR, "current")},
        ),
        (
            "Bà Đỗ Thị Na và ông Mai Văn Lựu lần lượt giữ chức Bí thư Đảng ủy và Chủ tịch UBND xã Tân Hà.",
            {("Đỗ Thị Na", *SECRETARY, "current"), ("Mai Văn Lựu", *CHAIR, "current")},
        ),
        (
            "Bà Đỗ Thị Na, ông Mai Văn Lựu được bầu lần lượt giữ chức Bí thư, Chủ tịch UBND xã Tân Hà.",
            {("Đỗ Thị Na", *SECRETARY, "start"), ("Mai Văn Lựu", *CHAIR, "start")},
        ),
        (
            "Ông Mai Văn Lựu và ông Võ Tánh lần lượt là Chủ tịch UBND xã Tân Hà và xã Tân Hải.",
            {("Mai Văn Lựu", *CHAIR, "current"), ("Võ Tánh", "Chủ tịch", "UBND xã Tân Hải", "current")},
        ),
        (
            "Ông Mai Văn Lựu và ông Võ Tánh lần lượt giữ chức Giám đốc Sở Y tế và Sở Tài chính tỉnh Kiên Lương.",
            {("Mai Văn Lựu", *HEALTH, "current"), ("Võ Tánh", "Giám đốc", "Sở Tài chính tỉnh Kiên Lương", "current")},
        ),
        ("Ông Mai Văn Lựu, ông Võ Tánh và bà Đỗ Thị Na lần lượt giữ chức Bí thư, Chủ tịch UBND xã Tân Hà.", set()),
    ],
)
def test_each_of_several_people_has_his_own_post(text: str, posts: set[tuple[str, str, str, str]]) -> None:
    assert told(text) == posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Huyện trao quyết định. Cụ thể:\n- Ông Mai Văn Lựu, Phó Chủ tịch UBND xã Tân Hải, giữ chức Chủ tịch UBND xã Tân Hà;\n- Bà Đỗ Thị Na, Phó Bí thư Đảng ủy xã Tân Hải, giữ chức Bí thư Đảng ủy xã Tân Hà.",
            {
                ("Mai Văn Lựu", "Phó Chủ tịch", "UBND xã Tân Hải", "end"),
                ("Mai Văn Lựu", *CHAIR, "start"),
                ("Đỗ Thị Na", "Phó Bí thư", "Đảng ủy xã Tân Hải", "current"),
                ("Đỗ Thị Na", *SECRETARY, "start"),
            },
        ),
        (
            "Huyện chỉ định bà Đỗ Thị Na giữ chức Bí thư Đảng ủy xã Tân Hà, ông Mai Văn Lựu giữ chức Chủ tịch UBND xã Tân Hà.",
            {("Đỗ Thị Na", *SECRETARY, "start"), ("Mai Văn Lựu", *CHAIR, "start")},
        ),
        (
            "Bà Đỗ Thị Na hiện là Bí thư Đảng ủy xã Tân Hà, ông Mai Văn Lựu giữ chức Chủ tịch UBND xã Tân Hà.",
            {("Đỗ Thị Na", *SECRETARY, "current"), ("Mai Văn Lựu", *CHAIR, "current")},
        ),
        (
            "Tổ có 5 người, trong đó ông Mai Văn Lựu, Chủ tịch UBND xã Tân Hà, làm Tổ trưởng.",
            {("Mai Văn Lựu", *CHAIR, "current")},
        ),
        (
            "Ông Mai Văn Lựu, Bí thư Đảng ủy xã Tân Hà, hiện giữ chức Chủ tịch UBND xã Tân Hà.",
            {("Mai Văn Lựu", *SECRETARY, "current"), ("Mai Văn Lựu", *CHAIR, "current")},
        ),
    ],
)
def test_a_list_of_appointments_tells_what_is_taken_up_and_left(
    text: str, posts: set[tuple[str, str, str, str]]
) -> None:
    assert told(text) == posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Nữ Chủ tịch UBND xã Tân Hà (huyện Vân Đình) Đỗ Thị Na ra đồng.", {("Đỗ Thị Na", *CHAIR, "current")}),
        ("Đồng chí Chủ tịch UBND xã Tân Hà Mai Văn Lựu ra đồng.", {("Mai Văn Lựu", *CHAIR, "current")}),
        ("Chủ tịch Ủy ban nhân dân (UBND) xã Tân Hà Mai Văn Lựu ra đồng.", {("Mai Văn Lựu", *CHAIR, "current")}),
        ("Chủ tịch UBND xã Tân Hà Chẩu Văn Lựu ra đồng.", {("Chẩu Văn Lựu", *CHAIR, "current")}),
        (
            "Dự lễ có lãnh đạo xã Tân Hà gồm: Bí thư Đảng ủy Đỗ Thị Na, Chủ tịch UBND Mai Văn Lựu.",
            {("Đỗ Thị Na", *SECRETARY, "current"), ("Mai Văn Lựu", *CHAIR, "current")},
        ),
        ("Lần đầu tiên xã Tân Hà có nữ Chủ tịch, đại biểu Mai Văn Lựu nói.", set()),
    ],
)
def test_the_name_after_a_title_is_found(text: str, posts: set[tuple[str, str, str, str]]) -> None:
    assert told(text) == posts


@pytest.mark.parametrize("name", ["Kim Đức Lựu", "Mã Thanh Na", "Danh Hoàng Lựu", "A Xuân Lựu", "Ngân Văn Lựu"])
@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND xã Tân Hà (huyện Vân Đình, Hà Nội) {} ra đồng.",
        "Chủ tịch UBND xã Tân Hà {} ra đồng.",
        "Chủ tịch UBND xã Tân Hà: {}.",
        "Chủ tịch UBND xã Tân Hà, {}, ra đồng.",
        "Sáng nay {}, Chủ tịch UBND xã Tân Hà, ra đồng.",
        "Xã Tân Hà vào mùa. Chủ tịch UBND xã {} ra đồng.",
    ],
)
def test_beside_a_post_a_name_may_begin_like_any_other_word(name: str, text: str) -> None:
    assert told(text.format(name)) == {(name, *CHAIR, "current")}


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND xã Tân Hà (huyện Vân Đình) Trường Tiểu học Hoa Sen khai giảng.",
        "Chủ tịch UBND xã Tân Hà (huyện Vân Đình) Trung tâm Văn hóa mở cửa.",
        "Đường Nguyễn Trãi Mới, Chủ tịch UBND xã Tân Hà nói, đã xong.",
        "Bí thư Huyện ủy Sơn Hà ra đồng.",
    ],
)
def test_a_school_a_street_or_a_place_beside_a_post_is_nobody(text: str) -> None:
    assert told(f"{text} Bà Na cười.") == set()


def test_he_of_whom_a_bare_he_speaks_may_be_known_by_his_post_alone() -> None:
    text = "Ông Mai Văn Lựu vắng. Chủ tịch UBND xã Tân Hà Kim Đức Na ra đồng. Bà từng là Bí thư Đảng ủy xã Tân Hà."
    assert told(text) == {("Kim Đức Na", *CHAIR, "current"), ("Kim Đức Na", "Bí thư", "Đảng ủy xã Tân Hà", "former")}


@pytest.mark.parametrize("name", ["Vương Tử Lựu", "Liêu Vĩnh Lựu", "Ngân Văn Lựu", "Lê Vĩnh Lựu"])
def test_a_name_after_a_bare_level_is_whose_post_stands_before_it(name: str) -> None:
    text = f"Bí thư Đảng ủy xã Tân Hà (huyện Vân Đình) Đỗ Thị Na, Chủ tịch HĐND xã Vương Tử Minh và Chủ tịch UBND xã {name} họp."
    minh = ("Vương Tử Minh", "Chủ tịch", "HĐND xã Tân Hà", "current")
    assert told(text) == {("Đỗ Thị Na", *SECRETARY, "current"), minh, (name, *CHAIR, "current")}
    assert {s.unit for s in extract(Article(text=text))} == {"xã Tân Hà"}


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND xã Liêu Vĩnh Thượng (Thanh Oai, Hà Nội) Mai Văn Lựu ra đồng.",
        "Chủ tịch UBND xã Liêu Vĩnh Thượng Mai Văn Lựu ra đồng.",
        "Ông Mai Văn Lựu, Chủ tịch UBND xã Liêu Vĩnh Thượng, ra đồng.",
        "Xã Liêu Vĩnh Thượng vào mùa. Chủ tịch UBND xã Liêu Vĩnh Thượng Mai Văn Lựu ra đồng.",
    ],
)
def test_a_name_that_anything_shows_to_be_a_place_stays_one(text: str) -> None:
    text = f"Xã Tân Hà họp. {text}"
    assert told(text) == {("Mai Văn Lựu", "Chủ tịch", "UBND xã Liêu Vĩnh Thượng", "current")}


HEAD = ("Mai Văn Lựu", "Bí thư", "Huyện ủy Vân Đình")


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Ông Mai Văn Lựu, Bí thư Huyện ủy Vân Đình, đã được cho phép nghỉ công tác từ ngày 1/6.", True),
        ("Ông Mai Văn Lựu, Bí thư Huyện ủy Vân Đình, đã có quyết định nghỉ hưu từ ngày 1/6.", True),
        ("Tỉnh ủy đồng ý cho ông Mai Văn Lựu, Bí thư Huyện ủy Vân Đình, từ chức.", True),
        ("Ông Mai Văn Lựu, Bí thư Huyện ủy Vân Đình, đã có đơn xin từ chức.", False),
        ("Ông Mai Văn Lựu, tức cũng không còn làm Bí thư Huyện ủy Vân Đình, đã ra tòa.", True),
        ("Ông Mai Văn Lựu - Bí thư Huyện ủy Vân Đình - cũng được chuyển về công tác tại UBND tỉnh.", True),
        (
            "Tỉnh điều động và bổ nhiệm ông Mai Văn Lựu - Bí thư Huyện ủy Vân Đình - giữ chức Trưởng ban quản lý dự án.",
            True,
        ),
        ("Tỉnh bầu ông Mai Văn Lựu - Bí thư Huyện ủy Vân Đình - giữ chức Trưởng ban quản lý dự án.", False),
        ("Ông Mai Văn Lựu, Bí thư Huyện ủy Vân Đình, trở lại làm Giám đốc Sở Y tế tỉnh Kiên Lương.", True),
        (
            "Ông Mai Văn Lựu được điều động từ Bí thư Huyện ủy Vân Đình sang giữ chức Giám đốc Sở Y tế tỉnh Kiên Lương.",
            True,
        ),
        ("Tỉnh cách chức ông Võ Tánh - Bí thư Đảng ủy xã Tân Hà và ông Mai Văn Lựu - Bí thư Huyện ủy Vân Đình.", True),
        ("Tỉnh cách chức vụ trong Đảng đối với ông Mai Văn Lựu, Bí thư Huyện ủy Vân Đình.", True),
    ],
)
def test_what_takes_a_holder_away_ends_the_post(text: str, ended: bool) -> None:
    assert {s.status for s in read(text) if (s.person, s.role, s.organisation) == HEAD} == {
        "end" if ended else "current"
    }


def test_a_punishment_for_a_term_that_is_over_ends_nothing() -> None:
    strips = "Tháng 3/2018, Tỉnh ủy cách chức Bí thư Đảng ủy xã Tân Hà nhiệm kỳ {} đối với ông Võ Tánh."
    assert {(s.status, s.end) for s in read(strips.format("2010-2015"))} == {("former", None)}
    assert {(s.status, s.end) for s in read(strips.format("2015-2020"))} == {("end", "2018-03")}


NEWS = "HĐND tỉnh Kiên Lương bầu ông Mai Văn Lựu làm Chủ tịch UBND tỉnh Kiên Lương.\nÔng Mai Văn Lựu sinh năm 1970.\n"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Năm 2013, ông Lựu được bầu làm Phó Chủ tịch UBND thị xã Hà Bắc.", ("Phó Chủ tịch", "former", "2013", None)),
        ("Từ tháng 9/2015 đến nay, ông Lựu giữ chức Bí thư Huyện ủy Vân Đình.", ("Bí thư", "current", "2015-09", None)),
        (
            "Từ tháng 4-2018 đến cuối tháng 3-2019, ông Lựu làm Bí thư Huyện ủy Vân Đình.",
            ("Bí thư", "former", "2018-04", "2019-03"),
        ),
        (
            "Tháng 4/1993 đến năm 1996, ông Lựu giữ chức Bí thư Huyện ủy Vân Đình.",
            ("Bí thư", "former", "1993-04", "1996"),
        ),
        (
            "Ông Lựu, Bí thư Huyện ủy Vân Đình, cho biết từ năm 2011 đến nay huyện giữ rừng.",
            ("Bí thư", "current", None, None),
        ),
    ],
)
def test_a_career_tells_from_when_to_when(text: str, post: tuple[str, str, str | None, str | None]) -> None:
    assert post in {(s.role, s.status, s.start, s.end) for s in read(NEWS + text)}


def test_who_takes_over_is_credited_with_the_start() -> None:
    found = read("Ông Lê Quang Tám thay ông Trần Văn Sáu làm Chủ tịch UBND xã Bình Hải từ ngày 1-3-2015.")
    assert {(s.person, s.status, s.start) for s in found} == {
        ("Lê Quang Tám", "start", "2015-03-01"),
        ("Trần Văn Sáu", "end", None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện giao ông Lê Quang Tám giữ chức Chủ tịch UBND xã Bình Hải.",
        "Ông Lê Quang Tám nhận nhiệm vụ Chủ tịch UBND xã Bình Hải.",
        "Ông Lê Quang Tám được điều về giữ chức Chủ tịch UBND xã Bình Hải.",
    ],
)
def test_a_post_that_is_given_or_accepted_starts(text: str) -> None:
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "start")}


def test_a_death_told_with_its_day_ends_the_post() -> None:
    (held,) = read("Ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải, qua đời ngày 1-3-2015.")
    assert (held.status, held.end) == ("end", "2015-03-01")


def test_brackets_that_say_he_left_make_a_post_former() -> None:
    (held,) = read("Ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải (đã nghỉ hưu), cho biết.")
    assert (held.status, held.end) == ("former", None)


def test_a_period_that_is_over_bounds_a_former_post() -> None:
    text = "Ông Lê Quang Tám giữ chức Chủ tịch UBND xã Bình Hải trong giai đoạn 2005-2010."
    (held,) = read(text, date(2015, 3, 5))
    assert (held.status, held.start, held.end) == ("former", "2005", "2010")


def test_who_is_moved_stays_a_member_of_the_committees_that_elected_him() -> None:
    text = (
        "Điều động ông Lê Quang Tám, Ủy viên Ban Thường vụ Tỉnh ủy Quảng Nam, Bí thư Huyện ủy Thăng Bình, "
        "giữ chức Giám đốc Sở Nội vụ tỉnh Quảng Nam."
    )
    assert {(s.role, s.status) for s in read(text)} == {
        ("Ủy viên", "current"),
        ("Bí thư", "end"),
        ("Giám đốc", "start"),
    }


def test_an_act_belongs_to_the_posts_that_it_speaks_of() -> None:
    text = "Trước khi được bầu làm Chủ tịch HĐND xã Bình Hải, bà Hồ Thị Nga giữ chức Chủ tịch UBND xã Bình Hải."
    assert ("Hồ Thị Nga", "Chủ tịch", "UBND xã Bình Hải", "former") in told(text)


def test_each_start_of_a_career_takes_its_own_day() -> None:
    text = (
        "Tháng 5-2010, ông Lê Quang Tám được bổ nhiệm Giám đốc Sở Nội vụ tỉnh Bến Tre; "
        "đến tháng 8-2013 ông làm Phó Chủ tịch UBND tỉnh Bến Tre."
    )
    assert {(s.role, s.start) for s in read(text)} == {("Giám đốc", "2010-05"), ("Phó Chủ tịch", "2013-08")}


def dated(text: str, published: date | None = None) -> set[tuple[str, str, str | None, str | None]]:
    """Who starts or leaves which role on which day: (person, role, start, end)."""
    return {(s.person, s.role, s.start, s.end) for s in read(text, published) if s.status in ("start", "end")}


MEETING = "Chiều 19-6, HĐND tỉnh Kiên Lương họp bất thường về nhân sự.\n"
LUU = ("Mai Văn Lựu", "Chủ tịch", "XXXX-06-19", None)
PHAN = ("Hồ Đức Phấn", "Chủ tịch", None, "XXXX-06-19")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (MEETING + "Các đại biểu đã bầu ông Mai Văn Lựu làm Chủ tịch UBND tỉnh.", {LUU}),
        (
            MEETING
            + "Trước đó, ngày 2-6, ông đã bị kỷ luật. Cũng tại kỳ họp, HĐND bầu ông Mai Văn Lựu làm Chủ tịch UBND tỉnh.",
            {LUU},
        ),
        (
            MEETING
            + "Ông Tám sinh năm 1970. Dịp này, HĐND miễn nhiệm chức Chủ tịch UBND tỉnh đối với ông Hồ Đức Phấn.",
            {PHAN},
        ),
        (MEETING + "Cùng ngày, ông Hồ Đức Phấn bị bãi nhiệm chức Chủ tịch UBND tỉnh Kiên Lương.", {PHAN}),
        (
            MEETING
            + "Năm 2014, ông Lựu về huyện. Cũng tại kỳ họp, HĐND miễn nhiệm chức Chủ tịch UBND tỉnh đối với ông Hồ Đức Phấn.",
            {PHAN},
        ),
        (MEETING + "Mới đây, ông Mai Văn Lựu được bầu làm Chủ tịch UBND tỉnh.", {(*LUU[:2], None, None)}),
        (MEETING + "Ông Mai Văn Lựu đã được điều động về làm Chủ tịch UBND tỉnh.", {(*LUU[:2], None, None)}),
        (
            "Sáng 19-6, ông Trần Bảy cho biết vừa ký quyết định bổ nhiệm ông Mai Văn Lựu làm Chủ tịch UBND xã Tân Hà.",
            {(*LUU[:2], None, None)},
        ),
        (
            "Sáng 19-6, tỉnh trao quyết định cho cán bộ.\nTheo đó, bổ nhiệm bà Đỗ Thị Na làm Giám đốc Sở Y tế tỉnh Kiên Lương. Các quyết định trên có hiệu lực từ ngày 1/7.",
            {("Đỗ Thị Na", "Giám đốc", "XXXX-07-01", None)},
        ),
        (
            "Sáng 19-6, tỉnh trao quyết định bổ nhiệm bà Đỗ Thị Na làm Giám đốc Sở Y tế tỉnh Kiên Lương. Ông Võ Tánh được bổ nhiệm Trưởng phòng Nội vụ huyện Vân Đình kể từ ngày 1-7-2018.",
            {("Đỗ Thị Na", "Giám đốc", "2018-06-19", None), ("Võ Tánh", "Trưởng phòng", "2018-07-01", None)},
        ),
    ],
)
def test_the_day_of_the_event_is_that_of_the_acts_it_goes_on_with(
    text: str, days: set[tuple[str, str, str | None, str | None]]
) -> None:
    assert dated(text) == days


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("HĐND bầu ông Mai Văn Lựu làm Ủy viên UBND tỉnh Kiên Lương nhiệm kỳ (2016-2021).", {("Ủy viên", "2016-2021")}),
        (
            "Bà Đỗ Thị Na là đại biểu HĐND tỉnh Kiên Lương khóa VIII (2011-2016) và khóa IX (2016-2021).",
            {("Đại biểu", "2016-2021")},
        ),
        (
            "Tỉnh bãi nhiệm chức danh Chủ tịch HĐND xã, đại biểu HĐND xã Tân Hà khóa X, nhiệm kỳ 2016-2021 đối với ông Võ Tánh.",
            {("Chủ tịch", "2016-2021"), ("Đại biểu", "2016-2021")},
        ),
        (
            "Bà Đỗ Thị Na, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Kiên Lương nhiệm kỳ 2015-2020, dự họp.",
            {("Ủy viên", None), ("Bí thư", "2015-2020")},
        ),
        (
            "Bà Đỗ Thị Na, Bí thư Tỉnh ủy Kiên Lương nhiệm kỳ 2015-2020, dự họp. Bà Đỗ Thị Na thôi giữ chức Bí thư Tỉnh ủy Kiên Lương.",
            {("Bí thư", "2015-2020")},
        ),
        (
            "HĐND xã Tân Hà nhiệm kỳ 2016-2021 họp. Ông Võ Tánh, Chủ tịch UBND xã (nhiệm kỳ 2011-2016) tái cử chức danh này, nhiệm kỳ mới.",
            {("Chủ tịch", "2016-2021")},
        ),
    ],
)
def test_a_term_goes_with_the_posts_that_it_is_told_of(text: str, terms: set[tuple[str, str | None]]) -> None:
    assert {(s.role, s.term) for s in read(text)} == terms


def test_what_is_only_to_come_is_read_where_its_day_is_told() -> None:
    assert not read("Ông Lê Quang Tám sẽ giữ chức Chủ tịch UBND xã Bình Hải.")
    (held,) = read("Ông Lê Quang Tám sẽ giữ chức Chủ tịch UBND xã Bình Hải từ ngày 1-4-2015.")
    assert (held.status, held.start) == ("start", "2015-04-01")


def test_giao_quyen_starts_an_acting_post() -> None:
    (held,) = read("Ông Lê Quang Tám được giao quyền Chủ tịch UBND tỉnh Bến Tre.")
    assert (held.role, held.status, held.appointment) == ("Quyền Chủ tịch", "start", "acting")


def test_a_unit_that_begins_with_a_surname_ends_before_the_person() -> None:
    assert told("Chủ tịch UBND xã Cao Nhân Hoàng Bảo Chung cho biết.") == {
        ("Hoàng Bảo Chung", "Chủ tịch", "UBND xã Cao Nhân", "current")
    }


def test_no_person_begins_within_a_unit() -> None:
    text = "Ông Lê Quang Tám công tác ở huyện Phù Yên. Năm 2014, ông làm Giám đốc Sở Nội vụ tỉnh Sơn La."
    assert {s.person for s in read(text)} == {"Lê Quang Tám"}


@pytest.mark.parametrize("what", ["tạm đình chỉ chức vụ", "đề nghị cách chức"])
def test_a_suspension_or_a_request_leaves_the_post(what: str) -> None:
    assert told(f"Huyện {what} Chủ tịch UBND xã Bình Hải đối với ông Lê Quang Tám.") <= {
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")
    }


def test_the_head_given_without_its_title_is_in_charge() -> None:
    text = "Bà Vũ Thị Lan, Phó Chủ tịch UBND xã Bình Hải, được giao nhiệm vụ điều hành UBND xã từ ngày 2-6-2014."
    assert {(s.role, s.appointment, s.start) for s in read(text)} == {
        ("Phó Chủ tịch", "full", None),
        ("Chủ tịch", "in charge", "2014-06-02"),
    }


def test_a_unit_may_bear_a_persons_name() -> None:
    text = "Ông Lê Quang Tám, Chủ tịch UBND phường Trần Nhật Thành, quận Ninh Kiều, dự họp."
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND phường Trần Nhật Thành", "current")}


def test_a_list_after_a_title_gives_the_post_to_each() -> None:
    text = "Đại hội bầu Phó Bí thư Huyện ủy Thanh Oai gồm: Lê Quang Tám, Vũ Thị Lan và Trần Văn Sáu."
    assert {s.person for s in read(text)} == {"Lê Quang Tám", "Vũ Thị Lan", "Trần Văn Sáu"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_in_the_text_as_given(form: str) -> None:
    import unicodedata

    text = unicodedata.normalize(form, "Chào. \u200bÔng Lê Quang Tám, Chủ tịch\u00a0UBND xã Bình Hải, cho biết.")
    for statement in extract(Article(text=text)):
        assert text[statement.quote_begin : statement.quote_end] == statement.quote
    assert len(read(text)) == 1


def test_reading_twice_gives_the_same_statements() -> None:
    article = Article(
        text="Ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải, và bà Vũ Thị Lan, Bí thư Huyện ủy Thanh Oai, dự họp."
    )
    assert extract(article) == extract(article)


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "one capital": "A" * 1_000_000,
    "titles in a row": "Chủ tịch " * 10_000,
    "posts in a row": "Chủ tịch UBND xã Bình Hải, " * 10_000,
    "names in a row": "Nguyễn Văn An, " * 20_000,
    "people and posts": "ông Lê Văn Tám, Chủ tịch UBND xã Bình Hải, " * 5_000,
    "deep brackets": "(" * 100_000 + "Chủ tịch Lê Văn Tám" + ")" * 100_000,
    "one line": "Chủ tịch ủy ban nhân dân xã " + "tân " * 25_000,
    "verbs in a row": "ông Lê Văn Tám được bổ nhiệm " * 8_000 + "Chủ tịch UBND xã Bình Hải",
    "combining marks": "a" + "\u0301" * 300_000,
    "entities": "&amp;" * 100_000,
    "spaces": " " * 1_000_000 + "Chủ tịch",
    "dates": "1-1-2020 " * 50_000 + "bổ nhiệm ông Lê Văn Tám làm Chủ tịch UBND xã Bình Hải",
    "nothing": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_holds_the_reader_up(name: str) -> None:
    begin = time.process_time()
    for statement in extract(Article(text=HOSTILE[name])):
        assert HOSTILE[name][statement.quote_begin : statement.quote_end] == statement.quote
    assert time.process_time() - begin < 10


A_CHAIR = "Chủ tịch UBND xã Bình Hải"


def statuses(text: str) -> set[tuple[str, str]]:
    return {(s.role, s.status) for s in read(text, date(2021, 9, 14))}


@pytest.mark.parametrize(
    "text",
    [
        f"Khi đó, {A_CHAIR} là ông Lê Quang Tám.",
        f"Lúc bấy giờ, ông Lê Quang Tám là {A_CHAIR}.",
        f"Thời điểm đó, ông Lê Quang Tám làm {A_CHAIR}.",
        f"Lúc đó, ông Lê Quang Tám đang giữ chức {A_CHAIR}.",
        f"{A_CHAIR} khi đó là ông Lê Quang Tám đã ký biên bản.",
        f"{A_CHAIR} lúc bấy giờ, ông Lê Quang Tám, đã ký biên bản.",
        f"{A_CHAIR} vào thời điểm đó là ông Lê Quang Tám.",
        f"{A_CHAIR} khi đó Lê Quang Tám đã ký biên bản.",
    ],
)
def test_a_post_of_then_is_former(text: str) -> None:
    assert statuses(text) == {("Chủ tịch", "former")}


@pytest.mark.parametrize("now", ["là", "hiện nay là", "hiện là", "hiện tại là", "vẫn là"])
def test_who_holds_a_post_may_be_named_after_it(now: str) -> None:
    assert statuses(f"{A_CHAIR} {now} ông Lê Quang Tám.") == {("Chủ tịch", "current")}


@pytest.mark.parametrize(
    "text",
    [
        f"Ông Lê Quang Tám chưa được bầu làm {A_CHAIR}.",
        f"Ông Lê Quang Tám không trúng cử {A_CHAIR}.",
        f"Ông Lê Quang Tám suýt được bầu làm {A_CHAIR}.",
        f"Ông Lê Quang Tám mong muốn làm {A_CHAIR}.",
        f"Ông Lê Quang Tám từ chối giữ chức {A_CHAIR}.",
        f"Ông Lê Quang Tám có thể được bổ nhiệm làm {A_CHAIR}.",
        f"Ông Lê Quang Tám tự xưng là {A_CHAIR} để vay tiền.",
        f"Tin đồn ông Lê Quang Tám được bổ nhiệm làm {A_CHAIR} lan nhanh.",
        f"Thông tin ông Lê Quang Tám được bầu làm {A_CHAIR} là bịa đặt.",
        f"Huyện lấy ý kiến về việc bổ nhiệm ông Lê Quang Tám làm {A_CHAIR}.",
    ],
)
def test_what_is_denied_or_wished_for_is_no_start(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Ông Lê Quang Tám không bị cách chức {A_CHAIR}.",
        f"Ông Lê Quang Tám xin thôi chức {A_CHAIR}.",
        f"Ông Lê Quang Tám, {A_CHAIR}, xin từ chức.",
        f"Ông Lê Quang Tám, {A_CHAIR}, chưa bị cách chức.",
        f"Tin đồn ông Lê Quang Tám, {A_CHAIR}, bị cách chức gây xôn xao.",
        f"Việc ông Lê Quang Tám, {A_CHAIR}, bị cách chức là không đúng.",
        f"Ông Lê Quang Tám, {A_CHAIR}, xác nhận hai người tử vong.",
        f"Ông Lê Quang Tám, {A_CHAIR}, mất ba tháng để vận động dân.",
        f"Ông Lê Quang Tám, {A_CHAIR}, mất tích khi đi cứu nạn.",
    ],
)
def test_an_end_that_did_not_come_leaves_the_post(text: str) -> None:
    assert statuses(text) == {("Chủ tịch", "current")}


def test_a_name_that_is_a_word_of_wish_denies_nothing() -> None:
    assert statuses(f"Ông Lê Văn Mong được bầu làm {A_CHAIR}.") == {("Chủ tịch", "start")}


def test_an_election_that_was_annulled_is_over() -> None:
    assert statuses(f"HĐND hủy kết quả bầu {A_CHAIR} đối với ông Lê Quang Tám.") == {("Chủ tịch", "former")}


@pytest.mark.parametrize(
    "how", ["vừa qua đời vì bạo bệnh", "đột ngột từ trần", "mất do bạo bệnh", "tử nạn", "hy sinh khi chữa cháy"]
)
def test_a_death_ends_the_post(how: str) -> None:
    assert statuses(f"Ông Lê Quang Tám, {A_CHAIR}, {how}.") == {("Chủ tịch", "end")}
    assert statuses(f"{A_CHAIR} Lê Quang Tám {how}.") == {("Chủ tịch", "end")}


@pytest.mark.parametrize(
    "act",
    [
        "được bầu lại giữ chức",
        "tái trúng cử",
        "tái trúng cử chức",
        "tiếp tục được bầu làm",
        "tiếp tục được tín nhiệm bầu giữ chức",
        "tiếp tục được bổ nhiệm làm",
    ],
)
def test_a_further_election_is_no_new_beginning(act: str) -> None:
    (held,) = read(f"Ngày 1/7/2021, ông Lê Quang Tám {act} {A_CHAIR}.", date(2021, 7, 2))
    assert (held.status, held.start, held.again) == ("start", "2021-07-01", True)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (f"Ông Lê Quang Tám làm {A_CHAIR} (huyện Thanh Oai) đến năm 2019 thì nghỉ hưu.", ("former", None, "2019")),
        (f"Ông Lê Quang Tám giữ chức {A_CHAIR} đến tháng 6/2019.", ("former", None, "2019-06")),
        (
            f"Ông Lê Quang Tám được bầu làm {A_CHAIR} năm 2011, đến năm 2016 thì chuyển công tác.",
            ("former", "2011", "2016"),
        ),
        (f"Ông Lê Quang Tám được bầu làm {A_CHAIR} năm 2011, đến năm 2016 được bầu lại.", ("start", "2011", None)),
        (f"Ông Lê Quang Tám giữ chức {A_CHAIR} đến năm 2025.", ("current", None, None)),
        (f"Ông Lê Quang Tám, {A_CHAIR} thời kỳ 2011-2016, bị khởi tố.", ("former", "2011", "2016")),
        (f"Ông Lê Quang Tám, nguyên {A_CHAIR}, thôi giữ chức từ tháng 1/2021.", ("former", None, "2021-01")),
        (f"Ông Lê Quang Tám, nguyên {A_CHAIR}, qua đời ngày 1/6/2020.", ("former", None, None)),
        (f"Ông Lê Quang Tám, nguyên {A_CHAIR}, bị cách chức ngày 1/6/2020.", ("former", None, None)),
        (f"Huyện miễn nhiệm ông Lê Quang Tám khỏi chức {A_CHAIR} từ ngày 10/9.", ("end", None, "2021-09-10")),
        (f"Huyện trao quyết định nghỉ hưu từ ngày 1/9 cho ông Lê Quang Tám, {A_CHAIR}.", ("end", None, "2021-09-01")),
        (f"HĐND chấp thuận đơn xin từ chức của ông Lê Quang Tám, {A_CHAIR}.", ("end", None, None)),
        (f"Huyện nhận đơn xin từ chức của ông Lê Quang Tám, {A_CHAIR}.", ("current", None, None)),
        (f"Ông Lê Quang Tám, {A_CHAIR}, bị kỷ luật bằng hình thức cách chức.", ("end", None, None)),
        (f"Huyện cách chức tất cả chức vụ đối với ông Lê Quang Tám, {A_CHAIR}.", ("end", None, None)),
        (f"Ông Lê Quang Tám, {A_CHAIR}, giữ chức vụ này từ ngày 2/2/2009.", ("current", "2009-02-02", None)),
        (f"Ông Lê Quang Tám, {A_CHAIR} từ năm 2009, cho biết.", ("current", "2009", None)),
        (f"Ông Lê Quang Tám, {A_CHAIR}, từ năm 2009 đã ký nhiều giấy phép.", ("current", None, None)),
        (f"Ông Lê Quang Tám có đơn xin thôi giữ chức {A_CHAIR} và được tỉnh đồng ý.", ("end", None, None)),
        (f"Ông Lê Quang Tám có đơn xin thôi giữ chức {A_CHAIR} nhưng không được đồng ý.", ("current", None, None)),
        (f"Sáng 1/9, các đại biểu mặc niệm ông Lê Quang Tám, {A_CHAIR}, qua đời vì bệnh.", ("end", None, None)),
        (
            f"Huyện công bố quyết định nghỉ hưu đối với ông Lê Quang Tám, {A_CHAIR}. Theo quyết định, ông nghỉ hưu từ ngày 1/10.",
            ("end", None, "2021-10-01"),
        ),
        (f"Ông Lê Quang Tám giữ vai trò {A_CHAIR}.", ("current", None, None)),
        (f"Ông Lê Quang Tám tiếp nhận chức vụ {A_CHAIR} từ tháng 3/2020.", ("start", "2020-03", None)),
        (f"Theo quyết định mới, từ ngày 1/9, ông Lê Quang Tám giữ chức {A_CHAIR}.", ("start", "2021-09-01", None)),
    ],
)
def test_since_when_and_until_when(text: str, held: tuple[str, str | None, str | None]) -> None:
    assert {(s.status, s.start, s.end) for s in read(text, date(2021, 9, 14))} == {held}


@pytest.mark.parametrize(
    "text",
    [
        f"Huyện giao nhiệm vụ {A_CHAIR} cho ông Lê Quang Tám.",
        f"Ông Lê Quang Tám được giao thực hiện nhiệm vụ {A_CHAIR}.",
        f"Ông Lê Quang Tám được giao nhiệm vụ {A_CHAIR}.",
        f"Ông Lê Quang Tám được phân công thực hiện nhiệm vụ {A_CHAIR}.",
    ],
)
def test_whoever_is_charged_with_the_duties_of_a_head_is_acting(text: str) -> None:
    assert {(s.role, s.status, s.appointment) for s in read(text)} == {("Quyền Chủ tịch", "start", "acting")}


def test_who_is_told_to_run_a_body_is_in_charge_and_not_who_watches_over_it() -> None:
    run = read("Ông Lê Quang Tám, Phó Chủ tịch UBND xã Bình Hải, được phân công điều hành UBND xã.")
    assert ("Chủ tịch", "in charge") in {(s.role, s.appointment) for s in run}
    watch = read("Ông Lê Quang Tám, Phó Chủ tịch UBND tỉnh Bến Tre, được phân công phụ trách Sở Y tế.")
    assert {s.role for s in watch} == {"Phó Chủ tịch"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # another acts in the name of the holder
        (
            "Thừa lệnh Chủ tịch UBND tỉnh Nghệ An, Bí thư Huyện ủy Nam Đàn Lê Quang Tám trao quà.",
            {("Lê Quang Tám", "Bí thư", "Huyện ủy Nam Đàn", "current")},
        ),
        (
            "Thừa quyền Chủ tịch nước, Chủ tịch UBND tỉnh Nghệ An Lê Quang Tám trao quà.",
            {("Lê Quang Tám", "Chủ tịch", "UBND tỉnh Nghệ An", "current")},
        ),
        ("Thay mặt Chủ tịch UBND tỉnh Nghệ An, ông Lê Quang Tám trao quà.", set()),
        (
            "Thay mặt Bí thư Huyện ủy, Chủ tịch UBND huyện Nam Đàn Lê Quang Tám, bà Hồ Thị Nga trao quà.",
            {
                ("Lê Quang Tám", "Bí thư", "Huyện ủy Nam Đàn", "current"),
                ("Lê Quang Tám", "Chủ tịch", "UBND huyện Nam Đàn", "current"),
            },
        ),
        # one of old times is commemorated
        (
            "Tỉnh kỷ niệm 100 năm ngày sinh Tổng Bí thư Lê Quang Tám.",
            {("Lê Quang Tám", "Tổng Bí thư", "Ban Chấp hành Trung ương Đảng", "former")},
        ),
        ("UBND tỉnh An Giang tu bổ khu lưu niệm Chủ tịch Lê Quang Tám. Chủ tịch Lê Quang Tám quê ở đây.", set()),
        # the district that is told of so far, and not the one that the article names more often later
        (
            "UBND huyện Nam Đàn họp.\nChủ tịch huyện, ông Lê Quang Tám, đến dự.\nHuyện Đô Lương mưa. Huyện Đô Lương ngập.",
            {("Lê Quang Tám", "Chủ tịch", "UBND huyện Nam Đàn", "current")},
        ),
    ],
)
def test_a_title_before_a_name_may_be_another_s_or_of_old_times(text: str, facts: set[tuple[str, ...]]) -> None:
    assert told(text) == facts
