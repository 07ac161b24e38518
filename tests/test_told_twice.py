"""What an article tells of one post in several places, or of a time that is not today's: one status, the days that fit."""

from __future__ import annotations

from datetime import date

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole

Told = tuple[str, str, str, str | None, str | None]  # person, role, status, start, end


def told(text: str, published: date | None = None) -> set[Told]:
    found = (s for s in extract(Article(text=text, published=published)) if isinstance(s, HoldsRole))
    return {(s.person, s.role, s.status, s.start, s.end) for s in found}


def test_a_deputy_who_is_made_the_head_of_his_body_is_its_deputy_no_more() -> None:
    text = "Bầu bà Mã Thị Sen, Phó Bí thư Thường trực Huyện ủy Phù Yên, Chủ tịch HĐND huyện Phù Yên, giữ chức Bí thư Huyện ủy Phù Yên."
    assert told(text) == {
        ("Mã Thị Sen", "Phó Bí thư Thường trực", "former", None, None),
        ("Mã Thị Sen", "Chủ tịch", "current", None, None),
        ("Mã Thị Sen", "Bí thư", "start", None, None),
    }


def test_a_post_that_ends_began_when_it_is_said_to_have_been_held_since() -> None:
    text = (
        "Cách chức ông Lò Văn Pành, Chủ tịch UBND xã Mường Cơi.\n"
        "Từ năm 2012 đến nay, ông Pành làm Chủ tịch UBND xã Mường Cơi."
    )
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", "end", "2012", None)}


def test_what_was_done_in_office_does_not_say_that_the_office_is_left() -> None:
    text = (
        "Khiển trách ông Lò Văn Pành, Phó Chủ tịch UBND huyện Phù Yên.\n"
        "Trong thời gian giữ chức vụ Phó Chủ tịch UBND huyện Phù Yên, ông Pành đã ký nhiều giấy tờ sai."
    )
    assert told(text) == {("Lò Văn Pành", "Phó Chủ tịch", "current", None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Đất được giao trong giai đoạn ông Lò Văn Pành đang giữ chức Bí thư Huyện ủy Phù Yên.",
        "Khu chợ mọc lên vào thời điểm ông Lò Văn Pành đang là Bí thư Huyện ủy Phù Yên.",
    ],
)
def test_a_post_held_at_another_time_is_not_held_today(text: str) -> None:
    assert told(text) == {("Lò Văn Pành", "Bí thư", "former", None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Bà Mã Thị Sen sẽ về làm Bí thư Huyện ủy Phù Yên thay ông Lò Văn Pành.",
        "Sau khi miễn nhiệm Bí thư Huyện ủy Phù Yên đối với ông Lò Văn Pành, Tỉnh ủy sẽ giới thiệu người khác.",
        "Chiều mai, Ban Tổ chức sẽ báo cáo về việc miễn nhiệm Bí thư Huyện ủy Phù Yên đối với ông Lò Văn Pành.",
        "Kỳ họp cũng dành thời gian miễn nhiệm Bí thư Huyện ủy Phù Yên đối với ông Lò Văn Pành.",
    ],
)
def test_what_is_still_to_come_ends_nothing(text: str) -> None:
    assert told(text) == {("Lò Văn Pành", "Bí thư", "current", None, None)}


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Được biết, vào năm 2009, bà Sen đảm nhiệm chức vụ Bí thư Huyện ủy Phù Yên.", "2009"),
        ("Bà Sen dạy học, đến tháng 5-2012, bà Sen giữ chức Bí thư Huyện ủy Phù Yên.", "2012-05"),
    ],
)
def test_a_month_or_year_before_a_holder_tells_since_when(words: str, start: str) -> None:
    assert told(f"Bà Mã Thị Sen quê ở Sơn La. {words}") == {("Mã Thị Sen", "Bí thư", "start", start, None)}


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("Từ đầu năm 2017 đến ngày 8/5, huyện thu 3 tỷ đồng.", "2017"),
        ("Từ đầu năm 2017 đến hết tháng 4, huyện thu 3 tỷ đồng.", "2017"),
        ("Từ đầu năm 2016 đến tháng 4 năm 2018, huyện thu 3 tỷ đồng.", "XXXX"),  # of several years
    ],
)
def test_a_sum_from_new_year_to_a_day_tells_the_year(words: str, year: str) -> None:
    text = f"Sáng 10/5, Tỉnh ủy Sơn La bổ nhiệm bà Mã Thị Sen làm Bí thư Huyện ủy Phù Yên. {words}"
    assert told(text) == {("Mã Thị Sen", "Bí thư", "start", f"{year}-05-10", None)}


def test_offices_filled_at_a_meeting_of_several_days_have_its_month() -> None:
    text = (
        "Đại hội Huyện đoàn Phù Yên diễn ra từ ngày 5 đến 7-10. Đại hội đã bầu bí thư và 2 phó bí thư Huyện đoàn Phù Yên. "
        "2 phó bí thư Huyện đoàn Phù Yên gồm anh Lò Văn Pành và chị Mã Thị Sen."
    )
    assert told(text) == {
        ("Lò Văn Pành", "Phó Bí thư", "start", "XXXX-10", None),
        ("Mã Thị Sen", "Phó Bí thư", "start", "XXXX-10", None),
    }


def test_deputies_only_counted_are_not_elected() -> None:
    text = "Đại hội sẽ bầu 2 phó bí thư Huyện đoàn Phù Yên. 2 phó bí thư Huyện đoàn Phù Yên gồm anh Lò Văn Pành và chị Mã Thị Sen."
    assert {(role, status) for _, role, status, *_ in told(text)} == {("Phó Bí thư", "current")}


def test_posts_of_which_one_is_stripped_may_stand_in_brackets() -> None:
    text = (
        "Căn cứ Quy định số 12-QĐ/TW, ngày 1/2/2017 về kỷ luật đảng viên, Tỉnh ủy quyết định thi hành kỷ luật ông Lò Văn Pành "
        "bằng hình thức cách toàn bộ chức vụ trong Đảng (Ủy viên Ban Chấp hành Đảng bộ tỉnh Sơn La; Bí thư Huyện ủy Phù Yên)."
    )
    assert told(text) == {
        ("Lò Văn Pành", "Ủy viên", "end", None, None),
        ("Lò Văn Pành", "Bí thư", "end", None, None),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the age, the home and the schooling of a man before what befell him
            "Ông Lò Văn Pành năm nay 41 tuổi, quê xã Mường Cơi, huyện Phù Yên, tỉnh Sơn La, thạc sĩ luật, được Ban Chấp hành Đảng bộ huyện khóa XX bầu giữ chức Bí thư Huyện ủy Phù Yên ngày 6/10/2015.",
            ("start", "2015-10-06", None),
        ),
        (  # a voter is no act
            "Huyện họp.\nTrời mưa.\nCử tri cho rằng ông Lò Văn Pành còn đủ uy tín để làm Bí thư Huyện ủy Phù Yên.",
            ("current", None, None),
        ),
        (  # the day of the clause that follows
            "Để bầu người thay ông Lò Văn Pành, Bí thư Huyện ủy Phù Yên, nghỉ hưu theo chế độ, ngày 6-9, Ban Chấp hành đã họp.",
            ("end", None, None),
        ),
        (
            "Hôm 10/5, tỉnh họp. Ba hôm trước, Tỉnh ủy cho ông Lò Văn Pành thôi giữ chức Bí thư Huyện ủy Phù Yên.",
            ("end", None, None),
        ),
        ("Ông Lò Văn Pành, Bí thư Huyện ủy Phù Yên thời điểm năm 2011, trả lời báo chí.", ("former", None, None)),
        (
            "Ông Lò Văn Pành cho hay, sau hơn 1 năm lên chức Bí thư Huyện ủy Phù Yên, ông làm việc quá sức.",
            ("current", None, None),
        ),
        ("Ông Lò Văn Pành làm Bí thư Huyện ủy Phù Yên khi mới 33 tuổi.", ("start", None, None)),
        (
            "Thay vị trí bà Sen là ông Lò Văn Pành, Bí thư Huyện ủy Phù Yên.",
            ("end", None, None),
        ),
        (
            "Huyện phải làm thủ tục miễn nhiệm Bí thư Huyện ủy Phù Yên đối với ông Lò Văn Pành.",
            ("current", None, None),
        ),
    ],
)
def test_one_sentence_tells_the_status_and_its_days(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert {fact[2:] for fact in told(text) if fact[:2] == ("Lò Văn Pành", "Bí thư")} == {expected}


def test_what_an_office_did_on_a_day_is_no_line_of_a_career() -> None:
    text = "Ông Lò Văn Pành quê ở Sơn La. Năm 2011, Chủ tịch UBND tỉnh Sơn La ký quyết định. Năm 2012, Chủ tịch UBND xã Mường Cơi."
    assert told(text) == {("Lò Văn Pành", "Chủ tịch", "former", None, None)}


def test_what_came_after_a_span_has_not_its_years() -> None:
    text = "Từ tháng 2/2011 - 9/2012, ông Lò Văn Pành được phân công về huyện Phù Yên; sau đó Tỉnh ủy phân công ông làm Bí thư Huyện ủy Phù Yên."
    assert {fact[3:] for fact in told(text)} == {(None, None)}


STEPS = [
    (
        "Tháng 6/2018, ông Lò Văn Pành được bầu giữ chức Chủ tịch UBND huyện Phù Yên; đến tháng 7/2020 làm Bí thư Huyện ủy Phù Yên.",
        {("Lò Văn Pành", "Chủ tịch", "start", "2018-06", None), ("Lò Văn Pành", "Bí thư", "start", "2020-07", None)},
    ),
    (  # who acts has an office too
        "Đại tá Lò Văn Pành, Phó Giám đốc Công an tỉnh Lai Châu được Bộ trưởng Bộ Công an điều động giữ chức Giám đốc Công an tỉnh Sơn La.",
        {("Lò Văn Pành", "Phó Giám đốc", "end", None, None), ("Lò Văn Pành", "Giám đốc", "start", None, None)},
    ),
    (
        "Trung tá Mã Văn Sen thay ông Lò Văn Pành giữ chức Trưởng Công an huyện Phù Yên.",
        {("Mã Văn Sen", "Trưởng Công an", "start", None, None), ("Lò Văn Pành", "Trưởng Công an", "end", None, None)},
    ),
    (
        "Trước khi được bổ nhiệm làm Giám đốc Sở Y tế Lai Châu vào tháng 5/2019, ông Lò Văn Pành là Phó Giám đốc Sở này.",
        {("Lò Văn Pành", "Giám đốc", "start", "2019-05", None), ("Lò Văn Pành", "Phó Giám đốc", "former", None, None)},
    ),
    (  # another clause begins after the semicolon
        "Cách chức Bí thư Đảng ủy xã Bản Bo đối với ông Lò Văn Pành; bà Mã Thị Sen, Phó Chủ tịch UBND xã Bản Bo, bị khiển trách.",
        {("Lò Văn Pành", "Bí thư", "end", None, None), ("Mã Thị Sen", "Phó Chủ tịch", "current", None, None)},
    ),
]


@pytest.mark.parametrize(("text", "facts"), STEPS, ids=[text[:40] for text, _ in STEPS])
def test_each_step_has_its_own_holder_and_day(text: str, facts: set[Told]) -> None:
    assert told(text) == facts


def test_a_term_that_goes_on_is_not_over_because_another_is_named() -> None:
    text = "Cách chức ông Lò Văn Pành, Bí thư Tỉnh ủy Lai Châu nhiệm kỳ 2015-2020 và nhiệm kỳ 2020-2025."
    assert {status for _, _, status, *_ in told(text, date(2021, 4, 20))} == {"end"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (  # who stands in for the head stays the deputy
            "Bà Mã Thị Sen, Phó Bí thư Huyện ủy Phù Yên, được giao điều hành hoạt động của Huyện ủy Phù Yên từ ngày 10/4.",
            {("Phó Bí thư", "current", None, None), ("Bí thư", "start", "2021-04-10", None)},
        ),
        (  # a status taken away is that of a post left before
            "Thủ tướng xóa tư cách Chủ tịch UBND tỉnh Sơn La nhiệm kỳ 2016-2021 đối với bà Mã Thị Sen.",
            {("Chủ tịch", "former", None, None)},
        ),
        (  # the term was over when the article came out
            "Bà Mã Thị Sen, Chủ tịch UBND xã Mường Cơi nhiệm kỳ 2011-2016, đến dự.",
            {("Chủ tịch", "former", None, None)},
        ),
        (
            "Bà Mã Thị Sen quê ở Sơn La.\n- 7/2010 - 8/2015: Phó Giám đốc Sở Nội vụ Sơn La\n- 9/2015 - nay: Giám đốc Sở Y tế Sơn La",
            {("Phó Giám đốc", "former", "2010-07", "2015-08"), ("Giám đốc", "current", "2015-09", None)},
        ),
        (
            "Chiều 12/4, Quốc hội bầu ông Lò Văn Pành giữ chức Thủ tướng. Trước đó, sáng cùng ngày, Quốc hội miễn nhiệm Bộ trưởng Y tế đối với bà Mã Thị Sen.",
            {("Bộ trưởng", "end", None, "2021-04-12")},
        ),
    ],
)
def test_what_the_day_of_the_article_and_the_words_say_of_a_post(
    text: str, facts: set[tuple[str, str, str | None, str | None]]
) -> None:
    assert {fact[1:] for fact in told(text, date(2021, 4, 20)) if fact[0] == "Mã Thị Sen"} == facts


@pytest.mark.parametrize(
    ("opening", "start"),
    [
        ("Sáng nay 19/4, HĐND huyện Phù Yên họp.", "2021-04-19"),  # not the day of the article
        ("Sáng nay, HĐND huyện Phù Yên họp.", "2021-04-20"),
        ("Trong 2 ngày 15-16/4, HĐND huyện Phù Yên họp.", "2021-04"),
        ("Từ ngày 10 đến 12/4, HĐND huyện Phù Yên họp.", "2021-04"),
        ("Có 15-16/4 đại biểu dự, HĐND huyện Phù Yên họp.", None),  # a count
    ],
)
def test_the_day_of_a_meeting_is_the_one_written(opening: str, start: str | None) -> None:
    text = f"{opening}\nTại kỳ họp, các đại biểu bầu bà Mã Thị Sen giữ chức Chủ tịch UBND huyện Phù Yên."
    assert told(text, date(2021, 4, 20)) == {("Mã Thị Sen", "Chủ tịch", "start", start, None)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bà Mã Thị Sen vào Đảng ngày 3/2/2000 và được bầu làm Chủ tịch UBND xã Mường Cơi.", (None, None)),
        (
            "Sau khi có kết luận thanh tra ngày 5/3, bà Mã Thị Sen bị cách chức Chủ tịch UBND xã Mường Cơi.",
            (None, None),
        ),
        ("Bà Mã Thị Sen bị cách chức Chủ tịch UBND xã Mường Cơi vì những vi phạm xảy ra năm 2018.", (None, None)),
        ("Bà Mã Thị Sen bị cách chức Chủ tịch UBND xã Mường Cơi do sai phạm từ năm 2015.", (None, None)),
        (
            "Bà Mã Thị Sen được bầu làm Chủ tịch UBND xã Mường Cơi tại phiên họp do HĐND tổ chức ngày 10/4.",
            ("2021-04-10", None),
        ),
        ("Bà Mã Thị Sen - Chủ tịch UBND xã Mường Cơi từ năm 2016 - đến dự.", ("2016", None)),
    ],
)
def test_a_day_of_something_else_is_not_the_day_of_the_act(text: str, days: tuple[str | None, str | None]) -> None:
    assert {fact[3:] for fact in told(text, date(2021, 4, 20))} == {days}


def test_a_post_held_until_something_befell_its_holder_is_over() -> None:
    text = "Bà Mã Thị Sen giữ chức Chủ tịch UBND xã Mường Cơi từ ngày 1/7/2015 đến khi bị bắt."
    assert told(text) == {("Mã Thị Sen", "Chủ tịch", "former", "2015-07-01", None)}


def test_who_is_replaced_is_not_whom_the_next_sentence_means() -> None:
    text = (
        "Ngày 2/10/2015, bà Mã Thị Sen được bầu giữ chức Bí thư Huyện ủy Phù Yên thay cho bà Lò Thị Hoa nghỉ hưu.\n"
        "Ngày 29/10/2018, bà được bầu làm Phó Bí thư Tỉnh ủy Sơn La."
    )
    assert ("Mã Thị Sen", "Phó Bí thư", "start", "2018-10-29", None) in told(text)
