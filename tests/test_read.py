"""Article files: what is read of them, and what is said of those that are broken."""

import gzip
import io
import json
import os
import subprocess
import sys
import time
import tracemalloc
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from canbo import InputError
from canbo.loaders.decoding import decoded, encoding_of
from canbo.loaders.read import LARGEST, read
from hypothesis import given, settings
from hypothesis import strategies as st

SHARED = Path(__file__).parents[2] / "shared"
PAGE = (
    "15/03/2019 - 08:15\n\nĐẢNG BỘ PHƯỜNG HÒA BÌNH\n\nGiữ vững danh hiệu phường văn hóa\n\n"
    "Năm qua, phường Hòa Bình xây mới hai nhà sinh hoạt cộng đồng. Ông Lê Văn Thuận, Chủ tịch UBND phường, cho biết "
    "người dân đã hiến hơn 400 m² đất mở hẻm.\n\nMột góc phường Hòa Bình hôm nay.\n\nBài, ảnh: NGỌC LAN\n\nChia sẻ bài viết"
)
SENTENCE = "Bà Trần Thị Hạnh, Bí thư Đảng ủy xã Phú Lộc, đề nghị đẩy nhanh tiến độ các tuyến đường nông thôn."


class Told:
    """The articles of some paths, and every line said of them."""

    def __init__(self, *paths):
        self.problems, self.notes = [], []
        self.articles = list(read(paths, self.problems.append, self.notes.append))
        assert all(line.isprintable() for line in self.problems + self.notes), "one line each"

    @property
    def article(self):
        assert not self.problems
        (found,) = self.articles
        return found

    @property
    def problem(self):
        (found,) = self.problems
        return found


@pytest.fixture
def told(tmp_path):
    """Writes a file of this name and content and reads it."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Told(path)

    return write


def lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows) + "\n"


def as_windows_1258(text):
    """Vietnamese as Windows wrote it before Unicode: the tone is a mark of its own behind its vowel."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        base, *marks = unicodedata.normalize("NFD", letter)
        tones = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
        shape = [m for m in marks if m not in tones]
        try:
            out.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            out.append((unicodedata.normalize("NFC", base + "".join(shape)) + "".join(tones)).encode("cp1258"))
    return b"".join(out)


# --- newspaper text


def test_a_page_in_text_form_gives_its_day_kicker_title_and_author_and_keeps_every_letter(told):
    article = told("trang.txt", PAGE).article
    assert article.text == PAGE
    assert (article.published, article.kicker) == (date(2019, 3, 15), "ĐẢNG BỘ PHƯỜNG HÒA BÌNH")
    assert (article.title, article.author) == ("Giữ vững danh hiệu phường văn hóa", "NGỌC LAN")


def test_line_ends_and_spaces_stay_since_offsets_count_them(told):
    text = "15/03/2019\r\n\r\n  Tiêu đề \r\n\r\nNội dung của bài.\r\n"
    assert told("a.txt", text).article.text == text


def test_a_byte_order_mark_is_no_part_of_the_text(told):
    article = told("a.txt", b"\xef\xbb\xbf" + PAGE.encode()).article
    assert article.text == PAGE
    assert article.encoding is None


def test_the_same_text_and_day_make_the_same_article_in_every_form(told, tmp_path):
    as_text = told("a.txt", PAGE).article
    as_json = told("a.jsonl", lines({"text": PAGE, "published": "2019-03-15"})).article
    (tmp_path / "a.csv").write_text('published,text\n2019-03-15,"' + PAGE + '"\n', encoding="utf-8", newline="")
    as_csv = Told(tmp_path / "a.csv").article
    assert as_text.id == as_json.id == as_csv.id


def test_a_text_without_a_date_is_read_and_noted(told):
    found = told("a.txt", SENTENCE)
    assert (found.article.published, found.problems) == (None, [])
    (note,) = found.notes
    assert note.startswith("1 article without a date")


# --- JSON lines


def test_a_line_gives_what_its_keys_say_and_other_keys_are_ignored(told):
    row = {
        "id": "x7", "url": "https://www.baophuloc.example/a-1.html", "title": "Phú Lộc đổi mới", "published": "2021-05-04",
        "modified": "2021-05-04T23:30:00Z", "author": ["Minh Anh", {"name": "Thu Hà"}], "text": SENTENCE, "likes": {"n": 3},
    }  # fmt: skip
    article = told("a.jsonl", lines(row)).article
    assert (article.id, article.title, article.published) == ("x7", "Phú Lộc đổi mới", date(2021, 5, 4))
    assert article.modified == "2021-05-05T06:30:00"
    assert (article.outlet, article.author) == ("baophuloc.example", "Minh Anh, Thu Hà")
    assert article.source.endswith("a.jsonl:1")


def test_a_given_outlet_outranks_the_host(told):
    row = {"text": SENTENCE, "url": "https://a.example/1", "outlet": "Báo Phú Lộc", "published": "2021-05-04"}
    assert told("a.jsonl", lines(row)).article.outlet == "Báo Phú Lộc"


def test_an_html_row_is_read_as_a_page_and_the_row_outranks_it(told):
    html = f'<meta property="article:published_time" content="2021-05-04"><h1>Tin xã</h1><article><p>{SENTENCE}</p></article>'
    article = told("a.jsonl", lines({"html": html, "published": "2021-05-03"})).article
    assert (article.title, article.published) == ("Tin xã", date(2021, 5, 3))
    assert SENTENCE in article.text


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2014-04-06", date(2014, 4, 6)),
        ("2014-04-06T08:00:00", date(2014, 4, 6)),
        ("2014-04-06T20:02:00+07:00", date(2014, 4, 6)),
        ("2014-04-06T18:30:00Z", date(2014, 4, 7)),
        ("2014-04-06T02:00:00+09:00", date(2014, 4, 6)),
        ("2014-04-06T01:00:00+09:00", date(2014, 4, 5)),
        ("06/04/2014", date(2014, 4, 6)),
        ("Chủ nhật, 06/04/2014, 20:02 (GMT+7)", date(2014, 4, 6)),
        ("Sun, 06 Apr 2014 17:30:00 +0000", date(2014, 4, 7)),
    ],
)
def test_the_day_of_publication_is_the_day_in_vietnam(told, published, day):
    assert told("a.jsonl", lines({"text": SENTENCE, "published": published})).article.published == day


@pytest.mark.parametrize(
    "published", ["hôm qua", "2014-02-30", "2014-04", "2014", "0001-01-01", "9999-12-31", 20140406, True]
)
def test_a_published_that_is_no_day_is_noted_and_the_article_kept_without_one(told, published):
    found = told("a.jsonl", lines({"text": SENTENCE, "published": published}))
    assert found.article.published is None
    assert any("`published`" in note and "line 1" in note for note in found.notes)


def test_notes_are_counted_one_line_a_kind(told):
    found = told("a.jsonl", lines(*[{"text": f"{SENTENCE} {n}"} for n in range(500)]))
    (note,) = found.notes
    assert note.startswith("500 articles without a date")
    assert len(note) < 400


def test_of_a_repeated_key_the_last_counts(told):
    line = '{"text": "Một.", "published": "2020-01-01", "text": "Hai.", "published": "2020-01-02"}'
    article = told("a.jsonl", line).article
    assert (article.text, article.published) == ("Hai.", date(2020, 1, 2))


BROKEN_LINES = [
    ('{"text": "Bí thư', "breaks off"),
    ('{"text": "Bí thư"} {"text": "Chủ tịch"}', "not JSON"),
    ('["text"]', "not an article"),
    ('"text"', "not an article"),
    ("null", "not an article"),
    ("Bí thư Đảng ủy", "not JSON"),
    ('{"text": 5}', "not an article"),
    ('{"text": "  \\n "}', "no text"),
    ('{"title": "Bí thư"}', "no text"),
    ('{"html": ""}', "no text"),
    ('{"html": "<p></p>"}', "no article text"),
    ('{"text": null, "html": null}', "no text"),
    ("[" * 100_000, "not an article"),
    ('{"x": ' * 100_000, "nested too deeply"),
    ('{"text": "Bí\nthư"}'.replace("\n", "\x01"), "not JSON"),
]


@pytest.mark.parametrize(
    ("line", "said"), BROKEN_LINES, ids=[said + str(n) for n, (_, said) in enumerate(BROKEN_LINES)]
)
def test_a_broken_line_is_told_with_its_number_and_the_others_are_read(told, line, said):
    good = {"text": SENTENCE, "published": "2021-05-04"}
    found = told("a.jsonl", lines(good, line, good))
    assert len(found.articles) == 2
    assert "a.jsonl, line 2: " in found.problem
    assert said in found.problem


def test_without_problems_to_tell_the_first_broken_input_raises(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": ""}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1: the article has no text"):
        list(read([tmp_path / "a.jsonl"]))


def test_blank_lines_and_marks_between_lines_are_passed_over(told):
    good = json.dumps({"text": SENTENCE, "published": "2021-05-04"})
    assert len(told("a.jsonl", f"\ufeff{good}\r\n\r\n  \n\ufeff{good}").articles) == 2


def test_half_a_surrogate_pair_becomes_one_replacement_character_and_is_noted(told):
    found = told("a.jsonl", '{"text": "Chúc mừng \\ud83d bà Hạnh", "title": "\\udc00", "published": "2021-05-04"}')
    assert found.article.text == "Chúc mừng \ufffd bà Hạnh"
    assert "surrogate" in found.notes[0]
    found.article.text.encode()


def test_a_zero_character_in_a_text_stays_where_it_is(told):
    assert told("a.jsonl", '{"text": "a\\u0000b", "published": "2021-05-04"}').article.text == "a\0b"


def test_an_overlong_line_is_skipped_in_little_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    good = lines({"text": SENTENCE, "published": "2021-05-04"}).encode()
    with path.open("wb") as file:
        file.write(good + b'{"text": "')
        for _ in range(200):
            file.write(b"a" * (1 << 20))
        file.write(b'"}\n' + good)
    tracemalloc.start()
    found = Told(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.articles) == 2
    assert "line 2: more than 8 MiB" in found.problem
    assert found.articles[1].source.endswith(":3")
    assert peak < 5 * LARGEST


def test_reading_is_lazy(tmp_path):
    (tmp_path / "a.jsonl").write_text(lines({"text": SENTENCE}), encoding="utf-8")

    def paths():
        yield tmp_path / "a.jsonl"
        raise AssertionError("asked for a path that nobody needed yet")

    assert next(read(paths(), print)).text == SENTENCE


# --- JSON


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"text": SENTENCE}, indent=2),
        json.dumps([{"text": SENTENCE}]),
        lines({"text": SENTENCE}, {"text": SENTENCE + " Hai."}),
        "[]",
    ],
)
def test_a_json_file_holds_one_article_an_array_or_lines(told, content):
    found = told("a.json", content)
    assert len(found.articles) == content.count("text")
    assert not found.problems


def test_a_broken_article_of_an_array_is_told_by_its_number(told):
    found = told("a.json", json.dumps([{"text": SENTENCE}, {"text": ""}, {"text": SENTENCE}]))
    assert len(found.articles) == 2
    assert "a.json, article 2: " in found.problem


@pytest.mark.parametrize("content", ['[{"text": "a"}, ', "[1, 2", "{", "xin chào"])
def test_a_truncated_json_file_is_told(told, content):
    assert "a.json" in told("a.json", content).problem


# --- CSV


def test_a_csv_row_is_an_article_with_line_ends_in_quotes(told):
    found = told("a.csv", 'id,published,text,note\n1,2021-05-04,"Dòng một\nDòng ""hai""",x\n2,2021-05-05,Ngắn,\n')
    first, second = found.articles
    assert (first.id, first.text, first.published) == ("1", 'Dòng một\nDòng "hai"', date(2021, 5, 4))
    assert (first.source[-2:], second.source[-2:]) == (":2", ":4")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_spreadsheets_write_it(told, separator, encoding):
    text = f"Published{separator}TEXT\r\n2021-05-04{separator}Bí thư Đảng ủy\r\n"
    article = told("a.csv", text.encode(encoding)).article
    assert (article.text, article.published) == ("Bí thư Đảng ủy", date(2021, 5, 4))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("title,body\na,b\n", "no column text or html"),
        ("text,text\na,b\n", "stands twice"),
        ("\x00\x01\x02\x03" * 50, "binary"),
    ],
)
def test_a_csv_file_that_is_no_table_of_articles_is_told(told, content, said):
    found = told("a.csv", content)
    assert found.articles == []
    assert said in found.problem


@pytest.mark.parametrize("row", ["only", "a,b,c,d", '"a"x,2021-05-04', '"a\nb"x,2021-05-04', ",2021-05-04"])
def test_a_broken_row_is_told_with_its_line_and_the_others_are_read(told, row):
    found = told("a.csv", f"text,published\nMột,2021-05-01\n{row}\nHai,2021-05-02\n")
    assert [a.text for a in found.articles] == ["Một", "Hai"]
    assert "a.csv, line 3: " in found.problem


def test_a_quotation_mark_that_never_closes_is_told_where_it_opens(told):
    found = told("a.csv", 'text,published\nMột,2021-05-01\n"Hai,2021-05-02\nBa,2021-05-03\n')
    assert [a.text for a in found.articles] == ["Một"]
    assert "line 3: a quotation mark opens" in found.problem


def test_an_overlong_row_of_csv_is_skipped(told):
    found = told("a.csv", 'text\nMột\n"' + "a" * (LARGEST + 10) + '"\nHai\n')
    assert [a.text for a in found.articles] == ["Một", "Hai"]
    assert "line 3" in found.problem


def test_a_long_article_fits_into_a_csv_field(told):
    assert len(told("a.csv", "text\n" + "a" * 500_000 + "\n").article.text) == 500_000


# --- encodings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_unicode_in_every_form_is_read_as_written(told, encoding, name):
    content = {"a.txt": PAGE, "a.jsonl": lines({"text": PAGE}), "a.csv": 'text,id\n"' + PAGE + '",1\n'}[name]
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    article = told(name, mark + content.encode(encoding)).article
    assert article.text == PAGE
    assert (article.encoding is None) == (encoding == "utf-8-sig")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_windows_1258_is_recognised_and_told(told, name):
    content = {
        "a.txt": PAGE,
        "a.jsonl": lines({"text": PAGE}),
        "a.csv": 'text,id\n"' + PAGE + '",1\n',
        "a.html": f"<h1>Tin</h1><article><p>{SENTENCE}</p></article>",
    }[name]
    article = told(name, as_windows_1258(content)).article
    assert article.encoding == "cp1258"
    assert unicodedata.normalize("NFC", article.text) == (PAGE if name != "a.html" else f"Tin\n{SENTENCE}")


def test_the_text_keeps_the_marks_that_its_encoding_has(told):
    text = told("a.txt", as_windows_1258(SENTENCE)).article.text
    assert text == as_windows_1258(SENTENCE).decode("cp1258")
    assert not unicodedata.is_normalized("NFC", text)


def test_lines_of_one_file_may_be_in_two_encodings(told):
    content = lines({"text": PAGE}).encode() + as_windows_1258(lines({"text": SENTENCE}))
    found = told("a.jsonl", content)
    assert [a.encoding for a in found.articles] == [None, "cp1258"]
    assert unicodedata.normalize("NFC", found.articles[1].text) == SENTENCE


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04" + bytes(60), "ZIP"),
        (PAGE.encode()[:300] + b"\xff" + PAGE.encode()[300:], "neither UTF-8"),
        (SENTENCE.encode()[: SENTENCE.encode().index("ạ".encode()) + 2], "breaks off within a letter"),
        ("Привет, это новости района и города".encode("cp1251"), "neither UTF-8"),
        (b"a\0" * 3, "binary"),
    ],
)
def test_what_is_no_text_is_told_and_never_mangled(told, content, said):
    found = told("a.txt", content)
    assert found.articles == []
    assert said in found.problem


def test_a_byte_that_is_not_utf_8_is_told_with_its_line(told):
    content = PAGE.replace("Một góc", "Một gó\0").encode().replace(b"\0", b"\xf3\xff")
    assert "line 9" in told("a.txt", content).problem


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text, encoding = decoded(data)
    except InputError as refusal:
        said = str(refusal)
        assert said.isprintable()
    else:
        assert text.encode(encoding or "utf-8").lstrip(b"\xff\xfe\0") in (data, data.lstrip(b"\xef\xbb\xbf\xff\xfe\0"))


def test_every_article_known_is_recognised_in_every_encoding():
    path = SHARED / "gold" / "articles.jsonl"
    if not path.exists():
        pytest.skip("the gold set is not beside this repository")
    for article in read([path]):
        for encoding in ("utf-8", "utf-16-le"):
            assert encoding_of(article.text.encode(encoding)) == encoding
        assert encoding_of(as_windows_1258(article.text[:200])) == "cp1258"


# --- paths


def test_a_folder_is_read_by_name_with_its_folders_and_only_known_kinds(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/.d.txt", ".git/e.txt", "f.md", "g.TXT", "h.jsonl.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text = lines({"text": name}).encode()
        (tmp_path / name).write_bytes(gzip.compress(text) if name.endswith("gz") else name.encode())
    assert [a.text for a in Told(tmp_path).articles] == ["a.txt", "b.txt", "g.TXT", "h.jsonl.gz", "sub/c.txt"]


def test_paths_are_read_in_the_order_given(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
    assert [a.text for a in read([tmp_path / f"{name}.txt" for name in "cab"])] == ["c", "a", "b"]


def test_one_path_needs_no_list(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert [a.text for a in read(tmp_path / "a.txt")] == [a.text for a in read(str(tmp_path / "a.txt"))] == [SENTENCE]


def test_a_broken_file_of_a_folder_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)))
    (tmp_path / "b.txt").write_text(SENTENCE, encoding="utf-8")
    found = Told(tmp_path)
    assert [a.text for a in found.articles] == [SENTENCE]
    assert "a.txt: " in found.problem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.txt", "no such file"),
        ("gone", "no such file"),
        ("", "no such file"),
        ("a\0b.txt", "cannot be read"),
        ("x" * 5000 + ".txt", "cannot be read"),
        ("https://bao.example/tin.html", "fetch the page first"),
        ("dòng\nhai.txt", "no such file"),
        ("\udcff.txt", "no such file"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(name, said):
    assert said in Told(name).problem


def test_a_file_of_an_unknown_kind_is_told_with_the_known_ones(told):
    assert "canbo reads .txt, .html" in told("a.docx", b"x").problem


def test_a_folder_without_articles_is_told(tmp_path):
    (tmp_path / "readme.md").write_text("x", encoding="utf-8")
    assert "the folder holds no articles" in Told(tmp_path).problem


def test_links_in_a_circle_end(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    found = Told(tmp_path)
    assert [a.text for a in found.articles] == [SENTENCE]
    assert len(found.problems) == 2


def test_a_file_that_may_not_be_read_is_told(tmp_path):
    secret = tmp_path / "a.txt"
    secret.write_text(SENTENCE, encoding="utf-8")
    secret.chmod(0)
    root = os.geteuid() == 0
    if root:  # whom no permission stops
        os.seteuid(65534)
    try:
        found = Told(secret)
    finally:
        if root:
            os.seteuid(0)
    assert "no permission" in found.problem


@pytest.mark.parametrize("cut", [5, 30, -4])
def test_damaged_compression_is_told(told, cut):
    whole = gzip.compress(lines(*[{"text": SENTENCE + str(n)} for n in range(3)]).encode())
    found = told("a.jsonl.gz", whole[:cut])
    assert "damaged or cut off" in found.problems[-1]


def test_a_gz_that_is_none_is_told(told):
    assert "damaged or cut off" in told("a.txt.gz", SENTENCE).problem


def test_a_small_file_that_unpacks_to_a_giant_is_refused(told):
    assert "more than 8 MiB" in told("a.txt.gz", gzip.compress(b"a" * (LARGEST + 1))).problem


# --- standard input


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dash_reads_json_lines_from_standard_input(encoding):
    program = "import canbo, sys; [print(a.text.encode()) for a in canbo.read(['-'], sys.exit)]"
    content = lines({"text": SENTENCE}).encode(encoding)
    done = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True)
    assert done.stdout.decode().strip() == repr(SENTENCE.encode())


def test_standard_input_stays_open_after_reading(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(lines({"text": SENTENCE}, "x").encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    found = Told("-")
    assert [a.source for a in found.articles] == ["standard input:1"]
    assert found.problem.startswith("standard input, line 2: ")
    assert not stream.buffer.closed


def test_empty_standard_input_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "nothing in it" in Told("-").problem


# --- the whole


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "url", "title", "published", "modified", "outlet", "author", "text", "html", "x"]),
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats()
            | st.text()
            | st.lists(st.text(), max_size=2)
            | st.just({"name": ["a"]}),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=200, deadline=None)
def test_whatever_a_line_holds_it_is_an_article_or_a_problem(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = Told(path)
    assert len(found.articles) + len(found.problems) == len(rows)
    for article in found.articles:
        article.text.encode()


@pytest.mark.parametrize("name", ["corpus", "seeds", "gold/articles.jsonl"])
def test_real_articles_are_all_read(name):
    if not (SHARED / name).exists():
        pytest.skip("the real articles are not beside this repository")
    begun = time.process_time()
    found = Told(SHARED / name)
    assert found.problems == []
    assert len(found.articles) == {"corpus": 6315, "seeds": 2, "gold/articles.jsonl": 124}[name]
    assert time.process_time() - begun < 20
