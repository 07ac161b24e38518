"""Which body a title is of: how far its name goes, and what the article says where the words leave it out."""

from __future__ import annotations

import time

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole


def posts(text: str) -> set[tuple[str, str]]:
    """Role and organisation of every post that the text states."""
    return {(s.role, s.organisation) for s in extract(Article(text=text)) if isinstance(s, HoldsRole)}


IN_FULL = [
    # short forms in brackets do not end a name
    ("Bà Vũ Thị Lan, Chủ tịch Hội đồng nhân dân (HĐND) xã Bình Hải, nói.", "Chủ tịch", "HĐND xã Bình Hải"),
    (
        "Đại tá Lê Quang Tám, Trưởng phòng Cảnh sát hình sự (PC02) Công an tỉnh Bến Tre, nói.",
        "Trưởng phòng",
        "Phòng Cảnh sát hình sự Công an tỉnh Bến Tre",
    ),
    # the body around it in brackets, after a comma, after "thuộc"
    (
        "Ông Lê Quang Tám, Trưởng phòng quản lý điện năng (Sở Công Thương tỉnh Bến Tre), nói.",
        "Trưởng phòng",
        "Phòng Quản lý điện năng Sở Công Thương tỉnh Bến Tre",
    ),
    (
        "Ông Lê Quang Tám, Trưởng phòng giám sát cây ăn trái thuộc Sở Công Thương tỉnh Bến Tre, nói.",
        "Trưởng phòng",
        "Phòng Giám sát cây ăn trái Sở Công Thương tỉnh Bến Tre",
    ),
    (
        "Ông Lê Quang Tám, Phó phòng Tổng hợp, Ban Tuyên giáo Tỉnh ủy Bến Tre, nói.",
        "Phó phòng",
        "Phòng Tổng hợp Ban Tuyên giáo Tỉnh ủy Bến Tre",
    ),
    (
        "Trưởng ban Pháp chế (HĐND tỉnh Bến Tre) Lê Quang Tám nói.",
        "Trưởng ban",
        "Ban Pháp chế HĐND tỉnh Bến Tre",
    ),
    # of a body that its field tells apart the ministry is left out
    ("Ông Lê Quang Tám, Cục trưởng Cục Thú y (Bộ Nông nghiệp), nói.", "Cục trưởng", "Cục Thú y"),
    (
        "Ông Lê Quang Tám, Chi cục trưởng Chi cục Kiểm ngư (Sở NN&PTNT tỉnh Bến Tre), nói.",
        "Chi cục trưởng",
        "Chi cục Kiểm ngư tỉnh Bến Tre",
    ),
    # lower-case words of a field
    (
        "Ông Lê Quang Tám, Cục trưởng Cục Kiểm soát hoạt động bảo vệ môi trường, nói.",
        "Cục trưởng",
        "Cục Kiểm soát hoạt động bảo vệ môi trường",
    ),
    ("Ông Lê Quang Tám, Thứ trưởng Bộ Thông tin truyền thông, nói.", "Thứ trưởng", "Bộ Thông tin truyền thông"),
    ("Ông Lê Quang Tám, Cục phó Cục Quản lý đường bộ, cho biết.", "Cục phó", "Cục Quản lý đường bộ"),
    # a name of its own
    (
        "Thiếu tá Lê Quang Tám, Chính trị viên Đồn Biên phòng Mường Nhói, nói.",
        "Chính trị viên",
        "Đồn Biên phòng Mường Nhói",
    ),
    # neighbourhoods are the body themselves
    ("Bà Vũ Thị Lan, Tổ trưởng tổ dân phố số 5, phường Trà An, nói.", "Tổ trưởng", "tổ dân phố số 5"),
    ("Ông Lê Quang Tám, Trưởng ban công tác Mặt trận thôn Đông, nói.", "Trưởng ban", "Ban Công tác Mặt trận thôn Đông"),
    (
        "Trưởng ban Quản lý các khu công nghiệp tỉnh Bến Tre Lê Quang Tám nói.",
        "Trưởng ban",
        "Ban Quản lý các khu công nghiệp tỉnh Bến Tre",
    ),
    # the centre
    ("Ông Lê Quang Tám, Chánh Văn phòng Trung ương Đảng, dự.", "Chánh Văn phòng", "Văn phòng Trung ương Đảng"),
    ("Anh Lê Quang Tám, Bí thư T.Ư Đoàn, dự.", "Bí thư", "Trung ương Đoàn"),
    ("Anh Lê Quang Tám, Ủy viên Ban Chấp hành Trung ương Đoàn, dự.", "Ủy viên", "Ban Chấp hành Trung ương Đoàn"),
    ("Ông Lê Quang Tám, Trưởng ban Công tác đại biểu, dự.", "Trưởng ban", "Ban Công tác đại biểu"),
    # what is steered ends where the sentence goes on
    (
        "Ông Lê Quang Tám, Trưởng ban Chỉ đạo phòng, chống hạn mặn tỉnh Bến Tre phát biểu.",
        "Trưởng ban",
        "Ban Chỉ đạo Phòng, chống hạn mặn tỉnh Bến Tre",
    ),
    # who leads a body that the sentence names before
    (
        "Tiểu ban Tuyên truyền do Phó Thủ tướng Lê Quang Tám làm Trưởng tiểu ban.",
        "Trưởng tiểu ban",
        "Tiểu ban Tuyên truyền",
    ),
    (
        "Đoàn kiểm tra của Bộ Chính trị do ông Lê Quang Tám làm Trưởng đoàn đến tỉnh.",
        "Trưởng đoàn",
        "Đoàn kiểm tra Bộ Chính trị",
    ),
    ("Đại biểu Quốc hội Lê Quang Tám (Phó đoàn Cà Mau) nói.", "Phó đoàn", "Đoàn đại biểu Quốc hội Cà Mau"),
    # of the army
    (
        "Thượng tá Lê Quang Tám, Chủ nhiệm Hậu cần Bộ Chỉ huy Quân sự tỉnh Bến Tre, nói.",
        "Chủ nhiệm Hậu cần",
        "Bộ Chỉ huy Quân sự tỉnh Bến Tre",
    ),
    ("Ông Lê Quang Tám, Xã đội trưởng xã Bình Hải, nói.", "Xã đội trưởng", "Ban Chỉ huy Quân sự xã Bình Hải"),
    # numbered squads, parts of the police after a comma, the youth of a body
    ("Đại úy Lê Quang Tám, Đội phó Đội CSGT số 9, nói.", "Đội phó", "Đội CSGT số 9"),
    (
        "Thượng tá Lê Quang Tám, Thủ trưởng Cơ quan Cảnh sát điều tra, Công an huyện Thanh Oai, nói.",
        "Thủ trưởng",
        "Cơ quan Cảnh sát điều tra Công an huyện Thanh Oai",
    ),
    (
        "Anh Lê Quang Tám, Bí thư Đoàn Thanh niên Công an tỉnh Bến Tre, nói.",
        "Bí thư",
        "Đoàn Thanh niên Công an tỉnh Bến Tre",
    ),
    ("Ông Lê Quang Tám là thôn trưởng thôn Đông, xã Bình Hải.", "Thôn trưởng", "thôn Đông"),
    (
        "Ông Lê Quang Tám, đại biểu Quốc hội đoàn Cà Mau, Ủy viên Ủy ban Kinh tế của Quốc hội, nói.",
        "Ủy viên",
        "Ủy ban Kinh tế của Quốc hội",
    ),
    # offices, posts and councils with a name of their own
    (
        "Ông Lê Quang Tám, Giám đốc Văn phòng đăng ký đất đai tỉnh Bến Tre, nói.",
        "Giám đốc",
        "Văn phòng Đăng ký đất đai tỉnh Bến Tre",
    ),
    (
        "Ông Lê Quang Tám, trạm trưởng Trạm Kiểm lâm Suối Mây, nói.",
        "Trạm trưởng",
        "Trạm Kiểm lâm Suối Mây",
    ),
    (
        "Ông Lê Quang Tám, Phó Chủ tịch Thường trực Hội đồng bồi thường, hỗ trợ và tái định cư huyện Ba Tri, nói.",
        "Phó Chủ tịch Thường trực",
        "Hội đồng Bồi thường, hỗ trợ và tái định cư huyện Ba Tri",
    ),
    (
        "Ông Lê Quang Tám, Phó Chánh Thanh tra, Cơ quan Thanh tra Ngân hàng Nhà nước, nói.",
        "Phó Chánh Thanh tra",
        "Cơ quan Thanh tra Ngân hàng Nhà nước",
    ),
    (
        "Ông Lê Quang Tám, Phó Chi cục Thủy sản tỉnh Bến Tre, nói.",
        "Phó Chi cục trưởng",
        "Chi cục Thủy sản tỉnh Bến Tre",
    ),
    (
        "Ông Lê Quang Tám, nguyên Cố vấn Ban Chấp hành Trung ương Đảng, nói.",
        "Cố vấn",
        "Ban Chấp hành Trung ương Đảng",
    ),
    # what a steering body's unit is stands with the other post
    (
        "Ông Lê Quang Tám, Phó Chủ tịch UBND tỉnh Bến Tre, Trưởng Ban Chỉ đạo phòng chống hạn mặn, nói.",
        "Trưởng ban",
        "Ban Chỉ đạo Phòng chống hạn mặn tỉnh Bến Tre",
    ),
    # a long field that no list has, commas in it, before a bracket
    (
        "Ông Lê Quang Tám - phó trưởng Phòng Cảnh sát bến bãi và trông coi, nạo vét, cứu đắm (Công an tỉnh Bến Tre) - nói.",
        "Phó Trưởng phòng",
        "Phòng Cảnh sát bến bãi và trông coi, nạo vét, cứu đắm Công an tỉnh Bến Tre",
    ),
    # a province of old that was two
    (
        "Ông Lê Quang Tám từng làm Giám đốc Sở Du lịch, Giám đốc Sở Tài chính tỉnh Quảng Nam - Đà Nẵng.",
        "Giám đốc",
        "Sở Du lịch tỉnh Quảng Nam - Đà Nẵng",
    ),
    # a director stands outside when he is no hospital's any more
    (
        "Bà Vũ Thị Lan, nguyên phó giám đốc Bệnh viện Ba Tri, nay là phó Ban bảo vệ, chăm sóc sức khỏe cán bộ tỉnh Bến Tre.",
        "Phó ban",
        "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh Bến Tre",
    ),
    # a district's name is not whose two syllables a third one follows
    ("Tỉnh Bến Tre họp. Giám đốc Sở Xây dựng Vũ Quang Tám nói.", "Giám đốc", "Sở Xây dựng tỉnh Bến Tre"),
    # the place that a bare name means
    ("Ông Lê Quang Tám từng là Bí thư Bắc Ninh.", "Bí thư", "Tỉnh ủy Bắc Ninh"),
]


@pytest.mark.parametrize(("text", "role", "organisation"), IN_FULL, ids=[text[:50] for text, _, _ in IN_FULL])
def test_a_body_is_read_to_the_end_of_its_name(text: str, role: str, organisation: str) -> None:
    assert (role, organisation) in posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Quang Tám, Trưởng Ban Tổ chức lễ hội đền Bình Hải, nói.",
        "Ông Lê Quang Tám, Trưởng ban Kiểm soát Ngân hàng Sao Xanh, nói.",
        "Ông Lê Quang Tám, Trạm trưởng Trạm Y tế xã Bình Hải, nói.",
        "Ông Lê Quang Tám, trạm trưởng, nói.",
        "Ông Lê Quang Tám giữ chức Giám đốc khu vực Đông Bắc Á.",
        "Ông Lê Quang Tám, Phó ban Quản lý đầu tư và xây dựng huyện Thanh Oai, nói.",
        "Ông Lê Quang Tám, Phó Chủ tịch UBND xã Bình Hải, đi cùng. Trưởng đoàn, bà Vũ Thị Lan, nói."[62:],
        "Ông Lê Quang Tám, Phó Chủ tịch Ủy ban Đoàn kết Công giáo, nói.",
        "Bộ Y tế, Bộ Xây dựng và Bộ Công Thương cùng họp. Thứ trưởng Lê Quang Tám nói.",
        "Bộ Y tế họp. Bộ trưởng Lê Quang Tám và Bộ trưởng Vũ Thị Lan dự.",
    ],
)
def test_a_body_without_public_posts_or_that_nobody_names_gives_nothing(text: str) -> None:
    assert posts(text) == set()


def test_a_bare_ministry_is_the_one_that_the_article_is_about_by_its_fullest_name() -> None:
    text = "Bộ Giáo dục và Đào tạo họp báo.\nBộ GD&ĐT nêu lý do.\nThứ trưởng Lê Quang Tám nói."
    assert posts(text) == {("Thứ trưởng", "Bộ Giáo dục và Đào tạo")}


def test_a_bare_so_is_the_one_that_the_article_is_about() -> None:
    text = "Sở Y tế tỉnh Bến Tre họp báo.\nÔng Lê Quang Tám, Phó giám đốc Sở, nói."
    assert posts(text) == {("Phó Giám đốc", "Sở Y tế tỉnh Bến Tre")}


def test_a_so_is_the_provinces_though_a_district_stands_beside_it() -> None:
    text = "Tỉnh Bến Tre họp.\nÔng Lê Quang Tám, Phó Giám đốc Sở Y tế, nguyên Chủ tịch UBND huyện Ba Tri, nói."
    assert ("Phó Giám đốc", "Sở Y tế tỉnh Bến Tre") in posts(text)


def test_a_secretary_beside_a_board_is_of_the_same_committee() -> None:
    text = "Ông Lê Quang Tám, Phó Bí thư, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Bến Tre, nói."
    assert ("Phó Bí thư", "Tỉnh ủy Bến Tre") in posts(text)


def test_a_director_beside_the_cell_of_a_centre_is_the_centres() -> None:
    text = (
        "Ông Vũ Hữu Lộc, Giám đốc Công an tỉnh Bến Tre, nói.\n"
        "Ông Lê Quang Tám, giám đốc, bí thư chi bộ Trung tâm Giống Bình Hải, nói."
    )
    assert ("Giám đốc", "Công an tỉnh Bến Tre") in posts(text)
    found = {s.person for s in extract(Article(text=text)) if isinstance(s, HoldsRole) and s.role == "Giám đốc"}
    assert found == {"Vũ Hữu Lộc"}


def test_a_bare_inspectorate_is_the_one_whose_office_the_article_names() -> None:
    text = "Ông Lê Quang Tám, Chánh Văn phòng Thanh tra tỉnh Bến Tre, được bổ nhiệm giữ chức Phó chánh Thanh tra."
    assert ("Phó Chánh Thanh tra", "Thanh tra tỉnh Bến Tre") in posts(text)


def test_a_bare_tp_is_the_city_that_the_article_names_without_its_level() -> None:
    text = "Hà Nội vừa họp báo.\nÔng Lê Quang Tám, Chánh Văn phòng UBND thành phố, chủ trì."
    assert posts(text) == {("Chánh Văn phòng", "Văn phòng UBND thành phố Hà Nội")}


def test_a_bare_council_is_the_only_one_that_the_article_names() -> None:
    text = "HĐND TP Hà Nội sẽ họp.\nTrưởng ban Pháp chế HĐND Lê Quang Tám cho biết."
    assert posts(text) == {("Trưởng ban", "Ban Pháp chế HĐND thành phố Hà Nội")}


def test_a_minister_who_heads_an_office_has_no_ministry() -> None:
    text = "Bộ Y tế họp.\nBộ trưởng, Chủ nhiệm Văn phòng Chính phủ Lê Quang Tám nói."
    assert posts(text) == {("Chủ nhiệm", "Văn phòng Chính phủ")}


def test_an_article_about_another_state_gives_no_posts() -> None:
    text = "Trung Quốc họp. " * 10 + "Ông Lý Quang Tám được bầu làm ủy viên Bộ Chính trị."
    assert posts(text) == set()
    assert posts(text + " Việt Nam gửi điện mừng.") == {("Ủy viên", "Bộ Chính trị")}


def test_many_bare_ministers_do_not_hold_the_reader_up() -> None:
    text = "Bộ Y tế họp. " + "Thứ trưởng Lê Quang Tám nói ở Bộ Y tế. " * 5_000
    begin = time.process_time()
    assert posts(text) == {("Thứ trưởng", "Bộ Y tế")}
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "HĐND TP Hà Nội họp kỳ họp thứ 5.\nTại kỳ họp HĐND, theo luật của Quốc hội, đại biểu Lê Quang Tám hỏi.",
            "HĐND thành phố Hà Nội",
        ),
        ("Đại biểu Lê Quang Tám (Cà Mau) lo ngại.\nQuốc hội sẽ biểu quyết.", "Quốc hội"),
        ("Văn kiện Đại hội Đảng nêu rõ.\nĐại biểu Lê Quang Tám - Phó trưởng đoàn ĐBQH tỉnh Cà Mau nói.", "Quốc hội"),
    ],
)
def test_a_bare_delegate_is_of_the_assembly_that_sits(text: str, organisation: str) -> None:
    assert ("Đại biểu", organisation) in posts(text)


def test_a_delegate_of_a_congress_is_of_no_assembly() -> None:
    assert posts("Đại hội Đoàn đã họp.\nĐại biểu Lê Quang Tám nói.") == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Sở Giao thông vận tải tỉnh Bến Tre họp. Ông Lê Quang Tám, Giám đốc Sở GTVT tỉnh Bến Tre, nói.",
            "Sở Giao thông vận tải tỉnh Bến Tre",
        ),
        (
            "Ông Lê Quang Tám, Trưởng phòng TN - MT huyện Ba Tri, nói. Phòng Tài nguyên và Môi trường huyện Ba Tri đã đo.",
            "Phòng Tài nguyên và Môi trường huyện Ba Tri",
        ),
        (
            "Hạt Kiểm lâm huyện Ba Tri kiểm tra. Ông Lê Quang Tám, Hạt phó Hạt KL huyện Ba Tri, nói.",
            "Hạt Kiểm lâm huyện Ba Tri",
        ),
        ("Ông Lê Quang Tám, Giám đốc Sở GTVT tỉnh Bến Tre, nói.", "Sở GTVT tỉnh Bến Tre"),
        ("Sở Y tế tỉnh Bến Tre họp. Ông Lê Quang Tám, Giám đốc Sở GTVT tỉnh Bến Tre, nói.", "Sở GTVT tỉnh Bến Tre"),
    ],
)
def test_a_field_in_capitals_is_the_one_that_the_article_spells_out(text: str, body: str) -> None:
    assert body in {organisation for _, organisation in posts(text)}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội tỉnh Bến Tre họp. Phó Giám đốc Sở Lao động tỉnh Bến Tre Lê Quang Tám nói.",
            "Sở Lao động - Thương binh và Xã hội tỉnh Bến Tre",
        ),
        (
            "Cục Đường thủy nội địa Việt Nam họp. Ông Lê Quang Tám, Phó Cục trưởng Cục Đường thủy nội địa, nói.",
            "Cục Đường thủy nội địa Việt Nam",
        ),
        (
            "Tập đoàn Muối Biển Xanh (MBX) lãi lớn. Ông Lê Quang Tám, Bí thư Đảng ủy, Chủ tịch HĐTV MBX, nói.",
            "Đảng ủy Tập đoàn Muối Biển Xanh",
        ),
        (
            "Công ty Than Hòn Mây (THM) lãi lớn. Ông Lê Quang Tám, Bí thư Đảng ủy, Tổng giám đốc THM, nói.",
            "Đảng ủy Công ty Than Hòn Mây",
        ),
        (
            "Cục trưởng Quản lý thị trường (QLTT) tỉnh Bến Tre đi vắng. Ông Lê Quang Tám, Tổng cục trưởng QLTT, nói.",
            "Tổng cục Quản lý thị trường",
        ),
        (
            "Trung tâm Giống thủy sản Ba Tri (gọi tắt là Trung tâm GTS) lãi lớn. Bí thư Chi bộ Trung tâm GTS Lê Quang Tám nói.",
            "Chi bộ Trung tâm Giống thủy sản Ba Tri",
        ),
    ],
)
def test_a_name_in_short_is_the_one_that_the_article_has_in_full(text: str, body: str) -> None:
    assert body in {organisation for _, organisation in posts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "UBND TP Hà Nội họp. Ông Lê Quang Tám, chủ tịch HiREC, nói.",
        "UBND TP Hà Nội cử người thăm Ủy ban Đoàn kết Công giáo và linh mục Lê Quang Tám - Chủ tịch Ủy ban.",
    ],
)
def test_a_chairman_of_what_is_no_committee_of_the_people_has_none(text: str) -> None:
    assert posts(text) == set()


def test_hue_in_an_article_on_the_province_around_it_is_a_city_within() -> None:
    text = "Tỉnh Thừa Thiên Huế đổi kế hoạch.\nBờ sông ở Huế sẽ sáng hơn, theo ông Lê Quang Tám - Giám đốc Sở Du lịch."
    assert posts(text) == {("Giám đốc", "Sở Du lịch tỉnh Thừa Thiên Huế")}


def test_a_line_that_ends_with_the_short_form_of_a_level_goes_on() -> None:
    text = "Chủ tịch UBND TP.\nĐà Nẵng Lê Quang Tám nói."
    assert posts(text) == {("Chủ tịch", "UBND thành phố Đà Nẵng")}


def test_the_province_of_a_passage_is_the_one_that_heads_it() -> None:
    text = (
        "Bến Tre: Ngày 10/7, tỉnh có quyết định mới. Cà Mau: Ngày 11/7, Chủ tịch UBND tỉnh Lê Quang Tám trao quyết định. "
        "Tỉnh Sơn La cũng vậy."
    )
    assert posts(text) == {("Chủ tịch", "UBND tỉnh Cà Mau")}


def test_a_bare_office_is_the_only_one_that_the_article_names() -> None:
    text = (
        "Chánh Văn phòng UBND TP Hà Nội phê bình nhiều sở.\nLãnh đạo UBND huyện Ba Vì cũng dự họp.\n"
        "Ông Lê Quang Tám (Chánh Văn phòng UBND - tổ trưởng tổ công tác) chủ trì."
    )
    assert ("Chánh Văn phòng", "Văn phòng UBND thành phố Hà Nội") in posts(text)


def test_a_party_group_beside_a_steering_body_is_the_ministrys() -> None:
    text = "Ông Lê Quang Tám từng là Ủy viên Ban cán sự Đảng, Trưởng Ban Chỉ đạo đổi mới doanh nghiệp Bộ Xây dựng."
    assert ("Ủy viên", "Ban cán sự Đảng Bộ Xây dựng") in posts(text)


def test_a_post_behind_a_semicolon_is_that_of_who_acts_next() -> None:
    text = "Lễ tang ông Lê Quang Tám, nguyên Bí thư Tỉnh ủy Bến Tre; Chủ tịch UBND tỉnh yêu cầu treo cờ rủ."
    assert posts(text) == {("Bí thư", "Tỉnh ủy Bến Tre")}


def test_one_post_told_by_two_titles_is_one() -> None:
    text = (
        "Bà Vũ Thị Lan (Phó Trưởng ban Tuyên giáo Tỉnh ủy Bến Tre) nói.\n"
        "Năm 2018, bà Lan được bổ nhiệm làm Phó ban Tuyên giáo Tỉnh ủy Bến Tre."
    )
    assert posts(text) == {("Phó Trưởng ban", "Ban Tuyên giáo Tỉnh ủy Bến Tre")}
    assert posts("Bà Vũ Thị Lan, Phó ban Tuyên giáo Tỉnh ủy Bến Tre, nói.") == {
        ("Phó ban", "Ban Tuyên giáo Tỉnh ủy Bến Tre")
    }


def test_a_line_that_goes_on_with_a_comma_is_no_line_of_its_own() -> None:
    assert posts("Bà Vũ Thị Lan\n, Phó Chủ tịch UBND\n xã Bình Hải, nói.") == {("Phó Chủ tịch", "UBND xã Bình Hải")}
