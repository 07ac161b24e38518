"""The example articles: ours, dated, read without a word of complaint."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from canbo.examples import FOLDER
from canbo.loaders.read import read

SHARED = Path(__file__).parents[2] / "shared"
WORDS = 16  # running words that two texts share only when one was copied; the name of an office runs to 14


@pytest.fixture(scope="module")
def examples():
    told = []
    found = list(read(FOLDER, told.append, told.append))
    assert told == []
    return found


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}


def test_there_are_articles_of_every_form(examples):
    forms = [Path(article.source.rpartition(":")[0] or article.source).suffix for article in examples]
    assert {form: forms.count(form) for form in forms} == {".txt": 12, ".html": 8, ".jsonl": 25}


def test_the_readme_counts_them(examples):
    assert len(examples) == 45
    assert "Forty-five short articles" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_each_has_a_day_and_a_title_and_the_length_of_a_short_report(examples):
    for article in examples:
        assert article.published is not None, article.source
        assert article.title, article.source
        assert 80 <= len(article.text.split()) <= 250, article.source


@pytest.mark.parametrize(
    ("name", "published", "author"),
    [
        ("tra-an-2014.txt", date(2014, 4, 6), "MINH THƯ"),
        ("thoi-binh-2024.txt", date(2024, 11, 19), "QUANG HÀ"),
        ("can-tho-2025-07.txt", date(2025, 7, 1), "QUANG HÀ"),
        ("cho-lon-2025.txt", date(2025, 8, 8), "THU NGÂN"),
        ("tphcm-2020-10.html", date(2020, 10, 17), "Thu Ngân"),
        ("tphcm-2021-08.html", date(2021, 8, 24), "Thu Ngân"),
        ("tphcm-2025-02.html", date(2025, 2, 20), "THU NGÂN"),
        ("quoc-hoi-2021-04.html", date(2021, 4, 5), "Lan Chi"),
        ("chu-tich-nuoc-2023-03.html", date(2023, 3, 2), "Lan Chi"),
        ("quoc-hoi-2024-05.html", date(2024, 5, 20), "Lan Chi"),
        ("chu-tich-nuoc-2024-10.html", date(2024, 10, 21), "LAN CHI"),
        ("can-tho-2025-10.html", date(2025, 10, 3), "Minh Thư, Quang Hà"),
    ],
)
def test_day_and_author_as_the_page_has_them(name, published, author):
    (article,) = read(FOLDER / name)
    assert (article.published, article.author) == (published, author)


def test_pages_give_their_report_and_nothing_around_it(examples):
    for article in examples:
        assert "Trang mẫu" not in article.text
        assert "Trang chủ" not in article.text


def test_two_versions_of_one_article_are_ordered_by_their_change(examples):
    versions = [article for article in examples if article.id == "van-mieu-2025"]
    assert len({article.work for article in versions}) == 1
    first, last = sorted(versions, key=lambda article: article.age)
    assert "Mai Văn Lâm" in last.text
    assert "Mai Văn Lâm" not in first.text


def test_no_sentence_is_another_newspapers(examples):
    articles = [SHARED / "seeds", *(SHARED / "gold").glob("*articles.jsonl"), SHARED / "corpus"]
    if not all(path.exists() for path in articles):
        pytest.skip("the real articles are not beside this repository")
    ours = {run: article.source for article in examples for run in runs(article.text)}
    copied = [ours[run] for article in read(articles) for run in runs(article.text) & ours.keys()]
    assert copied == []


def test_every_line_of_the_json_files_is_plain_json():
    for path in FOLDER.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) <= {"id", "url", "published", "modified", "outlet", "text"}
