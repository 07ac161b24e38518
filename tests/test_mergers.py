"""Mergers: units and organisations joined, split, renamed, made and counted; plans are no facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from canbo.loaders.grammar.mergers import mergers
from canbo.loaders.grammar.places import places
from canbo.loaders.statement import Counted, Established, MergedInto
from canbo.loaders.vietnamese import normalise

PUBLISHED = date(2025, 6, 29)


def read(text: str) -> list[Any]:
    normalised = normalise(text)

    def make(cls: Any, begin: int, end: int, rule: str, **fields: Any) -> Any:
        quote = normalised.text[begin:end]
        return cls(article="a", quote=quote, quote_begin=begin, quote_end=end, rule=rule, **fields)

    return list(mergers(normalised, places(normalised), PUBLISHED, make))


def merged(text: str) -> set[tuple[str, str]]:
    return {(s.from_, s.into) for s in read(text) if isinstance(s, MergedInto)}


def days(text: str) -> set[str | None]:
    return {s.date for s in read(text) if isinstance(s, MergedInto)}


@pytest.mark.parametrize(
    "text",
    [
        "Phường Hòa An được thành lập trên cơ sở sáp nhập 3 phường: Hòa Bắc, Hòa Nam và Hòa Tây.",
        "Thành lập phường Hòa An trên cơ sở nhập toàn bộ 5,2 km2 diện tích tự nhiên, 9.100 người của các phường Hòa Bắc, Hòa Nam và Hòa Tây.",
        "Phường Hòa Bắc sáp nhập với phường Hòa Nam và phường Hòa Tây thành phường Hòa An.",
        "Hợp nhất phường Hòa Bắc, phường Hòa Nam và phường Hòa Tây, lấy tên là phường Hòa An.",
        "Ba phường Hòa Bắc, Hòa Nam và Hòa Tây nhập thành phường Hòa An.",
        "Sắp xếp toàn bộ diện tích, dân số của phường Hòa Bắc, phường Hòa Nam và phường Hòa Tây thành phường mới có tên gọi là phường Hòa An.",
        "Phường Hòa An (nhập từ các phường Hòa Bắc, Hòa Nam và Hòa Tây) đã ổn định.",
        "Sau khi sáp nhập 3 phường Hòa Bắc, Hòa Nam, Hòa Tây, phường Hòa An mới (quận Cầu Giấy, Hà Nội) hoạt động từ 1-4-2020.",
        "Từ ngày 1-7-2025, phường Hòa Bắc, phường Hòa Nam và phường Hòa Tây, TP Hà Nội, sắp xếp thành phường Hòa An.",
        "Ba phường Hòa Bắc, Hòa Nam, Hòa Tây sáp nhập, phường Hòa An mới chính thức hoạt động từ ngày 1-4-2020.",
        "Phường Hòa An hình thành từ việc sáp nhập các phường Hòa Bắc, Hòa Nam, Hòa Tây.",
        "Hòa An đổi mới. Phường Hòa An mới, quận Cầu Giấy, được thành lập trên cơ sở sáp nhập các phường Hòa Bắc, Hòa Nam, Hòa Tây.",
    ],
)
def test_many_become_one_new_unit(text: str) -> None:
    assert merged(text) == {(f"phường Hòa {old}", "phường Hòa An") for old in ("Bắc", "Nam", "Tây")}
    assert {s.manner for s in read(text) if isinstance(s, MergedInto)} == {"joined"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("UBND huyện Hòa Vĩnh (nay là thị xã Hòa Vĩnh) cấp đất.", {("huyện Hòa Vĩnh", "thị xã Hòa Vĩnh")}),
        ("Bà sinh ở xã Tân Phú; nay là xã Tân Lập.", {("xã Tân Phú", "xã Tân Lập")}),
        ("Phường Tân Lập (trước đây là xã Tân Phú) họp.", {("xã Tân Phú", "phường Tân Lập")}),
        ("Huyện Hòa Vĩnh cũ (nay là quận Hòa Đông và quận Hòa Tây) họp.",
         {("huyện Hòa Vĩnh", "quận Hòa Đông"), ("huyện Hòa Vĩnh", "quận Hòa Tây")}),
        ("Bộ Công nghiệp (nay là Bộ Công Thương) đồng ý.", {("Bộ Công nghiệp", "Bộ Công Thương")}),
        ("Chủ tịch UBND xã Tân Phú (nay là Bí thư Đảng ủy xã Tân Lập) họp.", set()),
        ("Xã Tân Phú (nay thuộc huyện Hòa Vĩnh) họp.", set()),
    ],
)  # fmt: skip
def test_what_a_unit_is_now_is_told_in_passing_without_a_day(text: str, pairs: set[tuple[str, str]]) -> None:
    text = f"Ngày 1-3-2020, có tin. {text}"
    assert merged(text) == pairs
    assert days(text) <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Thành lập xã Hòa An trên cơ sở sáp nhập xã Tân Lập Hạ và xã Hồng Việt Thượng.",
        "Sáp nhập hai xã Hồng Việt Thượng và Tân Lập Hạ thành xã Hòa An.",
        "Nhập xã Tân Lập Hạ với xã Hồng Việt Thượng thành xã Hòa An.",
        "Hai xã Tân Lập Hạ, Hồng Việt Thượng sáp nhập thành xã Hòa An.",
    ],
)
def test_a_unit_may_have_a_name_that_begins_like_a_man_s(text: str) -> None:
    assert merged(text) == {("xã Tân Lập Hạ", "xã Hòa An"), ("xã Hồng Việt Thượng", "xã Hòa An")}


def test_a_new_unit_may_bear_the_name_of_an_old_one() -> None:
    found = merged("Phường Hòa An được thành lập trên cơ sở sáp nhập hai phường Hòa An và Hòa Nam.")
    assert found == {("phường Hòa An", "phường Hòa An"), ("phường Hòa Nam", "phường Hòa An")}


@pytest.mark.parametrize(
    "text",
    [
        "Sáp nhập xã Tân Phú vào xã Tân Lập.",
        "Xã Tân Phú được nhập vào xã Tân Lập.",
        "Nghị quyết nhập xã Tân Phú vào xã Tân Lập có hiệu lực từ ngày 1-3-2020.",
        "Điều chỉnh toàn bộ diện tích của xã Tân Phú về xã Tân Lập.",
    ],
)
def test_one_is_absorbed_and_the_other_goes_on(text: str) -> None:
    (found,) = [s for s in read(text) if isinstance(s, MergedInto)]
    assert (found.from_, found.into, found.manner) == ("xã Tân Phú", "xã Tân Lập", "absorbed")
    assert not [s for s in read(text) if isinstance(s, Established)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Năm 1997, tỉnh Hải Hưng được chia tách thành hai tỉnh Hải Dương và Hưng Yên.",
         {("tỉnh Hải Hưng", "tỉnh Hải Dương"), ("tỉnh Hải Hưng", "tỉnh Hưng Yên")}),
        ("Tỉnh Hải Dương được tái lập sau khi tách từ tỉnh Hải Hưng.", {("tỉnh Hải Hưng", "tỉnh Hải Dương")}),
    ],
)  # fmt: skip
def test_one_is_split_into_several(text: str, pairs: set[tuple[str, str]]) -> None:
    assert merged(text) == pairs
    assert {s.manner for s in read(text) if isinstance(s, MergedInto)} == {"split"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Đổi tên xã Hòa Lạc thành xã Hòa Lợi.", ("xã Hòa Lạc", "xã Hòa Lợi")),
        ("Huyện Duyên Hải đổi tên thành Cần Giờ.", ("huyện Duyên Hải", "huyện Cần Giờ")),
        ("Thành lập thị trấn Hòa Lạc trên cơ sở toàn bộ diện tích của xã Hòa Lạc.", ("xã Hòa Lạc", "thị trấn Hòa Lạc")),
        (
            "Thị xã Thuận An, tỉnh Bình Dương, được nâng cấp lên thành phố Thuận An.",
            ("thị xã Thuận An", "thành phố Thuận An"),
        ),
        ("Xã Hòa Lạc được chuyển thành phường Hòa Lạc.", ("xã Hòa Lạc", "phường Hòa Lạc")),
    ],
)
def test_one_is_renamed(text: str, pair: tuple[str, str]) -> None:
    assert merged(text) == {pair}
    assert {s.manner for s in read(text) if isinstance(s, MergedInto)} == {"renamed"}


def test_several_mergers_of_one_sentence_stay_apart() -> None:
    text = "Phường 11 và phường 12 nhập thành phường 11, phường 13 và phường 14 nhập thành phường 13."
    assert merged(text) == {
        ("phường 11", "phường 11"), ("phường 12", "phường 11"), ("phường 13", "phường 13"), ("phường 14", "phường 13"),
    }  # fmt: skip
    assert merged("Sáp nhập xã Tân Phú vào xã Tân Lập, xã Bình An vào xã Bình Hòa.") == {
        ("xã Tân Phú", "xã Tân Lập"),
        ("xã Bình An", "xã Bình Hòa"),
    }


def test_organisations_merge_too_and_share_the_place_that_is_said_once() -> None:
    text = "Hợp nhất Sở Tài chính với Sở Kế hoạch và Đầu tư thành Sở Tài chính tỉnh Nghệ An."
    assert ("Sở Kế hoạch và Đầu tư tỉnh Nghệ An", "Sở Tài chính tỉnh Nghệ An") in merged(text)
    text = "Ông giữ chức Giám đốc Công an tỉnh Cà Mau sau khi sáp nhập hai đơn vị Công an tỉnh Bạc Liêu và Cà Mau."
    assert {into for _, into in merged(text)} == {"Công an tỉnh Cà Mau"}


def test_the_result_of_a_row_is_the_one_that_the_office_is_named_after() -> None:
    text = "Giám đốc Công an tỉnh Bắc Ninh (mới), lúc sau hợp nhất hai tỉnh Bắc Ninh và Bắc Giang."
    assert merged(text) == {("tỉnh Bắc Giang", "tỉnh Bắc Ninh")}


def test_the_day_on_which_all_of_a_kind_began_is_that_of_each_one() -> None:
    told = "Ông A giữ chức Giám đốc Công an tỉnh Cà Mau sau khi sáp nhập hai đơn vị Công an tỉnh Bạc Liêu và Cà Mau."
    assert days(told + " Từ ngày 1/7, cả nước có 34 Công an cấp tỉnh.") == {"2025-07-01"}
    assert days(told + " Từ ngày 1/7, cả nước có 34 tỉnh, thành phố.") == {None}


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh đề xuất sáp nhập xã Tân Phú và xã Tân Hòa thành xã Tân Lập.",
        "Dự kiến xã Tân Phú sẽ sáp nhập vào xã Tân Lập.",
        "Hai xã Tân Phú và Tân Hòa chưa sáp nhập thành xã Tân Lập.",
        "Xã Tân Phú có thể nhập vào xã Tân Lập.",
        "Tỉnh đề nghị phương án. Theo đó, xã Tân Phú nhập vào xã Tân Lập.",
        "Công ty Vũng Tàu sáp nhập vào Công ty Bình An.",
        "Kẻ gian đột nhập vào xã Tân Phú rồi sang xã Tân Lập.",
    ],
)
def test_plans_and_companies_are_no_mergers(text: str) -> None:
    assert merged(text) == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Từ ngày 1-3-2020, xã Tân Phú nhập vào xã Tân Lập.", "2020-03-01"),
        ("Xã Tân Phú nhập vào xã Tân Lập từ 1/7.", "2025-07-01"),
        ("Năm 2011, xã Tân Phú sáp nhập vào xã Tân Lập.", "2011"),
        ("Theo nghị quyết ban hành ngày 11-2-2020, xã Tân Phú nhập vào xã Tân Lập từ ngày 1-3-2020.", "2020-03-01"),
        ("Nghị quyết có hiệu lực từ ngày 1-3-2020. Xã Tân Phú nhập vào xã Tân Lập. Bộ máy mới đi vào hoạt động từ ngày 1-4-2020.", "2020-03-01"),
        ("Xã Tân Phú nhập vào xã Tân Lập.", None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_effect_not_of_decision(text: str, day: str | None) -> None:
    (found,) = [s for s in read(text) if isinstance(s, MergedInto)]
    assert found.date == day


def test_the_act_and_the_chain_above_go_with_a_merger() -> None:
    text = "Theo Nghị quyết số 893/NQ-UBTVQH14, nhập xã Tân Phú vào xã Tân Lập, huyện Hòa Bình, tỉnh Bạc Liêu."
    (found,) = [s for s in read(text) if isinstance(s, MergedInto)]
    assert found.act == "Nghị quyết số 893/NQ-UBTVQH14"
    assert found.within == ("huyện Hòa Bình", "tỉnh Bạc Liêu")


def made(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(s.organisation, s.date, s.term) for s in read(text) if isinstance(s, Established)}


def test_bodies_are_made_on_a_day() -> None:
    text = "Phường Hòa An có tin vui. Quyết định thành lập Đảng bộ phường vào ngày 2-9-2019 đã được trao."
    assert made(text) == {("Đảng bộ phường Hòa An", "2019-09-02", None)}
    text = "Phường Hòa An, quận Cầu Giấy, Hà Nội, được thành lập từ ngày 1-4-2014."
    assert made(text) == {("phường Hòa An", "2014-04-01", None)}


def test_a_body_is_constituted_for_a_term() -> None:
    text = "Ban Chấp hành họp bầu Ủy ban kiểm tra Đảng ủy phường Hòa An nhiệm kỳ 2015-2020."
    assert made(text) == {("Ủy ban Kiểm tra Đảng ủy phường Hòa An", None, "2015-2020")}


@pytest.mark.parametrize(
    "text",
    [
        "UBND phường Hòa An thành lập đoàn kiểm tra ngày 2-3-2020.",
        "Kỷ niệm 10 năm ngày thành lập phường Hòa An, ngày 1-4-2014.",
        "Trường tiểu học phường Hòa An được thành lập từ năm 1992.",
        "Bầu ông Lê Văn Bình làm Chủ tịch UBND phường Hòa An nhiệm kỳ 2016-2021.",
    ],
)
def test_what_a_body_does_is_not_its_making(text: str) -> None:
    assert made(text) == set()


def counted(text: str) -> set[tuple[str, str, int]]:
    return {(s.body, s.what, s.count) for s in read(text) if isinstance(s, Counted)}


def test_parts_of_a_commune_and_cells_of_its_party_organisation_are_counted() -> None:
    text = "Phường Hòa An có 13 khu vực. Đảng bộ phường có 26 chi bộ trực thuộc."
    assert counted(text) == {("phường Hòa An", "khu vực", 13), ("Đảng bộ phường Hòa An", "chi bộ trực thuộc", 26)}


def test_what_was_merged_away_has_no_parts_any_more() -> None:
    text = "Phường Hòa An được thành lập trên cơ sở sáp nhập hai phường Hòa Bắc và Hòa Nam. Phường có 13 khu vực."
    assert counted(text) == {("phường Hòa An", "khu vực", 13)}


def test_some_of_the_parts_are_no_count() -> None:
    assert counted("Ở xã Hòa Lạc, mưa làm 3 thôn ngập.") == set()
