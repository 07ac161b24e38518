"""Days, terms and ends that an article tells elsewhere than of the post: of a session, of a list, of a man's way."""

from __future__ import annotations

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import HoldsRole

Told = tuple[str, str, str | None, str | None, str | None]  # role, status, start, end, term


def told(text: str) -> set[Told]:
    found = extract(Article(text=text))
    return {(s.role, s.status, s.start, s.end, s.term) for s in found if isinstance(s, HoldsRole)}


YEARS_BEFORE_THE_HOLDER = [
    ("Trong thời gian giữ chức Chủ tịch UBND xã Mường Cơi từ năm 2012 đến năm 2015", ("former", "2012", "2015")),
    ("Khi giữ chức Chủ tịch UBND xã Mường Cơi (từ 7/2012 - 10/2015)", ("former", "2012-07", "2015-10")),
    ("Khi là Chủ tịch UBND xã Mường Cơi giai đoạn từ 2012 đến trước khi bị bắt", ("former", "2012", None)),
    ("Với cương vị Chủ tịch UBND xã Mường Cơi từ tháng 5/2012 đến nay", ("current", "2012-05", None)),
]


@pytest.mark.parametrize(("words", "held"), YEARS_BEFORE_THE_HOLDER)
def test_the_years_of_a_post_may_stand_before_its_holder(words: str, held: tuple[str, str | None, str | None]) -> None:
    assert told(f"{words}, ông Lò Văn Pành đã ký nhiều giấy tờ.") == {("Chủ tịch", *held, None)}


def test_who_once_held_several_posts_held_the_last_from_its_year() -> None:
    text = "Ông Lò Văn Pành từng là Giám đốc Sở Y tế Sơn La, Phó Chủ tịch UBND tỉnh Sơn La từ năm 2011."
    assert told(text) == {
        ("Giám đốc", "former", None, None, None),
        ("Phó Chủ tịch", "former", "2011", None, None),
    }


def test_posts_held_in_turn_share_the_years_of_their_row() -> None:
    text = (
        "Ông Lò Văn Pành lần lượt làm Phó Bí thư Huyện ủy Phù Yên, quyền Chủ tịch UBND huyện Phù Yên rồi Chủ tịch UBND "
        "huyện Phù Yên giai đoạn 2003 - 2006."
    )
    assert told(text) == {
        ("Phó Bí thư", "former", "2003", None, None),
        ("Quyền Chủ tịch", "former", None, None, None),
        ("Chủ tịch", "former", None, "2006", None),
    }


def test_a_former_tenure_is_told_in_pieces() -> None:
    text = (
        "Công an khởi tố ông Lò Văn Pành, cựu Chủ tịch UBND huyện Phù Yên từ 2011-2014. Ông Lò Văn Pành làm Chủ tịch UBND "
        "huyện Phù Yên nhiệm kỳ 2011-2016. Tháng 10-2011, HĐND huyện đã bầu ông Pành giữ chức Chủ tịch UBND huyện Phù Yên."
    )
    assert told(text) == {("Chủ tịch", "former", "2011-10", "2014", "2011-2016")}


TERMS = [
    (  # of the session that the post names
        "HĐND tỉnh Sơn La khóa VIII, nhiệm kỳ 2011-2016 họp kỳ cuối. Ông Lò Văn Pành, Phó Chủ tịch HĐND tỉnh Sơn La khóa VIII, đến dự.",
        {("Phó Chủ tịch", "current", None, None, "2011-2016")},
    ),
    (  # another session has another term
        "HĐND tỉnh Sơn La khóa VIII, nhiệm kỳ 2011-2016 họp kỳ cuối. Ông Lò Văn Pành, Phó Chủ tịch HĐND tỉnh Sơn La khóa VII, đến dự.",
        {("Phó Chủ tịch", "current", None, None, None)},
    ),
    (  # of the youth union, as of the Party
        "Hội nghị bầu Ban Chấp hành Tỉnh đoàn Sơn La nhiệm kỳ 2017-2022. Anh Lò Văn Pành được bầu làm Bí thư Tỉnh đoàn Sơn La.",
        {("Bí thư", "start", None, None, "2017-2022")},
    ),
    (  # of the council that removes
        "Tại phiên họp của HĐND huyện Phù Yên khóa XX (nhiệm kỳ 2016-2021), các đại biểu miễn nhiệm Chủ tịch HĐND huyện đối với ông Lò Văn Pành.",
        {("Chủ tịch", "end", None, None, "2016-2021")},
    ),
    (  # a list has that of the congress with which the article opens
        (
            "Chị Mã Thị Sen được bầu làm Bí thư Huyện đoàn Phù Yên nhiệm kỳ 2017-2022. Chị Sen sinh năm 1981. "
            "Đại hội đã bầu hai Phó Bí thư Huyện đoàn Phù Yên gồm: anh Lò Văn Pành và anh Cầm Văn Ún."
        ),
        {("Bí thư", "start", None, None, "2017-2022"), ("Phó Bí thư", "start", None, None, "2017-2022")},
    ),
    (  # years like a term, and of a post left since then
        "Năm 2018, Ban Bí thư cách chức Bí thư Đảng ủy Sở Y tế Sơn La trong thời gian 2010 - 2015 đối với ông Lò Văn Pành.",
        {("Bí thư", "former", None, None, "2010-2015")},
    ),
    (  # years of a fault are no term
        "Ông Lò Văn Pành bị cách chức Chủ tịch UBND huyện Phù Yên vì sai phạm trong giai đoạn 2010-2015.",
        {("Chủ tịch", "end", None, None, None)},
    ),
]


@pytest.mark.parametrize(("text", "posts"), TERMS, ids=[text[:40] for text, _ in TERMS])
def test_a_term_told_elsewhere_is_that_of_the_post(text: str, posts: set[Told]) -> None:
    assert told(text) == posts


LEFT = [
    ("Sau đó, ông Pành được điều động về làm cán bộ Văn phòng UBND huyện", "end"),
    ("Ông Pành bị điều chuyển sang làm chuyên viên Phòng Nội vụ", "end"),
    ("Ông Pành được điều động vào tổ công tác", "former"),
]


@pytest.mark.parametrize(("words", "status"), LEFT)
def test_who_went_to_plain_work_has_left_his_office(words: str, status: str) -> None:
    text = f"Huyện ủy cảnh cáo ông Lò Văn Pành, nguyên Bí thư Đảng ủy xã Mường Cơi. {words}."
    assert told(text) == {("Bí thư", status, None, None, None)}


def test_of_several_offices_nobody_knows_which_was_left_for_plain_work() -> None:
    text = (
        "Huyện ủy cảnh cáo ông Lò Văn Pành, nguyên Bí thư Đảng ủy xã Mường Cơi, nguyên Trưởng phòng Nội vụ huyện Phù Yên. "
        "Ông Pành được điều động về làm cán bộ Văn phòng UBND huyện."
    )
    assert {status for _, status, *_ in told(text)} == {"former"}


@pytest.mark.parametrize(
    ("words", "status"), [("đã nghỉ hưu từ nửa năm trước", "former"), ("được khen thưởng", "current")]
)
def test_a_list_is_of_those_of_whom_the_article_speaks(words: str, status: str) -> None:
    text = (
        f"Hai cán bộ xã {words}. Danh sách hai cán bộ gồm: ông Lò Văn Pành - Chủ tịch UBND xã Mường Cơi; "
        "bà Mã Thị Sen - Bí thư Đảng ủy xã Mường Bang."
    )
    assert {status for _, status, *_ in told(text)} == {status}


STRIPPED = [
    ("Ông này bị Tỉnh ủy cách toàn bộ chức vụ trong Đảng", ("end", "XXXX-10-17")),
    ("Cấp trên đề nghị ông Pành bị cách hết các chức vụ trong Đảng", ("current", None)),
]


@pytest.mark.parametrize(("words", "ended"), STRIPPED)
def test_whom_the_party_strips_of_all_posts_loses_each(words: str, ended: tuple[str, str | None]) -> None:
    text = f"Ngày 17/10, Huyện ủy Phù Yên kỷ luật ông Lò Văn Pành, Phó Bí thư Đảng ủy xã Mường Cơi. {words}."
    status, end = ended
    assert told(text) == {("Phó Bí thư", status, None, end, None)}


def test_a_death_has_the_day_that_is_told_of_it() -> None:
    text = "TS Lò Văn Pành, Giám đốc Sở Y tế Sơn La, lên đường. TS Lò Văn Pành bị đột quỵ đã mất vào 22 giờ ngày 10/4/2021."
    assert told(text) == {("Giám đốc", "end", None, "2021-04-10", None)}


DAYS = [
    (  # an election does not tell when the one before left
        "Sáng 23/10, đại hội họp phiên cuối. Ông Lò Văn Pành được bầu giữ chức Bí thư Huyện ủy Phù Yên thay ông Cầm Văn Ún.",
        {("Bí thư", "start", "XXXX-10-23", None, None), ("Bí thư", "end", None, None, None)},
    ),
    (  # by the way, of one with another news
        "Ngày 25/3, Tỉnh ủy trao quyết định cho ông Lò Văn Pành, người vừa thôi giữ chức Bí thư Huyện ủy Phù Yên.",
        {("Bí thư", "end", None, None, None)},
    ),
    (  # another act took place then
        "Tháng 6/2017, ngay trước thời điểm ông Lò Văn Pành được bổ nhiệm làm Giám đốc Sở Y tế Sơn La, sở đã ký hợp đồng.",
        {("Giám đốc", "start", None, None, None)},
    ),
]


@pytest.mark.parametrize(("text", "posts"), DAYS, ids=[text[:40] for text, _ in DAYS])
def test_a_day_is_that_of_the_act_told_on_it(text: str, posts: set[Told]) -> None:
    assert told(text) == posts


def test_one_election_after_the_other_has_the_day_of_the_congress() -> None:
    text = (
        "Chiều 13-11, đại hội Huyện đoàn Phù Yên ra mắt ban chấp hành. Anh Lò Văn Pành được bầu làm Bí thư Huyện đoàn Phù Yên. "
        "Anh Pành sinh năm 1981. Anh Pành cũng dạy học. Anh thích đá bóng. Ban thường vụ được bầu gồm 9 người. "
        "Phòng họp đông người. Mọi người vỗ tay. Ủy ban Kiểm tra được bầu gồm 5 người. Chị Mã Thị Sen được bầu làm Phó Bí thư Huyện đoàn Phù Yên."
    )
    assert {(role, start) for role, _, start, *_ in told(text)} == {
        ("Bí thư", "XXXX-11-13"),
        ("Phó Bí thư", "XXXX-11-13"),
    }


def test_the_list_of_a_career_goes_on_to_the_post_held_still() -> None:
    text = (
        "HĐND tỉnh bầu ông Lò Văn Pành - Phó Bí thư Tỉnh ủy Sơn La - giữ chức Chủ tịch UBND tỉnh Sơn La. "
        "Ông Lò Văn Pành từng trải qua các chức vụ: Giám đốc Sở Y tế Sơn La, Phó Bí thư Tỉnh ủy Sơn La nhiệm kỳ 2015-2020."
    )
    assert {(role, status, term) for role, status, _, _, term in told(text)} == {
        ("Phó Bí thư", "current", "2015-2020"),
        ("Chủ tịch", "start", None),
        ("Giám đốc", "former", None),
    }


def test_sessions_and_not_the_years_beside_them_tell_when_a_delegate_was_one() -> None:
    text = "Từ 2006 đến 2011, ông Lò Văn Pành là Bí thư Tỉnh ủy Sơn La, đại biểu Quốc hội khóa IX, X."
    assert told(text) == {("Bí thư", "former", "2006", "2011", None), ("Đại biểu", "former", None, None, None)}


def test_a_post_is_held_from_the_year_in_which_it_was_given() -> None:
    text = "Ông Lò Văn Pành, Giám đốc Sở Y tế Sơn La, được bổ nhiệm chức vụ này vào năm 2015."
    assert told(text) == {("Giám đốc", "current", "2015", None, None)}


STATUSES = [
    (  # what came before the thing told
        "Sau khi thôi giữ chức Giám đốc Sở Y tế Sơn La, ông Lò Văn Pành nhận quyết định làm Trưởng ban Dân vận Tỉnh ủy Sơn La.",
        {("Giám đốc", "former"), ("Trưởng ban", "start")},
    ),
    ("Sau khi bị cách chức Giám đốc Sở Y tế Sơn La, ông Lò Văn Pành về quê.", {("Giám đốc", "end")}),
    (  # an agenda is no news yet
        "Kỳ họp dành thời gian cho công tác nhân sự: HĐND tỉnh miễn nhiệm chức vụ Chủ tịch UBND tỉnh Sơn La đối với ông Lò Văn Pành.",
        {("Chủ tịch", "current")},
    ),
    (  # nor is what somebody else has asked for a mere request
        "Căn cứ kiến nghị của Thanh tra tỉnh, UBND huyện cách chức Chủ tịch UBND xã Mường Cơi đối với ông Lò Văn Pành.",
        {("Chủ tịch", "end")},
    ),
    (  # another is the head today
        "Ông Lò Văn Pành - Bí thư Huyện ủy Phù Yên nhiệm kỳ 2010-2015 - nhận thiếu sót. Bà Mã Thị Sen, Bí thư Huyện ủy Phù Yên, đã rõ việc này.",
        {("Bí thư", "former"), ("Bí thư", "current")},
    ),
]


STATUSES += [
    (  # a title before a name may be of that time, as one after it
        "Theo Chủ tịch UBND xã Mường Cơi Lò Văn Pành lúc bấy giờ, đất đã giao cho dân.",
        {("Chủ tịch", "former")},
    ),
    ("Những năm kháng chiến ở vùng cao, bà Mã Thị Sen là Bí thư Huyện ủy Phù Yên.", {("Bí thư", "former")}),
    (
        "Chuyện ở tỉnh. Năm ấy có tiệc tiễn ông Lò Văn Pành thôi giữ chức Bí thư Huyện ủy Phù Yên ra làm Giám đốc Sở Y tế Sơn La.",
        {("Bí thư", "end"), ("Giám đốc", "start")},
    ),
    (
        "Việc xảy ra khi ông Lò Văn Pành được đưa về làm Giám đốc Sở Y tế Sơn La.",
        {("Giám đốc", "start")},
    ),
    (  # a later office follows
        "Ông Lò Văn Pành là Phó Giám đốc Sở Y tế Sơn La và sau đó là Giám đốc Sở Y tế Sơn La.",
        {("Phó Giám đốc", "former")},
    ),
]


@pytest.mark.parametrize(("text", "posts"), STATUSES, ids=[text[:40] for text, _ in STATUSES])
def test_a_post_is_left_held_or_over_as_the_article_tells(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(role, status) for role, status, *_ in told(text)} == posts


def test_years_in_brackets_are_of_all_posts_of_one_standing() -> None:
    text = (
        "Khi giữ cương vị Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Phù Yên (từ 2009 - 2013), ông Lò Văn Pành ký giấy."
    )
    assert told(text) == {("Phó Bí thư", "former", "2009", "2013", None), ("Chủ tịch", "former", "2009", "2013", None)}


def test_a_term_may_follow_the_name() -> None:
    text = "Cựu Chủ tịch UBND xã Mường Cơi Lò Văn Pành (nhiệm kỳ 2006-2011) ra tòa."
    assert {term for *_, term in told(text)} == {"2006-2011"}


@pytest.mark.parametrize("words", ["qua đời", "trút hơi thở cuối cùng tại quê nhà"])
def test_a_death_has_the_day_with_which_its_sentence_opens(words: str) -> None:
    text = f"Ông Lò Văn Pành là Bí thư Huyện ủy Phù Yên. Rạng sáng 2/4/2018, ông Pành {words}."
    assert {end for *_, end, _ in told(text)} == {"2018-04-02"}


def test_an_act_told_on_its_own_day_has_that_day() -> None:
    text = (
        "Tối 4/6/2018, lãnh đạo tỉnh xác nhận chiều cùng ngày, Tỉnh ủy công bố quyết định kỷ luật ông Lò Văn Pành. "
        "Theo quyết định này, ông Pành bị cách chức Bí thư Huyện ủy Phù Yên."
    )
    assert {end for *_, end, _ in told(text)} == {"2018-06-04"}
