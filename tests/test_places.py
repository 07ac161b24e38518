"""Places: what an article names, what lies in what, what a bare level means."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from canbo.loaders.grammar.places import label_of_level, official, part_of, places, split_level
from canbo.loaders.lexicon import lexicon_table
from canbo.loaders.vietnamese import normalise


def named(text: str) -> list[str]:
    found = places(normalise(text))
    return [found.full_of(mention) for mention in found.mentions]


def stated(text: str, published: date | None = None) -> set[tuple[str, str]]:
    def make(_: Any, begin: int, end: int, rule: str, **fields: Any) -> tuple[str, str]:
        assert 0 <= begin < end <= len(text)
        assert rule
        return fields["part"], fields["whole"]

    return set(part_of(places(normalise(text), published), make))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ tịch UBND xã Hồng Dương Nguyễn Văn Minh cho biết.", ["xã Hồng Dương"]),
        ("Ông Lê Văn An, Chủ tịch xã Nguyễn Văn Bình.", []),
        ("Chủ tịch UBND phường Ngô Thì Nhậm, quận Hai Bà Trưng.", ["phường Ngô Thì Nhậm", "quận Hai Bà Trưng"]),
        ("các xã Tân Lập, Tân Hòa và Tân Hiệp", ["xã Tân Lập", "xã Tân Hòa", "xã Tân Hiệp"]),
        ("3 phường: Cái Khế, An Cư và An Nghiệp", ["phường Cái Khế", "phường An Cư", "phường An Nghiệp"]),
        ("Phường 6, 7 và 8 cùng họp", ["phường 6", "phường 7", "phường 8"]),
        ("tại P.14, Q.10, TP.HCM", ["phường 14", "quận 10", "thành phố Hồ Chí Minh"]),
        ("ĐẢNG BỘ PHƯỜNG CÁI KHẾ, QUẬN NINH KIỀU", ["phường Cái Khế", "quận Ninh Kiều"]),
        ("tỉnh Bà Rịa – Vũng Tàu và tỉnh Thừa Thiên-Huế", ["tỉnh Bà Rịa - Vũng Tàu", "tỉnh Thừa Thiên Huế"]),
        ("ở huyện Đắk R’Lấp và buôn Ea Kmát, xã Hòa Đông", ["huyện Đắk R’Lấp", "buôn Ea Kmát", "xã Hòa Đông"]),
        ("Huyện Đoàn và Tỉnh Đội họp", []),
        ("Phó Bí thư Thành ủy Tất Văn Bình nói", []),
        ("cán bộ thôn 3 năm nay đi học", []),
        ("bà con tổ dân phố số 7, phường Trà An", ["tổ dân phố số 7", "phường Trà An"]),
        (
            "dân khu phố 5, 6 phường Cái Khế và Khu phố 3 phường An Cư",
            ["khu phố 5", "khu phố 6", "phường Cái Khế", "khu phố 3", "phường An Cư"],
        ),
        ("cháy rừng ở tiểu khu 612, xã Hồng Dương", ["xã Hồng Dương"]),
    ],
)
def test_a_name_is_a_level_and_the_official_syllables_after_it(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "xã Hồng Dương, huyện Thanh Oai, Hà Nội",
            {("xã Hồng Dương", "huyện Thanh Oai"), ("huyện Thanh Oai", "Hà Nội")},
        ),
        ("xã Hồng Dương (Thanh Oai, Hà Nội)", {("xã Hồng Dương", "Thanh Oai"), ("Thanh Oai", "Hà Nội")}),
        (
            "2 phường (Cái Khế và An Cư) và 3 xã (Tân Lập, Tân Hòa, Tân Hiệp) thuộc quận Ninh Kiều",
            {
                (f"{level} {name}", "quận Ninh Kiều")
                for level, names in (("phường", ("Cái Khế", "An Cư")), ("xã", ("Tân Lập", "Tân Hòa", "Tân Hiệp")))
                for name in names
            },
        ),
        ("4 xã (Tân Lập, Tân Hòa) thuộc huyện Thanh Oai", set()),
        (
            "phường Cái Khế, An Cư (quận Ninh Kiều)",
            {("phường Cái Khế", "quận Ninh Kiều"), ("phường An Cư", "quận Ninh Kiều")},
        ),
        ("huyện Thanh Oai –TP Hà Nội", {("huyện Thanh Oai", "thành phố Hà Nội")}),
        ("từ TP Rạch Giá đến Vị Thanh (Hậu Giang)", {("Vị Thanh", "Hậu Giang")}),
        ("phường Cái Khế thuộc quận Ninh Kiều", {("phường Cái Khế", "quận Ninh Kiều")}),
        ("phường Cái Khế mới của quận Ninh Kiều", {("phường Cái Khế", "quận Ninh Kiều")}),
        ("phường 5 TP Bến Tre", {("phường 5", "thành phố Bến Tre")}),
        ("thôn Đông và thôn Đoài, xã Yên Sở", {("thôn Đông", "xã Yên Sở"), ("thôn Đoài", "xã Yên Sở")}),
        ("tỉnh Thanh Hóa như Thọ Xuân, Yên Định", {("Thọ Xuân", "tỉnh Thanh Hóa"), ("Yên Định", "tỉnh Thanh Hóa")}),
        ("Trường THPT Hương Khê (huyện Hương Khê)", set()),
        ("bản Pa Háng, huyện Sốp Bâu, tỉnh Hủa Phăn, Lào", set()),
        ("Quận 9, Bình Tân, Gò Vấp, Tân Phú, Thủ Đức đều có", set()),
    ],
)
def test_part_and_whole_stand_beside_each_other(text: str, pairs: set[tuple[str, str]]) -> None:
    assert stated(text) == pairs


def test_the_direct_parent_alone_is_stated() -> None:
    found = stated("Xã Hồng Dương, huyện Thanh Oai, Hà Nội, vui. Ở xã Hồng Dương (Hà Nội) có hội.")
    assert ("xã Hồng Dương", "huyện Thanh Oai") in found
    assert ("xã Hồng Dương", "Hà Nội") not in found


def test_no_parent_is_taken_from_the_official_list() -> None:
    assert stated("Ông An là người xã Hồng Dương.") == set()


def test_a_level_given_anywhere_in_the_article_goes_with_the_name() -> None:
    assert ("xã Hồng Dương", "huyện Thanh Oai") in stated("Huyện Thanh Oai mưa to.\nỞ xã Hồng Dương (Thanh Oai) ngập.")


def test_a_province_in_brackets_is_not_the_city_of_its_name() -> None:
    assert ("thành phố Tây Ninh", "Tây Ninh") not in stated("TP Tây Ninh mưa.")
    found = places(normalise("TP Tây Ninh (Tây Ninh) mưa."))
    assert found.within("thành phố Tây Ninh", 0) in ((), ("Tây Ninh",))


def test_one_sentence_shows_what_the_official_list_confirms() -> None:
    assert ("huyện Can Lộc", "tỉnh Hà Tĩnh") in stated("Người dân huyện Can Lộc gửi đơn lên UBND tỉnh Hà Tĩnh.")
    assert stated("Người dân huyện Can Lộc gửi đơn lên UBND tỉnh Lào Cai.") == set()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        # the article's only commune is that of its hamlets, however far apart
        (
            "Xã Hồng Dương họp. Ông Trần Văn Bình (trú thôn Hoàng Trung) được mời.",
            {("thôn Hoàng Trung", "xã Hồng Dương")},
        ),
        (
            "Xã Hồng Dương làm đường nối các thôn Mã Kiều, Ngọc Đình với chợ của xã.",
            {("thôn Mã Kiều", "xã Hồng Dương"), ("thôn Ngọc Đình", "xã Hồng Dương")},
        ),
        ("Hai xã Hồng Dương và Dân Hòa họp. Chủ tịch xã Hồng Dương đến xóm Đình.", {("xóm Đình", "xã Hồng Dương")}),
        ("Hai xã Hồng Dương và Dân Hòa họp. Người ở xóm Đình đến dự.", set()),
        ("Xã Hồng Dương khen Trưởng thôn Lanh, sư Thích Bản Tâm và con trai nhà hàng xóm 5 tuổi.", set()),
        # a commune that the official list has in the article's only district, in the next sentence
        ("UBND huyện Thanh Oai họp. Chủ tịch xã Hồng Dương báo cáo.", {("xã Hồng Dương", "huyện Thanh Oai")}),
        # the nearer place counts, though a larger one is told in one breath
        (
            "Xã Hồng Dương (Hà Nội) họp. UBND huyện Thanh Oai khen xã Hồng Dương.",
            {("xã Hồng Dương", "huyện Thanh Oai")},
        ),
        # the bare level beside the larger place
        ("Bí thư huyện ở Nghệ An lên tiếng. Huyện Nam Đàn đã họp.", {("huyện Nam Đàn", "Nghệ An")}),
        # a list after a few words
        ("Tại Nghệ An, mưa to ở nhiều nơi như Nam Đàn, Yên Thành.", {("Nam Đàn", "Nghệ An"), ("Yên Thành", "Nghệ An")}),
    ],
)
def test_what_an_article_shows_without_saying_it_in_one_breath(text: str, pairs: set[tuple[str, str]]) -> None:
    assert stated(text) == pairs


@pytest.mark.parametrize(
    ("text", "before", "since"),  # what lies in what, by an article of before 2025-07-01 and by one since
    [
        ("Ông An, Chủ tịch phường Bến Nghé, đến trụ sở UBND quận 1.", {("phường Bến Nghé", "quận 1")}, set()),
        ("Quận 1 đổi thay từng ngày. Phường Bến Thành sạch đẹp.", {("phường Bến Thành", "quận 1")}, set()),
        (
            "Phường Bến Thành (TP.HCM) họp ở nhà văn hóa quận 1.",
            {("phường Bến Thành", "quận 1")},
            {("phường Bến Thành", "thành phố Hồ Chí Minh")},
        ),
        # what the words put together stays together
        ("Ông An ở phường Bến Nghé (quận 1).", {("phường Bến Nghé", "quận 1")}, {("phường Bến Nghé", "quận 1")}),
        # and the province goes on to hold its wards
        (
            "Thành phố Hồ Chí Minh có 168 đơn vị, như phường Bến Thành.",
            {("phường Bến Thành", "thành phố Hồ Chí Minh")},
            {("phường Bến Thành", "thành phố Hồ Chí Minh")},
        ),
    ],
)
def test_no_ward_lies_in_a_district_when_there_are_none(
    text: str, before: set[tuple[str, str]], since: set[tuple[str, str]]
) -> None:
    assert stated(text, date(2024, 5, 6)) == before
    assert stated(text, date(2025, 10, 10)) == since


@pytest.mark.parametrize(
    "text",
    [
        "Phường Bến Nghé họp tại trụ sở UBND quận 1 cũ.",
        "Phường Bến Nghé nằm ở trung tâm quận 1 (cũ).",
        "Phường Nghĩa Đô nhận trụ sở do quận Cầu Giấy và quận Bắc Từ Liêm trước đây để lại.",
        "Phường Bến Nghé (trước đây thuộc quận 1) họp.",
        "Phường Bến Nghé vốn thuộc quận 1.",
    ],
)
def test_nothing_lies_in_a_place_called_a_former_one_by_being_named_near_it(text: str) -> None:
    assert stated(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bộ Tư lệnh Quân khu 4 và Sở Nông nghiệp và Phát triển nông thôn Hà Tĩnh", ["Hà Tĩnh"]),
        ("số 20 phố Xã Tắc, phường Đông Hải", ["phường Đông Hải"]),
        ("qua cầu Xóm Củi ở quận 8", ["quận 8"]),
        ("dự án khu dân cư Hoa Sen, phường Đông Hải", ["phường Đông Hải"]),
        ("phường Đông Hải, T X.Kỳ Anh và K P. 3", ["phường Đông Hải", "thị xã Kỳ Anh", "khu phố 3"]),
        ("thôn La Hà Tây (xã Hồng Dương)", ["thôn La Hà Tây", "xã Hồng Dương"]),
    ],
)
def test_streets_projects_and_longer_words_are_no_units(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_commune_without_level_stands_before_its_district() -> None:
    assert stated("Chị Lan (Hàng Bài, Hoàn Kiếm) đến.") == {("Hàng Bài", "Hoàn Kiếm")}
    assert stated("Gồm: An Lạc, Tân Tạo, Bình Tân, Bình Trị Đông.") == set()  # a row of communes
    assert stated("Trường Trung học cơ sở Hồng Dương, huyện Thanh Oai") == set()


def test_a_bare_level_means_the_unit_last_named_in_the_sentence_else_the_subject() -> None:
    text = "Phường Cái Khế đổi mới. Phường Cái Khế sạch đẹp. Khách từ phường An Bình đến thăm, phường ấy ở xa.\nPhường rất vui."
    found = places(normalise(text))
    near = found.resolve_bare("phường", text.index("phường ấy"))
    assert near is not None
    assert near.name == "An Bình"
    subject = found.resolve_bare("phường", text.index("Phường rất"))
    assert subject is not None
    assert subject.name == "Cái Khế"
    assert found.resolve_bare("xã", 10) is None


def test_the_chain_above_is_what_the_article_says_nearest_by() -> None:
    text = "phường Tân An, quận Ninh Kiều, TP Cần Thơ; còn phường Tân An, thị xã La Gi, Bình Thuận"
    found = places(normalise(text))
    assert found.within("phường Tân An", 0) == ("quận Ninh Kiều", "thành phố Cần Thơ")
    assert found.within("phường Tân An", len(text) - 30) == ("thị xã La Gi", "Bình Thuận")


def test_levels_are_split_from_names_however_written() -> None:
    assert split_level("TP. Cần Thơ") == ("thành phố", "Cần Thơ")
    assert split_level("Q.10") == ("quận", "10")
    assert split_level("khu phố 3") == ("khu phố", "3")
    assert split_level("Thanh Oai") == (None, "Thanh Oai")
    assert split_level("Sóc Trăng") == (None, "Sóc Trăng")


def test_a_level_has_the_label_of_the_graph() -> None:
    assert [label_of_level(level) for level in ("tỉnh", "quận", "xã", "thôn", "thành phố")] == [
        "Province", "District", "Ward", "Area", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "xã " * 60_000,
        "xã An " * 30_000,
        "các xã An, " + "Bình, " * 30_000,
        "xã " + "Nguyễn " * 30_000,
        "xã An " + "(" * 60_000,
        "huyện Sóc Sơn, " * 10_000 + "Hà Nội",
        "xã Trà An (huyện Bình Chánh) và " * 6_000,
        "a" * 200_000,
        "xã An. " + "thôn Ba. " * 20_000,
        "thôn Ba. xã An. xã Bình. " * 8_000,
        "quận ở Hà Nội. quận Ba Đình. " * 6_000,
    ],
    ids=[
        "levels",
        "units",
        "row",
        "capitals",
        "brackets",
        "siblings",
        "pairs",
        "letters",
        "hamlets",
        "communes",
        "bare",
    ],
)
def test_time_grows_with_the_length_of_the_text_only(text: str) -> None:
    begun = time.process_time()
    list(part_of(places(normalise(text)), lambda *_, **__: None))
    assert time.process_time() - begun < 5


def test_an_area_around_a_city_is_no_neighbourhood() -> None:
    found = places(
        normalise("Khu vực Hà Nội nắng nóng. Tại khu vực 3, phường Trà An, và cửa khẩu Bản Vược có mưa.")
    ).mentions
    assert [(m.level, m.name) for m in found] == [(None, "Hà Nội"), ("khu vực", "3"), ("phường", "Trà An")]


def test_the_names_that_begin_like_a_level_are_the_official_ones() -> None:
    listed = set(lexicon_table("levels.toml")["words"]["like_levels"])
    levels = tuple(form.lower() + " " for level in lexicon_table("levels.toml")["level"] for form in level["forms"])
    assert listed == {name for name in official().ranks if name.lower().startswith(levels)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a word that opens the next sentence, its full stop lost
        ("Đoàn đến phường Cái Khế Liên quan đến vụ việc, công an đã lập biên bản.", ["phường Cái Khế"]),
        ("Ông ở xã Hồng Dương Trước đó từng đi bộ đội.", ["xã Hồng Dương"]),
        ("Người ở ấp Bình Trong vui.", ["ấp Bình Trong"]),
        # a number that counts, and one that names
        ("Xã Hồng Dương 46 hộ, xã Dân Hòa 30 hộ.", ["xã Hồng Dương", "xã Dân Hòa"]),
        ("Phường 14 ngày 5/7 họp.", ["phường 14"]),
        ("Mưa ở khu vực 3 phường Cái Khế, An Cư và An Bàng.", ["phường Cái Khế", "phường An Cư", "phường An Bàng"]),
        ("Nhà ở khu vực 3, phường Cái Khế bị ngập.", ["khu vực 3", "phường Cái Khế"]),
        ("Máy giá 6 triệu đồng cho bản 64 GB.", []),
        # a letter begins the name of a village of the highlands
        ("Người bản A Sóc vui.", ["bản A Sóc"]),
        # a level in the plural and where its units lie
        ("Một số huyện miền núi Nghệ An mưa to.", ["Nghệ An"]),
        # a number goes on with the name before it
        ("các thôn Đông Hồ 1, 2 và 3", ["thôn Đông Hồ 1", "thôn Đông Hồ 2", "thôn Đông Hồ 3"]),
        # no level is shared by what has another
        ("TP HCM và Long An làm đường.", ["thành phố Hồ Chí Minh", "Long An"]),
    ],
)
def test_a_name_ends_where_something_else_begins(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Máy bay đáp xuống sân bay quốc tế Cam Ranh (Khánh Hòa).",
        "Tàu vào cảng Cửa Lò, Nghệ An.",
        "Ba trạm thu phí gồm: Hoàng Mai (Nghệ An); Mỹ Lộc (Nam Định).",
        "Nhà số 302 Cầu Giấy, Hà Nội.",
        "Căn hộ ở khu dân cư Hoa Sen (phường Cái Khế) đã bán.",
        "Dự án làm đẹp khu vực Cồn Nổi tại phường Cái Khế.",
        "Khách thích khu Thảo Điền, Phú Mỹ Hưng, Phú Nhuận.",
        "Tỉnh Bình Dương bàn đề án lập thành phố Tân Uyên.",
        "Người xã Tây Tựu gửi đơn, UBND quận Bắc Từ Liêm đã trả lời.",
    ],
)
def test_works_plans_and_neighbours_lie_in_nothing(text: str) -> None:
    assert stated(text) == set()


def test_a_neighbourhood_is_where_somebody_lives() -> None:
    assert stated("Chị Lan trú tại khu dân cư Hoa Sen, phường Cái Khế.") == {("khu dân cư Hoa Sen", "phường Cái Khế")}
    assert stated("Cháy tại khu vực Thới Hòa, phường Cái Khế.") == {("khu vực Thới Hòa", "phường Cái Khế")}
    assert stated("Họp ở khu dân cư 5 phường Cái Khế.") == {("khu dân cư 5", "phường Cái Khế")}


def test_a_bracket_that_says_where_a_place_lies_ends_the_matter() -> None:
    assert stated("Ngập ở huyện Can Lộc (Hà Tĩnh), TP Đà Nẵng.") == {("huyện Can Lộc", "Hà Tĩnh")}
    assert stated("Tại huyện Thuận An (nay là thị xã Thuận An), Bình Dương.") >= {("huyện Thuận An", "Bình Dương")}


def test_counted_districts_lie_in_their_city() -> None:
    text = "Đảng bộ TP Hà Nội bàn về địa giới ba quận Cầu Giấy, Bắc Từ Liêm và Nam Từ Liêm."
    assert {part for part, _ in stated(text)} == {"quận Cầu Giấy", "quận Bắc Từ Liêm", "quận Nam Từ Liêm"}


def test_the_larger_place_of_the_same_sentence_is_nearer_than_that_of_the_next() -> None:
    text = "Thành ủy TP Hà Nội bàn về ranh giới giữa hai quận Cầu Giấy và Nam Từ Liêm. TP Hà Nội sẽ công bố."
    assert stated(text) == {("quận Cầu Giấy", "thành phố Hà Nội"), ("quận Nam Từ Liêm", "thành phố Hà Nội")}


def test_a_heading_says_where_its_districts_lie() -> None:
    assert stated("Đà Nẵng: Chủ tịch quận Liên Chiểu nhận việc mới") == {("quận Liên Chiểu", "Đà Nẵng")}
