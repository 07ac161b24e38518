"""Offices told in passing: of which body they are, and whose, in sentences of newspaper style."""

from __future__ import annotations

import time

import pytest
from canbo.graph.curation import Curation
from canbo.graph.derive import Derivation
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.gazetteer import gazetteer
from canbo.loaders.statement import HoldsRole


def told(text: str) -> set[tuple[str, str, str]]:
    """The roles, bodies and statuses that a text tells of Lê Quang Tám."""
    found = extract(Article(text=text))
    return {
        (s.role, s.organisation, s.status) for s in found if isinstance(s, HoldsRole) and s.person == "Lê Quang Tám"
    }


PASSING = [
    (
        "Chủ tịch Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam Lê Quang Tám dự.",
        "Chủ tịch",
        "Quốc hội",
        "current",
    ),
    ("Ông Lê Quang Tám nguyên là Chủ tịch Hội đồng Nhà nước.", "Chủ tịch", "Hội đồng Nhà nước", "former"),
    (
        "Trưởng Chi cục Thú y tỉnh Cà Mau Lê Quang Tám dự.",
        "Trưởng Chi cục",
        "Chi cục Thú y tỉnh Cà Mau",
        "current",
    ),
    # the Party committee of an inspectorate that is a body of its own
    (
        "Ông Lê Quang Tám, Bí thư Đảng ủy, Phó Chánh Thanh tra tỉnh Cà Mau, dự.",
        "Bí thư",
        "Đảng ủy Thanh tra tỉnh Cà Mau",
        "current",
    ),
    # a foreigner's post follows, and his name
    (
        "Chủ tịch Quốc hội Lê Quang Tám, Chủ tịch Quốc hội Lào Khamphay Vongsa tiếp khách.",
        "Chủ tịch",
        "Quốc hội",
        "current",
    ),
    (
        "Tổng Bí thư Đảng Cộng sản Việt Nam Lê Quang Tám tiếp khách.",
        "Tổng Bí thư",
        "Ban Chấp hành Trung ương Đảng",
        "current",
    ),
    # a rank between the name and the office
    (
        "Ông Lê Quang Tám - thiếu tướng, Giám đốc Công an tỉnh Cà Mau - dự.",
        "Giám đốc",
        "Công an tỉnh Cà Mau",
        "current",
    ),
    # words between the verb and the offices
    (
        "Ông Lê Quang Tám từng kinh qua nhiều vị trí lãnh đạo quan trọng tại các cơ quan như Chánh Thanh tra Sở Y tế Cà Mau.",
        "Chánh Thanh tra",
        "Thanh tra Sở Y tế Cà Mau",
        "former",
    ),
    # a department is no part of the other department beside it
    (
        "Ông Lê Quang Tám là Chánh Thanh tra, Trưởng phòng Tổ chức Sở Y tế tỉnh Cà Mau.",
        "Chánh Thanh tra",
        "Thanh tra Sở Y tế tỉnh Cà Mau",
        "current",
    ),
    (
        "Ông Lê Quang Tám (thời điểm này là Chủ tịch UBND huyện Cái Nước) ký.",
        "Chủ tịch",
        "UBND huyện Cái Nước",
        "former",
    ),
    # the office that is left for another
    (
        "Ông Lê Quang Tám từ Phó Giám đốc Sở Y tế tỉnh Cà Mau sang làm Bí thư Huyện ủy Cái Nước.",
        "Phó Giám đốc",
        "Sở Y tế tỉnh Cà Mau",
        "end",
    ),
    (
        "Ông Lê Quang Tám từ Vụ trưởng, Ban Đổi mới doanh nghiệp Bộ Xây dựng được chuyển công tác.",
        "Vụ trưởng",
        "Ban Đổi mới doanh nghiệp Bộ Xây dựng",
        "end",
    ),
    # a full name after "là", an address after a dash
    ("Hai cựu Thứ trưởng Bộ Y tế là Lê Quang Tám và Trần Văn Sáu vắng mặt.", "Thứ trưởng", "Bộ Y tế", "former"),
    (
        "Đây là ý kiến của Chủ tịch UBND tỉnh Cà Mau – ông Lê Quang Tám tại buổi làm việc.",
        "Chủ tịch",
        "UBND tỉnh Cà Mau",
        "current",
    ),
    # a comma or the country between the title, its body and the name
    ("Phó Cục trưởng, Cục Thú y Lê Quang Tám nói.", "Phó Cục trưởng", "Cục Thú y", "current"),
    ("Ông Lê Quang Tám giữ chức Vụ trưởng Vụ Pháp chế Bộ Y tế.", "Vụ trưởng", "Vụ Pháp chế Bộ Y tế", "current"),
    ("Thứ trưởng Bộ Ngoại giao Việt Nam Lê Quang Tám đến Viêng Chăn.", "Thứ trưởng", "Bộ Ngoại giao", "current"),
    # the Youth Union in schools and companies, its council for the Pioneers
    (
        "Anh Lê Quang Tám - Bí thư Đoàn trường THPT Nguyễn Văn Trỗi - kể.",
        "Bí thư",
        "Đoàn Trường THPT Nguyễn Văn Trỗi",
        "current",
    ),
    ("Anh Lê Quang Tám, Bí thư chi đoàn thôn Đông Hà, kể.", "Bí thư", "Chi đoàn thôn Đông Hà", "current"),
    (
        "Anh Lê Quang Tám, Phó Bí thư Tỉnh đoàn, Chủ tịch Hội đồng Đội tỉnh Cà Mau, dự.",
        "Chủ tịch",
        "Hội đồng Đội tỉnh Cà Mau",
        "current",
    ),
    # the department of the body where he works, or whose head appoints him, or which the article names in full
    (
        "Làm việc tại Phòng Tổ chức, Sở Y tế tỉnh Cà Mau, ông Lê Quang Tám lần lượt giữ chức Phó phòng rồi Trưởng phòng.",
        "Trưởng phòng",
        "Phòng Tổ chức Sở Y tế tỉnh Cà Mau",
        "former",
    ),
    (
        "Năm 2014, Giám đốc Sở Y tế Cà Mau bổ nhiệm ông Lê Quang Tám giữ chức Trưởng phòng Tổ chức.",
        "Trưởng phòng",
        "Phòng Tổ chức Sở Y tế Cà Mau",
        "start",
    ),
    (
        "Phòng Tổ chức của Sở Y tế Cà Mau đã họp.\nÔng Lê Quang Tám, Trưởng phòng Tổ chức, chủ trì.",
        "Trưởng phòng",
        "Phòng Tổ chức Sở Y tế Cà Mau",
        "current",
    ),
    # a steering body named in full elsewhere, and a board that only councils have
    (
        "Ban Chỉ đạo phòng, chống dịch tỉnh Cà Mau họp hôm qua.\nÔng Lê Quang Tám (Trưởng ban Chỉ đạo) kết luận.",
        "Trưởng ban",
        "Ban Chỉ đạo Phòng, chống dịch tỉnh Cà Mau",
        "current",
    ),
    (
        "HĐND tỉnh Cà Mau giám sát.\nTrưởng ban Pháp chế Lê Quang Tám nêu.",
        "Trưởng ban",
        "Ban Pháp chế HĐND tỉnh Cà Mau",
        "current",
    ),
    # whom he replaces, what stands before his office in brackets
    (
        "Bà Đỗ Thị Na được bầu làm Bí thư Tỉnh ủy Cà Mau, thay người tiền nhiệm Lê Quang Tám.",
        "Bí thư",
        "Tỉnh ủy Cà Mau",
        "end",
    ),
    (
        "Lê Quang Tám (SN 1970, trú tại Hàng Bông, Hà Nội - nguyên Chủ tịch UBND phường Trung Tự) hầu tòa.",
        "Chủ tịch",
        "UBND phường Trung Tự",
        "former",
    ),
    # a body pointed back to; the office, the district told before
    (
        "Bà Đỗ Thị Na rời Sở Y tế Cà Mau.\nÔng Lê Quang Tám, Giám đốc Sở này, nói.",
        "Giám đốc",
        "Sở Y tế Cà Mau",
        "current",
    ),
    (
        "Bà Đỗ Thị Na, Chánh Văn phòng UBND tỉnh Cà Mau, nghỉ hưu. Ông Lê Quang Tám được bổ nhiệm làm Phó Chánh Văn phòng.",
        "Phó Chánh Văn phòng",
        "Văn phòng UBND tỉnh Cà Mau",
        "start",
    ),
    (
        "Huyện Cái Nước họp.\nBà Đỗ Thị Na (Phó Chủ tịch thị xã Giá Rai), ông Lê Quang Tám (Trưởng phòng Nội vụ) dự.",
        "Trưởng phòng",
        "Phòng Nội vụ thị xã Giá Rai",
        "current",
    ),
    # who is named with the body, and where he worked before
    (
        "Thanh tra Bộ Y tế hiện nay có ông Lê Quang Tám là Chánh Thanh tra.",
        "Chánh Thanh tra",
        "Thanh tra Bộ Y tế",
        "current",
    ),
    (
        "Ông Lê Quang Tám (51 tuổi), từng công tác tại Viện Quy hoạch, Cục Thú y, Chủ tịch UBND tỉnh Cà Mau.",
        "Chủ tịch",
        "UBND tỉnh Cà Mau",
        "former",
    ),
    # a ministry by half of its name
    (
        "Bộ Khoa học và Công nghệ họp.\nBộ trưởng Khoa học Lê Quang Tám nói.",
        "Bộ trưởng",
        "Bộ Khoa học và Công nghệ",
        "current",
    ),
    # a seat on the committee of a bloc is no part of the office beside it
    (
        "Ông Lê Quang Tám, ủy viên Ban Thường vụ Đảng bộ khối cơ quan tỉnh, Bí thư Đảng ủy, Giám đốc Sở Y tế tỉnh Cà Mau, dự.",
        "Bí thư",
        "Đảng ủy Sở Y tế tỉnh Cà Mau",
        "current",
    ),
]


@pytest.mark.parametrize(("text", "role", "organisation", "status"), PASSING, ids=[text[:60] for text, *_ in PASSING])
def test_an_office_told_in_passing_has_its_body(text: str, role: str, organisation: str, status: str) -> None:
    assert (role, organisation, status) in told(text)


NOT_HIS = [
    "Thừa ủy quyền của Bộ trưởng Bộ Y tế, ông Lê Quang Tám, trao quyết định.",  # another acts for the minister
    "Chủ tịch UBND tỉnh Cà Mau: Ông Lê Quang Tám đã nhận lỗi",  # the chairman says so of him
    "Tỉnh phân công ông Lê Quang Tám điều hành tới lúc bầu nhân sự thay vào chức danh Chủ tịch HĐND tỉnh Cà Mau.",
    "Anh Lê Quang Tám về quê, còn tôi được điều động làm Chủ tịch UBND xã Tân Hà.",  # the writer
    "Tổ một do ông Lê Quang Tám làm tổ trưởng.",  # of which teams is not said
    "Ông Lê Quang Tám, nguyên Phó Bí thư Đảng ủy, ủy viên HĐQT kiêm Tổng giám đốc, vắng mặt.",
]


@pytest.mark.parametrize("text", NOT_HIS)
def test_whoever_is_named_after_a_title_may_be_another(text: str) -> None:
    assert told(text) == set()


def test_the_field_of_a_ministry_may_be_told_with_its_minister() -> None:
    text = "Bộ trưởng Giáo dục và Đào tạo Đỗ Văn Na họp. Bộ Giáo dục nêu.\nThứ trưởng Lê Quang Tám nói."
    assert told(text) == {("Thứ trưởng", "Bộ Giáo dục và Đào tạo", "current")}


def test_two_offices_that_nobody_holds_both_are_of_two_men() -> None:
    text = "Quốc hội giới thiệu bầu Thủ tướng và Phó Chủ tịch Quốc hội Lê Quang Tám dự."
    assert told(text) == {("Phó Chủ tịch", "Quốc hội", "current")}


def test_a_life_is_told_of_him_however_many_its_sentences() -> None:
    text = (
        "Bà Đỗ Thị Na chủ trì.\nÔng Lê Quang Tám quê Cà Mau.\nNăm 1980, ông nhập ngũ.\nNăm 1985, ông về quê.\n"
        "Sau đó ông đi học.\nNăm 1990, ông dạy học.\nTừ 2006 đến 2011, ông là Bí thư Tỉnh ủy Cà Mau."
    )
    assert told(text) == {("Bí thư", "Tỉnh ủy Cà Mau", "former")}


@pytest.mark.parametrize(
    "part",
    [
        "Phòng Tổ chức họp. Ông Lê Quang Tám, Trưởng phòng Tổ chức, nói. ",
        "Ban Chỉ đạo phòng chống dịch tỉnh Cà Mau họp. Ông Lê Quang Tám (Trưởng ban Chỉ đạo) nói. ",
    ],
)
def test_bodies_named_in_part_do_not_hold_the_reader_up(part: str) -> None:
    begin = time.process_time()
    told(part * 4_000)
    assert time.process_time() - begin < 10


def test_a_hamlet_is_one_with_and_without_so_before_its_number() -> None:
    articles = [f"Bà Lê Thị Mơ, Tổ trưởng tổ dân phố {n}, phường Trà An, quận Bình Thủy." for n in ("7", "số 7")]
    said = [s for n, text in enumerate(articles) for s in extract(Article(id=str(n), text=text))]
    assert [s.organisation for s in said if isinstance(s, HoldsRole)] == ["tổ dân phố 7", "tổ dân phố số 7"]
    (held,) = Derivation(said, gazetteer(), Curation()).held
    assert {"Tổ trưởng tổ dân phố 7", "Tổ trưởng tổ dân phố số 7"} <= set(held.post.names)


def test_a_hamlet_that_has_a_head_is_named_once() -> None:
    said = extract(Article(id="1", text="Ông Lê Quang Tám, Trưởng thôn Đông, xã Trà An, huyện Bình Tân, nói."))
    (held,) = Derivation(list(said), gazetteer(), Curation()).held
    assert held.post.organisation.name == "thôn Đông"
    assert {"Trưởng thôn thôn Đông", "Trưởng thôn Đông"} <= set(held.post.names)


def test_a_body_spelled_in_two_ways_is_one() -> None:
    text = "Tân Bộ trưởng Bộ GD-ĐT Lê Quang Tám dự. Ông Lê Quang Tám được phê chuẩn làm Bộ trưởng Bộ GD&ĐT."
    assert {(role, status) for role, _, status in told(text)} == {("Bộ trưởng", "start")}
