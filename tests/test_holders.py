"""Which person holds which post: names, lists and pronouns, in sentences of newspaper style."""

from __future__ import annotations

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole


def told(text: str) -> set[tuple[str, str, str, str]]:
    found = extract(Article(text=text))
    return {(s.person, s.role, s.organisation, s.status) for s in found if isinstance(s, HoldsRole)}


def people(text: str) -> set[str]:
    return {person for person, *_ in told(text)}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Bà H'Lan Êban, Chủ tịch UBND xã Ea Tul, cho biết.", "H'Lan Êban"),
        ("Bà H’ Lan Êban, Chủ tịch UBND xã Ea Tul, cho biết.", "H’ Lan Êban"),
        ("Ông Y Krư K’ bông, Chủ tịch UBND xã Ea Tul, cho biết.", "Y Krư K’ bông"),
        ("Chủ tịch UBND xã Ea Tul Y Krư Niê cho biết.", "Y Krư Niê"),
        ("Chủ tịch UBND xã Ea Tul H'Lan Êban cho biết.", "H'Lan Êban"),
        ("Ông Y Krư Niê ở buôn Tria. Ông Y Krư là Chủ tịch UBND xã Ea Tul.", "Y Krư Niê"),
        ("Chủ tịch UBND xã Chiềng Ơn Vì Văn Lả cho biết.", "Vì Văn Lả"),
        ("Chủ tịch UBND xã Chiềng Ơn Ngân Thị Lả cho biết.", "Ngân Thị Lả"),
    ],
)
def test_names_of_all_peoples_of_vietnam_are_read(text: str, person: str) -> None:
    assert people(text) == {person}


def test_a_word_before_capitals_is_no_family_name() -> None:
    assert people("Vì Chủ tịch UBND xã Bình Hải, thôn Quang Trung không có điện.") == set()


LISTS = [
    (
        (
            "HĐND xã Bình Hải miễn nhiệm chức danh ủy viên UBND xã Bình Hải đối với các ông: Lê Quang Tám (đã nghỉ hưu), "
            "Trần Văn Sáu (đã chuyển công tác), Đỗ Hữu Năm."
        ),
        "Ủy viên",
        {"Lê Quang Tám", "Trần Văn Sáu", "Đỗ Hữu Năm"},
    ),
    (
        (
            "HĐND xã Bình Hải bầu bổ sung chức danh ủy viên UBND xã Bình Hải đối với ông Lê Quang Tám - Trưởng Công an xã "
            "và bà Vũ Thị Lan."
        ),
        "Ủy viên",
        {"Lê Quang Tám", "Vũ Thị Lan"},
    ),
    (
        "Hai cựu Chủ tịch UBND xã Bình Hải Lê Quang Tám và Trần Văn Sáu cùng dự.",
        "Chủ tịch",
        {"Lê Quang Tám", "Trần Văn Sáu"},
    ),
    (
        "Các Phó Chủ tịch UBND xã Bình Hải Lê Quang Tám, Trần Văn Sáu dự.",
        "Phó Chủ tịch",
        {"Lê Quang Tám", "Trần Văn Sáu"},
    ),
    (
        "UBND xã Bình Hải có ba Phó Chủ tịch UBND xã Bình Hải, gồm các ông: Lê Quang Tám, Trần Văn Sáu và Đỗ Hữu Năm.",
        "Phó Chủ tịch",
        {"Lê Quang Tám", "Trần Văn Sáu", "Đỗ Hữu Năm"},
    ),
    (
        "Hội nghị bầu 2 Phó Bí thư Đảng ủy xã Bình Hải gồm bà Vũ Thị Lan (hiện là Trưởng thôn Đông), ông Lê Quang Tám.",
        "Phó Bí thư",
        {"Vũ Thị Lan", "Lê Quang Tám"},
    ),
    (
        "Ông Lê Quang Tám (Trưởng thôn Đông) và ông Trần Văn Sáu được bầu làm Phó Chủ tịch UBND xã Bình Hải.",
        "Phó Chủ tịch",
        {"Lê Quang Tám", "Trần Văn Sáu"},
    ),
    ("Theo ông Lê Quang Tám, ông Trần Văn Sáu làm Chủ tịch UBND xã Bình Hải.", "Chủ tịch", {"Trần Văn Sáu"}),
    (
        "Chủ tịch UBND xã Bình Hải Lê Quang Tám và Trần Văn Sáu dự.",  # a single office: who Sáu is is not said
        "Chủ tịch",
        {"Lê Quang Tám"},
    ),
    (
        "Hai Phó Chủ tịch UBND xã Bình Hải Lê Quang Tám, Đỗ Hữu Năm và ông Trần Văn Sáu dự.",
        "Phó Chủ tịch",
        {"Lê Quang Tám", "Đỗ Hữu Năm"},
    ),
    (
        "Ông Lê Quang Tám, nguyên Trưởng thôn Đông; bà Vũ Thị Lan, nguyên Trưởng thôn Tây (hiện là Bí thư xã Bình Hải).",
        "Bí thư",
        {"Vũ Thị Lan"},
    ),
    ("Danh sách bầu 2 Phó Bí thư Đảng ủy xã Bình Hải gồm: ông Lê Quang Tám, bà Vũ Thị Lan.", "Phó Bí thư", set()),
]


@pytest.mark.parametrize(("text", "role", "holders"), LISTS, ids=[text[:50] for text, *_ in LISTS])
def test_what_is_said_of_a_list_is_said_of_each_in_it(text: str, role: str, holders: set[str]) -> None:
    assert {person for person, told_role, *_ in told(text) if told_role == role} == holders


CLAUSES = [
    (
        "Đoàn công tác của Sở Y tế tỉnh Bến Tre do bà Vũ Thị Lan - Phó Giám đốc Sở - làm Trưởng đoàn đã về xã Bình Hải.",
        ("Vũ Thị Lan", "Trưởng đoàn", "Đoàn công tác Sở Y tế tỉnh Bến Tre", "current"),
    ),
    (
        "Tổ công tác số 2 do Chủ tịch UBND xã Bình Hải Lê Quang Tám làm Tổ trưởng.",
        ("Lê Quang Tám", "Tổ trưởng", "Tổ công tác số 2", "current"),
    ),
    (
        "Người thay ông Lê Quang Tám giữ chức Chủ tịch UBND xã Bình Hải là ông Trần Văn Sáu.",
        ("Trần Văn Sáu", "Chủ tịch", "UBND xã Bình Hải", "start"),
    ),
    (
        "Người thay ông Lê Quang Tám giữ chức Chủ tịch UBND xã Bình Hải là ông Trần Văn Sáu.",
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "end"),
    ),
    (
        "Ông Lê Quang Tám nguyên là Chủ tịch UBND xã Bình Hải.",
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "former"),
    ),
    (
        "Ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải (nguyên Bí thư Đảng ủy xã Trà Sơn), nói.",
        ("Lê Quang Tám", "Bí thư", "Đảng ủy xã Trà Sơn", "former"),
    ),
    (
        "Ông Trần Văn Sáu được bầu làm Chủ tịch UBND xã Bình Hải, thay ông Lê Quang Tám (hiện là Bí thư Đảng ủy xã Trà Sơn).",
        ("Lê Quang Tám", "Bí thư", "Đảng ủy xã Trà Sơn", "current"),
    ),
    (
        "Với cương vị Chủ tịch UBND xã Bình Hải, ông Lê Quang Tám đã ký văn bản.",
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current"),
    ),
    (
        "Ông Lê Quang Tám từng làm Phó Chủ tịch rồi Chủ tịch UBND xã Bình Hải.",
        ("Lê Quang Tám", "Phó Chủ tịch", "UBND xã Bình Hải", "former"),
    ),
    (
        "Ông Lê Quang Tám - người giúp bà Vũ Thị Lan nên bị cách chức - vừa được bầu làm Chủ tịch UBND xã Bình Hải.",
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "start"),
    ),
    (
        "Ông Lê Quang Tám - nguyên Trưởng thôn Đông, người từng giúp bà Vũ Thị Lan - được bầu làm Chủ tịch UBND xã Bình Hải.",
        ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "start"),
    ),
]


@pytest.mark.parametrize(("text", "holding"), CLAUSES, ids=[text[:50] for text, _ in CLAUSES])
def test_a_post_is_that_of_the_person_whom_the_clause_means(text: str, holding: tuple[str, str, str, str]) -> None:
    assert holding in told(text)


@pytest.mark.parametrize(
    ("text", "holding"),
    [
        ("Bầu ông Trần Văn Sáu làm Chủ tịch nước, Bí thư xã Bình Hải Lê Quang Tám nói.", ("Lê Quang Tám", "Chủ tịch nước")),
        ("Quốc hội họp. Theo các đại biểu, ông Lê Quang Tám nói đúng.", ("Lê Quang Tám", "Đại biểu")),
        ("Hội đồng quản trị do ông Lê Quang Tám làm chủ tịch. UBND xã Bình Hải dự.", ("Lê Quang Tám", "Chủ tịch")),
        ("Đoàn công tác của Trường Đại học Sao Xanh do ông Lê Quang Tám làm Trưởng đoàn.", ("Lê Quang Tám", "Trưởng đoàn")),
        ("Ông Lê Quang Tám - người giúp bà Vũ Thị Lan - được bầu làm Chủ tịch UBND xã Bình Hải.", ("Vũ Thị Lan", "Chủ tịch")),
    ],
)  # fmt: skip
def test_a_post_is_not_given_to_whoever_stands_nearest(text: str, holding: tuple[str, str]) -> None:
    assert holding not in {(person, role) for person, role, *_ in told(text)}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Anh Trần Văn Sáu là con trai ông Lê Quang Tám, Bí thư Đảng ủy xã Bình Hải.", {"Lê Quang Tám"}),
        ("Con trai của ông Lê Quang Tám, Bí thư Đảng ủy xã Bình Hải, bị nhắc nhở.", {"Lê Quang Tám"}),
        ("Vợ ông Lê Quang Tám (Bí thư Đảng ủy xã Bình Hải) là giáo viên.", {"Lê Quang Tám"}),
        ("Bà Vũ Thị Lan, vợ ông Lê Quang Tám, Bí thư Đảng ủy xã Bình Hải, nói.", set()),  # hers or his?
        ("UBND xã công bố ông Lê Quang Tám (Bí thư Đảng ủy xã Bình Hải) trúng thưởng.", {"Lê Quang Tám"}),
        (
            "Ông Trần Văn Sáu, con trai của ông Lê Quang Tám, được bầu làm Bí thư Đảng ủy xã Bình Hải.",
            {"Trần Văn Sáu"},
        ),
    ],
)
def test_a_relative_is_named_beside_the_holder(text: str, holders: set[str]) -> None:
    assert people(text) == holders


def test_who_speaks_is_not_who_is_spoken_of() -> None:
    assert people("Ông Lê Quang Tám cho rằng việc bầu Bí thư Đảng ủy làm Chủ tịch UBND xã Bình Hải là đúng.") == set()


def test_a_board_is_listed_with_or_without_a_colon() -> None:
    text = "Ban Thường vụ Huyện ủy Hậu Lộc gồm ông Lê Quang Tám, bà Vũ Thị Lan và ông Trần Văn Sáu."
    assert people(text) == {"Lê Quang Tám", "Vũ Thị Lan", "Trần Văn Sáu"}


def test_a_man_with_a_name_of_another_language_is_a_foreigner() -> None:
    assert people("Ông Trần Văn Lập (Chen Wenli), Bí thư Đảng ủy Bộ Nông nghiệp, nói.") == set()


def test_an_article_about_another_state_tells_of_its_own_officials() -> None:
    about = "Hàn Quốc có nội các mới. Báo Hàn Quốc đưa tin. Quốc hội Hàn Quốc họp. Người Hàn Quốc chờ đợi. "
    statement = "Thủ tướng Lý Minh Tâm phát biểu."
    assert people(about + statement) == set()
    assert people(about + "Việt Nam chúc mừng. " + statement) == {"Lý Minh Tâm"}


def test_he_is_the_only_person_named_however_long_ago() -> None:
    career = "Ông Lê Quang Tám quê Bến Tre. " + "Gia đình ông làm ruộng nhiều đời. " * 6
    assert people(career + "Sau đó, ông về làm Chủ tịch UBND xã Bình Hải.") == {"Lê Quang Tám"}
    elsewhere = "Bà Vũ Thị Lan ở Huế. Ông Lê Quang Tám quê Bến Tre. " + "Năm ấy trời hạn nặng. " * 6
    assert people(elsewhere + "Sau đó, ông về làm Chủ tịch UBND xã Bình Hải.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chức danh Bí thư Đảng ủy xã Bình Hải được giao cho ông Lê Quang Tám.",
            {("Lê Quang Tám", "Bí thư", "Đảng ủy xã Bình Hải", "start")},
        ),
        (
            "Ông Trần Văn Sáu trao quyết định Trưởng Công an xã Bình Hải cho ông Lê Quang Tám.",
            {("Lê Quang Tám", "Trưởng Công an", "Công an xã Bình Hải", "start")},
        ),
        (
            "Ông Lê Quang Tám Chủ tịch UBND xã Bình Hải cho biết.",  # the comma is left out
            {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")},
        ),
        ("Theo ông Lê Quang Tám, việc đưa người về làm Phó Chủ tịch UBND xã Bình Hải rất khó.", set()),
    ],
)
def test_posts_given_over_and_told_without_a_comma(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


def test_a_word_that_begins_the_next_sentence_is_no_place() -> None:
    text = "Thành phố Huế họp. Ông Lê Quang Tám, nguyên Chủ tịch UBND TP. \nSau đó mọi người về."
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND thành phố Huế", "former")}


def test_who_signs_a_removal_is_not_removed():
    signed = "Ngày 5-3-2018, Chủ tịch UBND tỉnh Bến Tre Lê Quang Tám đã ký quyết định cách chức Phó Chủ tịch UBND xã Bình Hải đối với ông Mai Văn Lựu."
    found = {(s.person, s.role, s.status) for s in extract(Article(text=signed)) if isinstance(s, HoldsRole)}
    assert found == {("Lê Quang Tám", "Chủ tịch", "current"), ("Mai Văn Lựu", "Phó Chủ tịch", "end")}


IN_TURN = [
    (
        "Các ông Lê Quang Tám, Trần Văn Sáu và bà Vũ Thị Lan lần lượt giữ chức giám đốc các Sở Tư pháp, "
        "Khoa học và Công nghệ và Tài chính tỉnh Long An."
    ),
    (
        "Các Sở Tư pháp, Khoa học và Công nghệ, Tài chính tỉnh Long An lần lượt do các ông Lê Quang Tám, Trần Văn Sáu, "
        "bà Vũ Thị Lan làm giám đốc."
    ),
]


@pytest.mark.parametrize("text", IN_TURN)
def test_of_several_people_and_bodies_named_in_turn_each_has_his_own(text: str) -> None:
    assert {(person, body) for person, _, body, _ in told(text)} == {
        ("Lê Quang Tám", "Sở Tư pháp tỉnh Long An"),
        ("Trần Văn Sáu", "Sở Khoa học và Công nghệ tỉnh Long An"),
        ("Vũ Thị Lan", "Sở Tài chính tỉnh Long An"),
    }


def test_who_of_fewer_people_has_which_body_is_not_said() -> None:
    text = "Các ông Lê Quang Tám, Trần Văn Sáu lần lượt giữ chức giám đốc các Sở Tư pháp, Nội vụ và Tài chính tỉnh Long An."
    assert told(text) == set()


SHARED = [
    (
        "Dự có ông Lê Quang Tám, Chủ tịch và bà Vũ Thị Lan, Phó Chủ tịch UBND xã Bình Hải.",
        {
            ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current"),
            ("Vũ Thị Lan", "Phó Chủ tịch", "UBND xã Bình Hải", "current"),
        },
    ),
    (
        "Ông Lê Quang Tám, nguyên Chủ tịch và ông Trần Văn Sáu, đương kim Chủ tịch UBND xã Bình Hải, cùng dự.",
        {
            ("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "former"),
            ("Trần Văn Sáu", "Chủ tịch", "UBND xã Bình Hải", "current"),
        },
    ),
    (
        "Ông Lê Quang Tám, Chủ tịch Công ty Hải Bình, và ông Trần Văn Sáu, Phó Chủ tịch UBND xã Bình Hải, cùng dự.",
        {("Trần Văn Sáu", "Phó Chủ tịch", "UBND xã Bình Hải", "current")},
    ),
    (
        "Ông Lê Quang Tám mắc lỗi thời làm Phó chủ tịch, Chủ tịch rồi Bí thư Long An.",
        {
            ("Lê Quang Tám", "Phó Chủ tịch", "UBND Long An", "former"),
            ("Lê Quang Tám", "Chủ tịch", "UBND Long An", "former"),
            ("Lê Quang Tám", "Bí thư", "Tỉnh ủy Long An", "former"),
        },
    ),
    (
        "Ông Lê Quang Tám từng qua các vị trí Phó cục trưởng, Cục trưởng Cục Thuế tỉnh Long An.",
        {
            ("Lê Quang Tám", "Phó Cục trưởng", "Cục Thuế tỉnh Long An", "former"),
            ("Lê Quang Tám", "Cục trưởng", "Cục Thuế tỉnh Long An", "former"),
        },
    ),
    (
        "Đại hội Đảng bộ xã Bình Hải bầu ông Lê Quang Tám làm Bí thư.",
        {("Lê Quang Tám", "Bí thư", "Đảng ủy xã Bình Hải", "start")},
    ),
    ("Các ông Lê Quang Tám và Trần Văn Sáu làm giám đốc.", set()),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_body_said_once_is_that_of_all_whose_offices_it_tells(
    text: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


WAYS = [
    ("Ông Lê Quang Tám được giao phụ trách UBND xã Bình Hải.", ("Chủ tịch", "UBND xã Bình Hải", "start")),
    ("Chức Chủ tịch UBND xã Bình Hải do ông Lê Quang Tám đảm nhiệm.", ("Chủ tịch", "UBND xã Bình Hải", "current")),
    ("Tại xã Bình Hải, chủ tịch xã này, ông Lê Quang Tám, nói.", ("Chủ tịch", "UBND xã Bình Hải", "current")),
    (
        "Ông Lê Quang Tám trúng cử Ban Chấp hành Đảng bộ tỉnh Long An.",
        ("Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Long An", "start"),
    ),
    (
        "Ông Lê Quang Tám được bầu vào Ban Thường vụ Tỉnh ủy Long An.",
        ("Ủy viên", "Ban Thường vụ Tỉnh ủy Long An", "start"),
    ),
    ("Nhiều đại biểu HĐND tỉnh Long An như ông Lê Quang Tám đã hỏi.", ("Đại biểu", "HĐND tỉnh Long An", "current")),
    (
        "HĐND xã Bình Hải bầu hai Phó Chủ tịch UBND xã. Đó là ông Lê Quang Tám và bà Vũ Thị Lan.",
        ("Phó Chủ tịch", "UBND xã Bình Hải", "start"),
    ),
    (
        "Ông Lê Quang Tám là thạc sĩ kinh tế, nguyên Chủ tịch UBND xã Bình Hải.",
        ("Chủ tịch", "UBND xã Bình Hải", "former"),
    ),
    (
        "Tỉnh cách chức Bí thư Đảng ủy xã Bình Hải, cho thôi giữ chức Chủ tịch HĐND xã đối với ông Lê Quang Tám.",
        ("Bí thư", "Đảng ủy xã Bình Hải", "end"),
    ),
    (
        "Ở huyện Thanh Oai, ông Lê Quang Tám (Trưởng phòng Giáo dục và Đào tạo) nói.",
        ("Trưởng phòng", "Phòng Giáo dục và Đào tạo huyện Thanh Oai", "current"),
    ),
    (
        "Ông Lê Quang Tám giữ chức Trưởng ban Ban Quản lý Khu kinh tế mở Chu Lai.",
        ("Trưởng ban", "Ban Quản lý Khu kinh tế mở Chu Lai", "current"),
    ),
]


@pytest.mark.parametrize(("text", "holding"), WAYS, ids=[text[:40] for text, _ in WAYS])
def test_offices_are_told_in_many_ways(text: str, holding: tuple[str, str, str]) -> None:
    assert ("Lê Quang Tám", *holding) in told(text)


def test_a_khmer_is_known_by_his_office_a_foreigner_is_not() -> None:
    assert people("Ông Chau Phonrith - bí thư Huyện ủy Tri Tôn - nói.") == {"Chau Phonrith"}
    assert people("Bí thư Thành ủy Trùng Khánh, ông Sun Zheng Cai, phát biểu.") == set()


def test_what_follows_a_bare_provincial_committee_may_be_a_woman() -> None:
    text = "Tại tỉnh Kon Tum, Phó bí thư Tỉnh ủy, bà Y Mửi chủ trì."
    assert told(text) == {("Y Mửi", "Phó Bí thư", "Tỉnh ủy Kon Tum", "current")}


def test_two_generations_of_one_name_in_an_article_are_two_units() -> None:
    text = (
        "Ông Lê Quang Tám, nguyên Chủ tịch UBND phường Thới An, quận Ô Môn, được bầu làm Chủ tịch UBND phường Thới An, "
        "TP Cần Thơ từ ngày 1/7/2025."
    )
    found = [s for s in extract(Article(text=text)) if isinstance(s, HoldsRole)]
    assert {(s.status, s.within) for s in found} == {("former", ("quận Ô Môn",)), ("start", ("thành phố Cần Thơ",))}


FURTHER_WAYS = [
    (
        "Ông Lê Quang Tám từ tháng 6/2011 đến tháng 5/2015 là Chủ tịch UBND xã Bình Hải.",
        ("former", "2011-06", "2015-05"),
    ),
    ("Ông Lê Quang Tám vẫn là Chủ tịch UBND xã Bình Hải.", ("current", None, None)),
    ("Nhậm chức Chủ tịch UBND xã Bình Hải từ tháng 8/2018, ông Lê Quang Tám đã về thôn.", ("start", "2018-08", None)),
    (
        "HĐND xã Bình Hải miễn nhiệm Chủ tịch UBND xã Trần Văn Sáu; ông Lê Quang Tám được bầu thay.",
        ("start", None, None),
    ),
    (
        (
            "HĐND xã Bình Hải họp. Kết quả, bà Vũ Thị Lan được bầu giữ chức Chủ tịch HĐND; "
            "ông Lê Quang Tám được bầu giữ chức Chủ tịch UBND."
        ),
        ("start", None, None),
    ),
    (
        "Tiểu sử đồng chí Lê Quang Tám\nTừ tháng 6/2011 đến tháng 5/2015: Chủ tịch UBND xã Bình Hải.",
        ("former", "2011-06", "2015-05"),
    ),
    (
        "Ông Lê Quang Tám sinh năm 1970. Quá trình công tác:\n- 2010 - 2015: Chủ tịch UBND xã Bình Hải;",
        ("former", "2010", "2015"),
    ),
    ("Từ tháng 8/2018 đến nay: Chủ tịch UBND xã Bình Hải.\nÔng Lê Quang Tám nói.", None),
    (
        "Trước khi bị bãi nhiệm chức Chủ tịch UBND xã Bình Hải tháng 11/2017, ông Lê Quang Tám nói.",
        ("end", None, "2017-11"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FURTHER_WAYS, ids=[text[:50] for text, _ in FURTHER_WAYS])
def test_an_office_is_dated_however_it_is_told(text: str, expected: tuple[str, str | None, str | None] | None) -> None:
    found = [
        s
        for s in extract(Article(text=text))
        if isinstance(s, HoldsRole) and s.person == "Lê Quang Tám" and s.organisation == "UBND xã Bình Hải"
    ]
    assert [(s.status, s.start, s.end) for s in found] == ([expected] if expected else [])


def test_officers_listed_under_a_heading_are_of_its_committee() -> None:
    text = (
        "Nhân sự Đại hội Đảng bộ xã Bình Hải như sau:\n"
        "- Bí thư: đồng chí Lê Quang Tám\n- Phó Bí thư Thường trực: đồng chí Vũ Thị Lan"
    )
    assert {(person, role, body) for person, role, body, _ in told(text)} == {
        ("Lê Quang Tám", "Bí thư", "Đảng ủy xã Bình Hải"),
        ("Vũ Thị Lan", "Phó Bí thư Thường trực", "Đảng ủy xã Bình Hải"),
    }


def test_short_titles_are_read() -> None:
    text = "Đ/c Lê Quang Tám - UVBTV Huyện ủy, Bí thư Đảng ủy xã Bình Hải, huyện Bình Sơn."
    assert ("Lê Quang Tám", "Ủy viên", "Ban Thường vụ Huyện ủy Bình Sơn", "current") in told(text)


NO_OFFICES = [
    ("Trong đợt bầu cử đại biểu Quốc hội, Bí thư Đảng ủy xã Bình Hải Lê Quang Tám nói.", "Đại biểu"),
    ("Ông Trần Văn Sáu, Chủ tịch UBND xã Bình Hải, ông Lê Quang Tám, Phó Chủ tịch VCBH, cùng dự.", "Phó Chủ tịch"),
    ("Chủ tịch nước Trần Văn Sáu trao quyết định cho đồng chí Lê Quang Tám, Chủ tịch nước nêu rõ.", "Chủ tịch nước"),
    ("Chánh Thanh tra tỉnh Long An Lê Quang Tám làm việc với Trưởng đoàn Thanh tra.", "Trưởng đoàn"),
]


@pytest.mark.parametrize(("text", "role"), NO_OFFICES)
def test_what_stands_near_a_name_may_be_no_office_of_his(text: str, role: str) -> None:
    assert role not in {r for person, r, *_ in told(text) if person == "Lê Quang Tám"}


def test_a_works_that_bears_a_mans_name_is_no_man() -> None:
    text = (
        "Ông Lê Quang Tám từng làm giám đốc Nông trường Phạm Văn Hai, Bí thư Huyện ủy Bình Sơn. "
        "Từ năm 1988, ông làm Giám đốc Sở Nông nghiệp tỉnh Long An."
    )
    assert people(text) == {"Lê Quang Tám"}


def test_whoever_is_to_be_replaced_holds_the_office_still() -> None:
    text = "Ông Trần Văn Sáu được giới thiệu bầu giữ chức Chủ tịch UBND xã Bình Hải, thay ông Lê Quang Tám."
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")}


def test_a_so_is_the_provinces_and_no_citys_in_it() -> None:
    text = "Tại TP Cà Mau, ông Lê Quang Tám, Phó Giám đốc Sở Tài chính, nói. UBND tỉnh Cà Mau cũng nói."
    assert ("Lê Quang Tám", "Phó Giám đốc", "Sở Tài chính tỉnh Cà Mau", "current") in told(text)


def test_whom_a_source_wants_to_act_is_another() -> None:
    assert told("Theo ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải phải xin lỗi ông.") == set()
    text = "Theo ông Lê Quang Tám, Chủ tịch UBND xã Bình Hải, việc này phải làm."
    assert told(text) == {("Lê Quang Tám", "Chủ tịch", "UBND xã Bình Hải", "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các ông Vũ Văn Khoan và Lê Đình Thoại (cùng là Phó Chủ tịch UBND xã Tân Hương) bị nhắc nhở.",
            {"Vũ Văn Khoan", "Lê Đình Thoại"},
        ),
        (
            "Ông Vũ Văn Khoan, Lê Đình Thoại đều là Phó Chủ tịch UBND xã Tân Hương.",
            {"Vũ Văn Khoan", "Lê Đình Thoại"},
        ),
        (
            "Các thành viên Đoàn thanh tra Bộ Y tế gồm: Vũ Văn Khoan, chuyên viên Phòng số 2; Lê Thị Thoại, cán bộ Phòng số 3; Đỗ Thị Mận.",
            {"Vũ Văn Khoan", "Lê Thị Thoại", "Đỗ Thị Mận"},
        ),
    ],
)
def test_what_is_told_of_all_is_each_ones(text: str, expected: set[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "role", "organisation", "status"),
    [
        ("Ông Vũ Văn Khoan (Đoàn ĐBQH tỉnh Nghệ An) nêu ý kiến.", "Đại biểu", "Quốc hội", "current"),
        ("Bà Vũ Thị Khoan - Đoàn ĐBQH TP Hà Nội, đề nghị sửa luật.", "Đại biểu", "Quốc hội", "current"),
        (
            "Ông Vũ Văn Khoan, Việt kiều Pháp, Chủ tịch UBND xã Tân Hương, kể.",
            "Chủ tịch",
            "UBND xã Tân Hương",
            "current",
        ),
        ("Bí thư Huyện ủy Thanh Oai đương nhiệm Vũ Văn Khoan đến dự.", "Bí thư", "Huyện ủy Thanh Oai", "current"),
        (
            "Ông Vũ Văn Khoan sinh năm 1947. Năm 1989 là Phó Tư lệnh Quân chủng Hải quân.",
            "Phó Tư lệnh",
            "Quân chủng Hải quân",
            "former",
        ),
    ],
)
def test_a_post_told_in_short_beside_a_name(text: str, role: str, organisation: str, status: str) -> None:
    assert told(text) == {("Vũ Thị Khoan" if "Thị" in text else "Vũ Văn Khoan", role, organisation, status)}
