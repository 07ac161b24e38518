"""Posts told in a row: careers, elections, removals and disciplinary reports, in sentences of newspaper style."""

from __future__ import annotations

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole


def told(text: str) -> set[tuple[str, str, str, str]]:
    found = extract(Article(text=text))
    return {(s.person, s.role, s.organisation, s.status) for s in found if isinstance(s, HoldsRole)}


KHOAT, MO, THAM = "Trần Văn Khoát", "Lý Thị Mơ", "Đỗ Văn Thăm"

CAREERS = [
    (
        f"Ông {KHOAT} từng là cán bộ của Ban Quản lý chợ, Bí thư Huyện đoàn Tân Hồng, Chủ tịch UBND huyện Tân Hồng.",
        {("Bí thư", "Huyện đoàn Tân Hồng"), ("Chủ tịch", "UBND huyện Tân Hồng")},
    ),
    (
        (
            f"Ông {KHOAT} lần lượt giữ các chức vụ là Giám đốc Xí nghiệp may mặc và giày dép số 2; Bí thư Huyện ủy Tân Hồng; "
            "Phó Chủ tịch UBND tỉnh Đồng Tháp."
        ),
        {("Bí thư", "Huyện ủy Tân Hồng"), ("Phó Chủ tịch", "UBND tỉnh Đồng Tháp")},
    ),
    (
        f"Ông {KHOAT} trải qua nhiều vị trí công tác như: giáo viên, Trưởng khoa Toán, Lý và Hóa; Trưởng phòng Nội vụ huyện Tân Hồng.",
        {("Trưởng phòng", "Phòng Nội vụ huyện Tân Hồng")},
    ),
    (
        f"{KHOAT} về hưu đã lâu.\nÔng Khoát nguyên là Giám đốc Công an tỉnh Đồng Tháp, Bí thư Huyện ủy Tân Hồng.",
        {("Giám đốc", "Công an tỉnh Đồng Tháp"), ("Bí thư", "Huyện ủy Tân Hồng")},
    ),
    (
        f"Ông {KHOAT} sinh năm 1949, quê xã Tân Hộ Cơ; nguyên là Ủy viên Trung ương Đảng các khóa IX, X; đại biểu Quốc hội khóa XI.",
        {("Ủy viên", "Ban Chấp hành Trung ương Đảng"), ("Đại biểu", "Quốc hội")},
    ),
]


@pytest.mark.parametrize(("text", "posts"), CAREERS)
def test_a_career_gives_all_its_posts(text: str, posts: set[tuple[str, str]]) -> None:
    assert told(text) == {(KHOAT, role, body, "former") for role, body in posts}


def test_what_a_life_tells_may_lead_to_todays_post() -> None:
    text = f"Ông {KHOAT} sinh năm 1970, quê Sa Đéc, trình độ cử nhân; hiện là Chủ tịch UBND huyện Tân Hồng."
    assert told(text) == {(KHOAT, "Chủ tịch", "UBND huyện Tân Hồng", "current")}


def test_a_step_up_to_now_is_held_still() -> None:
    text = f"Từ năm 2010 đến năm 2015, ông {KHOAT} là Phó Chủ tịch UBND huyện Tân Hồng; từ 2015 đến nay là Bí thư Huyện ủy Tân Hồng."
    assert told(text) == {
        (KHOAT, "Phó Chủ tịch", "UBND huyện Tân Hồng", "former"),
        (KHOAT, "Bí thư", "Huyện ủy Tân Hồng", "current"),
    }


def test_who_was_appointed_after_held_another_post_before() -> None:
    text = f"Trước khi được bổ nhiệm, ông {KHOAT} giữ chức Phó Giám đốc Sở Nội vụ tỉnh Đồng Tháp."
    assert {status for *_, status in told(text)} <= {"former", "current"}


def test_a_companys_head_named_last_ends_no_other_mans_row() -> None:
    text = f"Dự họp có ông {KHOAT}, Giám đốc Công ty giày dép miền Tây cùng Chủ tịch UBND huyện Tân Hồng {THAM}."
    assert told(text) == {(THAM, "Chủ tịch", "UBND huyện Tân Hồng", "current")}


def test_words_unread_part_two_posts_of_one_man() -> None:
    text = f"Ông {KHOAT} - nguyên Ủy viên Đảng ủy khối cơ quan thuộc miền Tây, nguyên Bí thư Huyện ủy Tân Hồng."
    assert (KHOAT, "Bí thư", "Huyện ủy Tân Hồng", "former") in told(text)


def test_a_clause_that_speaks_of_another_is_no_part_of_a_row() -> None:
    text = f"Đến thăm ông {KHOAT}, Chủ tịch Hội Người cao tuổi của các cơ sở trong vùng, Bí thư Huyện ủy Tân Hồng bày tỏ sự trân trọng."
    assert told(text) == set()


ELECTIONS = [
    (
        (
            "Đại hội đã bầu Ban Chấp hành Đảng bộ xã Tân Hộ Cơ gồm 11 người. "
            f"Ông {KHOAT} được bầu giữ chức Bí thư; bà {MO} và ông {THAM} giữ chức Phó Bí thư Đảng ủy."
        ),
        {(KHOAT, "Bí thư"), (MO, "Phó Bí thư"), (THAM, "Phó Bí thư")},
    ),
    (
        f"Hội nghị bầu ông {KHOAT} giữ chức Bí thư Đảng ủy xã Tân Hộ Cơ, các đồng chí {MO}, {THAM} giữ chức Phó Bí thư.",
        {(KHOAT, "Bí thư"), (MO, "Phó Bí thư"), (THAM, "Phó Bí thư")},
    ),
]


@pytest.mark.parametrize(("text", "people"), ELECTIONS)
def test_an_election_goes_on_clause_by_clause(text: str, people: set[tuple[str, str]]) -> None:
    assert told(text) == {(person, role, "Đảng ủy xã Tân Hộ Cơ", "start") for person, role in people}


def test_members_are_named_after_trong_do() -> None:
    text = f"Ban Chấp hành Đảng bộ tỉnh Đồng Tháp khóa X gồm 21 người, trong đó có các ông: {KHOAT}, {THAM}."
    body = "Ban Chấp hành Đảng bộ tỉnh Đồng Tháp"
    assert told(text) == {(person, "Ủy viên", body, "current") for person in (KHOAT, THAM)}


def test_a_board_is_filled_up() -> None:
    text = f"Ông {KHOAT} được bầu bổ sung vào Ban Thường vụ Tỉnh ủy Đồng Tháp."
    assert told(text) == {(KHOAT, "Ủy viên", "Ban Thường vụ Tỉnh ủy Đồng Tháp", "start")}


REMOVALS = [
    (
        f"HĐND huyện Tân Hồng miễn nhiệm chức danh Chủ tịch UBND huyện đối với ông {KHOAT} và bầu ông {THAM} thay thế.",
        {(KHOAT, "Chủ tịch", "UBND huyện Tân Hồng", "end"), (THAM, "Chủ tịch", "UBND huyện Tân Hồng", "start")},
    ),
    (
        f"Quốc hội miễn nhiệm chức vụ Bộ trưởng Y tế đối với ông {KHOAT} (400 phiếu) và chức vụ Tổng Thanh tra Chính phủ của ông {THAM}.",
        {(KHOAT, "Bộ trưởng", "Bộ Y tế", "end"), (THAM, "Tổng Thanh tra", "Thanh tra Chính phủ", "end")},
    ),
    (
        f"Ban Bí thư cách chức Bí thư Đảng ủy Bộ Y tế đối với nguyên Bộ trưởng {KHOAT}.",
        {(KHOAT, "Bí thư", "Đảng ủy Bộ Y tế", "end"), (KHOAT, "Bộ trưởng", "Bộ Y tế", "former")},
    ),
    (
        f"Ông {KHOAT} bị cách tất cả chức vụ trong Đảng gồm Ủy viên Ban Thường vụ Huyện ủy, Bí thư Đảng ủy Công an huyện Tân Hồng.",
        {
            (KHOAT, "Ủy viên", "Ban Thường vụ Huyện ủy Tân Hồng", "end"),
            (KHOAT, "Bí thư", "Đảng ủy Công an huyện Tân Hồng", "end"),
        },
    ),
    (
        f"Các bị cáo {KHOAT}, {MO} và {THAM} đều nguyên là Chủ tịch UBND xã Tân Hộ Cơ.",
        {(person, "Chủ tịch", "UBND xã Tân Hộ Cơ", "former") for person in (KHOAT, MO, THAM)},
    ),
]


@pytest.mark.parametrize(("text", "facts"), REMOVALS)
def test_a_removal_tells_of_all_its_posts(text: str, facts: set[tuple[str, str, str, str]]) -> None:
    assert told(text) == facts


def test_a_decision_on_one_man_is_not_given_to_another() -> None:
    text = f"Khi ông {KHOAT} được bổ nhiệm làm Giám đốc Sở Nội vụ tỉnh Đồng Tháp, UBND huyện Tân Hồng ký hợp đồng với bà {MO}."
    assert MO not in {person for person, *_ in told(text)}


OFFICES = [
    (f"Ông {KHOAT}, với cương vị Chủ tịch UBND huyện Tân Hồng, đã ký.", "Chủ tịch", "UBND huyện Tân Hồng"),
    (f"PGĐ Sở Xây dựng tỉnh Đồng Tháp {KHOAT} cho biết.", "Phó Giám đốc", "Sở Xây dựng tỉnh Đồng Tháp"),
    (f"Ông {KHOAT}, UVTƯ Đảng, dự họp.", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
    (f"Ông {KHOAT} (Chủ tịch Ủy ban MTTQ Việt Nam) dự họp.", "Chủ tịch", "UBMTTQ Việt Nam"),
    (f"Ông {KHOAT}, Phó Trưởng ban Nội chính T.Ư, dự họp.", "Phó Trưởng ban", "Ban Nội chính Trung ương"),
    (f"Ông {KHOAT}, Phó Tư lệnh Cảnh sát cơ động, dự họp.", "Phó Tư lệnh", "Bộ Tư lệnh Cảnh sát cơ động"),
]


@pytest.mark.parametrize(("text", "role", "body"), OFFICES)
def test_an_office_is_read_however_it_is_written(text: str, role: str, body: str) -> None:
    assert told(text) == {(KHOAT, role, body, "current")}


def test_a_vice_chair_who_is_secretary_general_too() -> None:
    text = f"Ông {KHOAT}, Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam, dự họp."
    body = "Ủy ban Trung ương MTTQ Việt Nam"
    assert told(text) == {(KHOAT, role, body, "current") for role in ("Phó Chủ tịch", "Tổng Thư ký")}


def test_a_committee_in_short_is_the_one_spoken_of() -> None:
    text = f"Ủy ban Kiểm tra Trung ương họp kỳ 9 do ông {KHOAT} - Chủ nhiệm Ủy ban - chủ trì."
    assert (KHOAT, "Chủ nhiệm", "Ủy ban Kiểm tra Trung ương", "current") in told(text)


def test_two_clauses_in_one_row_speak_of_two_men() -> None:
    text = f"Trưởng ban là ông {KHOAT}, Phó Chủ tịch UBND tỉnh Đồng Tháp; phó ban là ông {THAM}, Giám đốc Sở Y tế Đồng Tháp."
    assert (KHOAT, "Phó Chủ tịch", "UBND tỉnh Đồng Tháp", "current") in told(text)
    assert (THAM, "Phó Chủ tịch", "UBND tỉnh Đồng Tháp", "current") not in told(text)


def test_a_pronoun_means_nobody_of_the_other_sex() -> None:
    text = (
        f"Ông {KHOAT} cho biết cán bộ này còn trẻ.\nNăm 2015, bà được bổ nhiệm làm Trưởng phòng Nội vụ huyện Tân Hồng."
    )
    assert told(text) == set()


def test_no_address_is_found_within_a_word() -> None:
    text = f"Ông {KHOAT} về Phòng Giao thông Công chánh huyện Tân Hồng.\nÔng từng là Bí thư Huyện ủy Tân Hồng."
    assert told(text) == {(KHOAT, "Bí thư", "Huyện ủy Tân Hồng", "former")}


def test_a_deputy_beside_his_head_is_of_the_same_body() -> None:
    text = f"Ông {KHOAT} công tác tại Sở Y tế tỉnh Đồng Tháp, giữ chức Phó Giám đốc rồi Giám đốc Sở."
    assert {(role, body) for _, role, body, _ in told(text)} == {
        ("Phó Giám đốc", "Sở Y tế tỉnh Đồng Tháp"),
        ("Giám đốc", "Sở Y tế tỉnh Đồng Tháp"),
    }


def test_who_came_before_holds_it_no_more() -> None:
    text = f"Người tiền nhiệm của ông {KHOAT} ở vị trí Chủ tịch UBND tỉnh Đồng Tháp là ông {THAM}."
    assert (THAM, "Chủ tịch", "UBND tỉnh Đồng Tháp", "former") in told(text)


def test_what_befalls_the_one_replaced_is_not_told_of_the_newcomer() -> None:
    text = f"Ông {KHOAT} làm Chủ tịch UBND tỉnh Đồng Tháp thay ông {THAM} được bầu làm Bí thư Tỉnh ủy Đồng Tháp."
    assert (THAM, "Bí thư", "Tỉnh ủy Đồng Tháp", "start") in told(text)
    assert (KHOAT, "Bí thư", "Tỉnh ủy Đồng Tháp", "start") not in told(text)


def test_who_is_put_forward_and_elected_takes_up_the_post() -> None:
    text = f"Ông {KHOAT} được giới thiệu và bầu giữ chức Chủ tịch UBND tỉnh Đồng Tháp."
    assert told(text) == {(KHOAT, "Chủ tịch", "UBND tỉnh Đồng Tháp", "start")}


def test_an_academys_name_goes_on_behind_a_dash() -> None:
    text = f"Ông {KHOAT}, Phó Bí thư Đảng ủy, Giám đốc Học viện Nông nghiệp - Môi trường miền Tây, dự họp."
    assert told(text) == {(KHOAT, "Phó Bí thư", "Đảng ủy Học viện Nông nghiệp - Môi trường miền Tây", "current")}


def test_a_comma_missing_after_a_party_committee_parts_two_posts() -> None:
    text = f"Ông {KHOAT} từng là Bí thư Đảng ủy Giám đốc Sở Y tế tỉnh Đồng Tháp."
    assert told(text) == {
        (KHOAT, "Bí thư", "Đảng ủy Sở Y tế tỉnh Đồng Tháp", "former"),
        (KHOAT, "Giám đốc", "Sở Y tế tỉnh Đồng Tháp", "former"),
    }


def test_a_won_election_is_told_of_the_whole_list() -> None:
    text = f"Hai Phó Bí thư Huyện ủy Tân Hồng là ông {KHOAT} và bà {MO} cũng tái đắc cử."
    assert told(text) == {(person, "Phó Bí thư", "Huyện ủy Tân Hồng", "start") for person in (KHOAT, MO)}
