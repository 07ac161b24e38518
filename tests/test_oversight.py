"""Oversight: a standing or given charge of one party over another, nothing else."""

from __future__ import annotations

import pytest
from canbo.loaders.grammar.oversight import oversight
from canbo.loaders.grammar.places import places
from canbo.loaders.vietnamese import normalise


def overseen(text: str) -> set[tuple[str, str]]:
    normalised = normalise(text)
    return set(
        oversight(
            normalised,
            places(normalised),
            lambda _cls, _begin, _end, _rule, **fields: (fields["overseer"], fields["overseen"]),  # type: ignore[arg-type]
        )
    )


def test_a_post_is_charged_with_watching_a_body_of_staff() -> None:
    text = (
        "Phường Hòa An siết kỷ cương. Đảng ủy giao cho đồng chí Phó Bí thư Thường trực Đảng ủy phường"
        " trực tiếp giám sát cán bộ khối Đảng, đoàn thể."
    )
    assert overseen(text) == {("Phó Bí thư Thường trực Đảng ủy phường Hòa An", "cán bộ khối Đảng, đoàn thể")}


def test_all_posts_of_a_row_bear_the_charge() -> None:
    text = (
        "Đảng ủy phường Hòa An phân công các đồng chí Phó Bí thư Đảng ủy phường và Chủ tịch UBND phường"
        " phụ trách các chi bộ trực thuộc."
    )
    assert overseen(text) == {
        ("Phó Bí thư Đảng ủy phường Hòa An", "các chi bộ trực thuộc"),
        ("Chủ tịch UBND phường Hòa An", "các chi bộ trực thuộc"),
    }


def test_an_organisation_is_charged() -> None:
    text = "UBND phường Hòa An giao Văn phòng UBND phường giám sát đội ngũ công chức."
    assert overseen(text) == {("Văn phòng UBND phường Hòa An", "đội ngũ công chức")}


def test_leaders_watch_an_office_as_a_rule() -> None:
    text = "Phường Hòa An đổi mới. Lãnh đạo phường thường xuyên giám sát bộ phận một cửa bằng máy quay."
    assert overseen(text) == {("Lãnh đạo phường Hòa An", "Bộ phận một cửa phường Hòa An")}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Cục Trồng trọt thuộc Bộ Nông nghiệp và Phát triển nông thôn thông báo.",
         ("Bộ Nông nghiệp và Phát triển nông thôn", "Cục Trồng trọt")),
        ("Chi bộ Trường Hòa An thuộc Đảng bộ phường Hòa Tây họp.", ("Đảng bộ phường Hòa Tây", "Chi bộ Trường Hòa An")),
        ("Chi cục Thú y thuộc Sở Nông nghiệp tỉnh Nghệ An báo cáo.",
         ("Sở Nông nghiệp tỉnh Nghệ An", "Chi cục Thú y tỉnh Nghệ An")),
        ("Công an xã Hòa An hoạt động dưới sự quản lý của UBND xã Hòa An.", ("UBND xã Hòa An", "Công an xã Hòa An")),
        ("Bà Lan vào tổ tiết kiệm vay vốn do Hội Phụ nữ xã Hòa An quản lý.",
         ("Hội Phụ nữ xã Hòa An", "tổ tiết kiệm vay vốn")),
        ("Trường Mầm non Hoa Hồng do Phòng Giáo dục và Đào tạo huyện Nam Đàn trực tiếp quản lý.",
         ("Phòng Giáo dục và Đào tạo huyện Nam Đàn", "Trường Mầm non Hoa Hồng")),
        ("Tỉnh giao chủ tịch UBND các quận, huyện chỉ đạo, điều hành trực tiếp đội quản lý trật tự đô thị.",
         ("chủ tịch UBND các quận, huyện", "đội quản lý trật tự đô thị")),
        ("Lực lượng thanh tra giao thông theo luật mới, dưới sự quản lý của Sở Giao thông vận tải tỉnh Nghệ An.",
         ("Sở Giao thông vận tải tỉnh Nghệ An", "Lực lượng thanh tra giao thông")),
        ("Xí nghiệp gốm Hòa An trực thuộc Sở Công Thương Hà Nội.", ("Sở Công Thương Hà Nội", "Xí nghiệp gốm Hòa An")),
    ],
)  # fmt: skip
def test_one_body_stands_under_another(text: str, pair: tuple[str, str]) -> None:
    assert overseen(text) == {pair}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Bình, Phó Chủ tịch UBND phường Hòa An phụ trách kinh tế, cho biết.",
        "UBND tỉnh Nghệ An yêu cầu Sở Y tế kiểm tra các bệnh viện.",
        "Đoàn giám sát của HĐND thành phố đến phường Hòa An.",
        "Đề nghị UBND phường Hòa An trực tiếp giám sát cán bộ.",
        "Chi cục thuế khu vực thuộc Cục Thuế tỉnh.",
        "Quỹ này chịu sự quản lý của Bộ Tài chính.",
        "Khu rừng do UBND xã Hòa An quản lý bị cháy.",
        "Dự án do Ban Quản lý Khu kinh tế Hòa An làm chủ đầu tư.",
        "Hai lãnh đạo chi cục trực thuộc Sở Y tế tỉnh Nghệ An nghỉ.",
        "Tỉnh xin chủ trương thành lập Trung tâm Dữ liệu Hòa An trực thuộc Sở Y tế tỉnh Nghệ An.",
        "Viện Hòa An thuộc Bộ Ngoại giao Triều Tiên thông báo.",
    ],
)
def test_fields_of_work_orders_and_visits_are_no_oversight(text: str) -> None:
    assert overseen(text) == set()


def test_a_place_whose_name_begins_like_a_wish_hedges_nothing() -> None:
    text = "Đảng ủy phường Trà An (TP Cần Thơ) phân công: Văn phòng UBND phường trực tiếp giám sát cán bộ khối Đảng, đoàn thể."
    assert overseen(text) == {("Văn phòng UBND phường Trà An", "cán bộ khối Đảng, đoàn thể")}
