"""When posts begin and end: days, years and terms, told beside the act, before it or elsewhere in the article."""

from __future__ import annotations

from datetime import date

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole

Told = tuple[str, str, str, str | None, str | None]  # person, role, status, start, end


def read(text: str, published: date | None = None) -> list[HoldsRole]:
    return [s for s in extract(Article(text=text, published=published)) if isinstance(s, HoldsRole)]


def told(text: str) -> set[Told]:
    return {(s.person, s.role, s.status, s.start, s.end) for s in read(text)}


CALLED = [
    (
        "Bổ nhiệm ông Lò Văn Pành, Bí thư Tỉnh ủy Lai Châu, giữ chức Phó Trưởng ban Kinh tế Trung ương.",
        {("Bí thư", "end"), ("Phó Trưởng ban", "start")},
    ),
    (
        "Bà Mã Thị Sen - Bí thư Huyện ủy Phù Yên - được Tỉnh ủy Sơn La phân công làm Giám đốc Sở Nội vụ Sơn La.",
        {("Bí thư", "end"), ("Giám đốc", "start")},
    ),
    (  # a Chủ tịch UBND may stay what he is
        "Bầu ông Lò Văn Pành, Chủ tịch UBND tỉnh Lai Châu, giữ chức Phó Bí thư Tỉnh ủy Lai Châu.",
        {("Chủ tịch", "current"), ("Phó Bí thư", "start")},
    ),
    (
        "Bà Mã Thị Sen, Trưởng phòng Nội vụ huyện Phù Yên, nhận quyết định nhận nhiệm vụ Chủ tịch UBND xã Mường Cơi.",
        {("Trưởng phòng", "end"), ("Chủ tịch", "start")},
    ),
    (
        "Người được điều động làm Chủ tịch UBND xã Mường Cơi là bà Mã Thị Sen, Trưởng phòng Nội vụ huyện Phù Yên.",
        {("Trưởng phòng", "end"), ("Chủ tịch", "start")},
    ),
    (  # two are moved by one act
        "Giám đốc Sở Y tế Lai Châu Lò Văn Pành và Giám đốc Sở Nội vụ Lai Châu Mã Thị Sen được điều động làm nhiệm vụ khác.",
        {("Giám đốc", "end")},
    ),
    (  # the same man, named again in short
        "Miễn nhiệm Ủy viên UBND huyện Phù Yên đối với ông Lò Văn Pành, Trưởng phòng Nội vụ huyện Phù Yên do ông Pành đã được điều động làm Chủ tịch UBND xã Mường Cơi.",
        {("Ủy viên", "end"), ("Trưởng phòng", "end"), ("Chủ tịch", "start")},
    ),
]


@pytest.mark.parametrize(("text", "posts"), CALLED, ids=[text[:40] for text, _ in CALLED])
def test_who_is_called_to_another_office_leaves_his_own(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(role, status) for _, role, status, *_ in told(text)} == posts


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 4-6, bà Mã Thị Sen được trao quyết định giữ chức Chủ tịch UBND xã Mường Cơi.",
        "Ngày 4-6, bà Mã Thị Sen nhận quyết định của huyện làm Chủ tịch UBND xã Mường Cơi.",
        "Ngày 4-6, huyện họp. Người được bầu làm Chủ tịch UBND xã Mường Cơi là bà Mã Thị Sen.",
        "Bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi tại kỳ họp thứ chín của HĐND xã diễn ra hôm 4/6.",
        "Theo kết quả kiểm phiếu công bố sáng 4/6, xã có người đứng đầu mới. Bà Mã Thị Sen trúng cử Chủ tịch UBND xã Mường Cơi.",
        "Ngày 4.6, HĐND xã bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi.",
        "Ngày 4-6, HĐND xã bầu bà Mã Thị Sen, sinh ngày 12/3/1979, làm Chủ tịch UBND xã Mường Cơi.",
        "Ngày 9-6, huyện bổ nhiệm bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi. Bà Sen nhận nhiệm vụ từ ngày 4/6.",
    ],
)
def test_a_start_has_the_day_on_which_it_was_done(text: str) -> None:
    assert ("Mã Thị Sen", "Chủ tịch", "start", "XXXX-06-04", None) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tại buổi họp báo chiều 4/6, huyện lý giải vì sao bổ nhiệm bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi.",
        "Phát biểu bế mạc sáng 4-6, ông Lò Văn Pành khen các đại biểu. Kỳ họp đã bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi.",
        "Ngày 4-6, huyện miễn nhiệm ông Lò Văn Pành. Trước đó, bà Mã Thị Sen được bổ nhiệm làm Chủ tịch UBND xã Mường Cơi.",
    ],
)
def test_a_day_of_speaking_is_no_day_of_the_act(text: str) -> None:
    assert ("Mã Thị Sen", "Chủ tịch", "start", None, None) in told(text)


def test_counts_of_votes_are_no_days() -> None:
    text = "HĐND xã họp. Bà Mã Thị Sen được 5/7 phiếu. Đại biểu bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi."
    assert {s.start for s in read(text)} == {None}


def test_decisions_handed_over_one_after_the_other_have_one_day() -> None:
    text = (
        "Ngày 4-6, Huyện ủy Phù Yên công bố các quyết định điều động cán bộ. "
        "Ông Lò Văn Pành được trao quyết định thôi giữ chức Bí thư Đảng ủy xã Mường Cơi. "
        "Ông Pành quê ở Sơn La. Ông Pành thích đọc sách. Ông Pành có ba con. Ông Pành làm vườn. "
        "Bà Mã Thị Sen được trao quyết định giữ chức Bí thư Đảng ủy xã Mường Cơi."
    )
    assert told(text) == {
        ("Lò Văn Pành", "Bí thư", "end", None, "XXXX-06-04"),
        ("Mã Thị Sen", "Bí thư", "start", "XXXX-06-04", None),
    }


def test_those_named_out_of_many_were_appointed_with_them() -> None:
    text = (
        "Cuối tháng 8, ba trưởng phòng của huyện Phù Yên được tái bổ nhiệm. "
        "Trong đó, ông Lò Văn Pành giữ chức Trưởng phòng Nội vụ huyện Phù Yên. "
        "Và bà Mã Thị Sen giữ chức Trưởng phòng Tài chính huyện Phù Yên. "
        "Ông Vì Văn Lả được điều động làm Chủ tịch UBND xã Mường Cơi."
    )
    assert told(text) == {
        ("Lò Văn Pành", "Trưởng phòng", "start", "XXXX-08", None),
        ("Mã Thị Sen", "Trưởng phòng", "start", "XXXX-08", None),
        ("Vì Văn Lả", "Chủ tịch", "start", None, None),
    }


def test_what_follows_an_act_does_not_take_its_day() -> None:
    text = (
        "Sáng 4-6, HĐND huyện Phù Yên họp. Tại kỳ họp, ông Lò Văn Pành được bầu làm Chủ tịch UBND huyện Phù Yên, "
        "sau đó các đại biểu nghỉ."
    )
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", "start", "XXXX-06-04", None)}


def test_what_brackets_tell_by_the_way_has_no_day() -> None:
    text = (
        "Sáng 4-6, HĐND huyện Phù Yên họp. Dịp này, HĐND miễn nhiệm Ủy viên UBND huyện đối với "
        "ông Lò Văn Pành (đã được điều động làm Bí thư Đảng ủy xã Mường Cơi)."
    )
    assert told(text) == {
        ("Lò Văn Pành", "Ủy viên", "end", None, "XXXX-06-04"),
        ("Lò Văn Pành", "Bí thư", "start", None, None),
    }


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Báo cáo quý 2-2019 đã gửi huyện.", "2019-07-18"),
        ("Kết quả 6 tháng đầu năm 2019 rất tốt.", "2019-07-18"),
        ("Từ nay đến cuối năm 2019 xã còn nhiều việc.", "2019-07-18"),
        ("Báo cáo quý 4-2019 đã gửi huyện.", "XXXX-07-18"),
        ("Xã lập từ cuối năm 2019.", "XXXX-07-18"),
        ("Thu ngân sách tăng so với 6 tháng đầu năm 2019.", "XXXX-07-18"),
    ],
)
def test_the_year_is_the_one_that_the_article_reports_on(words: str, start: str) -> None:
    text = f"Ngày 18-7, HĐND xã bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi. {words}"
    assert {s.start for s in read(text)} == {start}


HELD = [
    ("Ông Lò Văn Pành từng làm Bí thư Huyện đoàn Phù Yên (2008-2012).", {("Bí thư", "former", "2008", "2012")}),
    (
        "Ông Lò Văn Pành từng làm Bí thư Huyện đoàn Phù Yên (5-2008 - 8-2012), Chủ tịch UBND xã Mường Cơi (8/2012 - 4/2014).",
        {("Bí thư", "former", "2008-05", "2012-08"), ("Chủ tịch", "former", "2012-08", "2014-04")},
    ),
    (
        "Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi (từ năm 2016 đến nay), cho biết.",
        {("Chủ tịch", "current", "2016", None)},
    ),
    (
        "Năm 2007, ông Lò Văn Pành được bổ nhiệm làm Chủ tịch UBND xã Mường Cơi và giữ chức này đến năm 2017.",
        {("Chủ tịch", "former", "2007", "2017")},
    ),
    (  # the year is that of the first
        "Năm 2014, ông Lò Văn Pành làm Trưởng phòng Nội vụ huyện Phù Yên, rồi Chủ tịch UBND xã Mường Cơi.",
        {("Trưởng phòng", "former", "2014", None), ("Chủ tịch", "start", None, None)},
    ),
    (
        "Năm 2010, ông Lò Văn Pành được bầu làm Chủ tịch UBND xã Mường Cơi. Hai năm sau, ông Lò Văn Pành làm Trưởng phòng Nội vụ huyện Phù Yên.",
        {("Chủ tịch", "former", "2010", None), ("Trưởng phòng", "start", "2012", None)},
    ),
    (
        "Ông Lò Văn Pành trở thành Chủ tịch UBND xã Mường Cơi khi còn rất trẻ (4-2010 - 7-2015).",
        {("Chủ tịch", "former", "2010-04", "2015-07")},
    ),
    (
        "Ông Lò Văn Pành dạy học, đến tháng 6.2016 thì giữ chức Chủ tịch UBND xã Mường Cơi.",
        {("Chủ tịch", "start", "2016-06", None)},
    ),
    (  # who was spoken of last, though in short
        "Ông Lò Văn Pành và bà Mã Thị Sen đều quê ở Sơn La. Ông Pành thích đọc sách. Năm 2015, ông được bầu làm Chủ tịch UBND xã Mường Cơi.",
        {("Chủ tịch", "start", "2015", None)},
    ),
    (
        "Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, ký giấy mời. Theo hồ sơ, ông Pành đã có quyết định nghỉ hưu từ tháng 6/2019.",
        {("Chủ tịch", "end", None, "2019-06")},
    ),
    (
        "Năm 2015, ông Lò Văn Pành ra quân, chuyển sang giữ chức Chủ tịch UBND xã Mường Cơi.",
        {("Chủ tịch", "start", "2015", None)},
    ),
]


@pytest.mark.parametrize(("text", "posts"), HELD, ids=[text[:50] for text, _ in HELD])
def test_a_career_tells_its_years(text: str, posts: set[tuple[str, str, str | None, str | None]]) -> None:
    assert {(role, status, start, end) for _, role, status, start, end in told(text)} == posts


STEPS = [
    (  # nobody is head of an agency and in the committee's chair at once
        "Năm 2013, ông Lò Văn Pành được điều động làm Trưởng phòng Nội vụ huyện Phù Yên. Năm 2016, ông Lò Văn Pành được bầu làm Phó Chủ tịch UBND huyện Phù Yên.",
        {("Trưởng phòng", "former"), ("Phó Chủ tịch", "start")},
    ),
    (  # who is said to have held a post is called by it in passing
        "Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, ký giấy. Ông Lò Văn Pành, nguyên Chủ tịch UBND xã Mường Cơi, đã nhận lỗi.",
        {("Chủ tịch", "former")},
    ),
    (
        "Trước khi được bầu làm Bí thư Huyện ủy Phù Yên, ông Lò Văn Pành là Chủ tịch UBND huyện Phù Yên.",
        {("Chủ tịch", "former")},
    ),
    (
        "Thời điểm ông Lò Văn Pành làm Chủ tịch xã Mường Cơi, bà Mã Thị Sen làm Phó Chủ tịch xã Mường Cơi.",
        {("Chủ tịch", "former"), ("Phó Chủ tịch", "former")},
    ),
    (
        "Ông Lò Văn Pành, nguyên Bí thư Ban cán sự Đảng, Bộ trưởng Bộ Xây dựng, bị nhắc tên.",
        {("Bí thư", "former"), ("Bộ trưởng", "former")},
    ),
    (
        "Ông Lò Văn Pành làm Chủ tịch UBND xã Mường Cơi từ năm 2014 đến năm 2018 trước khi làm Trưởng phòng Nội vụ huyện Phù Yên.",
        {("Chủ tịch", "former"), ("Trưởng phòng", "current")},
    ),
    (  # nobody holds them at once: one after the other
        "Ngày 4-6, huyện nhắc việc bổ nhiệm ông Lò Văn Pành giữ các chức vụ Trưởng phòng Nội vụ huyện Phù Yên, Phó Chủ tịch UBND huyện Phù Yên.",
        {("Trưởng phòng", "former"), ("Phó Chủ tịch", "start")},
    ),
    ("Sau khi xem xét, HĐND xã bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi.", {("Chủ tịch", "start")}),
    (
        "Đầu năm, 12 cán bộ được bổ nhiệm. Trong đó, bà Mã Thị Sen giữ chức Chủ tịch UBND xã Mường Cơi.",
        {("Chủ tịch", "start")},
    ),
    ("Xã có 12 cán bộ. Trong đó, bà Mã Thị Sen giữ chức Chủ tịch UBND xã Mường Cơi.", {("Chủ tịch", "current")}),
]


@pytest.mark.parametrize(("text", "posts"), STEPS, ids=[text[:50] for text, _ in STEPS])
def test_what_came_first_is_over_and_what_was_done_begins(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(role, status) for _, role, status, *_ in told(text)} == posts


def test_deputies_are_elected_with_their_head() -> None:
    text = (
        "Ngày 4-6, HĐND xã Mường Cơi bầu ông Lò Văn Pành làm Chủ tịch HĐND xã Mường Cơi, nhiệm kỳ 2021-2026; "
        "hai Phó Chủ tịch là bà Mã Thị Sen và ông Vì Văn Lả."
    )
    assert {(s.person, s.status, s.start, s.term) for s in read(text)} == {
        ("Lò Văn Pành", "start", "XXXX-06-04", "2021-2026"),
        ("Mã Thị Sen", "start", "XXXX-06-04", "2021-2026"),
        ("Vì Văn Lả", "start", "XXXX-06-04", "2021-2026"),
    }


def test_a_committee_gives_its_term_to_the_posts_that_it_fills() -> None:
    text = (
        "Ngày 4-6, Ban Chấp hành Đảng bộ huyện Phù Yên nhiệm kỳ 2020-2025 họp phiên đầu. "
        "Ông Lò Văn Pành được bầu làm Bí thư Huyện ủy Phù Yên, bà Mã Thị Sen được bổ nhiệm làm Trưởng phòng Nội vụ huyện Phù Yên."
    )
    assert {(s.person, s.term) for s in read(text)} == {("Lò Văn Pành", "2020-2025"), ("Mã Thị Sen", None)}


def test_only_a_punishment_strips_of_a_post_left_before() -> None:
    text = (
        "Ngày 24/1/2018, HĐND xã Mường Cơi nhiệm kỳ 2016-2021 miễn nhiệm Chủ tịch UBND xã Mường Cơi đối với ông Lò Văn Pành. "
        "Ông Lò Văn Pành, nguyên Chủ tịch UBND xã Mường Cơi, nay làm vườn."
    )
    assert ("Lò Văn Pành", "Chủ tịch", "end", None, "2018-01-24") in told(text)


def test_after_an_address_any_family_name_is_one() -> None:
    text = (
        "Ông Long Quang Tài, Chủ tịch HĐND xã Mường Cơi, có đơn xin nghỉ. "
        "Ngày 18/7/2019, HĐND xã Mường Cơi miễn nhiệm chức danh Chủ tịch HĐND xã đối với ông Tài."
    )
    assert told(text) == {("Long Quang Tài", "Chủ tịch", "end", None, "2019-07-18")}


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành nghỉ hưu từ ngày 1-6.", "06-04", "06-01"),
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi, thay cho ông Lò Văn Pành đã chuyển công tác từ ngày 1-6.", "06-04", "06-01"),
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành (qua đời ngày 1-6).", "06-04", "06-01"),
        ("bầu bà Mã Thị Sen thay ông Lò Văn Pành (nghỉ hưu từ ngày 1-6) làm Chủ tịch UBND xã Mường Cơi.", "06-04", "06-01"),
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành, người được điều động về huyện hôm 1-6.", "06-04", "06-01"),
        # what he is accused of on a day is not when he left
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành bị bắt ngày 1-6.", "06-04", None),
        # the one gives way on the day on which the other begins, unless it is told how he left
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành.", "06-04", "06-04"),
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành, kể từ ngày 6-6.", "06-06", "06-06"),
        ("bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành nghỉ hưu.", "06-04", None),
        ("giao bà Mã Thị Sen thay ông Lò Văn Pành nghỉ hưu làm Chủ tịch UBND xã Mường Cơi từ ngày 6-6.", "06-06", None),
    ],
)  # fmt: skip
def test_a_day_told_of_the_one_replaced_is_not_that_of_the_new_holder(words: str, start: str, end: str | None) -> None:
    assert told(f"Sáng 4-6, HĐND xã {words}") == {
        ("Mã Thị Sen", "Chủ tịch", "start", f"XXXX-{start}", None),
        ("Lò Văn Pành", "Chủ tịch", "end", None, end and f"XXXX-{end}"),
    }


def test_who_is_replaced_may_be_given_a_post_of_his_own() -> None:
    text = (
        "Ngày 4-6, HĐND bầu bà Mã Thị Sen làm Chủ tịch UBND xã Mường Cơi thay ông Lò Văn Pành vừa được điều động làm "
        "Trưởng phòng Nội vụ huyện Phù Yên từ ngày 1-6."
    )
    assert ("Lò Văn Pành", "Trưởng phòng", "start", "XXXX-06-01", None) in told(text)
    assert ("Mã Thị Sen", "Chủ tịch", "start", "XXXX-06-04", None) in told(text)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Cùng ngày, bà Mã Thị Sen được bầu giữ chức vụ này: Chủ tịch UBND xã Mường Cơi.", "2019-06-04"),
        ("Ngay trong ngày, bà Mã Thị Sen nhậm chức Chủ tịch UBND xã Mường Cơi.", "2019-06-04"),
        ("Bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi cùng ngày.", "2019-06-04"),
        ("Cùng tháng, bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi.", "2019-06"),
        ("Cũng trong năm, bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi.", "2019"),
        ("Cùng ngày, huyện xác nhận bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi.", None),
    ],
)
def test_what_follows_on_the_same_day_has_the_day_of_the_end_before(words: str, start: str | None) -> None:
    for before in (
        "Ngày 4/6/2019, ông Lò Văn Pành thôi giữ chức Chủ tịch UBND xã Mường Cơi.",
        "Ông Lò Văn Pành nghỉ hưu từ ngày 4/6/2019.",
    ):
        assert ("Mã Thị Sen", "Chủ tịch", "start", start, None) in told(f"{before} {words}")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("vào tháng 11 năm ngoái", "2020-11"),
        ("từ tháng 3 năm ngoái", "2020-03"),
        ("ngày 5/3 năm ngoái", "2020-03-05"),
        ("hôm 5 tháng 3 năm nay", "2021-03-05"),
        ("vào tháng 3 năm kia", "2019-03"),
        ("cuối năm ngoái", "2020"),
    ],
)
def test_a_month_of_last_year_is_a_month(words: str, start: str) -> None:
    text = f"Bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi {words}."
    assert [s.start for s in read(text, date(2021, 4, 20))] == [start]


@pytest.mark.parametrize(
    "words",
    [
        "bị lũ cuốn và qua đời ngày 18-10",
        "lâm bệnh nặng rồi từ trần hôm 18-10",
        "bị tai nạn, tử vong ngày 18-10",
        "hy sinh ngày 18-10 khi cứu dân",
        "đã anh dũng hy sinh ngày 18-10",
        "lao xuống sông để cứu hai cháu bé và tử vong sáng 18-10",
        "sau một thời gian lâm bệnh, đã từ trần lúc 5 giờ ngày 18-10",
    ],
)
def test_a_holder_dies_on_a_day_whatever_befell_him_first(words: str) -> None:
    text = f"Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi (huyện Phù Yên, Sơn La), {words}."
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", "end", None, "XXXX-10-18")}


@pytest.mark.parametrize(
    "words",
    [
        "bị thương và hai người dân tử vong ngày 18-10",
        "bị thương nặng, một cán bộ hy sinh",
        "xác nhận, tử vong là ông Vì Văn Lả",
        "đã đến thăm gia đình nạn nhân tử vong",
        "đang bị điều tra vì để xảy ra cháy, chết 3 người",
        "bị tố nhận tiền và hy sinh lợi ích của dân",
    ],
)
def test_the_death_of_others_is_not_the_holders(words: str) -> None:
    text = f"Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, {words}."
    assert ("Lò Văn Pành", "Chủ tịch", "current", None, None) in told(text)


LISTED = "ông Lò Văn Pành giữ chức Chủ tịch UBND xã Mường Cơi, bà Mã Thị Sen giữ chức Chủ tịch UBND xã Mường Do."


@pytest.mark.parametrize(
    ("words", "told_so"),
    [
        (f"huyện Phù Yên hoán đổi hai chủ tịch xã: {LISTED}", ("start", "XXXX-06-04")),
        (f"huyện Phù Yên trao quyết định cho hai cán bộ: {LISTED}", ("start", "XXXX-06-04")),
        (f"huyện Phù Yên hoán đổi vị trí công tác của hai chủ tịch xã. Theo đó, {LISTED}", ("start", "XXXX-06-04")),
        (
            f"huyện Phù Yên công bố quyết định cán bộ:\n- {LISTED.replace(', ', ';' + chr(10) + '- ')}",
            ("start", "XXXX-06-04"),
        ),
        (f"huyện Phù Yên dự kiến hoán đổi hai chủ tịch xã: {LISTED}", ("current", None)),
        (f"lãnh đạo các xã dự họp gồm: {LISTED}", ("current", None)),
    ],
)
def test_a_list_that_an_act_announces_tells_of_starts(words: str, told_so: tuple[str, str | None]) -> None:
    status, start = told_so
    assert told(f"Ngày 4-6, {words}") == {
        ("Lò Văn Pành", "Chủ tịch", status, start, None),
        ("Mã Thị Sen", "Chủ tịch", status, start, None),
    }


@pytest.mark.parametrize(
    "words",
    [
        "được chấp thuận cho thôi làm",
        "được cho thôi đảm nhiệm chức vụ",
        "bị cho thôi làm",
        "được miễn nhiệm làm",
        "bị bãi nhiệm giữ chức",
        "ngừng làm",
        "dừng đảm nhiệm chức vụ",
        "nghỉ làm",
        "hết làm",
        "thôi kiêm nhiệm chức",
        "rời vị trí",
        "kết thúc nhiệm vụ",
    ],
)
def test_a_verb_of_office_after_one_of_leaving_is_no_start(words: str) -> None:
    text = f"Ông Lò Văn Pành {words} Chủ tịch UBND xã Mường Cơi từ ngày 4-6."
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", "end", None, "XXXX-06-04")}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lò Văn Pành tạm ngừng giữ chức Chủ tịch UBND xã Mường Cơi.",
        "Ông Lò Văn Pành xin thôi làm Chủ tịch UBND xã Mường Cơi.",
        "Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, nghỉ làm hôm nay.",
        "Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, thôi kiêm nhiệm từ ngày 4-6.",
    ],
)
def test_who_only_pauses_or_leaves_something_else_holds_the_post(text: str) -> None:
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", "current", None, None)}


CHARGED = "Phó Chủ tịch UBND xã Mường Cơi"


@pytest.mark.parametrize(
    ("text", "appointment"),
    [
        (f"Trong thời gian bà Mã Thị Sen đi học, ông Lò Văn Pành, {CHARGED}, được giao phụ trách UBND xã.", "standing in"),
        (f"Do Chủ tịch UBND xã nghỉ thai sản, ông Lò Văn Pành, {CHARGED}, được giao điều hành UBND xã.", "standing in"),
        (f"Ông Lò Văn Pành, {CHARGED}, được giao tạm điều hành UBND xã trong thời gian bà Mã Thị Sen bị đình chỉ.", "standing in"),
        (f"Ông Lò Văn Pành, {CHARGED}, được giao điều hành UBND xã.", "in charge"),
        (f"Ông Lò Văn Pành, {CHARGED}, tạm thời phụ trách UBND xã.", "in charge"),
        (f"Ông Lò Văn Pành, {CHARGED}, được phân công tạm thời phụ trách UBND xã.", "in charge"),
        ("Huyện ủy giao ông Lò Văn Pành tạm thời phụ trách, điều hành hoạt động của UBND xã Mường Cơi.", "in charge"),
        # there is no head to come back
        (f"Ông Lò Văn Pành, {CHARGED}, được giao điều hành UBND xã trong thời gian chờ bầu chủ tịch mới.", "in charge"),
        (f"Do bà Mã Thị Sen nghỉ hưu, ông Lò Văn Pành, {CHARGED}, được giao phụ trách UBND xã.", "in charge"),
        (f"Trong thời gian qua, ông Lò Văn Pành, {CHARGED}, được giao điều hành UBND xã.", "in charge"),
        (f"Ông Lò Văn Pành, {CHARGED}, chưa được giao điều hành UBND xã.", None),
        (f"Ông Lò Văn Pành, {CHARGED}, được phân công phụ trách kinh tế.", None),
        (f"Ông Lò Văn Pành, {CHARGED}, được giao phụ trách văn phòng UBND xã.", None),
        ("Ông Lò Văn Pành, Phó Chủ tịch UBND huyện Phù Yên, được phân công phụ trách UBND xã Mường Cơi.", None),
    ],
)  # fmt: skip
def test_who_runs_a_committee_stands_in_only_for_a_head_who_is_away(text: str, appointment: str | None) -> None:
    heads = [s.appointment for s in read(text) if s.person == "Lò Văn Pành" and s.role == "Chủ tịch"]
    assert heads == ([appointment] if appointment else [])


TERMS = [
    (  # one congress fills the boards of one Party committee
        "Ban Bí thư chỉ định ông Lò Văn Pành tham gia Ban Chấp hành, tham gia Ban Thường vụ, giữ chức Phó Bí thư Tỉnh ủy Lai Châu, nhiệm kỳ 2020-2025.",
        {("Ủy viên", "2020-2025"), ("Phó Bí thư", "2020-2025")},
    ),
    (  # a body of its own has its own term
        "Cách chức Ủy viên Trung ương Đảng; Phó Bí thư Tỉnh ủy, Ủy viên Ban Thường vụ Tỉnh ủy Lai Châu nhiệm kỳ 2020-2025 đối với ông Lò Văn Pành.",
        {("Ủy viên", None), ("Phó Bí thư", "2020-2025"), ("Ủy viên", "2020-2025")},
    ),
    (  # the last of several
        "Ông Lò Văn Pành bị cách chức Phó Bí thư Huyện ủy Phù Yên các nhiệm kỳ 2010-2015, 2015-2020.",
        {("Phó Bí thư", "2015-2020")},
    ),
    (
        "Sáng 4-6, HĐND huyện họp bầu Chủ tịch UBND huyện nhiệm kỳ 2021-2026. Ông Lò Văn Pành được bầu làm Chủ tịch UBND huyện Phù Yên.",
        {("Chủ tịch", "2021-2026")},
    ),
    (
        "Tại Đại hội Đảng bộ huyện Phù Yên nhiệm kỳ 2020-2025, ông Lò Văn Pành được bầu làm Huyện ủy viên.",
        {("Ủy viên", "2020-2025")},
    ),
    (  # nobody is elected in 2015 for a term that begins in 2021
        "Huyện sẽ bầu Chủ tịch UBND huyện nhiệm kỳ 2021-2026. Tháng 6/2015, ông Lò Văn Pành được bầu làm Chủ tịch UBND huyện Phù Yên.",
        {("Chủ tịch", None)},
    ),
]


@pytest.mark.parametrize(("text", "terms"), TERMS, ids=[text[:40] for text, _ in TERMS])
def test_a_term_is_that_of_the_committee_and_its_election(text: str, terms: set[tuple[str, str | None]]) -> None:
    assert {(s.role, s.term) for s in read(text)} == terms


def test_a_day_without_a_year_is_not_of_a_year_long_past() -> None:
    text = (
        "Ngày 4-6, Tỉnh ủy Lai Châu cách chức Bí thư Huyện ủy Phù Yên đối với ông Lò Văn Pành. "
        "Ông Lò Văn Pành được bầu làm Bí thư Huyện ủy Phù Yên ngày 4/6/2015. Ngày 9/8/2016, ông Pành thăm xã."
    )
    assert told(text) == {("Lò Văn Pành", "Bí thư", "end", "2015-06-04", "XXXX-06-04")}


def test_a_punishment_within_the_term_ends_the_post() -> None:
    text = (
        "Ngày 4/6, Ban Bí thư cách chức Bí thư Huyện ủy Phù Yên nhiệm kỳ 2015-2020 đối với ông Lò Văn Pành, nguyên "
        "Bí thư Huyện ủy Phù Yên. Ông Lò Văn Pành về huyện năm 2016."
    )
    assert told(text) == {("Lò Văn Pành", "Bí thư", "end", None, "XXXX-06-04")}


OTHER_DAYS = [
    # a Congress of the whole Party, a meeting of before, what others left for, the opening of a session
    "Ngày 4-6, HĐND huyện họp. Tại Đại hội Đảng lần thứ XIII, ông Lò Văn Pành được bầu vào Ban Chấp hành Trung ương Đảng.",
    "Ngày 4-6, HĐND huyện họp. Tại kỳ họp thứ 2, HĐND huyện khóa X vừa qua, HĐND bầu ông Lò Văn Pành làm Chủ tịch UBND huyện Phù Yên.",
    "Ngày 4-6, huyện bầu 3 ủy viên. Trong đó, ông Lò Văn Pành đã được luân chuyển làm Bí thư Đảng ủy xã Mường Cơi.",
    # by the way; what somebody is blamed for
    "Ngày 4-6, tỉnh họp bàn công tác cán bộ. Được biết, ông Lò Văn Pành được điều động giữ chức Bí thư Huyện ủy Phù Yên.",
    "Ngày 4-6, tỉnh công bố kết luận về nhân sự. Phó Chủ tịch UBND tỉnh có khuyết điểm khi bổ nhiệm ông Lò Văn Pành làm Giám đốc Sở Nội vụ Sơn La.",
    "Kỳ họp khai mạc ngày 4-6 bầu ông Lò Văn Pành làm Chủ tịch UBND huyện Phù Yên.",
]


@pytest.mark.parametrize("text", OTHER_DAYS, ids=[text[10:50] for text in OTHER_DAYS])
def test_what_took_place_at_another_time_has_not_the_day_of_the_event(text: str) -> None:
    assert {(status, start) for _, _, status, start, _ in told(text)} == {("start", None)}


OWN_DAYS = [
    (
        "Ông Lò Văn Pành thôi giữ chức Chủ tịch UBND huyện Phù Yên năm 2015 và thôi giữ chức Giám đốc Sở Nội vụ Sơn La năm 2016.",
        {("Chủ tịch", "end", None, "2015"), ("Giám đốc", "end", None, "2016")},
    ),
    (
        "Sáng 19/7, UBND huyện họp báo dưới sự chủ trì của ông Lò Văn Pành, người vừa được bầu giữ chức Chủ tịch UBND huyện Phù Yên tại kỳ họp đầu tháng 7.",
        {("Chủ tịch", "start", "XXXX-07", None)},
    ),
    (
        "Năm 2013, ông Lò Văn Pành về huyện. Tháng 12 cùng năm, ông được bầu làm Chủ tịch UBND huyện Phù Yên.",
        {("Chủ tịch", "start", "2013-12", None)},
    ),
    (
        "Sáng 12/12, tỉnh họp. Trước đó, tại kỳ họp thứ 8 chiều 11/12, HĐND tỉnh đã bầu các chức danh. HĐND cũng miễn nhiệm Chủ tịch UBND tỉnh Lai Châu đối với ông Lò Văn Pành.",
        {("Chủ tịch", "end", None, "XXXX-12-11")},
    ),
    (  # what came before a post has another day
        "Năm 2013, ông Lò Văn Pành được bổ nhiệm nhiều chức vụ ở huyện trước khi giữ cương vị Chủ tịch UBND xã Mường Cơi vào năm 2015.",
        {("Chủ tịch", "start", "2015", None)},
    ),
    (
        "Trước khi giữ chức Chủ tịch UBND huyện Phù Yên vào đầu 2012, ông Lò Văn Pành làm Giám đốc Sở Nội vụ Sơn La.",
        {("Chủ tịch", "start", "2012", None), ("Giám đốc", "former", None, None)},
    ),
    (  # where somebody comes from is told by the way
        "Ngày 24/5, Tỉnh ủy họp bàn công tác cán bộ. Ông Vừ A Páo quê ở huyện Mộc Châu, được bổ nhiệm tháng 3/2018. Cùng ngày, ông Lò Văn Pành thôi giữ chức Bí thư Huyện ủy Phù Yên.",
        {("Bí thư", "end", None, "XXXX-05-24")},
    ),
    (  # years in brackets after a name are his in the post, unless they may be those of his life
        "Nguyên Chủ tịch UBND huyện Phù Yên Lò Văn Pành (giai đoạn 2005-2010) và bà Mã Thị Sen cho biết.",
        {("Chủ tịch", "former", "2005", "2010")},
    ),
    (
        "Nguyên Chủ tịch UBND huyện Phù Yên Lò Văn Pành (1930-2012) mở trường này.",
        {("Chủ tịch", "former", None, None)},
    ),
    (  # a span is of the post held once
        "Ông Lò Văn Pành, 51 tuổi, hiện là Bí thư Tỉnh ủy Lai Châu, nguyên Thứ trưởng Bộ Y tế từ năm 2013-2015.",
        {("Bí thư", "current", None, None), ("Thứ trưởng", "former", "2013", "2015")},
    ),
    (
        "Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, cho biết từ năm 2013-2015 xã xây trường.",
        {("Chủ tịch", "current", None, None)},
    ),
]


@pytest.mark.parametrize(("text", "facts"), OWN_DAYS, ids=[text[:40] for text, _ in OWN_DAYS])
def test_an_act_has_the_day_that_is_told_of_it(text: str, facts: set[tuple[str, str, str | None, str | None]]) -> None:
    assert {(role, status, start, end) for _, role, status, start, end in told(text)} == facts


def test_a_vote_or_a_merger_before_an_act_is_of_the_event() -> None:
    text = (
        "Ông Lò Văn Pành được bổ nhiệm giữ chức Giám đốc Sở Nội vụ tỉnh Lai Châu sau khi sáp nhập hai sở. "
        "Sáng 4-6, UBND tỉnh tổ chức lễ công bố quyết định."
    )
    assert told(text) == {("Lò Văn Pành", "Giám đốc", "start", "XXXX-06-04", None)}


STEPPED = [
    (
        "Ông Lò Văn Pành là Chủ tịch UBND huyện Phù Yên. Ông Lò Văn Pành từng làm Giám đốc Sở Nội vụ Sơn La, rồi làm Giám đốc Sở Y tế Sơn La.",
        {("Chủ tịch", "current"), ("Giám đốc", "former")},
    ),
    (  # a deputy who became the head
        "Ngày 4-6, tỉnh bổ nhiệm ông Lò Văn Pành làm Giám đốc Sở Nội vụ Sơn La. Tháng 4/2015, ông được bổ nhiệm làm Phó Giám đốc Sở Nội vụ Sơn La.",
        {("Giám đốc", "start"), ("Phó Giám đốc", "former")},
    ),
    (  # nobody heads the Party's staff and is a council's deputy chair at once
        "Năm 2014, ông Lò Văn Pành được điều động làm Chánh Văn phòng Tỉnh ủy Sơn La. Năm 2016, ông được bầu làm Phó Chủ tịch HĐND tỉnh Sơn La.",
        {("Chánh Văn phòng", "former"), ("Phó Chủ tịch", "start")},
    ),
    (  # elected anew
        "Ngày 4-6, ông Lò Văn Pành tái đắc cử Bí thư Huyện ủy Phù Yên. Ông Lò Văn Pành, nguyên Bí thư Huyện ủy Phù Yên khóa trước.",
        {("Bí thư", "start")},
    ),
    ("Người được giới thiệu làm Giám đốc Sở Nội vụ Sơn La là ông Lò Văn Pành.", set()),
    ("Ông Lò Văn Pành được trình giữ chức Giám đốc Sở Nội vụ Sơn La.", set()),
]


@pytest.mark.parametrize(("text", "posts"), STEPPED, ids=[text[:40] for text, _ in STEPPED])
def test_steps_of_a_career_are_over_and_nominees_hold_nothing(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(role, status) for _, role, status, *_ in told(text)} == posts


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Nghi phạm đã bắn chết ông Pành rồi bỏ trốn", "end"),
        ("Nghi phạm dọa bắn chết ông Pành", "current"),
        ("Ông Pành được đưa đi cấp cứu nhưng tử vong", "end"),
        ("Ông Pành cho biết hai người tử vong", "current"),
    ],
)
def test_who_is_killed_leaves_his_office(words: str, status: str) -> None:
    text = f"Ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi, ra suối. {words}."
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", status, None, None)}
