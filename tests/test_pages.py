"""Newspaper pages: what their text is, and which day they were published on."""

import json
from datetime import date, datetime

import pytest
from canbo import InputError
from canbo.loaders.masthead import date_line, masthead, moment
from canbo.loaders.pages import page
from hypothesis import given, settings
from hypothesis import strategies as st

FIRST = (
    "Sáng nay, HĐND phường Hòa Bình họp kỳ thứ nhất để bầu các chức danh chủ chốt. Bà Trần Thị Hạnh được bầu giữ chức "
    "Chủ tịch UBND phường với toàn bộ đại biểu có mặt tán thành."
)
SECOND = (
    "Ông Lê Văn Thuận, Bí thư Đảng ủy phường, đề nghị UBND phường sớm ban hành quy chế làm việc và phân công nhiệm vụ."
)
TITLE = "Phường Hòa Bình có tân chủ tịch"
LEAD = "HĐND phường Hòa Bình kiện toàn nhân sự chủ chốt ngay tại kỳ họp đầu tiên của nhiệm kỳ."


def a_page(head="", above="", below="", title=TITLE, body=f"<p>{FIRST}</p><p>{SECOND}</p>"):
    """A page with a menu, a headline, a body, further news and a footer, as newspapers have them."""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo Mẫu</title>{head}</head>
<body><div class="top-date">Thứ ba, 31/12/2024</div><header><span class="date-now">Thứ tư, 1/1/2025</span><nav><ul><li><a href="/">Trang chủ</a></li></ul></nav></header>
<div class="container">{above}<h1 class="title-detail">{title}</h1>{below}<article class="detail">{body}</article>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/2">Một tin khác</a> <span class="date">02/02/2024</span></li></ul></div>
</div><footer><p>Tổng biên tập: Phạm Văn Long. Giấy phép số 12 ngày 05/05/2015</p></footer></body></html>"""


def linked(**data):
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **data})}</script>'


def published(markup):
    found = page(markup)[1].published
    return found and found.day


# --- text


def test_paragraphs_stand_on_lines_of_their_own_after_headline_and_standfirst():
    text, _ = page(a_page(below=f'<p class="sapo">{LEAD}</p>'))
    assert text.split("\n") == [TITLE, LEAD, FIRST, SECOND]


def test_a_standfirst_within_the_body_is_not_said_twice():
    text, _ = page(a_page(body=f'<h2 class="sapo">{LEAD}</h2><p>{FIRST}</p><p>{SECOND}</p>'))
    assert text.count(LEAD) == 1


def test_menus_further_news_comments_and_imprint_are_no_text():
    comments = '<div id="comments"><p>Chúc mừng bà Hạnh, mong phường đổi mới nhiều hơn nữa.</p></div>'
    text, _ = page(a_page().replace("<footer>", f"{comments}<footer>"))
    for other in ("Trang chủ", "Một tin khác", "Chúc mừng", "Tổng biên tập"):
        assert other not in text


def test_a_page_of_one_short_paragraph_is_read():
    assert page("<html><body><p>Bà Hạnh thôi giữ chức.</p></body></html>")[0] == "Bà Hạnh thôi giữ chức."


@pytest.mark.parametrize(
    "markup", ["", " ", "<html></html>", "<p></p>", "<img src=a.jpg>", "<script>var a = 1</script>", "\0"]
)
def test_a_page_without_an_article_is_told(markup):
    with pytest.raises(InputError, match=r"no article text|cannot be read as HTML"):
        page(markup)


def test_character_references_are_read():
    text, about = page(a_page(title="Ph&#432;&#7901;ng H&ograve;a B&igrave;nh &amp; d&acirc;n"))
    assert about.title == text.split("\n")[0] == "Phường Hòa Bình & dân"


# --- the day


@pytest.mark.parametrize(
    "head",
    [
        linked(**{"@type": "NewsArticle", "datePublished": "2021-07-01T10:00:00+07:00"}),
        linked(**{"@type": ["Article", "NewsArticle"], "datePublished": "2021-06-30T17:00:00Z"}),
        linked(**{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2021-07-01"}]}),
        '<script type=\'application/ld+json\'>\n//<![CDATA[\n{"@type": "Article", "datePublished": "2021-07-01"}\n//]]></script>',
        "<script type='application/ld+json'>{broken</script>"
        + linked(**{"@type": "Article", "datePublished": "2021-07-01"}),
        '<meta property="article:published_time" content="2021-07-01T10:00:00+07:00">',
        '<meta name="pubdate" content="2021-07-01T10:00:00+07:00">',
        '<meta itemprop="datePublished" content="2021-07-01">',
        '<meta name="DC.date.issued" content="2021-07-01">',
        '<meta name="pubdate" content="Thu, 01 Jul 2021 10:00:00 +0700">',
        '<meta name="pubdate" content="01/07/2021 10:00:00">',
    ],
)
def test_the_day_that_the_page_declares(head):
    assert published(a_page(head=head)) == date(2021, 7, 1)


@pytest.mark.parametrize(
    "line",
    [
        '<span class="date">Thứ năm, 1/7/2021, 10:00 (GMT+7)</span>',
        '<div class="detail-time"><div data-role="publishdate">01/07/2021 10:00 GMT+7</div></div>',
        '<p class="post-meta">Đăng ngày 01-07-2021 | 10:00</p>',
        '<time datetime="2021-07-01T10:00">01/07/2021</time>',
        '<div class="ngaydang">Cập nhật: 10h00 ngày 1 tháng 7 năm 2021</div>',
    ],
)
@pytest.mark.parametrize("place", ["above", "below", "within"])
def test_the_day_that_readers_see(line, place):
    places = {"body": f"{line}<p>{FIRST}</p><p>{SECOND}</p>"} if place == "within" else {place: line}
    assert published(a_page(**places)) == date(2021, 7, 1)


def test_neither_todays_date_nor_that_of_other_news_nor_of_the_imprint_is_the_day_of_the_page():
    assert published(a_page()) is None
    assert (
        published(a_page(body=f"<p>{FIRST}</p><p>Ngày 12/06/2020, phường khởi công chợ mới tại khu vực 3.</p>")) is None
    )


def test_what_programs_are_told_outranks_what_readers_see():
    head = linked(**{"@type": "NewsArticle", "datePublished": "2021-07-01T10:00:00+07:00"})
    assert published(a_page(head=head, below='<span class="date">03/07/2021</span>')) == date(2021, 7, 1)


def test_evening_in_utc_is_the_next_day_in_vietnam():
    assert published(a_page(head='<meta property="article:published_time" content="2021-06-30T18:30:00Z">')) == date(
        2021, 7, 1
    )


def test_vietnamese_time_that_is_called_utc_is_recognised_by_what_readers_see():
    head = '<meta property="article:published_time" content="2021-07-01T20:15:00Z">'
    assert published(a_page(head=head)) == date(2021, 7, 2)
    assert published(a_page(head=head, above='<span class="date">Thứ năm, 1/7/2021, 20:15</span>')) == date(2021, 7, 1)


def test_a_stand_in_for_no_date_is_passed_over():
    head = linked(**{"@type": "Article", "datePublished": "0001-01-01T00:00:00"})
    assert published(a_page(head=head + '<meta name="pubdate" content="2021-07-01">')) == date(2021, 7, 1)


def test_the_change_is_kept_as_time_in_vietnam():
    head = linked(**{"@type": "NewsArticle", "datePublished": "2021-07-01", "dateModified": "2021-07-01T20:00:00Z"})
    assert page(a_page(head=head))[1].modified.isoformat() == "2021-07-02T03:00:00"


# --- title, author, outlet, address


def test_title_author_outlet_and_address_as_declared():
    head = linked(
        **{
            "@type": "NewsArticle",
            "headline": "Tân chủ tịch &quot;trẻ&quot;",
            "author": [{"@type": "Person", "name": "Minh Anh"}, {"name": "Thu Hà"}],
            "publisher": {"@type": "Organization", "name": "Báo Mẫu"},
            "mainEntityOfPage": {"@id": "https://baomau.example/tan-chu-tich-1.html"},
        }
    )
    about = page(a_page(head=head))[1]
    assert (about.title, about.author, about.outlet) == (TITLE, "Minh Anh, Thu Hà", "Báo Mẫu")
    assert about.url == "https://baomau.example/tan-chu-tich-1.html"


def test_title_author_outlet_and_address_from_meta_tags():
    head = (
        '<meta property="og:title" content="Tân chủ tịch"><meta property="og:site_name" content="Báo Mẫu">'
        '<meta name="author" content="Minh Anh"><meta property="article:author" content="https://facebook.com/x">'
        '<link rel="canonical" href="https://baomau.example/1.html">'
    )
    about = page(a_page(head=head).replace("h1", "h4"))[1]
    assert (about.title, about.author, about.outlet, about.url) == (
        "Tân chủ tịch",
        "Minh Anh",
        "Báo Mẫu",
        "https://baomau.example/1.html",
    )


def test_the_headline_is_the_one_that_the_page_names_among_several():
    above = "<h1>BÁO MẪU</h1>"
    about = page(a_page(above=above, head=f'<meta property="og:title" content="{TITLE}">'))[1]
    assert about.title == TITLE


def test_a_logo_is_no_headline():
    assert page(a_page(above="<h1>Báo Mẫu</h1>"))[1].title == TITLE


def test_a_menu_in_a_table_is_no_text():
    menu = "<table><tr><td><a href='/'>Trang nhất</a> | <a href='/2'>Tin phường, xã</a></td></tr></table>"
    table = "<table><tr><td>Bí thư</td><td>Lê Văn Thuận</td></tr></table>"
    text, _ = page(a_page(above=menu, body=f"<p>{FIRST}</p>{table}<p>{SECOND}</p>"))
    assert "Trang nhất" not in text
    assert "Lê Văn Thuận |" in text


def test_a_signature_at_the_foot_is_the_author():
    assert page(a_page(body=f"<p>{FIRST}</p><p>{SECOND}</p><p>Bài, ảnh: NGỌC LAN</p>"))[1].author == "NGỌC LAN"


# --- date lines


@pytest.mark.parametrize(
    "line",
    [
        "12/06/2020 - 09:52",
        "12-06-2020",
        "12.6.2020 | 09:52",
        "Thứ sáu, 12/06/2020, 09:52 (GMT+7)",
        "Thứ Sáu, ngày 12/06/2020 09:52 AM (GMT+7)",
        "THỨ SÁU, 12/06/2020 09:52:33",
        "Ngày 12 tháng 6 năm 2020",
        "12 tháng 6, 2020",
        "09:52 | 12/06/2020",
        "Đăng lúc 9 giờ 52, ngày 12/6/2020",
        "Cập nhật: Thứ sáu, 12/06/2020 - 09:52",
        "Cập nhật lúc 09h52 ngày 12/06/2020",
        "2020-06-12 09:52",
        "Thu\u031b\u0301 sa\u0301u, 12/06/2020",
        "Ngọc Lan | 12/06/2020 09:52",
        "Báo Mẫu - 12/06/2020, 09:52",
    ],
)
def test_a_line_that_is_nothing_but_a_date(line):
    dates = date_line(line)
    assert (dates.published or dates.modified).day == date(2020, 6, 12)


@pytest.mark.parametrize(
    "line",
    [
        "Hà Nội, ngày 12 tháng 6 năm 2020",
        "Khai mạc 12/06/2020",
        "Sáng 12/06/2020, phường ra mắt tổ tự quản.",
        "Nhiệm kỳ 2015-2020",
        "Quyết định số 12/06/2020/QĐ-UBND",
        "31/02/2020",
        "12/13/2020",
        "12/06/1020",
        "12/06",
        "6-1-2019.",
        "Điện thoại: 0292.3.821.190",
    ],
)
def test_a_line_that_is_something_else(line):
    assert date_line(line) == (None, None)


def test_a_line_with_two_dates_gives_publication_and_change():
    dates = date_line("12/06/2020 09:52 GMT+7 - Cập nhật lúc 13/06/2020 10:00")
    assert (dates.published.day, dates.modified.isoformat()) == (date(2020, 6, 12), "2020-06-13T10:00:00")


def test_a_date_after_a_paragraph_is_a_day_of_the_report():
    assert masthead(f"{TITLE}\n\n{FIRST}\n12/06/2020\n{SECOND}").published is None
    assert masthead(f"{TITLE}\n\n12/06/2020\n{FIRST}\n{SECOND}").published.day == date(2020, 6, 12)
    assert masthead(f"{TITLE}\n\n{LEAD}\n12/06/2020 09:52\n{SECOND}").published.day == date(2020, 6, 12)


@pytest.mark.parametrize(
    ("text", "kicker", "title", "author"),
    [
        (f"{TITLE}\n\n{FIRST}\n", None, TITLE, None),
        (f"{TITLE}\n{FIRST}\n{SECOND}\nNGỌC LAN\nChia sẻ bài viết", None, TITLE, "NGỌC LAN"),
        (f"KHÁNH THÀNH CẦU MỚI\n\n{FIRST}", None, "KHÁNH THÀNH CẦU MỚI", None),
        (f"NINH KIỀU\n{TITLE}\n{FIRST}\nTin, ảnh: Ngọc Lan - Minh Anh", "NINH KIỀU", TITLE, "Ngọc Lan - Minh Anh"),
        (FIRST, None, None, None),
        (f"{FIRST}\n{SECOND}", None, None, None),
        (f"{TITLE}\n{FIRST}\nTác giả: Xin cảm ơn bà Hạnh!", None, TITLE, None),
        (f"{TITLE}\n{FIRST}\n{SECOND}\nẢNH: N.LAN", None, TITLE, None),
    ],
)
def test_kicker_title_and_author_of_a_text(text, kicker, title, author):
    found = masthead(text)
    assert (found.kicker, found.title, found.author) == (kicker, title, author)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_has_a_masthead_and_any_value_is_a_moment_or_none(text):
    masthead(text)
    assert moment(text) is None or moment(moment(text).isoformat()) == moment(text)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_every_way_of_writing_a_day_gives_that_day(when):
    for line in (
        f"{when:%d/%m/%Y - %H:%M}",
        f"Ngày {when.day} tháng {when.month} năm {when.year}",
        f"{when:%H:%M, %d-%m-%Y}",
    ):
        assert date_line(line).published.day == when.date()
